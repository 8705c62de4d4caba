package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// made is an article with so many words, the same for the same number.
func made(n, words int) *corpus.Article {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	letters := []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
	var text strings.Builder
	for i := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		for range 3 + r.IntN(4) {
			text.WriteRune(letters[r.IntN(len(letters))])
		}
	}
	return &corpus.Article{
		ID: fmt.Sprintf("id-%04d", n), Path: "made.jsonl", Line: n, Outlet: []string{"", "واس", "TASS"}[n%3],
		Title: fmt.Sprintf("عنوان %d", n), Text: text.String(),
		Published: corpus.Date{Time: time.Date(2024, 5, 1+n%28, 9, 30, 0, 0, time.FixedZone("", 3*3600)), Precision: corpus.Minute, Zoned: true, From: "date"},
		Credits:   []corpus.Credit{{Text: "المصدر: تاس", Name: "تاس", Outlet: "TASS", Kind: corpus.SourceLine, Role: corpus.Report, Start: -1, End: -1, PageStart: 5, PageEnd: 9}},
	}
}

func makeRange(from, to int) []*corpus.Article {
	var list []*corpus.Article
	for n := from; n < to; n++ {
		list = append(list, made(n, 30+n%60))
	}
	return list
}

func add(tb testing.TB, folder string, articles []*corpus.Article) {
	tb.Helper()
	w, err := OpenWriter(folder)
	if err != nil {
		tb.Fatal(err)
	}
	defer w.Close()
	if err := w.Add(tb.Context(), articles); err != nil {
		tb.Fatal(err)
	}
	if _, err := w.Commit(tb.Context()); err != nil {
		tb.Fatal(err)
	}
}

// content is every article by its id. It fails where anything is damaged.
func content(tb testing.TB, folder string, maps bool) map[string]*corpus.Article {
	tb.Helper()
	x, err := open(folder, maps)
	if err != nil {
		tb.Fatal(err)
	}
	defer x.Close()
	for _, err := range x.Verify(3) {
		tb.Error(err)
	}
	all := map[string]*corpus.Article{}
	for a := range x.All(true) {
		if all[a.ID] != nil {
			tb.Errorf("%s is there twice", a.ID)
		}
		all[a.ID] = a
	}
	return all
}

// equalContent holds what an index has, mapped and read, to some articles.
func equalContent(tb testing.TB, folder string, want map[string]*corpus.Article) {
	tb.Helper()
	for _, maps := range []bool{true, false} {
		equalArticles(tb, content(tb, folder, maps), want)
	}
}

func equalArticles(tb testing.TB, got, want map[string]*corpus.Article) {
	tb.Helper()
	for id, w := range want {
		g := got[id]
		if g == nil {
			tb.Errorf("%s is gone", id)
			continue
		}
		if !g.Published.Time.Equal(w.Published.Time) || string(appendRecord(nil, g)) != string(appendRecord(nil, w)) || g.Text != w.Text {
			tb.Errorf("%s reads as %+v, want %+v", id, g, w)
		}
	}
	for id := range got {
		if want[id] == nil {
			tb.Errorf("%s is there and should not be", id)
		}
	}
}

func byID(list []*corpus.Article) map[string]*corpus.Article {
	all := map[string]*corpus.Article{}
	for _, a := range list {
		all[a.ID] = a
	}
	return all
}

func TestWhatIsAddedIsThere(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	want := map[string]*corpus.Article{}
	for i := range 20 { // so many segments that they are merged
		list := makeRange(i*9, i*9+9)
		maps.Copy(want, byID(list))
		add(t, folder, list)
	}
	equalContent(t, folder, want)
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if s := x.Stats(); s.Segments >= tier || s.Articles != 180 || s.Snapshot < 20 {
		t.Errorf("%+v: want fewer than %d segments, 180 articles, snapshot 20 or later", s, tier)
	}
	x.Close()
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	if len(files) >= tier+2 {
		t.Errorf("merged segments stay: %v", files)
	}
}

func TestReplaceRemoveCompact(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, 100))
	want := byID(makeRange(0, 100))

	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	changed := made(7, 44)
	changed.Text = "نص آخر تماما لا علاقة له بما كان هنا من قبل"
	twin := made(8, 44)
	twin.ID, twin.Text = "twin", want["id-0009"].Text // a text that is there
	if err := w.Add(t.Context(), []*corpus.Article{changed, twin, made(10, 40)}); err != nil {
		t.Fatal(err)
	}
	n, err := w.Remove(t.Context(), func(a *corpus.Article) bool { return a.Outlet == "واس" && a.ID != "id-0007" })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.Added != 1 || w.Replaced != 1 || w.Unchanged != 1 || n == 0 {
		t.Errorf("added %d, replaced %d, unchanged %d, removed %d; want 1, 1, 1 and some", w.Added, w.Replaced, w.Unchanged, n)
	}
	want["id-0007"], want["twin"] = changed, twin
	maps.DeleteFunc(want, func(id string, a *corpus.Article) bool { return a.Outlet == "واس" && id != "id-0007" })
	equalContent(t, folder, want)
	if err := w.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Close()
	equalContent(t, folder, want)
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	s := x.Stats()
	texts := map[string]bool{}
	for _, a := range want {
		texts[a.Text] = true
	}
	if s.Segments != 1 || s.Removed != 0 || s.Texts != len(texts) {
		t.Errorf("%+v: want one segment, nothing removed, each of %d texts once", s, len(texts))
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	add(t, fresh, slices.Collect(maps.Values(want)))
	f, err := Open(fresh)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if string(x.Counts().Append(nil)) != string(f.Counts().Append(nil)) {
		t.Error("the counts after removal and compaction are not those of the articles that are left")
	}
}

// TestMeetIsIndependentOfSegments holds the candidates of an index to those of
// one segment, whatever the order in which the articles came.
func TestMeetIsIndependentOfSegments(t *testing.T) {
	list := makeRange(0, 60)
	list[5].Text = list[5].Text + " " + list[40].Text
	list[6].Text = list[41].Text
	one, many := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "many")
	add(t, one, list)
	for part := range slices.Chunk(list, 13) {
		add(t, many, part)
	}
	for _, n := range []int{5, 6, 40, 41, 50} {
		a, b := candidates(t, one, list[n].Text), candidates(t, many, list[n].Text)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("article %d: %v in one segment, %v in many", n, a, b)
		}
		if len(a) == 0 {
			t.Errorf("article %d does not meet itself", n)
		}
	}
}

// candidates are the beginnings of the articles that a text meets, with the number
// of meetings. They are the same where the index is mapped and where it is read.
func candidates(t *testing.T, folder, text string) map[string]int {
	t.Helper()
	mapped, read := candidatesOf(t, folder, text, true), candidatesOf(t, folder, text, false)
	if !maps.Equal(mapped, read) {
		t.Errorf("%s: a mapped index meets %v, one that is read %v", folder, mapped, read)
	}
	return mapped
}

func candidatesOf(t *testing.T, folder, text string, maps bool) map[string]int {
	t.Helper()
	x, err := open(folder, maps)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	made := sketch.Make(arabic.Words(nil, text))
	q := index.NewQuery(sketch.NewKeyer().Keys(nil, made.Stems))
	texts := &indexed{folds: map[uint64]int{}}
	x.Meet(2, []*index.Query{q}, func(m Met) int {
		texts.met = append(texts.met, m)
		return texts.Same(len(texts.met) - 1)
	})
	found := map[string]int{}
	for _, c := range q.Candidates(texts) {
		articles := x.Load(1, []Ref{texts.met[c.B].Ref}, []string{""})[0]
		found[arabicFold(articles[0].Text)] = len(c.Meetings)
	}
	return found
}

// indexed are texts of an index, numbered as they are met.
type indexed struct {
	met   []Met
	folds map[uint64]int
}

func (t *indexed) Words(i int) int { return t.met[i].Words }

func (t *indexed) Own() int { return index.Own }

func (t *indexed) Same(i int) int {
	fold := t.met[i].Fold
	if _, known := t.folds[fold]; !known {
		t.folds[fold] = i
	}
	return t.folds[fold]
}

func arabicFold(s string) string { return s[:min(len(s), 60)] }

func TestSecondWriterIsTold(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	_, err = OpenWriter(folder)
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("a second writer is told %v, want ErrLocked with the process", err)
	}
	lock := filepath.Join(folder, lockName)
	if err := os.Truncate(lock, 0); err != nil { // as if the first had not yet noted it
		t.Fatal(err)
	}
	late := time.AfterFunc(20*time.Millisecond, func() { os.WriteFile(lock, []byte("4711\n"), 0o666) })
	defer late.Stop()
	if _, err = OpenWriter(folder); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "process 4711 writes") {
		t.Errorf("where the first notes its process a moment later, a second is told %v", err)
	}
	if err := os.Truncate(lock, 0); err != nil {
		t.Fatal(err)
	}
	if _, err = OpenWriter(folder); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "another process writes") {
		t.Errorf("where the first never notes its process, a second is told %v", err)
	}
	w.Close()
	if w, err = OpenWriter(folder); err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	w.Close()
	if text := noted(lock); text != "" {
		t.Errorf("without a writer the lock says %q, which the next would be taken for", text)
	}
}

// A manifest that is not that of its segments is found, though its own checksum is right.
func TestVerifyManifest(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(m *manifest)
		want   string
	}{
		{"as it is", func(*manifest) {}, ""},
		{"of an earlier snapshot", func(m *manifest) { m.Snapshot = 1 }, "was added in snapshot 2, and the manifest is of snapshot 1"},
		{"without its removals", func(m *manifest) { m.Segments[0].removed.Clear() }, "is in "},
	} {
		folder := filepath.Join(t.TempDir(), "x")
		add(t, folder, makeRange(0, 5))
		again := *makeRange(3, 4)[0]
		again.Title += " والجديد"
		add(t, folder, []*corpus.Article{&again})
		m, err := readManifest(folder)
		if err != nil {
			t.Fatal(err)
		}
		test.change(m)
		data, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, manifestName), data, 0o666); err != nil {
			t.Fatal(err)
		}
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		broken := x.Verify(0)
		if len(broken) > 1 || (len(broken) == 1) != (test.want != "") || test.want != "" && !strings.Contains(fmt.Sprint(broken), test.want) {
			t.Errorf("%s: %v, want %q", test.name, broken, test.want)
		}
		x.Close()
	}
}

func TestReaderKeepsItsSnapshot(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, 20))
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Add(t.Context(), makeRange(20, 30)); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Remove(t.Context(), func(a *corpus.Article) bool { return a.ID < "id-0010" }); err != nil {
		t.Fatal(err)
	}
	if err := w.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	n := 0
	for a := range x.All(true) {
		if a.Text != made(a.Line, 30+a.Line%60).Text {
			t.Errorf("%s reads as another text", a.ID)
		}
		n++
	}
	if n != 20 || len(x.Damage()) > 0 {
		t.Errorf("a reader that opened 20 articles reads %d; %v", n, x.Damage())
	}
}

// TestReadersBesideAWriter reads on several goroutines, mapped and not, while
// articles are added and removed and segments merged. Each change adds one batch and
// removes the one of some changes before: whoever opens the index sees the batches
// of one change, whole, of none that was made before it began to open.
func TestReadersBesideAWriter(t *testing.T) {
	const (
		batch = 3
		stay  = 5
	)
	changes := 24
	if long() {
		changes = 200
	}
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, batch))
	var done atomic.Int64 // changes that were acknowledged
	done.Store(1)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var readers sync.WaitGroup
	var reads atomic.Int64
	for reader := range 3 {
		readers.Go(func() {
			for ctx.Err() == nil {
				before := int(done.Load())
				x, err := open(folder, reader > 0)
				if err != nil {
					t.Error(err)
					return
				}
				seen := map[int]int{} // articles by batch
				last := -1
				for a := range x.All(true) {
					if a.Text != made(a.Line, 30+a.Line%60).Text {
						t.Errorf("%s reads as another text", a.ID)
					}
					seen[a.Line/batch]++
					last = max(last, a.Line)
				}
				newest := last / batch
				for b := max(0, newest-stay+1); b <= newest; b++ {
					if seen[b] != batch {
						t.Errorf("%d articles of batch %d where %d is the newest, want %d", seen[b], b, newest, batch)
					}
				}
				if len(seen) != min(stay, newest+1) || newest+1 < before {
					t.Errorf("%d batches up to %d, want %d; %d were acknowledged before", len(seen), newest, min(stay, newest+1), before)
				}
				if text := made(last, 30+last%60).Text; !slices.Contains(asksFor(x, text), text) {
					t.Errorf("article %d is not met by its own keys", last)
				}
				if damage := x.Damage(); len(damage) > 0 {
					t.Error(damage)
				}
				x.Close()
				reads.Add(1)
			}
		})
	}
	for change := 1; change < changes && !t.Failed(); change++ {
		w, err := OpenWriter(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err = w.Add(t.Context(), makeRange(change*batch, (change+1)*batch)); err == nil {
			_, err = w.Remove(t.Context(), func(a *corpus.Article) bool { return a.Line < (change-stay+1)*batch })
		}
		if err == nil {
			_, err = w.Commit(t.Context())
		}
		if err == nil {
			done.Add(1)
			if change%9 == 0 {
				err = w.Compact(t.Context())
			}
		}
		w.Close()
		if err != nil {
			t.Error(err)
		}
	}
	stop()
	readers.Wait()
	if reads.Load() < 3 {
		t.Errorf("%d reads beside %d changes, too few to say anything", reads.Load(), changes)
	}
}

// asksFor are the texts that the keys of one meet, read on two goroutines.
func asksFor(x *Index, text string) (texts []string) {
	q := index.NewQuery(sketch.NewKeyer().Keys(nil, sketch.Make(arabic.Words(nil, text)).Stems))
	var refs []Ref
	x.Meet(2, []*index.Query{q}, func(m Met) int {
		refs = append(refs, m.Ref)
		return len(refs) - 1
	})
	for _, articles := range x.Load(2, refs, make([]string, len(refs))) {
		for _, a := range articles {
			texts = append(texts, a.Text)
		}
	}
	return texts
}

func TestNoIndex(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folder, file, filepath.Join(folder, "missing")} {
		if _, err := Open(path); !errors.Is(err, ErrNone) {
			t.Errorf("Open(%s): %v, want ErrNone", filepath.Base(path), err)
		}
	}
	if _, err := OpenWriter(folder); !errors.Is(err, ErrNone) {
		t.Errorf("a folder of other files becomes an index: %v", err)
	}
}

// TestLostManifest: segments whose manifest was lost are not cleared away.
func TestLostManifest(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, 5))
	if err := os.Remove(filepath.Join(folder, manifestName)); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWriter(folder); !IsDamage(err) {
		t.Errorf("a writer without a manifest: %v, want damage", err)
	}
	if _, err := os.Stat(filepath.Join(folder, "00000001.seg")); err != nil {
		t.Errorf("the segment is gone: %v", err)
	}
}

// BenchmarkAddOne adds one article, made durable, to an index of so many. With
// SADA_INDEX it adds to that one, a copy that may be spoiled.
func BenchmarkAddOne(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		folder := os.Getenv("SADA_INDEX")
		if folder == "" {
			folder = filepath.Join(b.TempDir(), "x")
			add(b, folder, makeRange(0, n))
		} else if n > 1000 {
			break
		}
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			next := 1_000_000
			for b.Loop() {
				next++
				add(b, folder, []*corpus.Article{made(next, 300)})
			}
		})
	}
}

// Whether something was printed on a day or later is told without what was removed and
// what has no date.
func TestPrintedSince(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	at := func(n int) corpus.Date {
		return corpus.Date{Time: time.Unix(int64(n)*24*60*60+100, 0).UTC(), Precision: corpus.Minute}
	}
	a, b, c := made(1, 30), made(2, 30), made(3, 30)
	a.Published, b.Published, c.Published = at(100), at(200), corpus.Date{}
	add(t, folder, []*corpus.Article{a, c})
	add(t, folder, []*corpus.Article{b})
	check := func(want map[int]bool) {
		t.Helper()
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		for day, printed := range want {
			if got := x.PrintedSince(day); got != printed {
				t.Errorf("PrintedSince(%d) = %t, want %t", day, got, printed)
			}
		}
	}
	check(map[int]bool{-5: true, 100: true, 101: true, 200: true, 201: false})
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := w.Remove(t.Context(), func(x *corpus.Article) bool { return x.ID == b.ID }); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	check(map[int]bool{100: true, 101: false, 200: false})
}
