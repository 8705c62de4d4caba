package corpus

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMarkup(t *testing.T) {
	for _, tt := range []struct {
		in         string
		is, blocks bool
	}{
		{"", false, false},
		{"قال الوزير", false, false},
		{"<p>قال</p>", true, true},
		{"قال<br/>الوزير", true, true},
		{"قال <b>الوزير</b>", true, false},
		{"قال <IMG SRC='x'> <a\nhref='y'>الوزير</a>", true, false},
		{"قال <b> وسكت", false, false},
		{"3 < 5 و 7 > 2, <<قال>> <ص>", false, false},
		{"x <p", false, false},
		{"<<p>", true, true},
	} {
		if is, blocks := markup(tt.in); is != tt.is || blocks != tt.blocks {
			t.Errorf("markup(%q) = %v, %v, want %v, %v", tt.in, is, blocks, tt.is, tt.blocks)
		}
	}
}

// quoted is text as it stands in JSON.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, "\n", `\n`, "/", `\/`).Replace(text) + `"`
}

// Exports as they come from editorial systems, search engines, databases and crawls:
// nested, with HTML in them, in every file that holds records.
func TestExports(t *testing.T) {
	const piece = `<p>` + para1 + `</p>` + "\n" + `<div class="related-box"><a href="/2">وزير النقل يزور مدن الساحل</a></div><p><strong>إقرأ المزيد</strong> <a href="/3">وزير النقل يتفقد</a></p><p>` + para2 + `</p><p>المصدر: رويترز</p>`
	page := `<!DOCTYPE html><html><head><meta property="og:site_name" content="قناة الساحل"></head><body><nav>قائمة</nav><h1>` + head1 + `</h1>` + piece + `</body></html>`
	both := para1 + "\n" + para2
	type want struct{ id, title, outlet, date, url, text, credit string }
	for _, tt := range []struct {
		name, file, in string
		fields         map[string]string
		want           want
	}{
		{
			"WordPress", "a.json",
			`[{"id":7,"date":"2024-03-05T10:30:00","guid":{"rendered":"no"},"link":"https://a.example/7","title":{"rendered":"بدء العمل &#8211; الساحل"},"content":{"rendered":` + quoted(piece) + `,"protected":false},"excerpt":{"rendered":"no"}}]`,
			nil,
			want{"7", "بدء العمل – الساحل", "", "2024-03-05T10:30:00", "https://a.example/7", both, "رويترز"},
		},
		{
			"one post of WordPress", "a.json",
			"{\n\"id\":7,\"title\":{\"rendered\":\"بدء العمل\"},\"content\":{\"rendered\":" + quoted(piece) + `},"tags":[1,2]}`,
			nil,
			want{"7", "بدء العمل", "", "", "", both, "رويترز"},
		},
		{
			"Elasticsearch", "a.json",
			`{"took":3,"hits":{"total":{"value":1},"hits":[{"_index":"news","_id":"7","_source":{"title":"` + head1 + `","text":` + quoted(both) + `,"published":"2024-03-05","source":"وكالة الساحل"}}]}}`,
			nil,
			want{"7", head1, "وكالة الساحل", "2024-03-05", "", both, ""},
		},
		{
			"a dump of Elasticsearch", "a.jsonl",
			`{"_index":"news","_id":"7","_source":{"title":"` + head1 + `","body":` + quoted(both) + `}}`,
			nil,
			want{"7", head1, "", "", "", both, ""},
		},
		{
			"JSON:API of Drupal", "a.json",
			`{"jsonapi":{"version":"1.0"},"data":[{"type":"node--article","id":"7","attributes":{"title":"` + head1 + `","created":"2024-03-05T10:30:00+03:00","body":{"value":"no","format":"html","processed":` + quoted(piece) + `}}}]}`,
			nil,
			want{"7", head1, "", "2024-03-05T10:30:00+03:00", "", both, "رويترز"},
		},
		{
			"MongoDB", "a.jsonl",
			`{"_id":{"$oid":"5f1"},"date":{"$date":"2024-03-05T10:30:00Z"},"title":"` + head1 + `","content":` + quoted(both) + `}`,
			nil,
			want{"5f1", head1, "", "2024-03-05T10:30:00Z", "", both, ""},
		},
		{
			"fields chosen by their paths", "a.jsonl",
			`{"id":"7","payload":{"story":{"de":"no","ar":` + quoted(piece) + `},"when":"2024-03-05"},"title":"` + head1 + `"}`,
			map[string]string{"text": "payload.story.ar", "date": "payload.when"},
			want{"7", head1, "", "2024-03-05", "", both, "رويترز"},
		},
		{
			"a document with fields chosen by their paths", "a.json",
			"{\n\"id\":\"7\",\"payload\":{\"story\":" + quoted(both) + "}}",
			map[string]string{"text": "payload.story"},
			want{"7", "", "", "", "", both, ""},
		},
		{
			"an article within an object of that name", "a.json",
			"{\n\"article\":{\"id\":\"7\",\"title\":\"" + head1 + "\",\"body\":" + quoted(both) + "}}",
			nil,
			want{"7", head1, "", "", "", both, ""},
		},
		{
			"Telegram", "a.json",
			`{"name":"أخبار الوادي","type":"public_channel","id":1,"messages":[{"id":4,"type":"message","date":"2024-03-05T10:30:00","from":"أخبار الوادي","text":["قال الوزير ",{"type":"bold","text":"إن"}," العمل بدأ"],"text_entities":[]}]}`,
			nil,
			want{"4", "", "أخبار الوادي", "2024-03-05T10:30:00", "", "قال الوزير إن العمل بدأ", ""},
		},
		{"paragraphs in an array", "a.jsonl", `{"id":"7","text":[` + quoted(para1) + `,` + quoted(para2) + `]}`, nil, want{"7", "", "", "", "", both, ""}},
		{"a crawl with whole pages", "a.jsonl", `{"id":"7","url":"https://a.example/7","html":` + quoted(page) + `}`, nil, want{"7", head1, "قناة الساحل", "", "https://a.example/7", both, "رويترز"}},
		{"a table", "a.csv", "id,title,body\n7,\"" + head1 + `","` + strings.ReplaceAll(piece, `"`, `""`) + "\"\n", nil, want{"7", head1, "", "", "", both, "رويترز"}},
		{"a table made of nested records", "a.csv", "_id,_source.title,_source.body\n7," + head1 + ",\"" + both + "\"\n", nil, want{"7", head1, "", "", "", both, ""}},
		{"lines beside tags inside them", "a.jsonl", `{"id":"7","text":` + quoted("<strong>"+para1+"</strong>\n\n<a href='x'>"+para2+"</a>") + `}`, nil, want{"7", "", "", "", "", both, ""}},
		{"what inspect has read", "a.jsonl", `{"id":"7","text":"<p>` + para1 + `</p>","credits":[]}`, nil, want{"7", "", "", "", "", "<p>" + para1 + "</p>", ""}},
	} {
		dir := write(t, map[string]string{tt.file: tt.in})
		articles, sum, err := readAll(t, Options{Fields: tt.fields, Explain: true}, filepath.Join(dir, tt.file))
		if err != nil || len(articles) != 1 || len(sum.Warnings) > 0 {
			t.Errorf("%s: Read = %d articles, %v, %v, want one", tt.name, len(articles), sum.Warnings, err)
			continue
		}
		a := articles[0]
		got := want{a.ID, a.Title, a.Outlet, printDate(a.Published), a.URL, a.Text, ""}
		for _, c := range a.Credits {
			got.credit += c.Name
		}
		if got != tt.want {
			t.Errorf("%s: Read = %q, want %q", tt.name, got, tt.want)
		}
		checkArticle(t, a)
	}
}

// An article that is appended to the body of a record is one of its own.
func TestMarkupAppended(t *testing.T) {
	in := `{"id":"7","outlet":"قناة الساحل","title":"` + head1 + `","text":` + quoted("<p>"+para1+"</p><p>المصدر: رويترز</p><p>إقرأ أيضاً:</p><h3>افتتاح محطة جديدة في مدينة الساحل</h3><p>"+para2+"</p><p>المصدر: واس</p>") + `}`
	articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.jsonl": in}))
	if err != nil || len(articles) != 2 || len(sum.Warnings) > 0 {
		t.Fatalf("Read = %v, %v, %v, want two articles", articles, sum.Warnings, err)
	}
	if a := articles[1]; articles[0].ID != "7" || articles[0].Text != para1 || a.ID != "7#2" || a.Title != "افتتاح محطة جديدة في مدينة الساحل" || a.Text != para2 || a.Outlet != "قناة الساحل" {
		t.Errorf("Read = %+v and %+v", articles[0], a)
	}
}

// What is said to be published after the reading has no date, in files of any kind.
func TestFuture(t *testing.T) {
	now := time.Date(2024, 3, 5, 12, 0, 0, 0, time.UTC)
	files := map[string]string{
		"a.jsonl": `{"text":"` + para1 + `","date":"2024-03-07"}`,
		"b.txt":   head1 + "\nنشر في: 7 مارس 2024\n\n" + para1,
		"c.html":  `<html><head><meta property="article:published_time" content="2031-01-01"></head><body><h1>` + head1 + `</h1><div>7 مارس 2024</div><p>` + para1 + `</p></body></html>`,
	}
	for name, content := range files {
		for _, tt := range []struct {
			later    time.Duration
			dated    bool
			warnings int
		}{{0, false, 1}, {-48 * time.Hour, false, 1}, {24 * time.Hour, true, 0}, {365 * 24 * time.Hour, true, 0}} {
			dir := write(t, map[string]string{name: content})
			articles, sum, err := readAll(t, Options{Now: now.Add(tt.later)}, dir)
			if err != nil || len(articles) != 1 || articles[0].Published.Time.IsZero() == tt.dated || len(sum.Warnings) != tt.warnings {
				t.Errorf("%s read at %s: %+v, %v, %v, want a date: %v", name, now.Add(tt.later).Format(time.DateOnly), articles[0].Published, sum.Warnings, err, tt.dated)
			}
			if tt.warnings > 0 && !strings.Contains(sum.Warnings[0].Text, "the date 2024-03-07 lies in the future; the article has none") {
				t.Errorf("%s: warning %q", name, sum.Warnings[0])
			}
		}
	}
}
