package trace

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What a phrase reaches and what is near it: the text up to | is reached, up to ‖
// near. A credit's name stands between { and }.
func TestScope(t *testing.T) {
	const (
		rail = "ذكرت وكالة {تاس} أن روسيا افتتحت خطا جديدا للسكك الحديدية في الشرق."
		own  = "أعلنت وزارة النقل الروسية افتتاح خط سكك حديدية جديد يربط الميناء بالمدينة."
		fund = "تراجعت الأسهم في آسيا أمس مع هبوط النفط إلى أدنى مستوى منذ شهور."
	)
	tests := []struct{ name, text string }{
		{"to the end of its line", "قالت {رويترز} إن الأسهم تراجعت. وهبط النفط أيضا.|‖\n" + own},
		{"from the head of its line", "هبط النفط. تراجعت الأسهم، بحسب {رويترز}.|‖\n" + own},
		{"from its own sentence, if that begins with it", "هبط النفط. ^وذكرت {رويترز} أن الأسهم تراجعت.|‖\n" + own},
		{"behind another credit in its line", "قالت {أنباء موسكو} إن النفط هبط. ^وتراجعت الأسهم، بحسب {رويترز}.|‖\n" + own},
		{"over what takes it up", rail + "\nوأضافت الوكالة أن القطار سينطلق في مارس.|‖\n" + fund},
		{"or names it again", rail + "\nوبحسب {تاس} فإن القطار سينطلق في مارس.|‖\n" + fund},
		{"or goes on", rail + "\nوأضاف الوزير أن القطار سينطلق في مارس.|‖\n" + fund},
		{"or goes on of one who is named before", "قالت {رويترز} إن وزير النقل افتتح الخط.\nوقال الوزير إنه طويل.|‖\n" + fund},
		{"or of one unnamed", rail + "\nوأكدت أن القطار سينطلق في مارس.|‖\n" + fund},
		{"not another who speaks", rail + "|‖\nوقال مدير الدفاع المدني إن فرقه تعمل ليلا."},
		{"nor what another's name takes up", "ذكرت {رويترز} أن طهران سلمت ردها.|‖\nوقالت الوكالة الدولية للطاقة الذرية إن منشأة جديدة فتحت."},
		{"nor a place", "قالت {رويترز} إن هزة شعر بها السكان.|‖\nوهرع المئات إلى الموقع حاملين الأغطية."},
		{"nor behind a turn of one word", rail + "|‖ ميدانيا، ضرب زلزال مدينة في الجبال."},
		{"also behind what does not", rail + " القطار سينطلق في مارس. وقالت الوكالة إن ركابه كثيرون.|‖\n" + fund},
		{"near what has words of content in common", rail + "|\n" + own + "‖\n" + fund},
		{"not near what has none", rail + "\nوأضافت الوكالة أن القطار سينطلق في مارس.|‖\n" + fund + "\n" + own},
		{"nor behind a turn", rail + "|‖\nمن جهة أخرى " + own},
		{"nor behind one with و", rail + "|‖\nوعلى صعيد آخر " + own},
		{"nor behind a heading", rail + "|‖\nخط سكك حديدية جديد في روسيا\n" + own},
		{"nor over another credit", rail + "|‖ وقالت وكالة {رويترز} إن خط السكك الحديدية طويل. " + own},
		{"nor further than three sentences", rail + "\nوأضافت الوكالة أنه طويل.|" + strings.Repeat("\n"+own, 3) + "‖\n" + own},
	}
	for _, test := range tests {
		var text strings.Builder
		var credits []corpus.Credit
		var reach, near arabic.Span
		for _, r := range test.text {
			switch r {
			case '^':
				reach.Start = text.Len()
			case '{':
				credits = append(credits, corpus.Credit{Kind: corpus.VerbPhrase, Role: corpus.Report, Start: text.Len()})
			case '}':
				c := &credits[len(credits)-1]
				c.End = text.Len()
				c.Name = text.String()[c.Start:]
				if i := strings.LastIndex(text.String(), "وذكرت "); i >= 0 && c.Start == i+len("وذكرت ") {
					c.Text = text.String()[i:]
				}
			case '|':
				reach.End = text.Len()
			case '‖':
				near.End = text.Len()
			default:
				text.WriteRune(r)
			}
		}
		of := 0
		for i, c := range credits {
			if c.Name == "تاس" || c.Name == "رويترز" {
				of = i
				break
			}
		}
		got := new(scoper).scope(text.String(), credits, of)
		gotReach, gotNear := got.all, got.near
		near.Start = reach.Start
		trim := func(s arabic.Span) string { return strings.TrimSpace(text.String()[s.Start:s.End]) }
		if trim(gotReach) != trim(reach) {
			t.Errorf("%s: it reaches %q, want %q", test.name, trim(gotReach), trim(reach))
		}
		if got.sure.Start < gotReach.Start || got.sure.End > gotReach.End {
			t.Errorf("%s: it surely reaches %v, not all in %v", test.name, got.sure, gotReach)
		}
		if trim(gotNear) != trim(near) {
			t.Errorf("%s: near is %q, want %q", test.name, trim(gotNear), trim(near))
		}
	}
}

// A phrase that ends its sentence credits what stands before it, and what takes the
// medium up, unless it tells who wrote the text; one that introduces what follows
// credits that, and nothing before it where it turns to something else.
func TestPhraseEnds(t *testing.T) {
	item, other := prose(1, 30), prose(2, 30)
	for _, test := range []struct{ name, text, want string }{
		{"introduces", "ذكرت رويترز أن " + item + ". " + other + ".", "reaches"},
		{"ends", item + " بحسب رويترز. " + other + ".", ""},
		{"ends with the name of its reporter", item + " بحسب مراسل رويترز. " + other + ".", "reaches"},
		{"ends, and is taken up", item + " بحسب رويترز. وأضافت الوكالة أن " + other + ".", "reaches"},
		{"before a name with full stops", "ذكرت قناة (إن.بي.رويترز) أن " + item + ". " + other + ".", "reaches"},
		{"introduces what comes last", other + ". من جهة أخرى ذكرت رويترز أن " + item + ".", ""},
	} {
		at := strings.Index(test.text, "رويترز")
		credits := []corpus.Credit{{Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("رويترز")}}
		start := strings.Index(test.text, other)
		got := ""
		if c := (&scoper{}).covering(test.text, credits, arabic.Span{Start: start, End: start + len(other)}); len(c.covering) > 0 {
			got = "reaches"
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// A phrase in the last words of a passage that introduces what stands behind it is none
// of it; one that ends its last sentence is.
func TestOpens(t *testing.T) {
	item := prose(1, 30)
	for _, test := range []struct{ tail, behind, want string }{
		{". من جهة أخرى ذكرت رويترز أن", " الأسعار ارتفعت كثيرا.", "beyond"},
		{". من جهة أخرى ذكرت رويترز الجمعة أن عدد", " السياح ارتفع.", "beyond"},
		{". وذكرت رويترز أن عدد السياح ارتفع هذا العام", " كثيرا.", "mentions"},
		{" بحسب رويترز", ". وقال إن الأسعار ارتفعت.", "covering"},
		{" بحسب رويترز.", "\nوقال إن الأسعار ارتفعت.", "covering"},
	} {
		text := item + test.tail + test.behind
		at := strings.Index(text, "رويترز")
		credits := []corpus.Credit{{Text: "وذكرت رويترز", Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("رويترز")}}
		c := (&scoper{}).covering(text, credits, arabic.Span{End: len(item) + len(test.tail)})
		got := "beyond"
		if len(c.covering) > 0 {
			got = "covering"
		} else if len(c.mentions) > 0 {
			got = "mentions"
		}
		if got != test.want {
			t.Errorf("%q | %q: %s, want %s", test.tail, test.behind, got, test.want)
		}
	}
}

// A phrase behind a passage that introduces what follows does not credit it, one that
// ends it does; one that introduces its last line is told from one for more of it.
func TestIntroduces(t *testing.T) {
	item, add := prose(1, 60), prose(2, 12)
	for _, test := range []struct {
		passage, behind string // together the text
		want            string
	}{
		{item + ".", " ونقلت رويترز عن مسؤول القول " + add + ".", "beyond"},
		{item, "، ولكن رويترز أكدت أنه " + add + ".", "beyond"},
		{item, " بحسب رويترز.", "covering"},
		{item + ".", " بحسب رويترز.\n" + add + ".", "covering"},
		{item + ".\nوقالت الوزارة في بيان نشرته رويترز إنه " + add + ".", "", "late"},
		{item + ".\n" + add + "، بحسب رويترز.", "", "mentions"},
		{"وقالت الوزارة في بيان نشرته رويترز إنه " + add + ".\n" + item, "", "mentions"},
	} {
		text := test.passage + test.behind
		at := strings.Index(text, "رويترز")
		credits := []corpus.Credit{{Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("رويترز")}}
		c := (&scoper{}).covering(text, credits, arabic.Span{End: len(test.passage)})
		got := "beyond"
		switch {
		case len(c.covering) > 0:
			got = "covering"
		case len(c.slight) > 0:
			got = "late"
		case len(c.mentions) > 0:
			got = "mentions"
		}
		if got != test.want {
			t.Errorf("%q | %q: %s, want %s", test.passage[max(0, len(test.passage)-100):], test.behind, got, test.want)
		}
	}
}

// The foot that links to an article on the outlet's site is no credit, a phrase that is
// like it is one.
func TestLinked(t *testing.T) {
	item := prose(1, 30)
	for _, test := range []struct {
		foot string
		want int // credits that cover the item
	}{
		{" رابط الخبر بصحيفة رويترز: عنوان", 0},
		{" بحسب خبر صحيفة رويترز.", 1},
		{" بحسب رويترز. رابط الخبر", 1},
	} {
		text := item + test.foot
		at := strings.Index(text, "رويترز")
		if i := strings.Index(text, "الخبر بصحيفة"); i >= 0 {
			at = i
		}
		credits := []corpus.Credit{{Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("رويترز")}}
		c := (&scoper{}).covering(text, credits, arabic.Span{End: len(item)})
		if got := len(c.covering); got != test.want {
			t.Errorf("%q: %d credits, want %d", test.foot, got, test.want)
		}
	}
}
