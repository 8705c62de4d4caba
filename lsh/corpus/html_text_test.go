package corpus

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// TestLeads: the first paragraph may stand outside of the element of the text, between
// it and the heading or in the header of the article; it is read once, and what stands
// there besides is not.
func TestLeads(t *testing.T) {
	const (
		h1   = `<h1>` + head1 + `</h1>`
		rest = `<div class="body"><p>` + para2 + `</p><p>` + para3 + `</p></div>`
		all  = para1 + "\n" + para2 + "\n" + para3
	)
	for _, tt := range []struct{ name, body, want string }{
		{"in the header", `<article><header class="entry-header">` + h1 + `<div class="entry-summary"><p>` + para1 + `</p></div></header>` + rest + `</article>`, all},
		{"a heading of the second level", `<article>` + h1 + `<h2 class="lead">` + para1 + `</h2>` + rest + `</article>`, all},
		{"in a block of its own", `<div><h2>` + head1 + `</h2><div class="itemIntroText"><p>` + para1 + `</p></div><div class="itemFullText">` + rest + `</div></div>`, all},
		{"the first paragraph again", `<div>` + h1 + `<h2 class="lead">` + para2 + `</h2></div><article>` + rest + `</article>`, para2 + "\n" + para3},
		{"the legend of a picture", `<div>` + h1 + `<div><img src="a.jpg"><p>` + para1 + `</p></div></div><article>` + rest + `</article>`, para2 + "\n" + para3},
		{"parts in elements of their own", `<article>` + h1 + `<div class="a"><div><p>` + para1 + `</p><p>` + para2 + `</p></div></div><div class="a"><div><p>` + para3 + `</p></div></div></article>`, all},
		{"each with a name that no other has", `<article>` + h1 + `<div class="e e-element-3f2a1c9"><div><p>` + para1 + `</p><p>` + para2 + `</p></div></div><div class="e e-element-77b01aa"><div><p>` + para3 + `</p></div></div></article>`, all},
		{"a part with a heading is another text", `<article>` + h1 + `<div class="a"><div><p>` + para1 + `</p><p>` + para2 + `</p></div></div><div class="a"><h3>` + head1 + `</h3><div><p>` + para3 + `</p></div></div></article>`, para1 + "\n" + para2},
		{"an answer that quotes the post", `<div>` + h1 + `<div class="post"><h3>` + head1 + `</h3><p>` + para1 + `</p><p>` + para2 + `</p><p>` + para3 + `</p><div class="signature">كن جميلا تر الوجود جميلا</div></div><div class="post"><h3>رد: ` + head1 + `</h3><blockquote>ناقل الخبر كتب: ` + para1 + `</blockquote><p>يعطيك العافية على الخبر أخي الكريم وننتظر جديدك.</p></div></div>`, all},
		{"above the heading", `<div><p>` + para1 + `</p></div><article>` + h1 + rest + `</article>`, para2 + "\n" + para3},
		{"a class that names something else on each paragraph", h1 + `<div class="post social"><p>` + para1 + para1 + para1 + `</p></div><div class="post social"><p>` + para2 + `</p></div><div class="post social"><p>` + para3 + `</p></div>`, para1 + para1 + para1 + "\n" + para2 + "\n" + para3},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Text != tt.want {
			t.Errorf("%s: %d articles, the text is\n%s\nwant\n%s", tt.name, len(articles), articles[0].Text, tt.want)
		}
	}
}

// TestHeadsOfSites reads the title and the outlet of pages as the commonest systems make
// them.
func TestHeadsOfSites(t *testing.T) {
	const text = `<div class="post-body"><p>` + para1 + `</p><p>` + para2 + `</p></div>`
	for _, tt := range []struct{ name, head, body, outlet string }{
		{"the site as h1, the title as h3", `موقع الواحة برس: ` + head1, `<div id="header"><h1 class="title"><a href="http://a.net/">موقع الواحة برس</a></h1></div><h3 class="post-title">` + head1 + `</h3>` + text, "موقع الواحة برس"},
		{"a link that says it is the first page's", head1 + ` | الراية`, `<div id="site-name"><a rel="home">الراية</a></div><h1>` + head1 + `</h1>` + text, "الراية"},
		{"the site and a section in <title>, the title in a row above", `الحصاد برس : مواقيت الصلاة`, `<table><tr><td><img src="b.jpg" alt="الحصاد برس"></td></tr><tr><td><table><tr><td><span id="ctl00_lblTitle" class="title">` + head1 + `</span></td></tr><tr><td><span id="ctl00_lblDate">8/8/2015</span></td></tr><tr><td class="details">` + para1 + `<br>` + para2 + `</td></tr></table></td></tr><tr><td>© 2015 الحصاد برس. كافة الحقوق محفوظة</td></tr></table>`, "الحصاد برس"},
		{"a word processor's, the title in bold", `نشرة السبت`, `<p align="center"><b>` + head1 + `</b></p><p>` + para1 + `</p><p>` + para2 + `</p>`, ""},
	} {
		page := `<html><head><title>` + tt.head + `</title></head><body>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Title != head1 || articles[0].Outlet != tt.outlet {
			t.Errorf("%s: title %q, outlet %q, want %q, %q", tt.name, articles[0].Title, articles[0].Outlet, head1, tt.outlet)
		}
	}
}

// A dateline between the heading and the text has an element of its own.
func TestDatelineBefore(t *testing.T) {
	for _, tt := range []struct{ between, text, want string }{
		{`<div class="article-meta">الخرطوم - العربية.نت</div>`, para1, "العربية.نت"},
		{`<p class="caption">عناصر من الدفاع المدني يعاينون الجسر القديم على الساحل - فرانس برس</p><p class="byline">«الاقتصادية» من الرياض</p>`, para1, "الاقتصادية"},
		{`<div class="article-meta">عمان - بترا</div>`, "عمان - بترا - " + para1, "بترا"}, // once
		{`</main><div class="article-body"><p>عمان - بترا</p><p>` + para2 + `</p></div><main>`, para1, "بترا"},
		{`<p class="byline">الخرطوم - سالم الحاج</p>`, para1, ""},
		{`<div class="section">الرئيسية / العالم</div>`, para1, ""},
		{`<div class="related"><p>القاهرة - رويترز</p></div>`, para1, ""},
		{`<div><a href="/x">القاهرة - رويترز</a></div>`, para1, ""},
		{`<ul><li><a href="/x">انقطاع الكهرباء عن جنوب المدينة</a></li><li>غزة - رويترز</li></ul>`, para1, ""}, // other news
		{`<div><h4><a href="/x">انقطاع الكهرباء عن جنوب المدينة</a></h4><span>غزة - رويترز</span></div>`, para1, ""},
		{`<div><span>غزة - رويترز</span><a href="/x">انقطاع الكهرباء عن جنوب المدينة</a></div>`, para1, ""},
		{`<a href="/share">شارك الخبر</a><div>غزة - رويترز</div>`, para1, "رويترز"},
		{`<a href="/own">` + head1 + `</a><div><span>غزة - رويترز</span><span>12:30</span></div>`, para1, "رويترز"},
		{`<p>` + para2 + `</p><p class="byline">القاهرة - رويترز</p>`, para1, ""}, // within the text
	} {
		page := `<html><head><title>` + head1 + `</title></head><body><main><h1>` + head1 + `</h1>` + tt.between + `<div class="article-body"><p>` + tt.text + `</p><p>` + para3 + `</p></div></main></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		got := ""
		if len(articles) == 1 {
			for _, c := range articles[0].Credits {
				got += c.Name
			}
		}
		if got != tt.want || len(articles) != 1 || strings.Contains(articles[0].Text, "العربية.نت") {
			t.Errorf("%s: credits %q, want %q", tt.between, got, tt.want)
		}
	}
}

// What was read as a lead is not said to be left out.
func TestLeadExplained(t *testing.T) {
	const deck = "أربعة آلاف فرصة عمل في مدن الساحل"
	page := `<html><head><title>` + head1 + `</title></head><body><p>عدد اليوم من الجريدة</p><h1>` + head1 + `</h1><h2 class="deck">` + deck + `</h2><div class="field-body"><p>` + para1 + `</p><p>` + para2 + `</p></div></body></html>`
	opt := testOptions()
	opt.Explain = true
	articles := newDecoder(opt).html("a.html", 0, []byte(page), "", &result{})
	if len(articles) != 1 || articles[0].Text != deck+"\n"+para1+"\n"+para2 {
		t.Fatalf("%d articles, the first %q", len(articles), articles[0].Text)
	}
	outside := func(text string) bool {
		return slices.ContainsFunc(articles[0].Explained, func(e Explanation) bool {
			return e.Field == "dropped" && strings.Contains(e.Text, text)
		})
	}
	if outside(deck) || !outside("عدد اليوم") {
		t.Errorf("explained: %+v, want the number of the paper as left out and not the deck", articles[0].Explained)
	}
}

// TestColumn: a cell of a table with the sections of a site is no text; one with fewer links,
// or with words beside them, may be.
func TestColumn(t *testing.T) {
	for _, tt := range []struct {
		cell string
		want bool
	}{
		{`<b>أقسام الموقع</b><br><a href=1>أخبار محلية</a><br><a href=2>كتاب الرأي</a><br><a href=3>وفيات</a>`, true},
		{`أقسام الموقع<ul><li><a href=1>أخبار محلية</a><li><a href=2>كتاب الرأي</a><li><a href=3>وفيات</a></ul>`, true},
		{`المرحلة الأولى<br><a href=1>الميناء</a><br><a href=2>المحطة</a>`, false},
		{`محطات الخط<br><a href=1>الميناء</a> في الشمال<br><a href=2>المحطة</a> القديمة<br><a href=3>الجامعة</a>`, false},
		{`تتألف المرحلة الأولى من محطات<br><a href=1>الميناء</a><br><a href=2>المحطة</a><br><a href=3>الجامعة</a>`, false},
	} {
		page := `<html><body><table><tr><td>` + tt.cell + `</td><td>` + para1 + `<br>` + para2 + `</td></tr></table></body></html>`
		doc, _, err := parseHTML([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		e := newExtractor(doc)
		for n := range doc.Descendants() {
			if n.DataAtom == atom.Td {
				if got := e.isColumn(n); got != tt.want {
					t.Errorf("isColumn(%s) = %v, want %v", tt.cell, got, tt.want)
				}
				break
			}
		}
	}
}
