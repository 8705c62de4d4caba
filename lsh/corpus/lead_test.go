package corpus

import (
	"strings"
	"testing"
)

// TestLead tells which fields beside the text of a record are its first paragraph.
func TestLead(t *testing.T) {
	const (
		lead = "قررت بلدية الساحل أمس نقل سوق السمك القديم إلى رصيف الصيادين بعد شكاوى من ازدحام الميناء."
		one  = "وقال رئيس البلدية إن النقل يبدأ مطلع الشهر المقبل ويستمر أسبوعين، وإن الباعة أبلغوا بالمواعيد."
		two  = "ويعمل في السوق نحو ثلاثمئة بائع، ويطالب بعضهم بإعفاء من الرسوم حتى نهاية العام."
		body = one + `\n` + two
		// It says what the body does, in its words.
		summary = "يبدأ النقل مطلع الشهر المقبل ويستمر أسبوعين، وفي السوق نحو ثلاثمئة بائع يطالب بعضهم بإعفاء من الرسوم."
		plain   = one + "\n" + two
	)
	for _, tt := range []struct{ name, file, content, want, why string }{
		{"lead and body", "a.jsonl", `{"title":"سوق السمك","lead":"` + lead + `","body":"` + body + `"}`, lead + "\n" + plain, `key "body", behind the key "lead"`},
		{"Joomla", "a.jsonl", `{"title":"سوق السمك","introtext":"<p>` + lead + `</p>","fulltext":"<p>` + one + `</p><p>` + two + `</p>"}`, lead + "\n" + plain, `key "fulltext", behind the key "introtext", HTML`},
		{"Joomla without read more", "a.jsonl", `{"title":"سوق السمك","introtext":"<p>` + one + `</p><p>` + two + `</p>","fulltext":""}`, plain, `key "introtext", for want of a text, HTML`},
		{"lead without tags, body of HTML", "a.jsonl", `{"lead":"` + lead + `","body":"<p>` + one + `</p><p>` + two + `</p>"}`, lead + "\n" + plain, "behind"},
		{"lead of HTML, body without tags", "a.jsonl", `{"lead":"<p>` + lead + `</p>","body":"` + body + `"}`, lead + "\n" + plain, "behind"},
		{"columns", "a.csv", "title;Standfirst;content\nسوق السمك;" + lead + ";" + one + "\n", lead + "\n" + one, `column "content", behind the column "Standfirst"`},
		{"the body begins with it", "a.jsonl", `{"lead":"` + lead + `","body":"` + lead + `\n` + body + `"}`, lead + "\n" + plain, `which begins with the key "lead"`},
		{"the body begins with it, spelt otherwise", "a.jsonl", `{"lead":"` + strings.TrimSuffix(lead, ".") + `","body":"<p>` + strings.ReplaceAll(lead, "أمس", "امس") + `</p><p>` + one + `</p>"}`, strings.ReplaceAll(lead, "أمس", "امس") + "\n" + one, "which begins with"},
		{"it stands further down", "a.jsonl", `{"lead":"` + lead + `","body":"` + one + ` ` + lead + `"}`, one + " " + lead, "says all"},
		{"a summary", "a.jsonl", `{"lead":"` + summary + `","body":"` + body + `"}`, plain, `without the key "lead", of which it says all`},
		{"the title", "a.jsonl", `{"title":"` + lead + `","lead":"` + lead + `","body":"` + body + `"}`, plain, ""},
		{"a description", "a.jsonl", `{"description":"` + lead + `","body":"` + body + `"}`, plain, ""},
		{"an excerpt", "a.jsonl", `{"excerpt":{"rendered":"<p>` + lead + `</p>"},"content":{"rendered":"<p>` + one + `</p><p>` + two + `</p>"}}`, plain, ""},
		{"no prose", "a.jsonl", `{"lead":"سالم","body":"` + body + `"}`, plain, ""},
		{"an address", "a.jsonl", `{"lead":"https://example.org/a/b/c/d.jpg","body":"` + body + `"}`, plain, ""},
		{"the text of the contract", "a.jsonl", `{"lead":"` + lead + `","text":"` + body + `"}`, plain, ""},
		{"a whole page", "a.jsonl", `{"lead":"` + lead + `","html":"<html><head><title>t</title></head><body><p>` + one + `</p><p>` + two + `</p></body></html>"}`, plain, ""},
	} {
		articles, sum, err := readAll(t, Options{Explain: true}, write(t, map[string]string{tt.file: tt.content}))
		if err != nil || len(articles) != 1 || articles[0].Text != tt.want {
			t.Errorf("%s: Read = %+v, %v, %v, want the text %q", tt.name, articles, sum, err, tt.want)
			continue
		}
		for _, e := range articles[0].Explained {
			if e.Field == "text" && (!strings.Contains(e.Why, tt.why) || tt.why == "" && strings.Contains(e.Why, "lead")) {
				t.Errorf("%s: the text is from %q, want %q", tt.name, e.Why, tt.why)
			}
		}
	}
	chosen := Options{Fields: map[string]string{"lead": "description"}}
	dir := write(t, map[string]string{"a.jsonl": `{"description":"` + lead + `","text":"` + body + `"}`})
	if articles, _, err := readAll(t, chosen, dir); err != nil || len(articles) != 1 || articles[0].Text != lead+"\n"+plain {
		t.Errorf("chosen: Read = %+v, %v, want the description before the text", articles, err)
	}
}
