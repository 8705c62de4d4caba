package corpus

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that changes while it is read is named and counted, and what could be
// read of it counts.
func TestChanged(t *testing.T) {
	// More than waits between the feeder and the caller, so that the file is not
	// read to its end when the first batch is handed on.
	const size = 12 * blockSize
	line := goodLine + "\n"
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `{"id":"%d","text":"%s"}`+"\n", i, strings.Repeat("خبر عن المدينة ", 300))
	}
	for _, tt := range []struct {
		name   string
		change func(p string) error
		want   string // empty: nothing to tell
	}{
		{"grown", func(p string) error {
			f, err := os.OpenFile(p, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteString(line)
			return err
		}, "changed while it was read, from "},
		{"cut", func(p string) error { return os.Truncate(p, 100) }, "to 100: articles may be missing or mixed"},
		{"replaced", func(p string) error {
			if err := os.WriteFile(p+".new", []byte(line), 0o644); err != nil {
				return err
			}
			return os.Rename(p+".new", p)
		}, "replaced while it was read"},
		{"removed", os.Remove, ""},
		{"left alone", func(string) error { return nil }, ""},
	} {
		dir := write(t, map[string]string{"a.jsonl": b.String(), "b.jsonl": goodLine})
		p := filepath.Join(dir, "a.jsonl")
		done, good := false, false
		sum, err := Read(context.Background(), []string{dir}, Options{Workers: 1, NoCredits: true}, func(batch []*Article) error {
			good = good || batch[len(batch)-1].ID == "good"
			if done {
				return nil
			}
			done = true
			return tt.change(p)
		})
		if err != nil || !good || sum.Articles < 2 {
			t.Errorf("%s: Read = %+v, %v, want the other file read, too", tt.name, sum, err)
		}
		told := ""
		for _, w := range sum.Warnings {
			if w.Path == p && w.Line == 0 {
				told = w.Text
			}
		}
		if want := min(1, len(tt.want)); sum.Changed != want || !strings.Contains(told, tt.want) || want == 0 && told != "" {
			t.Errorf("%s: Changed = %d, warning %q, want %d, %q", tt.name, sum.Changed, told, want, tt.want)
		}
	}
}

func TestDocuments(t *testing.T) {
	zipped := func(names ...string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range names {
			f, err := w.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			f.Write([]byte("<x>" + para1 + "</x>"))
		}
		w.Close()
		return b.String()
	}
	for _, tt := range []struct{ name, content, want string }{
		{"a.pdf", "%PDF-1.7\n" + para1, "a PDF file, which sada does not read; hint: save it as text or HTML and read that"},
		{"a.txt", "%PDF-1.7\n" + para1, "a PDF file"},
		{"a.rtf", `{\rtf1 ` + para1, "an RTF file"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of Word, Excel or PowerPoint"},
		{"a.docx", zipped("[Content_Types].xml", "word/document.xml"), "a file of Word, Excel or PowerPoint"},
		{"a.png", "\x89PNG\r\n\x1a\n\x00", "not text"},
	} {
		p := filepath.Join(write(t, map[string]string{tt.name: tt.content}), tt.name)
		_, sum, _ := readAll(t, Options{}, p)
		if sum.Articles != 0 || sum.Skipped != 1 || len(sum.Warnings) != 1 || !strings.Contains(sum.Warnings[0].Text, tt.want) {
			t.Errorf("Read(%s) = %+v, want a warning: %s", tt.name, sum, tt.want)
		}
	}
}

func TestLeftOut(t *testing.T) {
	for _, tt := range []struct {
		files   []string
		ignored int
		want    string // of the warning, empty if there is none
	}{
		{[]string{"a.go", "README.md", ".hidden", "page_files/x.css"}, 4, ""},
		{[]string{"a.pdf", "b.css"}, 2, "1 file was left out by name: a.pdf; hint: name a file itself"},
		{[]string{"e.pdf", "x/a.docx", "x/b", "x/y/c.bin", "d.go"}, 5, "4 files were left out by name: e.pdf, x/a.docx, x/b and 1 more; hint: name a file itself"},
	} {
		files := map[string]string{"good.jsonl": goodLine}
		for _, name := range tt.files {
			files[name] = "no article"
		}
		dir := write(t, files)
		_, sum, err := readAll(t, Options{}, dir)
		told := ""
		for _, w := range sum.Warnings {
			told += w.Text
		}
		if err != nil || sum.Articles != 1 || sum.Ignored != tt.ignored || sum.Skipped != 0 || !strings.HasPrefix(told, tt.want) || tt.want == "" && told != "" {
			t.Errorf("Read(%q) = %+v, %v, want %d ignored, %q", tt.files, sum, err, tt.ignored, tt.want)
		}
	}
}
