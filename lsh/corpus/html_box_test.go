package corpus

import (
	"strings"
	"testing"
)

// Boxes with other stories between the paragraphs of a text are left out, in whatever elements
// they stand, with their credits; what is the text's own is not, links or none.
func TestHTMLBoxes(t *testing.T) {
	const title = "افتتاح مكتبة عامة في حي الزيتون"
	story := []string{
		"افتتحت بلدية المدينة أمس مكتبة عامة في حي الزيتون تضم اثني عشر ألف كتاب وقاعة للأطفال.",
		"وقال مدير المكتبة إن القراء سيتمكنون من استعارة خمسة كتب في الشهر بلا رسوم.",
		"وتبرعت دور نشر بألفي كتاب للمكتبة فيما تكفلت جمعية الحي بتجهيز قاعة الأطفال.",
		"وستفتح المكتبة أبوابها ستة أيام في الأسبوع من التاسعة صباحا حتى الثامنة مساء.",
	}
	const (
		link   = `<a href="/news/77">سفينة شحن تجنح قرب المضيق</a>`
		teaser = "جنحت سفينة شحن محملة بالحبوب قرب المضيق فجر اليوم، وفق ما نقلت وكالة رويترز عن خفر السواحل."
		same   = "زار وزير الثقافة معرض الكتب القديمة واشترى مخطوطا نادرا بحسب رويترز، ووعد المدينة بدعم معرضها كل عام."
		apps   = `<div class=tip><h3><a href="https://shop.example/%s">%s</a></h3><p>%s</p></div>`
	)
	own := func(s string) string { return "<p>" + s + "</p>" }
	for _, tt := range []struct{ name, box, want string }{
		{"embed", `<div class=x-embed><p>` + link + `</p><div>` + own(teaser) + `</div></div>`, ""},
		{"card", `<div class="card mb-3"><a href="/news/77"><img src=a.jpg></a><div class=card-body><h5>` + link + `</h5><p class=card-text>` + teaser + `</p></div></div>`, ""},
		{"no class", `<div><h4>إقرأ المزيد</h4><h5>` + link + `</h5>` + own(teaser) + `</div>`, ""},
		{"a section above it", `<div class=b><span>ملاحة</span><h4>` + link + `</h4>` + own(teaser) + `<a href="/news/77">التفاصيل</a></div>`, ""},
		{"table", `<table><tr><td>` + link + `<br>` + teaser + `</td></tr></table>`, ""},
		{"plain", `<p><b>اقرأ أيضا:</b></p><p>` + link + `</p>` + own(teaser), ""},
		{"same subject", `<div class=b><h4><a href="/news/78">وزير الثقافة يزور معرض الكتب القديمة</a></h4>` + own(same) + `</div>`, ""},
		{"cut", `<div class=b><h4><a href="/news/79">افتتاح مكتبة عامة في حي الرمان</a></h4>` + own("افتتحت بلدية المدينة مكتبة عامة ثانية تضم آلاف الكتب وقاعة للأطفال في حي…") + `</div>`, ""},

		{"own box", `<div class=b><h4>أرقام</h4>` + own("تملك البلدية ست مكتبات منها اثنتان مغلقتان للترميم") + `</div>`, "أرقام\nتملك البلدية ست مكتبات منها اثنتان مغلقتان للترميم\n"},
		{"quote", `<blockquote>` + own("هذه المكتبة حلم قديم لأهل الحي كله") + `</blockquote>`, "هذه المكتبة حلم قديم لأهل الحي كله\n"},
		{"the story goes on below a link", `<div class=b><p>` + link + `</p>` + own("وأضاف المدير أن قاعة الأطفال في المكتبة تتسع لأربعين طفلا.") + `</div>`, "وأضاف المدير أن قاعة الأطفال في المكتبة تتسع لأربعين طفلا.\n"},
		{"a part of the text", `<div class=b>` + own(`<a href="/tag/1">رئيسة جمعية الحي</a> شكرت المتبرعين في كلمة قصيرة وقرأت قصيدة كتبتها للمناسبة قبل عشرين عاما.`) + `</div>`, "رئيسة جمعية الحي شكرت المتبرعين في كلمة قصيرة وقرأت قصيدة كتبتها للمناسبة قبل عشرين عاما.\n"},
		{"a place in the page", `<div class=b><h4><a href="#phones">أرقام الهاتف للاستفسار والحجز</a></h4>` + own("يرد الموظفون على الاتصالات يوميا عدا الجمعة") + `</div>`, "يرد الموظفون على الاتصالات يوميا عدا الجمعة\n"},
		{"cut, and the story goes on", `<div class=b><a href="/tag/2">المكتبات في أحياء المدينة</a>` + own("وأضاف المدير أن المكتبة ستعير القراء خمسة كتب في الشهر بلا رسوم…") + `</div>`, "المكتبات في أحياء المدينة\nوأضاف المدير أن المكتبة ستعير القراء خمسة كتب في الشهر بلا رسوم…\n"},
		{"words that are quoted", `<blockquote><a href="/speech/3">نص كلمة الشاعر في الحفل</a>` + own("«جئت من بلاد بعيدة لأرى النخيل، وسأعود في الربيع مع أصدقائي»") + `</blockquote>`, "نص كلمة الشاعر في الحفل\n«جئت من بلاد بعيدة لأرى النخيل، وسأعود في الربيع مع أصدقائي»\n"},
		{"short sentence", `<p>اقرأ أيضا:</p><p>` + link + `</p>` + own("وحضر الحفل كثيرون."), "وحضر الحفل كثيرون.\n"},
	} {
		page := "<html><head><meta charset=utf-8><title>" + title + "</title></head><body><h1>" + title + "</h1><div class=content>" +
			own(story[0]) + own(story[1]) + tt.box + own(story[2]) + own(story[3]) + "</div></body></html>"
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		want := story[0] + "\n" + story[1] + "\n" + tt.want + story[2] + "\n" + story[3]
		if err != nil || len(articles) != 1 || articles[0].Text != want || len(articles[0].Credits) > 0 {
			t.Errorf("%s: %+v, %v, %v, want %q", tt.name, articles, sum.Warnings, err, want)
		}
	}
	// A text made of such elements keeps them.
	var list strings.Builder
	for i, p := range []string{"يحفظ هذا التطبيق قوائم المشتريات ويقترح وصفات سهلة كل مساء.", "يقيس عداد الخطوات نومك ونبضك وينبهك إلى شرب الماء.", "يترجم القاموس المصور عشرين لغة بلا اتصال بالشبكة."} {
		names := []string{"تطبيق سلتي للمشتريات اليومية", "تطبيق خطوة لعد الخطوات", "قاموس العين المصور للسفر"}
		list.WriteString(strings.NewReplacer("https://shop.example/%s", "/apps/"+string(rune('a'+i)), "%s</a>", names[i]+"</a>", "%s</p>", p+"</p>").Replace(apps))
	}
	page := "<html><head><meta charset=utf-8><title>ثلاثة تطبيقات لا غنى عنها في السفر</title></head><body><h1>ثلاثة تطبيقات لا غنى عنها في السفر</h1><div class=content>" + own("اخترنا لكم ثلاثة تطبيقات مجانية تفيد المسافر في مدينة لا يعرفها.") + list.String() + "</div></body></html>"
	articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
	if err != nil || len(articles) != 1 || strings.Count(articles[0].Text, "\n") < 3 {
		t.Errorf("a list: %+v, %v", articles, err)
	}
}

// The lead of the page itself is its own below a headline that is a link, and above the first
// paragraph the link may be to a section or to who wrote it.
func TestHTMLBoxOfTheLead(t *testing.T) {
	const title = "افتتاح مكتبة عامة في حي الزيتون"
	story := []string{
		"جنحت سفينة شحن محملة بالحبوب قرب المضيق فجر اليوم.",
		"افتتحت بلدية المدينة أمس مكتبة عامة في حي الزيتون تضم اثني عشر ألف كتاب وقاعة للأطفال.",
		"وقال مدير المكتبة إن القراء سيتمكنون من استعارة خمسة كتب في الشهر بلا رسوم.",
		"وتبرعت دور نشر بألفي كتاب للمكتبة فيما تكفلت جمعية الحي بتجهيز قاعة الأطفال.",
	}
	box := func(link string) string { return `<div class=top><h2>` + link + `</h2><p>` + story[0] + `</p></div>` }
	rest := "<p>" + strings.Join(story[1:], "</p><p>") + "</p>"
	for _, tt := range []struct {
		body string
		want bool // the lead
	}{
		{box(`<a href="/news/5">`+title+`</a>`) + rest, true},
		{"<p>" + story[1] + "</p>" + box(`<a href="/news/5">`+title+`</a>`) + "<p>" + story[2] + "</p><p>" + story[3] + "</p>", true},
		{box(`<a href="/author/5">مروان أحمد الخطيب</a>`) + rest, true},
		{"<div>" + box(`<a href="/author/5">مروان أحمد الخطيب</a>`) + story[1] + "<br>" + story[2] + "<br>" + story[3] + "</div>", true},
		{"<p>" + story[1] + "</p>" + box(`<a href="/news/6">سفينة تجنح قرب المضيق</a>`) + "<p>" + story[2] + "</p><p>" + story[3] + "</p>", false},
		{"<div>" + story[1] + "<br>" + box(`<a href="/news/6">سفينة تجنح قرب المضيق</a>`) + story[2] + "<br>" + story[3] + "</div>", false},
		{`<div class=top><h4>اقرأ أيضا</h4><h5><a href="/news/6">سفينة تجنح قرب المضيق</a></h5><p>` + story[0] + `</p></div>` + rest, false},
	} {
		page := "<html><head><meta charset=utf-8><title>" + title + " - صحيفة الواحة</title></head><body><article>" + tt.body + "</article></body></html>"
		articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(articles) != 1 || strings.Contains(articles[0].Text, story[0]) != tt.want || !strings.Contains(articles[0].Text, story[1]) {
			t.Errorf("%s: %+v, %v, want its lead: %v", tt.body, articles, err, tt.want)
		}
	}
}

func TestLeadsElsewhere(t *testing.T) {
	const page = "https://www.site.example/news/5?id=1#top"
	for _, tt := range []struct {
		href, page string
		want       bool
	}{
		{"/news/6", page, true},
		{"https://site.example/news/6", page, true},
		{"?id=2", page, true},
		{"/news/6", "", true},
		{"/news/5/", page, false},
		{"/news/5?ref=share", page, false},
		{"/news/5?id=2&ref=share", page, true},
		{"https://site.example/news/5", "https://www.site.example/news/5/", false},
		{"https://other.example/a", "", true},
		{"https://other.example/a", page, false},
		{"/news/5?id=1", page, false},
		{"#part", page, false},
		{"#part", "", false},
		{"", page, false},
		{"javascript:void(0)", page, false},
		{"mailto:a@site.example", "", false},
		{"http://[bad", page, false},
	} {
		if got := leadsElsewhere(tt.href, tt.page); got != tt.want {
			t.Errorf("leadsElsewhere(%q, %q) = %v, want %v", tt.href, tt.page, got, tt.want)
		}
	}
}
