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
			took := func(n int) time.Duration {
				page := headline + c.head
				var b strings.Builder
				for i := range n {
					b.WriteString(strings.ReplaceAll(c.each, "%[1]d", fmt.Sprint(i)))
				}
				page += b.String() + paragraph
				before := processorTime(t)
				read(page)
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
				t.Errorf("%s, %s: %v for %d, %v for %d", kind, c.name, one, n, four, 4*n)
			}
		}
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
