package corpus

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPageRunaways reads pages on which what a line says is repeated without end: one
// four times as long may take eight times as long, no more.
func TestPageRunaways(t *testing.T) {
	const (
		n         = 500
		paragraph = "قال المتحدث باسم البلدية إن أعمال الصيانة في الشارع رقم %[1]d ستنتهي قبل نهاية الشهر المقبل، وإن الحركة ستعود إلى طبيعتها بعد ذلك.\n"
		headline  = "عنوان خبر آخر في المدينة رقم %[1]d\n"
		short     = "سطر رقم %[1]d\n"
	)
	decoder := newDecoder(testOptions())
	kinds := map[string]func(page string){
		"text": func(page string) { decoder.page("a.txt", page, &result{}) },
		"HTML": func(page string) {
			var b strings.Builder
			b.WriteString("<title>" + head1 + "</title><h1>" + head1 + "</h1><div>")
			for l := range strings.Lines(page) {
				element := "h3"
				if len(l) > 100 {
					element = "p"
				}
				fmt.Fprintf(&b, "<%s>%s</%s>", element, strings.TrimSpace(l), element)
			}
			decoder.html("a.html", 0, []byte(b.String()), "", &result{})
		},
	}
	for _, c := range []struct{ name, head, each string }{
		{"a list of others and a paragraph", paragraph, "أخبار ذات صلة\n" + paragraph},
		{"a list of others, a headline and a paragraph", paragraph, "اقرأ أيضا\n" + headline + paragraph},
		{"a list of others above the text", "", "أخبار ذات صلة\n" + short},
		{"comments and paragraphs", paragraph, "التعليقات\n" + paragraph},
		{"comments above the text", "", "التعليقات\n" + short},
		{"doubtful headings", paragraph + paragraph, "التاريخ\n" + paragraph},
		{"sources", paragraph, "المصدر: واس\n"},
		{"sources without a text", "", "المصدر: واس\n" + short},
		{"dates without a text", "", "تاريخ النشر: 3 يناير 2024\n" + headline},
		{"headlines in one line", headline, "ميناء%[1]d سفينة%[1]d بحر%[1]d   سماء%[1]d نجوم%[1]d ليل%[1]d   شتاء%[1]d غيوم%[1]d مطر%[1]d   صيف%[1]d رمال%[1]d حر%[1]d\n"},
	} {
		for kind, read := range kinds {
			checkGrowth(t, kind+", "+c.name, n, func(n int) func() {
				page := headline + c.head + repeated(c.each, n) + paragraph
				return func() { read(page) }
			})
		}
	}
}

// TestHTMLRunaways reads pages whose elements repeat what the reader asks many elements
// about, or stand in hundreds of others.
func TestHTMLRunaways(t *testing.T) {
	const (
		n         = 600
		paragraph = "قال المتحدث باسم البلدية إن أعمال الصيانة في الشارع رقم %[1]d ستنتهي قبل نهاية الشهر المقبل، وإن الحركة ستعود إلى طبيعتها بعد ذلك."
		headline  = "عنوان خبر آخر في المدينة رقم %[1]d"
		top       = "<title>" + head1 + "</title><h1>" + head1 + "</h1><p>" + paragraph + paragraph + "</p>"
	)
	decoder := newDecoder(testOptions())
	within := func(element string, inner string) string { return strings.Repeat("<"+element+">", 400) + inner }
	for _, c := range []struct{ name, head, each, foot string }{
		{"articles of JSON-LD and headings", "", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + headline + ` ب"}</script><h3>` + headline + " ا</h3>", ""},
		{"hidden elements with ids", top, `<div id="a%[1]d" style="display:none"><p>` + paragraph + "</p></div>", ""},
		{"elements of one class beside the text", "<h1>" + head1 + "</h1><div>", `<div class="c">ا</div>`, `<div class="c"><p>` + paragraph + "</p></div>"},
		{"paragraphs of a class", "<h1>" + head1 + "</h1><div>", `<p class="c">` + paragraph + "</p>", "</div>"},
		{"times in one element", top + "<div>", `<time itemprop="datePublished">x%[1]d</time>`, "</div>"},
		{"times in each other", top + within("div><time", ""), "<i>x</i>", ""},
		{"headings of comments before headings", top, "<div>التعليقات</div><h1>ا</h1>", ""},
		{"headings of lists", top, "<h3>أخبار ذات صلة</h3><ul><li><a href=x>ا</a></ul>", ""},
		{"headings of lists in each other", top, strings.Repeat("<div>", 40) + "أخبار ذات صلة" + strings.Repeat("</div>", 40), ""},
		{"a long title", "<title>", "خبر %[1]d | ", "</title>" + repeated("<h3>"+headline+"</h3>", 4*n)},
		{"lines about rights and titles", "<title>x</title>", `<h1>` + headline + `</h1><p>© جميع الحقوق محفوظة %[1]d</p>`, ""},
		{"names in a script", "<title>" + head1 + "</title><script>x={", `"K%[1]d":{"a":1},`, `"title":"` + head1 + `"}</script>`},
		{"short lines", "<h1>" + head1 + "</h1><div>", "ا<br>", "</div>"},
		{"datelines above the text", "<title>" + head1 + "</title><h1>" + head1 + "</h1>", "<span>الخرطوم - رويترز وا</span>", "<p>" + paragraph + paragraph + "</p>" + repeated("<p>"+paragraph+"</p>", 10)},
		{"a line below a heading of others", top + top + "<h3>اقرأ أيضا</h3><p><a href=/a/1>" + headline + "</a></p><p>", repeated("<b>كتاب </b>", 100), "</p>"},
		{"headings of others, each with a link and words", top + top, "<h3>اقرأ أيضا</h3><p><a href=/a/%[1]d>" + headline + "</a></p><p>" + paragraph + "</p>", ""},
		{"lines about a site", top, "<p>نقلا عن موقع الياقوت</p>", ""},
		{"elements within four hundred", top + within("div class=a", "كلمة"), "<i></i>", ""},
	} {
		checkGrowth(t, c.name, n, func(n int) func() {
			page := []byte(c.head + repeated(c.each, n) + c.foot)
			return func() { decoder.html("a.html", 0, page, "", &result{}) }
		})
	}
}

// repeated is a text so many times, each with its number.
func repeated(each string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(each, "%[1]d", fmt.Sprint(i)))
	}
	return b.String()
}

// checkGrowth fails where reading a page that is four times as long takes more than eight
// times as long.
func checkGrowth(t *testing.T, name string, n int, page func(n int) (read func())) {
	t.Helper()
	took := func(n int) time.Duration {
		read := page(n)
		before := processorTime(t)
		read()
		return processorTime(t) - before
	}
	took(n / 10) // compiles the patterns
	one, four := took(n), took(4*n)
	for range 2 { // on a busy machine the least counts
		if four > 8*one {
			one, four = max(one, took(n)), min(four, took(4*n))
		}
	}
	if four > 8*one+50*time.Millisecond {
		t.Errorf("%s: %v for %d, %v for %d", name, one, n, four, 4*n)
	}
}

func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
