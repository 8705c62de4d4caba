package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sada/lsh/store"
)

// lines gathers what is written, from any goroutine.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

const shared = "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات يربط الميناء الشمالي بالعاصمة وقالت إن الرحلة الأولى ستنطلق صباح الأحد المقبل وسط ترحيب واسع من سكان القرى الواقعة على الطريق"

// TestWatch lets files arrive: one that is there, one in a new folder, one
// written in two halves, one that is no article, one that is left out by its name and
// one that changes nothing.
func TestWatch(t *testing.T) {
	incoming, folder := t.TempDir(), filepath.Join(t.TempDir(), "news.index")
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(incoming, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("first.jsonl", `{"id":"a","outlet":"الصحيفة الأولى","date":"2024-05-01","text":"`+shared+`"}`+"\n")

	ctx, cancel := context.WithCancel(t.Context())
	var out, errs lines
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"sada", "watch", "--index", folder, "--settle", "300ms", "--poll", "2s", incoming}, strings.NewReader(""), &out, &errs)
	}()
	articles := func() int {
		x, err := store.Open(folder)
		if err != nil {
			return 0
		}
		defer x.Close()
		return x.Stats().Articles
	}
	await := func(what string, ok func() bool) {
		t.Helper()
		for range 600 {
			if ok() {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s does not come; stdout %q, stderr %q", what, out.String(), errs.String())
	}
	await("the first file", func() bool { return articles() == 1 })
	if got := out.String(); got != "" {
		t.Errorf("an article alone reuses %q", got)
	}

	write("notes.md", shared)
	write("day/page.pdf", "%PDF-1.7")
	write("day/second.jsonl", `{"id":"b","outlet":"الصحيفة الثانية","date":"2024-05-02","text":"كتب مراسلنا هذا الصباح.\n`+shared+`"}`+"\n")
	await("the line of the second", func() bool { return strings.Count(out.String(), "\n") == 1 })
	var line watchLine
	if err := json.Unmarshal([]byte(out.String()), &line); err != nil {
		t.Fatal(err)
	}
	if line.ID != "b" || line.Reused < .5 || len(line.Matches) != 1 || line.Matches[0].Article != "a" || line.Matches[0].Published != "2024-05-01" {
		t.Errorf("the line is %+v, want b with one match in a", line)
	}

	// The first half alone is one record less and a broken one.
	text := `{"id":"c","outlet":"الصحيفة الثالثة","date":"2024-05-03","text":"` + shared + ` اليوم."}` + "\n"
	half := len(text) / 2
	write("third.jsonl", text[:half])
	time.Sleep(100 * time.Millisecond)
	write("third.jsonl", text)
	await("the line of the third", func() bool { return strings.Contains(out.String(), `"id":"c"`) })
	write("day/second.jsonl", `{"id":"b","outlet":"الصحيفة الثانية","date":"2024-05-02","text":"كتب مراسلنا هذا الصباح.\n`+shared+`"}`+"\n") // as it was
	write("last.jsonl", `{"id":"d","text":"تحدث العلماء عن كوكب بعيد يدور حول نجم خافت وقالوا إن الضوء الذي يصلنا منه غادره قبل أن تبنى أول مدينة على الأرض بزمن طويل"}`+"\n")
	await("the last file", func() bool { return articles() == 4 && strings.Contains(errs.String(), "page.pdf") })
	write("other.jsonl", `{"id":"d","title":"خبر آخر","text":"افتتح المتحف الوطني أبوابه أمام الزوار بعد ترميم دام ثلاث سنوات وعرض فيه أكثر من ألف قطعة لم يرها أحد من قبل في قاعاته الجديدة"}`+"\n")
	replaced := fmt.Sprintf("sada: warning: %[1]s/other.jsonl: replaces d, which was read from %[1]s/last.jsonl and is gone; hint: ", incoming)
	await("the warning of what it replaces", func() bool { return strings.Contains(errs.String(), replaced) })

	cancel()
	if code := <-ended; code != 0 {
		t.Errorf("an interrupt ends it with %d, want 0", code)
	}
	began := fmt.Sprintf("sada: watching %s for the index %s; an interrupt ends it\n", incoming, folder) +
		fmt.Sprintf("sada: warning: %s: 1 file was left out by name: day/page.pdf; hint: name a file itself to have it read, save PDF and Word files as text or HTML\n", incoming)
	if n := strings.Count(out.String(), "\n"); n != 2 || !strings.HasPrefix(errs.String(), began+replaced) || strings.Count(errs.String(), "\n") != 3 {
		t.Errorf("%d lines, want 2: %s\nstderr %q, want %q and what was replaced", n, out.String(), errs.String(), began)
	}
	x, err := store.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if broken := x.Verify(1); len(broken) > 0 {
		t.Error(broken)
	}
}

// TestWatchUnread lets a file arrive of which parts cannot be read: each is told and all
// are counted.
func TestWatchUnread(t *testing.T) {
	incoming, folder := t.TempDir(), filepath.Join(t.TempDir(), "news.index")
	path := filepath.Join(incoming, "a.jsonl")
	if err := os.WriteFile(path, []byte("oops\n{\"id\":\"x\",\"body\":\"\"}\n{\"id\":\"a\",\"text\":\""+shared+"\"}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out, errs lines
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"sada", "watch", "--index", folder, "--settle", "50ms", "--poll", "500ms", incoming}, strings.NewReader(""), &out, &errs)
	}()
	want := []string{
		path + ":1: not JSON at byte ",
		path + `:2: the record has no text (its field "body" is missing, empty or no text)`,
		path + ": articles read: 1; records and files that could not be read: 2\n",
	}
	for range 600 {
		if strings.Contains(errs.String(), want[2]) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	cancel()
	if code := <-ended; code != 0 {
		t.Errorf("an interrupt ends it with %d, want 0", code)
	}
	for _, w := range want {
		if !strings.Contains(errs.String(), "sada: warning: "+w) {
			t.Errorf("stderr %q, want %q in it", errs.String(), w)
		}
	}
}

// TestWatchBusy lets a file arrive in a folder, named by a link, where another
// file changes all the time.
func TestWatchBusy(t *testing.T) {
	incoming, folder := t.TempDir(), filepath.Join(t.TempDir(), "news.index")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(incoming, link); err != nil {
		t.Skip(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs lines
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"sada", "watch", "--index", folder, "--settle", "200ms", "--poll", "500ms", link}, strings.NewReader(""), &out, &errs)
	}()
	arrived := false
	for i := range 500 {
		if err := os.WriteFile(filepath.Join(incoming, "log.md"), make([]byte, i), 0o666); err != nil {
			t.Fatal(err)
		}
		if i == 10 {
			if err := os.WriteFile(filepath.Join(incoming, "a.txt"), []byte(shared), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(20 * time.Millisecond)
		if x, err := store.Open(folder); err == nil {
			arrived = x.Stats().Articles == 1
			x.Close()
		}
		if arrived {
			break
		}
	}
	cancel()
	if code := <-ended; code != 0 || !arrived {
		t.Errorf("it ends with %d, the file arrived: %v; stderr %q", code, arrived, errs.String())
	}
}

func TestWatchUsage(t *testing.T) {
	for _, args := range [][]string{
		{"watch", t.TempDir()},
		{"watch", "--index", "x"},
		{"watch", "--index", "x", "watch.go"},
		{"watch", "--index", "x", "--settle", "0s", t.TempDir()},
	} {
		var out, errs lines
		if code := run(t.Context(), append([]string{"sada"}, args...), strings.NewReader(""), &out, &errs); code != exitUsage {
			t.Errorf("sada %q ends with %d, want %d: %s", args, code, exitUsage, errs.String())
		}
	}
}

// TestWatchLocked lets a file arrive while another process writes: that it waits is
// told once, and again where it has changed.
func TestWatchLocked(t *testing.T) {
	incoming, folder := t.TempDir(), filepath.Join(t.TempDir(), "news.index")
	path := filepath.Join(incoming, "a.txt")
	if err := os.WriteFile(path, []byte(shared), 0o666); err != nil {
		t.Fatal(err)
	}
	writer, err := store.OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	var errs lines
	w := &watch{folders: []string{incoming}, out: &errs, errors: &errs, seen: map[string]*arrival{}}
	w.opt.Index = folder
	if w.owed, err = readOwed(folder, w.folders); err != nil {
		t.Fatal(err)
	}
	told := func() int { return strings.Count(errs.String(), path+" waits: ") }
	take := func(waits bool) {
		t.Helper()
		w.look(time.Now())
		if again, err := w.take(t.Context(), path); again != waits || err != nil {
			t.Fatalf("take = %v, %v, want %v", again, err, waits)
		}
	}
	take(true)
	take(true)
	if told() != 1 {
		t.Errorf("a file that waits twice is told so %d times, want 1: %q", told(), errs.String())
	}
	if err := os.WriteFile(path, []byte(shared+" اليوم."), 0o666); err != nil {
		t.Fatal(err)
	}
	take(true)
	if told() != 2 {
		t.Errorf("once it has changed it is told %d times, want 2: %q", told(), errs.String())
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	take(false)
	if told() != 2 {
		t.Errorf("a file that is read waits: %q", errs.String())
	}
}

// fails is where nothing can be printed.
type fails struct{}

func (fails) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

// TestWatchOwes ends a watch after the articles of a file counted and before their lines
// were printed: the next one prints them, once, and only one of the same folders does. Of
// a file that is gone by then it says so.
func TestWatchOwes(t *testing.T) {
	incoming, folder := t.TempDir(), filepath.Join(t.TempDir(), "news.index")
	path := filepath.Join(incoming, "b.jsonl")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(incoming, "a.jsonl"), `{"id":"a","text":"`+shared+`"}`+"\n")
	write(path, `{"id":"b","text":"كتب مراسلنا هذا الصباح.\n`+shared+`"}`+"\n")
	watching := func(out io.Writer, where string, until func(errs *lines) bool) (code int, said string) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var errs lines
		ended := make(chan int, 1)
		go func() {
			ended <- run(ctx, []string{"sada", "watch", "--index", folder, "--settle", "20ms", "--poll", "50ms", where}, strings.NewReader(""), out, &errs)
		}()
		for range 200 {
			if until(&errs) || len(ended) > 0 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		cancel()
		return <-ended, errs.String()
	}
	notes := func() int {
		list, _ := filepath.Glob(filepath.Join(folder, "WATCH-*"))
		return len(list)
	}
	looked := func(n int) func(*lines) bool {
		return func(*lines) bool { n--; return n < 0 }
	}
	never := func(*lines) bool { return false }

	if code, said := watching(fails{}, incoming, never); code == 0 || notes() != 1 {
		t.Fatalf("it ends with %d and %d notes, want an error and 1: %s", code, notes(), said)
	}
	var elsewhere, first, second lines
	if code, said := watching(&elsewhere, t.TempDir(), looked(20)); code != 0 || elsewhere.String() != "" || notes() != 1 {
		t.Errorf("of another folder: %d, %q, %d notes: %s", code, elsewhere.String(), notes(), said)
	}
	if code, said := watching(&first, incoming, func(*lines) bool { return notes() == 0 }); code != 0 || strings.Count(first.String(), "\n") != 1 || !strings.HasPrefix(first.String(), `{"id":"b",`) || notes() != 0 {
		t.Errorf("the next: %d, %q, %d notes, want the line of b: %s", code, first.String(), notes(), said)
	}
	if code, said := watching(&second, incoming, looked(20)); code != 0 || second.String() != "" {
		t.Errorf("the one after it: %d, %q, want nothing: %s", code, second.String(), said)
	}

	write(path, `{"id":"c","text":"كتب مراسلنا هذا المساء.\n`+shared+`"}`+"\n")
	if code, said := watching(fails{}, incoming, never); code == 0 || notes() != 1 {
		t.Fatalf("it ends with %d and %d notes, want an error and 1: %s", code, notes(), said)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	gone := path + ": the last watch ended before it printed the lines of this file, which is gone"
	var last lines
	if code, said := watching(&last, incoming, func(errs *lines) bool { return strings.Contains(errs.String(), gone) }); code != 0 || !strings.Contains(said, gone) || last.String() != "" || notes() != 0 {
		t.Errorf("of a file that is gone: %d, %q, %d notes, stderr %q, want %q in it", code, last.String(), notes(), said, gone)
	}
}
