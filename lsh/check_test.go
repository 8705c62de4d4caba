package lsh

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/internal/gen/news"
	"sada/lsh/outlet"
	"sada/lsh/store"
	"sada/lsh/trace"
)

// writeNews writes made-up articles as JSON Lines and returns the path.
func writeNews(tb testing.TB, name string, articles []news.Article) string {
	tb.Helper()
	var lines []byte
	for i := range articles {
		lines = append(articles[i].AppendJSON(lines), '\n')
	}
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, lines, 0o644); err != nil {
		tb.Fatal(err)
	}
	return path
}

func makeNews(n int) []news.Article {
	var articles []news.Article
	for a := range news.Articles(news.Options{Articles: n, Seed: 6}) {
		articles = append(articles, a)
	}
	return articles
}

// TestCheckFindsWhatScanFinds holds the matches of a check to those that a scan
// of draft and articles finds between them.
func TestCheckFindsWhatScanFinds(t *testing.T) {
	articles := makeNews(800)
	all := writeNews(t, "all.jsonl", articles)
	scanned, _, err := Scan(t.Context(), []string{all}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	between := matchesOf(scanned)
	found := 0
	drafts := 0
	for i := 0; i < len(articles) && drafts < 20; i++ {
		id := articles[i].ID
		want := between[id]
		if len(want) == 0 && i%100 > 0 {
			continue
		}
		drafts++
		rest := slices.Delete(slices.Clone(articles), i, i+1)
		draft, others := writeNews(t, "draft.jsonl", articles[i:i+1]), writeNews(t, "rest.jsonl", rest)
		// The counts are those of all: the draft's own file is read and left out.
		checked, _, err := Check(t.Context(), draft, CheckOptions{Against: []string{others, draft}})
		if err != nil {
			t.Fatal(err)
		}
		got := matchesOf(checked.Result)[id]
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("draft %s:\ncheck %q\n scan %q", id, got, want)
		}
		found += len(want)
		if broken := trace.Check(checked.Result); len(broken) > 0 {
			t.Errorf("draft %s: %v", id, broken)
		}
		if drafts > 6 {
			continue
		}
		indexed, _, err := Check(t.Context(), draft, CheckOptions{Options: Options{Index: indexNews(t, others, draft)}})
		if err != nil {
			t.Fatal(err)
		}
		got = matchesOf(indexed.Result)[id]
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("draft %s, index:\ncheck %q\n scan %q", id, got, want)
		}
	}
	if found < 20 {
		t.Fatalf("the drafts have %d matches, too few to say anything", found)
	}
}

// indexNews makes an index of files, in several segments.
func indexNews(tb testing.TB, paths ...string) string {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), "index")
	_, err := corpus.Read(tb.Context(), paths, corpus.Options{}, func(batch []*corpus.Article) error {
		w, err := store.OpenWriter(folder)
		if err != nil {
			return err
		}
		defer w.Close()
		if err := w.Add(tb.Context(), batch); err != nil {
			return err
		}
		_, err = w.Commit(tb.Context())
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return folder
}

// matchesOf describes the matches of every article with others.
func matchesOf(r *trace.Result) map[string][]string {
	of := map[string][]string{}
	for i := range r.Matches {
		m := &r.Matches[i]
		a, b := r.Articles[m.A.Article], r.Articles[m.B.Article]
		if a == b {
			continue
		}
		of[a.ID] = append(of[a.ID], fmt.Sprintf("%d-%d %s %d-%d %v %s", m.A.Start, m.A.End, b.ID, m.B.Start, m.B.End, m.Kind, m.Labels))
		of[b.ID] = append(of[b.ID], fmt.Sprintf("%d-%d %s %d-%d %v %s", m.B.Start, m.B.End, a.ID, m.A.Start, m.A.End, m.Kind, m.Labels))
	}
	return of
}

// A draft without a date is being written: the bulletin of another year with other
// figures is a formula to it.
func TestCheckTakesADraftForTodays(t *testing.T) {
	bulletin := func(degrees, wind, waves int) string {
		return fmt.Sprintf("تتوقع الأرصاد الجوية استمرار تأثير الرياح السطحية المثيرة للأتربة والغبار على مناطق شرق المملكة وتصل الحرارة إلى %d درجة "+
			"مئوية فيما تكون السماء غائمة جزئيا على المرتفعات الجنوبية الغربية وتبلغ سرعة الرياح على البحر الأحمر %d كيلومترا في الساعة "+
			"وارتفاع الموج %d سنتيمترا وحالة البحر متوسطة الموج على السواحل الشمالية", degrees, wind, waves)
	}
	old := writeNews(t, "old.jsonl", []news.Article{{ID: "old", Outlet: "الغد", Date: time.Date(2015, 7, 20, 9, 0, 0, 0, time.UTC), Text: bulletin(44, 35, 150)}})
	const day = "the draft names no day"
	for _, test := range []struct {
		date, text string
		want, told bool // a formula, and that only today's date makes it one
	}{
		{"", bulletin(39, 28, 110), true, true},
		{"2026-01-05", bulletin(39, 28, 110), true, false},
		{"2015-07-20", bulletin(39, 28, 110), false, false},
		{"", bulletin(44, 35, 150), false, false},
	} {
		draft := filepath.Join(t.TempDir(), "draft.jsonl")
		line := fmt.Sprintf(`{"id": "draft", "date": %q, "text": %q}`, test.date, test.text)
		if err := os.WriteFile(draft, []byte(line), 0o644); err != nil {
			t.Fatal(err)
		}
		checked, _, err := Check(t.Context(), draft, CheckOptions{Against: []string{old}})
		if err != nil || len(checked.Result.Matches) != 1 {
			t.Fatalf("error %v, result %+v, want one match", err, checked)
		}
		if m := &checked.Result.Matches[0]; slices.Contains(m.Labels, align.Formula) != test.want {
			t.Errorf("%+v: a formula: %v, want %v: %v", test, !test.want, test.want, m.Reasons)
		} else if told := strings.Contains(strings.Join(m.Reasons, "; "), day); told != test.told {
			t.Errorf("%+v: that it names no day is told: %v, want %v: %v", test, told, test.told, m.Reasons)
		}
	}
}

// A draft that copies an old article and gets a name wrong is still a copy: the
// name is what the editor has to see.
func TestCheckOfACopyWithAnotherName(t *testing.T) {
	articles := makeNews(200)
	at := slices.IndexFunc(articles, func(a news.Article) bool { return len(arabic.Words(nil, a.Text)) > 150 })
	said := "\nوقال المتحدث أحمد محمود الحربي إن العمل مستمر وإن النتائج تعلن في موعدها."
	articles[at].Text += said
	draft := filepath.Join(t.TempDir(), "draft.txt")
	text := strings.Replace(articles[at].Text, "أحمد محمود", "خالد يوسف", 1)
	if err := os.WriteFile(draft, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	checked, _, err := Check(t.Context(), draft, CheckOptions{Against: []string{writeNews(t, "news.jsonl", articles)}})
	if err != nil {
		t.Fatal(err)
	}
	if reused := checked.Result.Reused[0]; reused < 0.9 {
		t.Errorf("%.2f of the draft are reused, want nearly all", reused)
		for _, m := range checked.Result.Matches {
			t.Log(m.Words, m.Labels, m.Reasons)
		}
	}
}

func TestCheckIsTheSameWithAnyWorkers(t *testing.T) {
	articles := makeNews(300)
	drafts, rest := writeNews(t, "drafts.jsonl", articles[:20]), writeNews(t, "rest.jsonl", articles[20:])
	for _, opt := range []CheckOptions{
		{Against: []string{rest}},
		{Options: Options{Index: indexNews(t, rest)}},
		{Options: Options{Index: indexNews(t, rest)}, Against: []string{rest}},
	} {
		var want map[string][]string
		for _, workers := range []int{1, 4} {
			opt.Workers = workers
			checked, _, err := Check(t.Context(), drafts, opt)
			if err != nil {
				t.Fatal(err)
			}
			if against := opt.Index != "" && opt.Against != nil; checked.Drafts != 20 || checked.Articles != 280 && !against {
				t.Errorf("%d drafts against %d articles, want 20 and 280", checked.Drafts, checked.Articles)
			}
			got := matchesOf(checked.Result)
			if want == nil {
				want = got
			}
			if len(got) == 0 || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%d workers: %d articles with matches, and other matches than with 1", workers, len(got))
			}
			for i, a := range checked.Result.Articles[:20] {
				if a.ID != articles[i].ID {
					t.Errorf("article %d is %s, want the draft %s", i, a.ID, articles[i].ID)
				}
			}
		}
	}
}

// TestCheckBesideAWriter checks drafts on several goroutines while the index grows,
// shrinks and is merged: what stands in it throughout is found by each.
func TestCheckBesideAWriter(t *testing.T) {
	rounds := 6
	if os.Getenv("SADA_LONG") != "" {
		rounds = 60
	}
	articles := makeNews(260)
	folder := indexNews(t, writeNews(t, "kept.jsonl", articles[:60]))
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	var checks atomic.Int64
	for reader := range 2 {
		readers.Go(func() {
			for i := reader; ctx.Err() == nil; i = (i + 7) % 60 {
				source := &articles[i]
				c, err := NewChecker(CheckOptions{Options: Options{Index: folder, Workers: 2}})
				if err != nil {
					t.Error(err)
					return
				}
				checked, _, err := c.Articles(t.Context(), []*corpus.Article{{ID: "draft", Text: source.Text}})
				if err != nil {
					t.Errorf("%s: %v", source.ID, err)
				} else if of := matchesOf(checked.Result)["draft"]; len(checked.Damage) > 0 || !slices.ContainsFunc(of, func(m string) bool { return strings.Contains(m, " "+source.ID+" ") }) {
					t.Errorf("%s: found %q, damage %v", source.ID, of, checked.Damage)
				}
				c.Close()
				checks.Add(1)
			}
		})
	}
	for round := range rounds {
		some := articles[60+round*20%200:][:20]
		err := changeIndex(t.Context(), folder, func(w *store.Writer) error {
			for i := range some {
				if err := w.Add(t.Context(), []*corpus.Article{{ID: some[i].ID, Text: some[i].Text}}); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil && round%3 == 2 {
			err = changeIndex(t.Context(), folder, func(w *store.Writer) error {
				_, err := w.Remove(t.Context(), func(a *corpus.Article) bool {
					return slices.ContainsFunc(some, func(x news.Article) bool { return x.ID == a.ID })
				})
				return err
			})
		}
		if err == nil && round%4 == 3 {
			err = changeIndex(t.Context(), folder, func(w *store.Writer) error { return w.Compact(t.Context()) })
		}
		if err != nil {
			t.Error(err)
			break
		}
	}
	stop()
	readers.Wait()
	if checks.Load() < 2 {
		t.Errorf("%d checks beside %d rounds of the writer, too few to say anything", checks.Load(), rounds)
	}
}

// changeIndex opens an index for one change.
func changeIndex(ctx context.Context, folder string, work func(w *store.Writer) error) error {
	w, err := store.OpenWriter(folder)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := work(w); err != nil {
		return err
	}
	_, err = w.Commit(ctx)
	return err
}

// BenchmarkCheck checks a draft of 400 words against an index that is open.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			articles := makeNews(n + 1)
			folder := indexNews(b, writeNews(b, "all.jsonl", articles[:n]))
			draft := articles[n]
			for i := 0; len(strings.Fields(draft.Text)) < 400; i += n / 7 {
				draft.Text += "\n" + articles[i].Text
			}
			path := writeNews(b, "draft.jsonl", []news.Article{draft})
			c, err := NewChecker(CheckOptions{Options: Options{Index: folder}})
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			for b.Loop() {
				if _, _, err := c.Check(b.Context(), path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestIndexLabelsAsReading holds the labels of drafts against an index, which
// knows outlets and days, to those against the same articles when they are read.
func TestIndexLabelsAsReading(t *testing.T) {
	var articles []news.Article
	for a := range news.Articles(news.Options{Articles: 1500, Seed: 6, Formulas: .3, PerDay: 100, Outlets: 3}) {
		articles = append(articles, a)
	}
	drafts, rest := writeNews(t, "drafts.jsonl", articles[:150]), writeNews(t, "rest.jsonl", articles[150:])
	read, _, err := Check(t.Context(), drafts, CheckOptions{Against: []string{rest}})
	if err != nil {
		t.Fatal(err)
	}
	indexed, _, err := Check(t.Context(), drafts, CheckOptions{Options: Options{Index: indexNews(t, rest)}})
	if err != nil {
		t.Fatal(err)
	}
	got, want := matchesOf(indexed.Result), matchesOf(read.Result)
	labelled := 0
	for id := range want {
		slices.Sort(got[id])
		slices.Sort(want[id])
		if !slices.Equal(got[id], want[id]) {
			t.Errorf("%s:\n index %q\nagainst %q", id, got[id], want[id])
		}
		for _, m := range want[id] {
			if strings.Contains(m, "formula") {
				labelled++
			}
		}
	}
	if labelled < 10 {
		t.Errorf("%d matches are formulas, too few to say anything", labelled)
	}
}

// TestIndexLabelsAsScan holds the labels of matches that a check of articles of
// an index and a scan of them both find to each other.
func TestIndexLabelsAsScan(t *testing.T) {
	var articles []news.Article
	for a := range news.Articles(news.Options{Articles: 1200, Seed: 8, Formulas: .3, PerDay: 100, Outlets: 3}) {
		articles = append(articles, a)
	}
	path := writeNews(t, "all.jsonl", articles)
	scanned, _, err := Scan(t.Context(), []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	type pair struct {
		a, b   string
		as, bs arabic.Span
	}
	labels := map[pair][]align.Label{}
	for i := range scanned.Matches {
		m := &scanned.Matches[i]
		a, b := scanned.Articles[m.A.Article].ID, scanned.Articles[m.B.Article].ID
		labels[pair{a, b, m.A.Span, m.B.Span}], labels[pair{b, a, m.B.Span, m.A.Span}] = m.Labels, m.Labels
	}
	c, err := NewChecker(CheckOptions{Options: Options{Index: indexNews(t, path)}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	ids := map[*corpus.Article]string{} // a report has other ids for drafts
	var drafts []*corpus.Article
	_, err = corpus.Read(t.Context(), []string{path}, corpus.Options{}, func(batch []*corpus.Article) error {
		for _, a := range batch {
			ids[a] = a.ID
			drafts = append(drafts, a)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	checked, _, err := c.Articles(t.Context(), drafts[:100])
	if err != nil {
		t.Fatal(err)
	}
	common, formulas := 0, 0
	for i := range checked.Result.Matches {
		m := &checked.Result.Matches[i]
		a, b := checked.Result.Articles[m.A.Article], checked.Result.Articles[m.B.Article]
		want, both := labels[pair{ids[a], b.ID, m.A.Span, m.B.Span}]
		if !both {
			continue
		}
		common++
		if slices.Contains(want, align.Formula) {
			formulas++
		}
		if !slices.Equal(m.Labels, want) {
			t.Errorf("%s and %s: labels %v, in a scan %v", ids[a], b.ID, m.Labels, want)
		}
	}
	if common < 50 || formulas < 10 {
		t.Errorf("%d matches in common, %d of them formulas: too few to say anything", common, formulas)
	}
}

// A draft is not compared with itself, and with nothing else it is spared: who it
// is its id and its text say, or its id and the file that was read.
func TestCheckKnowsItself(t *testing.T) {
	articles := makeNews(40)[:2]
	first, second := articles[0], articles[1]
	first.ID, second.ID = "one", "two"
	second.Text = second.Text + "\n" + first.Text
	elsewhere := first
	elsewhere.ID = "elsewhere"
	later := first
	later.Text = "تصحيح من هيئة التحرير لما سبق.\n" + first.Text
	both := writeNews(t, "both.jsonl", []news.Article{first, second})
	for _, test := range []struct {
		name    string
		against string // a file, or an index of what it holds
		index   bool
		draft   string
		want    [][2]string // draft and article
	}{
		{"one file", both, false, both, [][2]string{{"one", "two"}, {"two", "one"}}},
		{"a copy of the file", writeNews(t, "copy.jsonl", []news.Article{first, second}), false, both, [][2]string{{"one", "two"}, {"two", "one"}}},
		{"indexed", both, true, both, [][2]string{{"one", "two"}, {"two", "one"}}},
		{"indexed before it was changed", both, true, writeNews(t, "both.jsonl", []news.Article{later}), [][2]string{{"one", "one"}, {"one", "two"}}},
		{"under another id", both, false, writeNews(t, "draft.jsonl", []news.Article{elsewhere}), [][2]string{{"elsewhere", "one"}, {"elsewhere", "two"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			opt := CheckOptions{Against: []string{test.against}}
			if test.index {
				opt.Index, opt.Against = indexNews(t, test.against), nil
			}
			checked, _, err := Check(t.Context(), test.draft, opt)
			if err != nil {
				t.Fatal(err)
			}
			r := checked.Result
			var got [][2]string
			for _, m := range r.Matches {
				pair := [2]string{strings.TrimPrefix(r.Articles[m.A.Article].ID, "draft:"), r.Articles[m.B.Article].ID}
				if !slices.Contains(got, pair) {
					got = append(got, pair)
				}
			}
			slices.SortFunc(got, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
			if !slices.Equal(got, test.want) {
				t.Errorf("drafts match %v, want %v", got, test.want)
			}
		})
	}
}

// What a check says of a draft's credit is what a scan says of it in print: a daily
// that printed the passage first may have lost the agency's tag.
func TestCheckJudgesCreditsAsAScan(t *testing.T) {
	body := "أعلنت وزارة المياه والري اليوم الأربعاء أن كميات المياه المخزنة في السدود الرئيسة ارتفعت بعد المنخفض الجوي الأخير إلى مستويات " +
		"لم تبلغها منذ سنوات، مشيرة إلى أن فرق الوزارة تتابع الموقف المائي في المحافظات كافة على مدار الساعة"
	day := func(hour int) time.Time { return time.Date(2024, 2, 7, hour, 0, 0, 0, time.UTC) }
	ghad := news.Article{ID: "ghad", Outlet: "الغد", Date: day(9), Text: body}
	dustour := news.Article{ID: "dustour", Outlet: "الدستور", Date: day(11), Text: body}
	for _, test := range []struct {
		name    string
		draft   string
		printed []news.Article
		want    string
	}{
		{"an agency that is not here", "عمان 7 شباط (بترا)- " + body, []news.Article{ghad}, "correct: uncontradicted"},
		{"the same, printed twice", "عمان 7 شباط (بترا)- " + body, []news.Article{ghad, dustour}, "correct: uncontradicted"},
		{"the first", "نقلا عن الغد\n" + body, []news.Article{ghad, dustour}, "correct: printed-first"},
		{"one that printed it later", body + "\nالمصدر: الدستور", []news.Article{ghad, dustour}, "via: intermediary"},
		{"a daily that is not here", body + "\nالمصدر: عكاظ", []news.Article{ghad, dustour}, ": unsure-order"},
	} {
		draft := news.Article{ID: "draft", Outlet: "الرأي", Date: day(14), Text: test.draft}
		against := writeNews(t, "printed.jsonl", test.printed)
		checked, _, err := Check(t.Context(), writeNews(t, "draft.jsonl", []news.Article{draft}), CheckOptions{Against: []string{against}})
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		scanned, _, err := Scan(t.Context(), []string{writeNews(t, "all.jsonl", append(test.printed, draft))}, Options{})
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		for what, r := range map[string]*trace.Result{"check": checked.Result, "scan": scanned} {
			var got []string
			for i := range r.Clusters {
				for _, m := range r.Clusters[i].Members {
					if r.Articles[m.Article].ID == "draft" && len(m.Credit.Reasons) > 0 {
						got = append(got, m.Credit.Verdict+": "+string(m.Credit.Reasons[0].Code))
					}
				}
			}
			if len(got) != 1 || got[0] != test.want {
				t.Errorf("%s: %s says %q, want %q", test.name, what, got, test.want)
			}
		}
	}
}

// What may have been printed since is compared with: a day lasts until its end.
func TestNarrowSince(t *testing.T) {
	n := narrow{registry: outlet.Default(), since: time.Date(2024, 5, 2, 10, 0, 0, 0, time.UTC)}
	at := func(day, hour int, precision corpus.Precision) corpus.Date {
		return corpus.Date{Time: time.Date(2024, 5, day, hour, 0, 0, 0, time.UTC), Precision: precision}
	}
	for _, test := range []struct {
		name            string
		date            corpus.Date
		wanted, undated bool
	}{
		{"a minute after", at(2, 11, corpus.Minute), true, false},
		{"a minute before", at(2, 9, corpus.Minute), false, false},
		{"its day", at(2, 0, corpus.Day), true, false},
		{"the day before", at(1, 0, corpus.Day), false, false},
		{"no day", corpus.Date{}, false, true},
	} {
		wanted, undated := n.admits(&corpus.Article{Published: test.date})
		if wanted != test.wanted || undated != test.undated {
			t.Errorf("%s: %v, %v, want %v, %v", test.name, wanted, undated, test.wanted, test.undated)
		}
	}
}

// A draft is Arabic that has enough Arabic words for a passage, whatever else is in
// it; numbers are of no language.
func TestUncheckable(t *testing.T) {
	text := "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات يربط الميناء الشمالي بالعاصمة وقالت إن الرحلة الأولى" // 16 words
	style := strings.Repeat("table td border solid black ", 20)
	for _, test := range []struct{ name, draft, want string }{
		{"Arabic", text, ""},
		{"a style sheet before it", style + "\n" + text, ""},
		{"English", style, "not Arabic"},
		{"English with an Arabic name", style + "وزارة النقل", "not Arabic"},
		{"English with numbers", style + strings.Repeat("2024 ", 30), "not Arabic"},
		{"short", "أعلنت وزارة النقل", "3 words"},
		{"short with some English", "أعلنت وزارة النقل rail", "4 words"},
	} {
		got := uncheckable(arabic.Words(nil, test.draft), 15)
		if !strings.Contains(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
