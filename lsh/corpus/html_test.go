package corpus

import (
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// Three paragraphs that the pages below hold in their own ways.
const (
	para1 = "أعلنت وزارة النقل أمس بدء العمل في المرحلة الثانية من مشروع سكة الحديد التي تربط العاصمة بمدن الساحل، على أن تنتهي خلال عامين."
	para2 = "وأوضح المتحدث باسم الوزارة أن المشروع يوفر نحو أربعة آلاف فرصة عمل، وأن كلفته تبلغ مليارا وثلاثمئة مليون دينار تمولها ثلاثة مصارف."
	para3 = "وكانت المرحلة الأولى قد افتتحت في الربيع الماضي بحضور عدد من الوزراء وممثلي الشركات المنفذة والبلديات."
	head1 = "بدء العمل في المرحلة الثانية من سكة حديد الساحل"
)

var htmlPages = []struct {
	name, page                       string
	title, date, outlet, url, credit string
	text                             string // "" stands for the three paragraphs
}{
	{
		name: "a daily with JSON-LD", title: head1, date: "2024-03-05T10:30:00+03:00", outlet: "صحيفة الميناء", url: "https://example.org/news/1",
		page: `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>` + head1 + ` | صحيفة الميناء</title><link rel="canonical" href="https://example.org/news/1">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"` + head1 + `","datePublished":"2024-03-05T10:30:00+03:00","publisher":{"@type":"Organization","name":"صحيفة الميناء"}}]}</script></head>
<body><header class="site-header"><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav></header>
<main><article><h1>` + head1 + `</h1><div class="meta">الثلاثاء 5 آذار 2024</div><figure><img src="x.jpg"><figcaption>قطار في محطة العاصمة (أرشيف)</figcaption></figure>
<div class="share-bar"><a href="#">فيسبوك</a> <a href="#">تويتر</a></div>
<div class="article-body"><p>` + para1 + `</p><p>` + para2 + `</p><div class="related-box"><h3>اقرأ أيضا</h3><a href="/2">وزير النقل يزور مدن الساحل ويتفقد الأشغال في المحطات الجديدة</a></div><p>` + para3 + `</p></div>
<div class="tags"><a href="/t/1">سكة الحديد</a></div></article>
<section class="comments"><h3>التعليقات</h3><p>` + strings.Repeat("خبر ممتاز جدا شكرا لكم على هذا الجهد الكبير يا إخوان. ", 5) + `</p></section></main>
<footer>جميع الحقوق محفوظة لصحيفة الميناء 2024</footer></body></html>`,
	},
	{
		name: "WordPress", title: head1, date: "2024-03-05T08:00:00+00:00", outlet: "أخبار الساحل",
		page: `<html dir="rtl"><head><meta charset="utf-8"><meta property="og:title" content="` + head1 + ` - أخبار الساحل"><meta property="og:site_name" content="أخبار الساحل"><meta property="article:published_time" content="2024-03-05T08:00:00+00:00"></head>
<body class="post-template single tag-x comments-open has-sidebar"><div id="page"><div id="content"><div id="primary"><article id="post-7" class="post-7 post hentry"><header class="entry-header"><h1 class="entry-title">` + head1 + `</h1><span class="posted-on">مارس 5, 2024</span></header>
<div class="entry-content"><p>` + para1 + `</p>
<p>` + para2 + `</p>
<p>` + para3 + `</p>
<p><a href="/x">اقرأ المزيد: تفاصيل جديدة عن خط الساحل ومواعيد الرحلات وأسعار التذاكر</a></p><div class="sharedaddy">شارك هذا الموضوع</div></div></article></div>
<div id="secondary" class="sidebar"><h2>أحدث المقالات</h2><ul><li><a href="/a">خبر أول من أخبار الساحل</a></li><li><a href="/b">خبر ثان من أخبار الساحل</a></li></ul></div></div></div></body></html>`,
	},
	{
		name: "paragraphs by line breaks, in one form", title: head1, date: "2024-03-05", outlet: "",
		page: `<html><head><title>` + head1 + `</title></head><body><form id="aspnetForm" action="x"><table><tr><td class="menu"><a href="/">الرئيسية</a><br><a href="/a">الأخبار</a></td>
<td><table><tr><td><b>` + head1 + `</b></td></tr><tr><td>5/3/2024</td></tr><tr><td class="content">` + para1 + `<br><br>` + para2 + `<br>` + para3 + `</td></tr></table></td></tr></table></form></body></html>`,
	},
	{
		name: "an agency's page with a source line and an appended article", title: head1, date: "2024-03-05T11:00:00", outlet: "", credit: "رويترز",
		page: `<!doctype html><html><head><title>` + head1 + `</title></head><body><div class="wrap"><h1>` + head1 + `</h1><time datetime="2024-03-05T11:00:00">5 مارس</time>
<div><div><p>` + para1 + `</p></div><div><p>` + para2 + `</p></div><div><p>` + para3 + `</p></div><p>المصدر: رويترز</p><p>كلمات دلالية: سكة الحديد الساحل</p></div></div></body></html>`,
	},
	{
		name: "AMP", title: head1, date: "2024-03-05T10:30:00Z", outlet: "بوابة الخط",
		page: `<!doctype html><html ⚡ lang="ar"><head><meta charset="utf-8"><script type="application/ld+json">[{"@type":"NewsArticle","headline":"` + head1 + `","datePublished":"2024-03-05T10:30:00Z","publisher":{"name":"بوابة الخط"}}]</script></head>
<body><amp-sidebar id="sidebar"><ul><li>القائمة الأولى</li></ul></amp-sidebar><article class="amp-wp-article"><h1 class="amp-wp-title">` + head1 + `</h1><div class="amp-wp-article-content"><amp-img src="x"></amp-img><p>` + para1 + `</p><amp-ad><div>إعلان</div></amp-ad><p>` + para2 + `</p><blockquote class="twitter-tweet"><p>تغريدة طويلة عن المشروع الجديد وعن المحطات التي سيمر بها القطار</p></blockquote><p>` + para3 + `</p></div></article></body></html>`,
	},
	{
		name: "microdata", title: head1, date: "2024-03-05", outlet: "",
		page: `<html><body><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">` + head1 + `</h1><meta itemprop="datePublished" content="2024-03-05"><div itemprop="articleBody">` + para1 + `<br/>` + para2 + `<br/>` + para3 + `</div></div><div class="more">` + strings.Repeat(`<p>`+para2+` وهذا موجز عن خبر آخر من أخبار اليوم.</p>`, 2) + `</div></body></html>`,
	},
	{
		name: "a ministry, headings of level two and a labelled date", title: head1, date: "2024-03-05", outlet: "وزارة النقل",
		page: `<html><head><title>وزارة النقل :: ` + head1 + `</title></head><body><div id="top"><a href="/">الرئيسية</a> <a href="/min">عن الوزارة</a> <a href="/srv">الخدمات</a></div>
<div id="main"><h2>` + head1 + `</h2><p>التاريخ: 05/03/2024</p><div>` + para1 + `</div><div>` + para2 + `</div><div>` + para3 + `</div><p><a href="#" onclick="print()">طباعة</a></p></div><div id="bottom">جميع الحقوق محفوظة © وزارة النقل</div></body></html>`,
	},
	{
		name: "Blogger", title: head1, date: "2024-03-05T21:15:00+02:00", outlet: "مدونة الساحل",
		page: `<html><head><meta content='مدونة الساحل' property='og:site_name'/><meta content='` + head1 + `' property='og:title'/><title>مدونة الساحل: ` + head1 + `</title></head><body><div class='main section' id='main'><div class='blog-posts hfeed'><div class='post hentry'><h3 class='post-title entry-title'>` + head1 + `</h3>
<div class='post-body entry-content'><div class="separator"><img src="x"/></div>` + para1 + `<br /><br /><span style="font-size: large;">` + para2 + `</span><br /><div style="text-align: right;">` + para3 + `</div></div>
<div class='post-footer'><span>مرسلة بواسطة</span> <abbr class='published' itemprop='datePublished' title='2024-03-05T21:15:00+02:00' content='2024-03-05T21:15:00+02:00'>9:15 م</abbr></div></div></div></div><div class='sidebar'><h2>المتابعون</h2><p>` + para2 + `</p></div></body></html>`,
	},
	{
		name: "Drupal", title: head1, date: "2024-03-05T10:30:00", outlet: "شبكة الساحل",
		page: `<html><head><title>` + head1 + ` | شبكة الساحل</title></head><body class="html node-type-article"><div id="page"><div id="breadcrumb"><a href="/">الرئيسية</a> » <a href="/n">أخبار</a></div><h1 class="page-title">` + head1 + `</h1><div class="submitted">نشر في 5 مارس 2024 - 10:30</div>
<div class="node"><div class="field field-name-body"><div class="field-items"><div class="field-item even"><p>` + para1 + `</p><p>&nbsp;</p><p>` + para2 + `</p><p>` + para3 + `</p></div></div></div><div class="field field-name-field-tags"><ul><li><a href="/1">سكة الحديد</a></li></ul></div></div>
<div class="region-sidebar"><div class="view"><p>` + para2 + `</p></div></div></div></body></html>`,
	},
	{
		name: "an aggregator: links and lists inside the text, the source at its end", title: head1, date: "2024-03-05", outlet: "", credit: "رويترز",
		page: `<html><head><title>` + head1 + `</title></head><body><div class="container"><h1>` + head1 + `</h1><div>تاريخ النشر: 5 مارس 2024</div><div class="txt"><p>` + para1 + `</p><p><strong>إقرأ المزيد</strong> <a href="/2">وزير النقل يتفقد الأشغال في محطات الساحل</a></p><p>` + para2 + `</p><ul><li><a href="/3">خبر أول من أخبار الساحل</a></li><li><a href="/4">خبر ثان من أخبار الساحل</a></li></ul><p>` + para3 + `</p><p>المصدر: <a href="https://reuters.com">رويترز</a></p><p>كلمات دلالية: <a href="/t">سكة الحديد</a></p></div></div></body></html>`,
	},
	{
		name: "an application page with meaningless classes", title: head1, date: "2024-03-05T10:30:00Z", outlet: "قناة الساحل",
		page: `<!DOCTYPE html><html><head><meta property="og:title" content="` + head1 + `"><meta property="og:site_name" content="قناة الساحل"><meta property="article:published_time" content="2024-03-05T10:30:00Z"></head><body><div id="__next"><div class="css-1x"><div class="css-2y"><a class="css-a" href="/">قناة الساحل</a><div class="css-b"><a href="/1">عاجل</a><a href="/2">اقتصاد</a></div></div><div class="css-3z"><h1 class="css-h">` + head1 + `</h1><div class="css-4"><div class="css-5"><span>` + para1 + `</span></div><div class="css-5"><span>` + para2 + `</span></div><div class="css-5"><span>` + para3 + `</span></div></div></div><div class="css-9"><div><a href="/a"><span>` + para2 + `</span></a></div><div><a href="/b"><span>` + para3 + `</span></a></div></div></div></div><script id="__NEXT_DATA__" type="application/json">{"text":"` + para1 + `"}</script></body></html>`,
	},
	{
		name: "fonts and centring", title: head1, date: "", outlet: "",
		page: `<HTML><HEAD><TITLE>` + head1 + `</TITLE></HEAD><BODY BGCOLOR=white><CENTER><FONT SIZE=5><B>` + head1 + `</B></FONT></CENTER><P ALIGN=right><FONT FACE="Arabic Transparent">` + para1 + `</FONT><P ALIGN=right><FONT FACE="Arabic Transparent">` + para2 + `</FONT><P ALIGN=right><FONT FACE="Arabic Transparent">` + para3 + `</FONT><HR><A HREF="index.htm">الصفحة الرئيسية</A></BODY></HTML>`,
	},
	{
		name: "a lead beside the body", title: head1, date: "2024-03-05T10:30:00+03:00", outlet: "",
		page: `<html><head><title>` + head1 + `</title></head><body><article><h1>` + head1 + `</h1><time datetime="2024-03-05T10:30:00+03:00">5 مارس</time><p class="lead">` + para1 + `</p><div class="body-text"><p>` + para2 + `</p><p>` + para3 + `</p><p>` + para2 + ` وقال في ختام حديثه إن العمل مستمر.</p></div></article></body></html>`,
		text: para1 + "\n" + para2 + "\n" + para3 + "\n" + para2 + " وقال في ختام حديثه إن العمل مستمر.",
	},
	{
		name: "teasers longer than the article", title: head1, date: "", outlet: "",
		page: `<html><head><title>` + head1 + `</title></head><body><div class="a"><h1>` + head1 + `</h1><div class="story"><p>` + para1 + `</p><p>` + para2 + `</p><p>` + para3 + `</p></div></div><div class="most-read"><div><a href="1">خبر</a><p>` + para2 + `</p></div><div><a href="2">خبر</a><p>` + para1 + `</p></div><div><a href="3">خبر</a><p>` + para3 + para2 + `</p></div><div><a href="3">خبر</a><p>` + para2 + `</p></div></div></body></html>`,
	},
	{
		name: "a cookie notice that no class names", title: head1,
		page: `<html><body><div>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا، وبمتابعة التصفح فإنك توافق على سياسة الخصوصية وشروط الاستخدام.</div><h1>` + head1 + `</h1><div><p>` + para1 + `</p><p>` + para2 + `</p><p>` + para3 + `</p></div></body></html>`,
	},
	{
		name: "hidden text and a cookie notice", title: head1, date: "", outlet: "",
		page: `<html><head><title>` + head1 + `</title></head><body><div class="cookie-consent"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على هذا الموقع ولأغراض أخرى مذكورة في سياسة الخصوصية.</p></div><div><h1>` + head1 + `</h1><p>` + para1 + `</p><p style="display: none">` + para2 + ` نص مخفي.</p><p hidden>نص مخفي آخر لا يراه القارئ على هذه الصفحة.</p><p>` + para2 + `</p><p>` + para3 + `</p></div></body></html>`,
	},
}

func TestHTML(t *testing.T) {
	for _, tt := range htmlPages {
		dir := write(t, map[string]string{"a.html": tt.page})
		articles, sum, err := readAll(t, Options{Explain: true}, dir)
		if err != nil || len(articles) != 1 || len(sum.Warnings) > 0 {
			t.Errorf("%s: Read = %d articles, %v, %v, want 1", tt.name, len(articles), sum.Warnings, err)
			continue
		}
		a := articles[0]
		check := func(field, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("%s: %s = %q, want %q", tt.name, field, got, want)
			}
		}
		check("id", a.ID, "a#1")
		check("title", a.Title, tt.title)
		check("outlet", a.Outlet, tt.outlet)
		check("url", a.URL, tt.url)
		text := tt.text
		if text == "" {
			text = para1 + "\n" + para2 + "\n" + para3
		}
		check("text", a.Text, text)
		date := ""
		switch {
		case a.Published.Time.IsZero():
		case a.Published.Precision == Day:
			date = a.Published.Time.Format("2006-01-02")
		case !a.Published.Zoned:
			date = a.Published.Time.Format("2006-01-02T15:04:05")
		default:
			date = a.Published.Time.Format(time.RFC3339)
		}
		check("date", strings.Replace(date, "Z", "+00:00", 1), strings.Replace(tt.date, "Z", "+00:00", 1))
		if tt.credit != "" && (len(a.Credits) == 0 || a.Credits[0].Name != tt.credit) {
			t.Errorf("%s: credits = %+v, want %s", tt.name, a.Credits, tt.credit)
		}
	}
}

// TestTitleChosen: the name of the site or of a section is no title where the page has
// another.
func TestTitleChosen(t *testing.T) {
	for name, page := range map[string]string{
		"a section as h1":        `<title>وزارة الموانئ - الأخبار</title><body><h1>الأخبار</h1><h2>` + head1 + `</h2>`,
		"a section of the menu":  `<title>محليات - الميناء</title><body><a href="/m">محليات</a><h1>محليات</h1><h3>` + head1 + `</h3>`,
		"the site's name in og":  `<title>الميناء</title><meta property="og:title" content="صحيفة الميناء"><body><h1>` + head1 + `</h1>`,
		"the print view":         `<title>::: صحيفة الميناء ::: طباعة الخبر</title><body><font size="5">` + head1 + `</font><hr>`,
		"beside the site's name": `<title>الميناء :: ` + head1 + `</title><body><p>© الميناء</p>`,
		"short":                  `<title>عودة الروح | صحيفة الميناء</title><body><h1>عودة الروح</h1><h2>` + head1 + `</h2>`,
	} {
		page += `<div class="x"><p>` + para1 + `</p><p>` + para2 + `</p></div>`
		want := head1
		if name == "short" {
			want = "عودة الروح"
		}
		articles := newDecoder(testOptions()).html("a.html", 0, []byte("<html><head>"+page), "", &result{})
		if len(articles) != 1 || articles[0].Title != want {
			t.Errorf("%s: title %q, want %q", name, articles[0].Title, want)
		}
	}
}

// TestSiteInTitle: the name beside the heading is taken only if it is that of the
// site.
func TestSiteInTitle(t *testing.T) {
	for _, tt := range []struct{ title, home, want string }{
		{head1 + " | صحيفة الميناء", "الرئيسية", "صحيفة الميناء"},
		{head1 + " - محليات - الميناء", "الميناء", "الميناء"},
		{"الميناء: " + head1, "الميناء", "الميناء"},
		{head1 + " – العين الإخبارية", "", "العين الإخبارية"},
		{head1 + " | العالم", "الرئيسية", ""},
		{head1 + " | محليات", "الميناء", ""},
		{head1, "الميناء", ""},
		{"عنوان آخر | صحيفة الميناء", "", "صحيفة الميناء"},
		{"عنوان آخر | مركز الميناء", "", ""},
		{"وزارة الموانئ - المركز الإعلامي - الأخبار", "", "وزارة الموانئ"},
	} {
		page := `<html><head><title>` + tt.title + `</title></head><body><a href="/">` + tt.home + `</a><h1>` + head1 + `</h1><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Outlet != tt.want {
			t.Errorf("a page titled %q has the outlet %q, want %q", tt.title, articles[0].Outlet, tt.want)
		}
	}
}

// TestLogoInTitle: what stands for the logo and in <title> beside the headline is the site.
func TestLogoInTitle(t *testing.T) {
	for _, tt := range []struct{ title, picture, want string }{
		{"ميناء نت - " + head1, `<img src="img/logo.gif" alt="ميناء نت">`, "ميناء نت"},
		{head1 + " - ميناء نت", `<img class="site-logo" src="1.png" alt="ميناء نت">`, "ميناء نت"},
		{"ميناء نت - " + head1, `<img src="/logos/port.jpg" alt="ميناء نت">`, ""}, // a picture
		{"محليات - " + head1, `<img src="logo.gif" alt="ميناء نت">`, ""},
		{"محليات - " + head1, `<a href="/m">محليات</a><img src="logo.gif" alt="محليات">`, ""},
	} {
		page := `<html><head><title>` + tt.title + `</title></head><body>` + tt.picture + `<h1>` + head1 + `</h1><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Outlet != tt.want || articles[0].Title != head1 {
			t.Errorf("a page titled %q with %s: %+v, want outlet %q", tt.title, tt.picture, articles, tt.want)
		}
	}
}

// TestSeveralArticles: <article> elements beside each other are articles of their
// own, teasers and the entries of a live blog are not.
func TestSeveralArticles(t *testing.T) {
	const head2 = "افتتاح محطة جديدة في مدينة الساحل"
	one := `<article><h1>` + head1 + `</h1><p>` + para1 + `</p><p>` + para3 + `</p><p>المصدر: رويترز</p></article>`
	two := `<article><header><h2>` + head2 + `</h2><time datetime="2024-03-04">x</time></header><p>` + para2 + `</p><p>` + para3 + `</p><p>المصدر: واس</p></article>`
	card := `<article><h2><a href="/1">` + head2 + `</a></h2><p>` + para2 + `</p><p>` + para3 + `</p></article>`
	short := `<article><h2>` + head2 + `</h2><p>` + para2 + `</p></article>`
	for _, tt := range []struct{ name, body, want string }{
		{"beside", one + two, head1 + ": رويترز\n" + head2 + ": واس\n"},
		{"read also", one + "<h3>إقرأ أيضاً</h3>" + two, head1 + ": رويترز\n" + head2 + ": واس\n"},
		{"in a container", "<main><div>" + one + two + "</div></main>", head1 + ": رويترز\n" + head2 + ": واس\n"},
		{"a card", one + card, ""},
		{"a short one", one + short, ""},
		{"a live blog", "<h1>" + head1 + " لحظة بلحظة</h1>" + strings.ReplaceAll(one, "h1", "h2") + two, ""},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body>` + tt.body + `</body></html>`
		var got strings.Builder
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		for _, a := range articles {
			got.WriteString(a.Title + ":")
			for _, c := range a.Credits {
				got.WriteString(" " + c.Name)
			}
			got.WriteString("\n")
		}
		if tt.want == "" && len(articles) != 1 || tt.want != "" && got.String() != tt.want {
			t.Errorf("%s: articles = %q, want %q", tt.name, got.String(), tt.want)
		}
		if tt.want != "" && len(articles) == 2 && (articles[0].Text != para1+"\n"+para3 || articles[1].Text != para2+"\n"+para3 || articles[1].Published.Time.Format("2006-01-02") != "2024-03-04") {
			t.Errorf("%s: texts = %q, %q of %v", tt.name, articles[0].Text, articles[1].Text, articles[1].Published.Time)
		}
	}
}

// TestLinkedStory: of several articles in JSON-LD the page's counts, not the first.
func TestLinkedStory(t *testing.T) {
	const (
		own     = `{"@type":"NewsArticle","headline":"` + head1 + `","url":"https://a.example/1#x","datePublished":"2024-03-05","publisher":{"name":"صحيفة الميناء"}}`
		other   = `{"@type":"NewsArticle","headline":"وزير النقل يزور محطات الساحل","datePublished":"2019-01-01","publisher":{"name":"رويترز"}}`
		renamed = `{"@type":"NewsArticle","headline":"قطارات سريعة","mainEntityOfPage":{"@id":"https://a.example/1"},"datePublished":"2024-03-05","publisher":{"name":"صحيفة الميناء"}}`
	)
	graph := func(all ...string) string {
		return `<script type="application/ld+json">{"@graph":[` + strings.Join(all, ",") + `]}</script>`
	}
	for _, tt := range []struct{ name, linked, want string }{
		{"alone", graph(own), head1 + " 2024-03-05 صحيفة الميناء"},
		{"first", graph(own, other), head1 + " 2024-03-05 صحيفة الميناء"},
		{"second", graph(other, own), head1 + " 2024-03-05 صحيفة الميناء"},
		{"in two scripts", graph(other) + graph(own), head1 + " 2024-03-05 صحيفة الميناء"},
		{"named by its address", graph(other, renamed), "قطارات سريعة 2024-03-05 صحيفة الميناء"},
		{"none of them", graph(other, strings.ReplaceAll(other, "2019", "2020")), "وزير النقل يزور محطات الساحل 2019-01-01 رويترز"},
	} {
		page := `<html><head><title>` + head1 + `</title><link rel="canonical" href="https://a.example/1">` + tt.linked + `</head><body><h1>` + head1 + `</h1><p>` + para1 + `</p><p>` + para2 + `</p><h3>وزير النقل يزور محطات الساحل</h3></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 {
			t.Fatalf("%s: %d articles, want 1", tt.name, len(articles))
		}
		a := articles[0]
		if got := a.Title + " " + printDate(a.Published) + " " + a.Outlet; got != tt.want {
			t.Errorf("%s: title, date and outlet are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestDateAbove: a date above the title or behind the text counts if it is named as
// that of publication.
func TestDateAbove(t *testing.T) {
	const (
		head  = `<h1>` + head1 + `</h1>`
		story = `<div class="x"><p>` + para1 + `</p><p>` + para2 + `</p></div>`
		date  = `تاريخ النشر: 05/03/2024 11:27 ص`
	)
	for _, tt := range []struct{ name, body, want string }{
		{"above", `<p>` + date + `</p>` + head + story, "2024-03-05T11:27:00"},
		{"beside the section's name", `<div><span>محليات</span> <span>` + date + `</span>` + head + story + `</div>`, "2024-03-05T11:27:00"},
		{"beside that of a change", `<span>آخر تحديث: 6 مارس 2024 10:00</span><span>نشر في 5 مارس 2024 09:00</span>` + head + story, "2024-03-05T09:00:00"},
		{"in the text's element", `<div><p>` + date + `</p>` + head + `<p>` + para1 + `</p><p>` + para2 + `</p></div>`, "2024-03-05T11:27:00"},
		{"below wins", `<p>نشر في 1 مارس 2024</p>` + head + `<p>5 مارس 2024</p>` + story, "2024-03-05"},
		{"last in the text", head + `<div><p>` + para1 + `</p><p>` + para2 + `</p><p>نشر في 5 مارس 2024</p></div>`, "2024-03-05"},
		{"behind the text", head + story + `<div>نشر بتاريخ 5 مارس 2024</div><div>وزير النقل يزور محطات الساحل</div>`, "2024-03-05"},
		{"of the day", `<div>الثلاثاء 5 مارس 2024</div>` + head + story, ""},
		{"of the day, named", `<div>التاريخ: 5 مارس 2024</div>` + head + story, ""},
		{"of another story above", `<div><p>وزير النقل يزور محطات الساحل الجديدة</p><p>نشر في 1 مارس 2024</p></div>` + head + story, ""},
		{"of another story behind", head + story + `<div><a href="/2">وزير النقل يزور محطات الساحل الجديدة</a></div><p>نشر في 1 مارس 2024</p>`, ""},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || printDate(articles[0].Published) != tt.want || articles[0].Text != para1+"\n"+para2 {
			t.Errorf("%s: %d articles, the date is %q, want %q, the text\n%s", tt.name, len(articles), printDate(articles[0].Published), tt.want, articles[0].Text)
		}
	}
}

// TestAgeBelowBanner: how long ago a page was printed counts from the day of its banner,
// which stands above the title; a date below the title counts itself.
func TestAgeBelowBanner(t *testing.T) {
	const (
		head   = `<h1>` + head1 + `</h1>`
		story  = `<p>` + para1 + `</p><p>` + para2 + `</p>`
		banner = `<div>الخميس 11 يناير 2024</div>`
	)
	for _, tt := range []struct{ name, body, want string }{
		{"yesterday with the hour", banner + head + `<span>أمس 14:30</span>` + story, "2024-01-10T14:30:00"},
		{"days ago", banner + head + `<span>منذ 3 أيام</span>` + story, "2024-01-08"},
		{"the title twice", head + banner + head + `<span>أمس 14:30</span>` + story, "2024-01-11"},
		{"no banner", head + `<span>أمس 14:30</span>` + story, ""},
		{"no age", banner + head + story, "2024-01-11"},
		{"above the title, too", banner + `<span>أمس 14:30</span>` + head + story, "2024-01-11"},
		{"the day below the title", head + banner + `<span>أمس 14:30</span>` + story, "2024-01-11"},
		{"another day below the title", banner + head + `<div>الثلاثاء 9 يناير 2024</div><span>أمس 14:30</span>` + story, "2024-01-09"},
		{"a title nowhere in the page", banner + `<span>أمس 14:30</span>` + story, "2024-01-11"},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || printDate(articles[0].Published) != tt.want {
			t.Errorf("%s: %d articles, the date is %q, want %q", tt.name, len(articles), printDate(articles[0].Published), tt.want)
		}
	}
}

// TestDatePassedOver: a date that cannot be that of the page does not hide the next.
func TestDatePassedOver(t *testing.T) {
	saved := time.Date(2024, 3, 6, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ published, want string }{
		{"2024-03-04T08:00:00Z", "2024-03-04"},
		{"0001-01-01T00:00:00", "2024-03-05"},
		{"9999-12-31", "2024-03-05"},
		{"2024-04-05", "2024-03-05"},
		{"2024-03-07", "2024-03-07"}, // a clock may be wrong
		{"{{date}}", "2024-03-05"},
		{"", "2024-03-05"},
	} {
		page := `<html><head><meta property="article:published_time" content="` + tt.published + `"></head><body><h1>` + head1 + `</h1><time datetime="2024-03-05T11:00:00Z">x</time><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`
		d := newDecoder(testOptions())
		d.saved = saved
		articles := d.html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || articles[0].Published.Time.Format("2006-01-02") != tt.want {
			t.Errorf("published_time %q: the date is %v, want %s", tt.published, articles[0].Published.Time, tt.want)
		}
	}
}

func TestHTMLEncodings(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>` + head1 + `</title></head><body><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`
	old, err := charmap.Windows1256.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	latin, err := charmap.ISO8859_1.NewDecoder().String(old)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"declared":            old,
		"declared but wrong":  page,
		"not declared at all": strings.ReplaceAll(old, "charset=windows-1256", ""),
		"read as Latin-1":     latin,
	} {
		dir := write(t, map[string]string{"a.html": content})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != 1 || articles[0].Text != para1+"\n"+para2 || articles[0].Title != head1 {
			t.Errorf("%s: Read = %+v, %v, %v", name, articles, sum.Warnings, err)
		}
	}
}

func TestHTMLHostile(t *testing.T) {
	for name, page := range map[string]string{
		"deep":            "<html><body>" + strings.Repeat("<div>", 100_000) + "<p>" + para1 + "</p>",
		"deep, closed":    "<html>" + strings.Repeat("<b><i><div>", 30_000) + para1 + strings.Repeat("</div></i></b>", 30_000),
		"many attributes": "<html><p " + strings.Repeat("a ", 50_000) + ">" + para1,
		"not closed":      "<html><script>" + para1,
		"nothing":         "<html></html>",
		"JSON-LD deep":    `<html><script type="application/ld+json">` + strings.Repeat(`[`, 100_000) + `</script><p>` + para1,
	} {
		dir := write(t, map[string]string{"a.html": page, "b.jsonl": goodLine})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || articles[len(articles)-1].ID != "good" || len(articles)+sum.Skipped != 2 {
			t.Errorf("%s: Read = %d articles, %+v, %v", name, len(articles), sum, err)
		}
		t.Log(name, sum.Warnings)
	}
}

// Each message of an export of Telegram is an article; who posted it is said once.
func TestTelegram(t *testing.T) {
	message := func(id, from, at, text string) string {
		if from != "" {
			from = `<div class="from_name">` + from + ` </div>`
		}
		return `<div class="message default clearfix" id="message` + id + `"><div class="body"><div class="pull_right date details" title="` + at + `">14:05</div>` + from + `<div class="text">` + text + `</div></div></div>`
	}
	page := `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Exported Data</title></head><body><div class="history">` +
		`<div class="message service" id="message-1"><div class="body details">12 November 2023</div></div>` +
		message("1", "أخبار الوادي", "12.11.2023 14:05:11 UTC+03:00", "<strong>"+head1+"</strong><br><br>"+para1) +
		message("2", "", "12.11.2023 15:00:00 UTC+03:00", "👍") +
		message("3", "", "13.11.2023 01:30:00 UTC+03:00", para2+"<br>#خبر") + `</div></body></html>`
	articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"messages.html": page}))
	if err != nil || len(sum.Warnings) > 0 || len(articles) != 2 {
		t.Fatalf("Read = %v, %v, %v, want two articles", articles, sum.Warnings, err)
	}
	for i, want := range []struct{ title, at, text string }{{head1, "2023-11-12T14:05:11+03:00", para1}, {"", "2023-11-13T01:30:00+03:00", para2}} {
		if a := articles[i]; a.Title != want.title || a.Outlet != "أخبار الوادي" || printDate(a.Published) != want.at || a.Text != want.text {
			t.Errorf("message %d = %q, %q, %s, %q, want %q", i, a.Outlet, a.Title, printDate(a.Published), a.Text, want)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, tt := range htmlPages {
		f.Add([]byte(tt.page))
	}
	for _, tt := range scriptForms {
		f.Add([]byte(scriptPage("", tt.script)))
	}
	d := newDecoder(testOptions())
	f.Fuzz(func(t *testing.T, page []byte) {
		var res result
		articles := d.html("a.html", 0, page, "https://example.org/", &res)
		if len(articles) == 0 && res.skipped == 0 {
			t.Errorf("html(%q) gives neither articles nor a warning", page)
		}
		for _, a := range articles {
			a.ID = "a"
			checkArticle(t, a)
		}
	})
}

func BenchmarkReadHTML(b *testing.B) {
	// The pages in the size of real ones: most of a page is not its article.
	var pages []string
	size := 0
	for _, tt := range htmlPages {
		var nav strings.Builder
		for j := range 300 {
			fmt.Fprintf(&nav, `<div class="card"><a href="/news/%d"><img src="/i/%d.jpg" alt=""><h3 class="title">خبر رقم %d من أخبار اليوم</h3></a></div>`, j, j, j)
		}
		page := strings.Replace(tt.page, "</body>", `<div class="widget">`+nav.String()+"</div></body>", 1)
		page = strings.ReplaceAll(page, para2, strings.Repeat(para2, 10))
		pages = append(pages, page)
		size += len(page)
	}
	d := newDecoder(testOptions())
	timed(b, size, func() {
		for i, page := range pages {
			if len(d.html("a.html", 0, []byte(page), "", &result{})) != 1 {
				b.Fatal(htmlPages[i].name)
			}
		}
	})
}

func TestMHTML(t *testing.T) {
	page := "<html><head><title>" + head1 + "</title></head><body><p>" + para1 + "</p><p>" + para2 + "</p></body></html>"
	old, err := charmap.Windows1256.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	var quoted strings.Builder
	w := quotedprintable.NewWriter(&quoted)
	w.Write([]byte(page))
	w.Close()
	for name, part := range map[string]string{
		"quoted": "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://a.example/1\r\n\r\n" + quoted.String(),
		"base64": "Content-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.example/1\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(old)),
	} {
		in := "From: <Saved by Browser>\r\nSubject: x\r\nDate: Wed, 6 Mar 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/css\r\n\r\np{}\r\n----b\r\n" + part + "\r\n----b--\r\n"
		dir := write(t, map[string]string{"a.mhtml": in, "b.mht": in[:300], "c.jsonl": goodLine})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != 2 || len(sum.Warnings) != 1 || articles[0].Text != para1+"\n"+para2 || articles[0].Title != head1 || articles[0].ID != "http://a.example/1#1" || !articles[0].Published.FirstSeen {
			t.Errorf("%s: Read = %+v, %v, %v", name, articles, sum.Warnings, err)
		}
	}
}

// What stands outside the article is listed, too: a paragraph that was lost so could
// not be seen.
func TestExplainOutside(t *testing.T) {
	page := `<html><body><nav>الرئيسية أخبار</nav><div class="x"><h1>` + head1 + `</h1><div><p>` + para1 + `</p><p>` + para2 + `</p></div></div><div class="y"><span>ملحق</span><a href="/1">خبر آخر</a></div></body></html>`
	articles, _, err := readAll(t, Options{Explain: true}, write(t, map[string]string{"a.html": page}))
	if err != nil || len(articles) != 1 {
		t.Fatalf("Read = %v, %v", articles, err)
	}
	var got []string
	for _, e := range articles[0].Explained {
		if e.Field == "dropped" {
			got = append(got, e.Text+": "+e.Why)
		}
	}
	if want := "الرئيسية أخبار: element nav|ملحق خبر آخر: outside the article"; strings.Join(got, "|") != want {
		t.Errorf("dropped %q, want %q", strings.Join(got, "|"), want)
	}
}

// TestHTMLAround reads pages in whose text, or right around it, stands what looks like
// something else.
func TestHTMLAround(t *testing.T) {
	const story = "<p>" + para1 + "</p><p>" + para2 + "</p>"
	type want struct{ outlet, credit, text string }
	graph := func(org string) string {
		return `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"` + head1 + `","publisher":{"@id":"#org"},"isPartOf":{"@id":"#page"}},{"@type":"WebPage","@id":"#page","name":"` + head1 + `"},` + org + `]}</script>`
	}
	for _, tt := range []struct {
		name, head, title, page string
		want                    want
	}{
		{"who prints it, by its @id", graph(`{"@type":["Organization"],"@id":"#org","name":"تك مسار"}`), "", "<h1>" + head1 + "</h1><div>" + story + "</div>", want{"تك مسار", "", para1 + "\n" + para2}},
		{"an @id that nothing has", graph(`{"@type":"Organization","@id":"#other","name":"تك مسار"}`), "", "<h1>" + head1 + "</h1><div>" + story + "</div>", want{"", "", para1 + "\n" + para2}},
		{"a source among the facts", "", "", "<h1>" + head1 + "</h1><ul class=info><li>القسم: ثقافة</li><li>المصدر: <b>وفا</b></li></ul><div>" + story + "</div>", want{"", "وفا", para1 + "\n" + para2}},
		{"the source of a picture", "", "", "<h1>" + head1 + "</h1><figure><img src=x><figcaption>المصدر: رويترز</figcaption></figure><div>" + story + "</div>", want{"", "", para1 + "\n" + para2}},
		{"the site in the foot", "", " | عيون الساحل", "<h1>" + head1 + "</h1><div>" + story + "</div><div class=f>عيون الساحل - موقع إخباري</div>", want{"عيون الساحل", "", para1 + "\n" + para2}},
		{"a section in the foot", "", " | أخبار محلية", "<h1>" + head1 + "</h1><div>" + story + "</div><div class=f>أخبار محلية</div>", want{"", "", para1 + "\n" + para2}},
		{"a short sentence behind links", "", "", "<h1>" + head1 + "</h1><div>" + story + "<p>اقرأ أيضًا:</p><p><a href=a>الميناء يستقبل أول سفينة</a></p><p>تحرر محضر بالواقعة وتولت النيابة التحقيق.</p></div>", want{"", "", para1 + "\n" + para2 + "\nتحرر محضر بالواقعة وتولت النيابة التحقيق."}},
		{"a headline behind the same", "", "", "<h1>" + head1 + "</h1><div>" + story + "<p>اقرأ أيضًا:</p><p>الميناء يستقبل أول سفينة</p></div>", want{"", "", para1 + "\n" + para2}},
		{"a box for letters", "", "", "<h1>" + head1 + "</h1><div class=article-body><div>" + para1 + "</div><div><div>اشترك في نشرتنا البريدية</div><div>ملخص أسبوعي يصلك كل أحد</div></div><div>" + para2 + "</div></div>", want{"", "", para1 + "\n" + para2}},
		{"an invitation and a sentence", "", "", "<h1>" + head1 + "</h1><div class=article-body><div>" + para1 + "</div><div><div>اشترك في نشرتنا البريدية</div><div>وختم الوزير بالشكر للعمال.</div></div><div>" + para2 + "</div></div>", want{"", "", para1 + "\nوختم الوزير بالشكر للعمال.\n" + para2}},
	} {
		page := "<html><head><meta charset=utf-8><title>" + head1 + tt.title + "</title>" + tt.head + "</head><body>" + tt.page + "</body></html>"
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v, %v", tt.name, len(articles), sum.Warnings, err)
			continue
		}
		got := want{outlet: articles[0].Outlet, text: articles[0].Text}
		for _, c := range articles[0].Credits {
			got.credit += c.Name
		}
		if got != tt.want || articles[0].Title != head1 {
			t.Errorf("%s: title %q, %+v, want %q, %+v", tt.name, articles[0].Title, got, head1, tt.want)
		}
	}
}

// When a member joined a forum is no date of what he posts, whatever its label says.
func TestHTMLJoined(t *testing.T) {
	for _, tt := range []struct{ fact, want string }{
		{"<strong>اشترك في:</strong> 3 فبراير 2010 الساعة 10:00 ص", ""},
		{"تاريخ التسجيل: 03-02-2010", ""},
		{"عضو منذ 3 فبراير 2010", ""},
		{"<strong>نشر في:</strong> 3 فبراير 2010 الساعة 10:00 ص", "2010-02-03"},
	} {
		page := "<html><head><meta charset=utf-8><title>" + head1 + "</title></head><body><div id=body><h2>" + head1 + "</h2><dl><dd>ناقل الخبر</dd><dd>" + tt.fact +
			"</dd></dl><div class=content><p>" + para1 + "</p><p>" + para2 + "</p></div></div></body></html>"
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v, %v", tt.fact, len(articles), sum.Warnings, err)
			continue
		}
		got := ""
		if d := articles[0].Published; !d.Time.IsZero() {
			got = d.Time.Format(time.DateOnly)
		}
		if got != tt.want {
			t.Errorf("%s: dated %q, want %q", tt.fact, got, tt.want)
		}
	}
}

// Builders of pages name every box a widget.
func TestHTMLBuilder(t *testing.T) {
	const short = "وختم الوزير بالشكر للعمال في الميناء."
	box := func(text string) string {
		return `<section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>` +
			text + `</p></div></div></div></div></div></section>`
	}
	page := "<html><head><meta charset=utf-8><title>" + head1 + "</title></head><body><main><h1>" + head1 + "</h1><div class=elementor>" +
		box(para1+"</p><p>"+para2) + box(para2) + box(short) + "</div></main><section><h3>لا يفوتك</h3><ul><li><a href=a>" + head1 + "</a></li></ul></section></body></html>"
	articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
	want := strings.Join([]string{para1, para2, para2, short}, "\n")
	if err != nil || len(articles) != 1 || articles[0].Text != want {
		t.Errorf("%d articles, %v; text %q, want %q", len(articles), err, articles[0].Text, want)
	}
}

// TestArchived: on a page of an archive the outlet is the paper whose text it is, in HTML
// as in text.
func TestArchived(t *testing.T) {
	const line = "سامي الحداد\nنشر في صوت الساحل يوم 12 - 03 - 2019\n"
	for _, tt := range []struct{ name, head, want string }{
		{"an aggregator by its host", `<link rel="canonical" href="https://www.masress.com/sahel/41">`, "صوت الساحل"},
		{"an aggregator by its name", `<meta property="og:site_name" content="مصرس">`, "صوت الساحل"},
		{"nothing else", "", "صوت الساحل"},
		{"a paper by its host", `<link rel="canonical" href="https://www.okaz.com.sa/41">`, "Okaz"},
		{"a paper by its name", `<meta property="og:site_name" content="الميناء">`, "الميناء"},
	} {
		page := `<html><head><title>` + head1 + `</title>` + tt.head + `</head><body><h1>` + head1 + `</h1><div>` +
			strings.ReplaceAll(line, "\n", "</div><div>") + `</div><div><p>` + para1 + `</p><p>` + para2 + `</p></div></body></html>`
		var res result
		got := newDecoder(testOptions()).html("p.html", 0, []byte(page), "", &res)
		if len(got) != 1 || got[0].Outlet != tt.want || printDate(got[0].Published) != "2019-03-12" {
			t.Errorf("%s: %+v, want the outlet %q", tt.name, got, tt.want)
		}
	}
	got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+line+para1+"\n"+para2)
	if err != nil || len(got) != 1 || got[0].Outlet != "صوت الساحل" {
		t.Errorf("text page: %+v, %v, want the outlet %q", got, err, "صوت الساحل")
	}
}
