package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlainMarkdown(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"none", "أعلنت الوزارة اليوم", "أعلنت الوزارة اليوم"},
		{"a heading", "## خط جديد", "خط جديد"},
		{"a tag", "#وسم لا عنوان", "#وسم لا عنوان"},
		{"a list", "- أعلنت\n  * قالت\n+ ثم", "أعلنت\nقالت\nثم"},
		{"a dash in a line", "قال - وهو يضحك - نعم", "قال - وهو يضحك - نعم"},
		{"a number", "-5 درجات\n1. أولا", "-5 درجات\n1. أولا"},
		{"emphasis", "قال **الوزير** و*نائبه* و__آخرون__", "قال الوزير ونائبه وآخرون"},
		{"a star alone", "نجمة * واحدة", "نجمة * واحدة"},
		{"a quotation", "> قال\n>> نعم\n> - ثم", "قال\nنعم\nثم"},
		{"a link and a picture", `![صورة](a.png "ميناء") قال [الوزير](http://x.example/a) نعم [هنا]`, " قال الوزير نعم [هنا]"},
		{"code", "```go\nنص\n```", "\nنص\n"},
		{"front matter", "---\ntitle: \"خط جديد\"\nauthor: علي\ndate: 2024-05-01\n---\n# قال", "\nخط جديد\n\n2024-05-01\n\nقال"},
		{"front matter of TOML", "+++\ntitle = \"خط جديد: مترو\"\ndate = 2024-05-01\n+++\nقال", "\nخط جديد: مترو\n2024-05-01\n\nقال"},
		{"one that another mark ends", "+++\ntitle = x\n---\nقال", "+++\ntitle = x\n---\nقال"},
		{"comments", "<!-- لا\nيظهر -->\nقال<!-- سرا --> الوزير <!-- بلا نهاية", "\n\nقال الوزير <!-- بلا نهاية"},
		{"footnotes", "أعمارهم[^1] بين 30 و45[^حاشية]\n[^1]: حاشية\n[1] و^2", "أعمارهم بين 30 و45\nحاشية\n[1] و^2"},
		{"escapes", `قال \*الوزير\* \# و\[هنا\](نعم) و\\ و*نائبه* في C:\نص`, `قال *الوزير* # و[هنا](نعم) و\ ونائبه في C:\نص`},
		{"an escaped mark before a line", `\- 5 درجات`, "- 5 درجات"},
		{"named characters", "قال &laquo;نعم&raquo; و&#1644; و&#x2a;لا&#x2a; و&copy AT&T &لا; &amp;lt;", "قال «نعم» و٬ و*لا* و&copy AT&T &لا; &lt;"},
		{"two rules", "---\nقال: نعم\n---\nثم", "---\nقال: نعم\n---\nثم"},
		{"a rule, and a line like a key", "---\nNote: نعم\nقال الوزير\n---\nثم", "---\nNote: نعم\nقال الوزير\n---\nثم"},
		{"keys in keys", "---\n# عن الخبر\ntitle: خط جديد\n\ntags:\n- نقل\nseo:\n  title: مترو\ntitle: آخر\n---\nقال", "\n\nخط جديد\n\n\n\n\n\n\n\nقال"},
		{"a rule", "---\nقال\nنعم: لا", "---\nقال\nنعم: لا"},
		{"carriage returns", "# قال\r\nنعم\r\n", "قال\nنعم\n"},
		{"empty", "", ""},
	} {
		if got := plainMarkdown(test.text); got != test.want {
			t.Errorf("%s: plainMarkdown(%q) = %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

// A draft of Markdown has the title of its front matter, and no marks in its text; one of
// text keeps what it has.
func TestReadMarkdown(t *testing.T) {
	const paragraph = "أعلنت وزارة النقل أمس افتتاح **خط جديد** للقطارات يربط الميناء الشمالي بالعاصمة وقالت إن الرحلة الأولى ستنطلق صباح الأحد."
	const plain = "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات يربط الميناء الشمالي بالعاصمة وقالت إن الرحلة الأولى ستنطلق صباح الأحد."
	for _, test := range []struct{ file, page, title, text string }{
		{"a.md", "---\ntitle: خط جديد للقطارات\n---\n- " + paragraph + "\n", "خط جديد للقطارات", plain},
		{"a.MARKDOWN", "# خط جديد للقطارات\n\n" + paragraph + "\n", "خط جديد للقطارات", plain},
		{"a.md", "<!-- تعليق لا يظهر -->\n# خط جديد للقطارات\n\n" + paragraph + "\n", "خط جديد للقطارات", plain},
		{"a.md", "\ufeff<!-- أول -->\n<!-- ثان -->\n\n---\n# خط جديد للقطارات\n\n" + paragraph + "\n", "خط جديد للقطارات", plain},
		{"a.md", "<!-- صفحة -->\n<!doctype html><html><head><title>خط جديد للقطارات</title></head><body><h1>خط جديد للقطارات</h1><p>" + plain + "</p></body></html>", "خط جديد للقطارات", plain},
		{"a.txt", "# خط جديد للقطارات\n\n" + paragraph + "\n", "خط جديد للقطارات", paragraph},
	} {
		path := filepath.Join(t.TempDir(), test.file)
		if err := os.WriteFile(path, []byte(test.page), 0o666); err != nil {
			t.Fatal(err)
		}
		drafts, _, err := ReadDrafts(t.Context(), path, Options{})
		if err != nil || len(drafts) != 1 {
			t.Fatalf("%s: %v, %v", test.file, drafts, err)
		}
		if d := drafts[0]; d.Title != test.title || d.Text != test.text {
			t.Errorf("%s: %q, %q, want %q, %q", test.file, d.Title, d.Text, test.title, test.text)
		}
		if pages, _, err := readAll(t, Options{}, path); err != nil || len(pages) != 1 || pages[0].Text != test.text || pages[0].Title != test.title {
			t.Errorf("%s as a page: %v, %v", test.file, pages, err)
		}
	}
}
