package corpus

import "testing"

// TestBehind: comments and lists of other stories end a text where no class says
// what they are; a text goes on behind what only reads like one, though the rules
// for lines take a short line behind the heading of a list for an entry.
func TestBehind(t *testing.T) {
	const (
		tale  = `<p>` + para1 + `</p><p>` + para2 + `</p><p>` + para3 + `</p>`
		story = `<div>` + tale + `</div>`
		said  = `كلام جميل لكن لا نرى شيئا على أرض الواقع ونحن ننتظر هذه المشاريع منذ عشر سنوات كاملة`
		entry = `<h4>افتتاح معرض الكتاب</h4><p>افتتح وزير الثقافة مساء أمس معرض الكتاب الدولي بمشاركة أربعمئة دار نشر من ثلاثين دولة.</p>`
		all   = para1 + "\n" + para2 + "\n" + para3
	)
	for _, tt := range []struct{ name, body, want string }{
		{"comments in a list", story + `<h3>التعليقات</h3><ul><li><p>` + said + `</p></li><li><p>` + said + `</p></li></ul>`, all},
		{"comments in blocks", story + `<h3>التعليقات</h3><div><b>أبو أحمد</b><p>` + said + `</p></div><div><b>سعاد</b><p>` + said + `</p></div>`, all},
		{"counted comments", story + `<h3>3 تعليقات</h3><ol><li><p>` + said + `</p></li></ol>`, all},
		{"comments longer than the text", `<div>` + tale + `<h3>التعليقات (9)</h3><p>` + said + said + said + said + said + said + said + said + said + `</p></div>`, all},
		{"a wrapped heading", story + `<div><h3>التعليقات</h3></div><div><p>` + said + `</p><p>` + said + `</p></div>`, all},
		{"a line for a heading", story + `<div>التعليقات</div><div><p>` + said + `</p><p>` + said + `</p></div>`, all},
		{"other stories beside", story + `<h3>مواضيع ذات صلة</h3><div>` + entry + `</div><div>` + entry + `</div>`, all},
		{"other stories in one element", `<div>` + tale + `<h3>مواضيع ذات صلة</h3>` + entry + entry + `</div>`, all},
		{"other stories, then the text", `<div><p>` + para1 + `</p><p>` + para2 + `</p><h3>مواضيع ذات صلة</h3>` + entry + `<ul><li>خبر أول</li></ul><p>` + para3 + `</p></div>`, all},
		{"other stories, then a part of the text", `<div><p>` + para1 + `</p><h3>مواضيع ذات صلة</h3><h4>مراحل المشروع</h4><p>` + para2 + `</p><p>` + para3 + `</p></div>`, all},
		{"other stories, then a heading of the text", `<div><p>` + para1 + `</p><h3>مواضيع ذات صلة</h3><ul><li>خبر أول</li></ul><h3>مراحل المشروع</h3><p>` + para2 + `</p></div>`, para1 + "\n" + para2},
		{"a box of links, then entries with bullets", `<div><p>` + para1 + `</p><blockquote class="see-more"><h4>مقالات مشابهة</h4><a href="/1">افتتاح معرض الكتاب في العاصمة</a></blockquote><p>* مراحل المشروع الجديد</p><p>* ` + para2 + `</p><p>* ` + para3 + `</p></div>`, para1 + "\n* مراحل المشروع الجديد\n* " + para2 + "\n* " + para3},
		{"a heading of links beside it", `<div><p>` + para1 + `</p><p class="also"><strong>شاهد أيضا</strong></p><ul><li><a href="/1">افتتاح معرض الكتاب في العاصمة</a></li></ul><p>مراحل المشروع</p><p>` + para2 + `</p><p>` + para3 + `</p></div>`, para1 + "\nمراحل المشروع\n" + para2 + "\n" + para3},
		{"the rest behind a button", `<div><p>` + para1 + `</p><div class="collapse" style="display:none"><p>` + para2 + `</p><p>` + para3 + `</p></div><button>اقرأ المزيد</button></div>`, all},
		{"the rest behind a link to it", `<div><a href="#rest">عرض المزيد</a><p>` + para1 + `</p><p>` + para2 + `</p><div id="rest" hidden><p>` + para3 + `</p></div></div>`, all},
		{"hidden, and nothing shows it", `<div><p>` + para1 + `</p><p>` + para2 + `</p><div id="rest" hidden><p>` + para3 + `</p></div></div>`, para1 + "\n" + para2},
		{"a counter above the text", `<p>` + para1 + `</p><div>3 تعليقات</div><div><p>` + para2 + `</p><p>` + para3 + `</p></div>`, all},
		{"a link to the comments", `<div><p>` + para1 + `</p><p>` + para2 + `</p><div><a href="#c">التعليقات</a></div><p>` + para3 + `</p></div>`, all},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body><h1>` + head1 + `</h1>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Text != tt.want {
			t.Errorf("%s: %d articles, the text is\n%s\nwant\n%s", tt.name, len(articles), articles[0].Text, tt.want)
		}
	}
}
