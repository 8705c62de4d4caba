package corpus

import (
	"encoding/json"
	"strconv"
	"testing"
)

// scriptPage is a page that says its title and has a script, with nothing else in it.
func scriptPage(shell, script string) string {
	return `<html><head><title>` + head1 + ` - مرفأ نيوز</title></head><body><div id="__next">` + shell + `</div>` + script + `</body></html>`
}

const (
	paragraphs = `<p>` + para1 + `</p><p>` + para2 + `</p><p>` + para3 + `</p>`
	inScript   = para1 + "\n" + para2 + "\n" + para3
	dated      = `"published_at":"2024-03-05T10:30:00Z","title":"` + head1 + `"`
)

// scriptForms are the ways in which sites hold a story in a script.
var scriptForms = []struct{ name, script string }{
	{"HTML under body", `<script id="__NEXT_DATA__" type="application/json">{"props":{"menu":["الرئيسية"],"article":{` + dated + `,"body":"` + paragraphs + `"}}}</script>`},
	{"escaped tags", `<script type="application/json">{"a":{` + dated + `,"content":"&lt;p&gt;` + para1 + `&lt;/p&gt;&lt;p&gt;` + para2 + `&lt;/p&gt;&lt;p&gt;` + para3 + `&lt;/p&gt;"}}</script>`},
	{"rendered, as WordPress has it", `<script type="application/json">[{"publishedAt":"2024-03-05T10:30:00Z","title":{"rendered":"` + head1 + `"},"excerpt":{"rendered":"<p>x</p>"},"content":{"rendered":"` + paragraphs + `"}}]</script>`},
	{"plain lines, assigned", `<script>var x = {a: 1}; window.__STATE__ = {"a":{` + dated + `,"articleBody":"` + para1 + `\n` + para2 + `\n` + para3 + `"}};</script>`},
	{"a string that is parsed", `<script>window.s=JSON.parse(` + asJSON(`{"a":{`+dated+`,"details":"`+para1+`<br>`+para2+`<br>`+para3+`"}}`) + `)</script>`},
	{"blocks with spans", `<script type="application/json">{` + dated + `,"content":[{"type":"paragraph","children":[{"text":"أعلنت وزارة"},{"text":"` + para1[len("أعلنت وزارة"):] + `","bold":true}]},{"type":"image","caption":"` + para3 + para3 + `"},{"type":"paragraph","children":[{"text":"` + para2 + `"}]},{"type":"paragraph","children":[{"text":"` + para3 + `"}]}]}</script>`},
	{"blocks with data", `<script type="application/json">{` + dated + `,"body":{"blocks":[{"type":"paragraph","data":{"text":"` + para1 + `"}},{"type":"paragraph","data":{"text":"` + para2 + `"}},{"type":"paragraph","data":{"text":"` + para3 + `"}}]}}</script>`},
	{"elements", `<script type="application/json">{` + dated + `,"content_elements":[{"type":"text","content":"` + para1 + `"},{"type":"text","content":"` + para2 + `"},{"type":"text","content":"` + para3 + `"}]}</script>`},
	{"a stream", `<script>self.__next_f.push([1,` + asJSON(`5:["$","div",null,{"article":{`+dated+`,"body":"`+para1+`\n`) + `])</script><script>self.__next_f.push([1,` + asJSON(para2+`\n`+para3+`"}}]`+"\n") + `])</script>`},
	{"a stream with the text in a row of its own", `<script>self.__next_f.push([1,` + asJSON(`6:T`+strconv.FormatInt(int64(len(paragraphs)), 16)+`,`+paragraphs+`5:["$","div",null,{"article":{`+dated+`,"body":"$6"}}]`+"\n") + `])</script>`},
	{"another story beside it", `<script type="application/json">{"related":[{"title":"افتتاح معرض الكتاب في العاصمة","body":"` + paragraphs + para1 + `"}],"a":{` + dated + `,"body":"` + paragraphs + `"},"more":[{"title":"` + head1 + `","body":"` + para1 + ` …"}]}</script>`},
}

func asJSON(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// TestScripted: a story that only a script holds is read, whatever the page says while
// it loads.
func TestScripted(t *testing.T) {
	for _, tt := range scriptForms {
		for _, shell := range []string{"", "جاري التحميل..."} {
			articles := newDecoder(testOptions()).html("a.html", 0, []byte(scriptPage(shell, tt.script)), "", &result{})
			if len(articles) != 1 {
				t.Errorf("%s: %d articles, want 1", tt.name, len(articles))
				continue
			}
			a := articles[0]
			if date := printDate(a.Published); a.Text != inScript || a.Title != head1 || date != "2024-03-05T10:30:00Z" || a.Outlet != "مرفأ نيوز" {
				t.Errorf("%s: title %q, date %q, outlet %q, the text is\n%s\nwant\n%s", tt.name, a.Title, date, a.Outlet, a.Text, inScript)
			}
		}
	}
}

// TestNotScripted: what has another title, is cut, or is less than the page has itself is
// not the story; a page that only says that it loads holds none.
func TestNotScripted(t *testing.T) {
	story := `<h1>` + head1 + `</h1>` + paragraphs
	for _, tt := range []struct{ name, shell, script, want string }{
		{"loading", "جاري التحميل...", "", ""},
		{"loading, in English", "<p>Loading, please wait</p>", "", ""},
		{"another title", "", `<script type="application/json">{"title":"افتتاح معرض الكتاب في العاصمة","body":"` + paragraphs + `"}</script>`, ""},
		{"an excerpt", "", `<script type="application/json">{"title":"` + head1 + `","body":"` + para1 + ` ..."}</script>`, ""},
		{"broken off", "", `<script type="application/json">{"title":"` + head1 + `","body":"` + para1, ""},
		{"a text in the page", story, `<script type="application/json">{"title":"` + head1 + `","body":"` + para3 + para2 + para1 + `"}</script>`, inScript},
	} {
		res := result{}
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(scriptPage(tt.shell, tt.script)), "", &res)
		text := ""
		for _, a := range articles {
			text += a.Text
		}
		if text != tt.want || len(articles) == 0 && res.skipped != 1 {
			t.Errorf("%s: %d articles, %d skipped, the text is %q, want %q", tt.name, len(articles), res.skipped, text, tt.want)
		}
	}
}
