package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Sentences that no two stories of these tests share.
func story(i int) string {
	places := []string{"الميناء", "المطار", "السوق", "المتحف", "الجامعة", "المستشفى", "الملعب", "المكتبة", "الحديقة", "المصنع", "المسرح", "الجسر"}
	at := places[i%len(places)]
	return fmt.Sprintf("افتتح المحافظ صباح أمس %s الجديد بحضور عدد كبير من أهالي المدينة.\nوبلغت كلفة بناء %s نحو %d مليون دينار على مدى عامين كاملين.", at, at, 10+i)
}

func TestRecurring(t *testing.T) {
	const pages = 12
	foot := func(i int) string {
		return fmt.Sprintf("جريدة يومية شاملة تصدر عن دار الرصيف منذ عشرين عاما\nالعدد %d من السنة العشرين", 4000+i)
	}
	tests := []struct {
		name, title string // "" stands for a title of each page's own
		page        func(i int) (outlet, text string)
		want        func(i int) string // nil stands for the whole text
		told        int
	}{
		{
			name: "lines at the foot, with a number that changes",
			page: func(i int) (string, string) { return "جريدة الرصيف", story(i) + "\n" + foot(i) },
			want: story, told: 1,
		},
		{
			name: "a line at the head",
			page: func(i int) (string, string) {
				return "جريدة الرصيف", "أخبار المحافظات من مراسلينا في كل مكان\n" + story(i)
			},
			want: story, told: 1,
		},
		{
			name: "at four pages of one outlet and of others",
			page: func(i int) (string, string) {
				return fmt.Sprintf("جريدة الرصيف %c", 'A'+i%3), story(i) + "\n" + foot(i)
			},
		},
		{
			name: "at pages of unknown outlets",
			page: func(i int) (string, string) { return "", story(i) + "\n" + foot(i) },
		},
		{
			name: "the first paragraphs of one story that was printed again with other ends", title: "افتتاح المتحف الجديد في المدينة",
			page: func(i int) (string, string) {
				return "جريدة الرصيف", story(1) + "\n" + story(2) + "\n" + story(i)
			},
		},
		{
			name: "a line with a credit in it",
			page: func(i int) (string, string) {
				return "جريدة الرصيف", story(i) + "\nوذكرت وكالة رويترز أن العمل في المدينة مستمر."
			},
		},
		{
			name: "texts of which nothing would be left",
			page: func(i int) (string, string) {
				return "جريدة الرصيف", []string{"افتتح", "أغلق", "رمم"}[i%3] + " السوق.\n" + foot(i)
			},
		},
	}
	for _, tt := range tests {
		files := map[string]string{}
		for i := range pages {
			outlet, text := tt.page(i)
			title := strings.Join(strings.Fields(story(i))[:7], " ")
			if tt.title != "" {
				title = tt.title
			}
			files[fmt.Sprintf("p%02d.html", i)] = fmt.Sprintf(`<html><head><meta property="og:site_name" content="%s"></head><body><h1>%s</h1><div class="article-body"><p>%s</p></div></body></html>`,
				outlet, title, strings.ReplaceAll(text, "\n", "</p><p>"))
		}
		dir := write(t, files)
		articles, sum, err := readAll(t, Options{Explain: true, Words: true}, dir)
		if err != nil || len(articles) != pages || len(sum.Warnings) != tt.told {
			t.Errorf("%s: Read = %d articles, %v, %v, want %d articles and %d warnings", tt.name, len(articles), sum.Warnings, err, pages, tt.told)
			continue
		}
		for i, a := range articles {
			_, text := tt.page(i)
			if tt.want != nil {
				text = tt.want(i)
			}
			if a.Text != text {
				t.Errorf("%s: text %d = %q, want %q", tt.name, i, a.Text, text)
			}
			told := slices.ContainsFunc(a.Explained, func(e Explanation) bool {
				return e.Field == "dropped" && strings.HasPrefix(e.Why, "recurs on 12 of 12 pages")
			})
			if told != (tt.want != nil) {
				t.Errorf("%s: explained %v, %+v", tt.name, told, a.Explained)
			}
			checkArticle(t, a)
		}
	}
}

// TestRecurringOrder: neither the order of the pages nor the number of workers
// matters, records stay as they are, and credits keep their places.
func TestRecurringOrder(t *testing.T) {
	const head, foot = "أخبار المحافظات من مراسلينا في كل مكان\n", "\nجريدة يومية شاملة تصدر عن دار الرصيف منذ عشرين عاما"
	files := map[string]string{}
	for i := range 20 {
		first, second, _ := strings.Cut(story(i), "\n")
		text := head + first + "\nوذكرت وكالة رويترز أن العمل مستمر.\n" + second + foot
		files[fmt.Sprintf("%02d.html", i)] = "<html><head><meta property='og:site_name' content='الرصيف'></head><body><h1>" + strings.Join(strings.Fields(first)[:7], " ") + "</h1><article><p>" + strings.ReplaceAll(text, "\n", "</p><p>") + "</p></article></body></html>"
	}
	files["z.jsonl"] = fmt.Sprintf(`{"outlet": "الرصيف", "text": %q}`, head+story(3)+foot) + "\n"
	dir := write(t, files)
	var names []string
	for name := range files {
		names = append(names, dir+"/"+name)
	}
	slices.Sort(names)
	texts := func(paths []string, workers int) []string {
		articles, _, err := readAll(t, Options{Workers: workers}, paths...)
		if err != nil || len(articles) != len(files) {
			t.Fatalf("Read = %d articles, %v, want %d", len(articles), err, len(files))
		}
		var all []string
		for _, a := range articles {
			isRecord := strings.HasSuffix(a.Path, ".jsonl")
			if got := strings.HasPrefix(a.Text, head) || strings.HasSuffix(a.Text, foot); got != isRecord {
				t.Errorf("Read: the edges of %s are in its text: %v, want %v", a.Path, got, isRecord)
			}
			for _, c := range a.Credits {
				if c.Start < 0 || a.Text[c.Start:c.End] != c.Name {
					t.Errorf("Read: credit %q of %s stands at %d", c.Name, a.Path, c.Start)
				}
			}
			if !isRecord && len(a.Credits) != 1 {
				t.Errorf("Read: %s has credits %v, want one", a.Path, a.Credits)
			}
			all = append(all, a.ID+a.Text)
		}
		slices.Sort(all)
		return all
	}
	want := texts(names, 1)
	slices.Reverse(names)
	if got := texts(names, 4); !slices.Equal(got, want) {
		t.Errorf("Read backwards = %q, want %q", got, want)
	}
}

// TestRecurringWindows: what was found to be chrome stays it, however few pages
// follow, and what was not yet stays in the text.
func TestRecurringWindows(t *testing.T) {
	const foot = "\nجريدة يومية شاملة تصدر عن دار الرصيف منذ عشرين عاما"
	w := newWindow(Options{})
	read := func(from, to int) (cut int) {
		for i := from; i < to; i++ {
			w.hold(item{Article: &Article{Outlet: "الرصيف", Title: story(i)[:60], Text: story(i) + foot}, scraped: true})
		}
		for _, it := range w.release() {
			if !strings.HasSuffix(it.Text, foot) {
				cut++
			}
		}
		return cut
	}
	for _, tt := range []struct{ from, to, want int }{{0, 4, 0}, {4, 10, 6}, {10, 12, 2}} {
		if got := read(tt.from, tt.to); got != tt.want {
			t.Errorf("pages %d to %d: %d lose what recurs, want %d", tt.from, tt.to, got, tt.want)
		}
	}
	if len(w.warnings) != 1 || !w.passes(item{}) || w.passes(item{scraped: true}) {
		t.Errorf("warnings %v, passes %v and %v, want one, true and false", w.warnings, w.passes(item{}), w.passes(item{scraped: true}))
	}
}
