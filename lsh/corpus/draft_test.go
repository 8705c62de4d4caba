package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadDrafts: what somebody typed is one article, whatever its lines look
// like; a scraped page has its parts.
func TestReadDrafts(t *testing.T) {
	const first = "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات يربط الميناء الشمالي بالعاصمة وقالت إن الرحلة الأولى ستنطلق صباح الأحد المقبل."
	const second = "ورحب سكان القرى الواقعة على الطريق بالمشروع الذي انتظروه أعواما طويلة وطالبوا بمد الخط إلى الجنوب في أقرب وقت."
	for _, tt := range []struct {
		name, draft string
		articles    int
		text        []string // in the first
	}{
		{"one paragraph", first, 1, []string{first}},
		{"title and paragraphs", "خط جديد للقطارات\n\n" + first + "\n\n" + second + "\n", 1, []string{first, second}},
		{"a source line between", first + "\nالمصدر: تاس\n" + second, 1, []string{first, second}},
		{"short lines only", "أعلنت وزارة النقل\nافتتاح خط جديد\nللقطارات أمس\n", 1, []string{"النقل", "جديد", "أمس"}},
		{"markdown", "# خط جديد\n\n* " + first + "\n* " + second, 1, []string{first, second}},
	} {
		for _, name := range []string{"draft.txt", "draft.md", "draft"} {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(tt.draft), 0o644); err != nil {
				t.Fatal(err)
			}
			drafts, sum, err := ReadDrafts(t.Context(), path, Options{})
			if err != nil {
				t.Errorf("%s as %s: %v", tt.name, name, err)
				continue
			}
			if len(drafts) != tt.articles || sum.Skipped > 0 {
				t.Errorf("%s as %s: %d articles, %v, want %d", tt.name, name, len(drafts), sum.Warnings, tt.articles)
				continue
			}
			for _, want := range tt.text {
				if !strings.Contains(drafts[0].Text, want) {
					t.Errorf("%s as %s: %q is not in the text %q", tt.name, name, want, drafts[0].Text)
				}
			}
			if drafts[0].ID != "draft" {
				t.Errorf("%s as %s: id %q, want draft", tt.name, name, drafts[0].ID)
			}
		}
	}
}

func TestReadDraftsRefuses(t *testing.T) {
	folder := t.TempDir()
	if _, _, err := ReadDrafts(t.Context(), folder, Options{}); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	text := strings.Repeat("كلمات كثيرة جدا ", MaxDraft/20)
	for name, content := range map[string]string{
		"long.txt":   text,
		"cut.txt":    text[:len(text)-2], // within a letter
		"long.jsonl": `{"id": "a", "text": "` + text + `"}`,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ReadDrafts(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "that are checked; hint:") {
			t.Errorf("%s of %d bytes: %v", name, len(content), err)
		}
	}
}

// A draft's title has no marks of Markdown; what else begins with such a mark or
// holds one keeps it.
func TestTitleOfDraft(t *testing.T) {
	for _, test := range []struct{ title, want string }{
		{"# خط جديد للقطارات", "خط جديد للقطارات"},
		{"### خط جديد ###", "خط جديد"},
		{"# خط **جديد** للقطارات", "خط جديد للقطارات"},
		{"__خط جديد__", "خط جديد"},
		{"#خط_جديد للقطارات", "#خط_جديد للقطارات"},
		{"####### خط", "####### خط"},
		{"# لغة C#", "لغة C#"},
		{"خط ** جديد", "خط ** جديد"},
		{"خط جديد", "خط جديد"},
		{"", ""},
	} {
		if got := withoutMarkdown(test.title); got != test.want {
			t.Errorf("withoutMarkdown(%q) = %q, want %q", test.title, got, test.want)
		}
	}
	path := filepath.Join(t.TempDir(), "draft.md")
	text := "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات يربط الميناء الشمالي بالعاصمة، وقالت إن الرحلة الأولى ستنطلق صباح الأحد."
	if err := os.WriteFile(path, []byte("# خط **جديد** للقطارات\n\n"+text+"\n\n"+text+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	drafts, _, err := ReadDrafts(t.Context(), path, Options{})
	if err != nil || len(drafts) != 1 || drafts[0].Title != "خط جديد للقطارات" {
		t.Errorf("%v, %v, want one with the title خط جديد للقطارات", drafts, err)
	}
	// The same page in an archive or an index is called the same; marks in its text stay,
	// where its name does not say that it is Markdown.
	path = filepath.Join(t.TempDir(), "draft.txt")
	page := "# خط **جديد** للقطارات\n\n" + text + "\n\nتكلف المشروع **420** مليون دولار على مدى خمسة أعوام من العمل المتواصل.\n"
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	drafts, _, err = ReadDrafts(t.Context(), path, Options{})
	pages, _, pageErr := readAll(t, Options{}, path)
	if err != nil || pageErr != nil || len(drafts) != 1 || len(pages) != 1 {
		t.Fatalf("%d drafts, %v, and %d pages, %v; want one of each", len(drafts), err, len(pages), pageErr)
	}
	if pages[0].Title != "خط جديد للقطارات" || pages[0].Title != drafts[0].Title || pages[0].Text != drafts[0].Text || !strings.Contains(pages[0].Text, "**420**") {
		t.Errorf("the page is %q, %q and the draft %q, %q; want both alike", pages[0].Title, pages[0].Text, drafts[0].Title, drafts[0].Text)
	}
}
