package reports

import (
	"strings"
	"testing"
)

// runOf is the run of two parts of texts, each the first of its kind.
func runOf(a, inA, b, inB string) Run {
	i, k := strings.Index(a, inA), strings.Index(b, inB)
	return Run{int32(i), int32(i + len(inA)), int32(k), int32(k + len(inB))}
}

func TestNumbersAreMarkedWhole(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		runs       [][2]string // equal parts of a and b
		want       string
		ins, del   string
	}{
		{
			"a part agrees", "زاد 4.7 مليار", "زاد 4.5 مليار",
			[][2]string{{"زاد 4", "زاد 4"}, {"مليار", "مليار"}},
			"زاد {+4.7+} [-4.5-] مليار", "4.7", "4.5",
		},
		{
			"parts change places, which spoils nothing before them", "بلغ 76 ثم زاد 5.4 مليار", "بلغ 67 ثم زاد 4.5 مليار",
			[][2]string{{"بلغ", "بلغ"}, {"ثم زاد", "ثم زاد"}, {"5", "5"}, {"4", "4"}, {"مليار", "مليار"}},
			"بلغ {+76+} [-67-] ثم زاد {+5.4+} [-4.5-] مليار", "76|5.4", "67|4.5",
		},
		{
			"a run of words begins within", "نحو 3.5 مليون", "نحو 2.5 مليون",
			[][2]string{{"نحو", "نحو"}, {"5 مليون", "5 مليون"}},
			"نحو {+3.5+} [-2.5-] مليون", "3.5", "2.5",
		},
		{
			"Arabic digits and points", "نحو ٣٫٥ مليون", "نحو ٣٫٧ مليون",
			[][2]string{{"نحو ٣", "نحو ٣"}, {"مليون", "مليون"}},
			"نحو {+٣٫٥+} [-٣٫٧-] مليون", "٣٫٥", "٣٫٧",
		},
		{
			"equal ones are not marked, nor is a full stop", "نحو 3.5 في 2015. وقال", "نحو 3.5 في 2015 وقال",
			[][2]string{{"نحو 3.5 في 2015", "نحو 3.5 في 2015"}, {"وقال", "وقال"}},
			"نحو 3.5 في 2015. وقال", "", "",
		},
	} {
		m := &Match{Kind: "edited", A: Side{"a", 0, len(test.a)}, B: Side{"b", 0, len(test.b)}}
		for _, r := range test.runs {
			m.Runs = append(m.Runs, runOf(test.a, r[0], test.b, r[1]))
		}
		got, marked := aligned(m, test.a, test.b, 100)
		if got = strings.Join(strings.Fields(got), " "); got != test.want || marked != (test.ins+test.del != "") {
			t.Errorf("%s: aligned = %q, %v, want %q", test.name, got, marked, test.want)
		}
		ins, del := marks(m, test.a, test.b, m.A, m.B, false)
		for _, side := range []struct {
			text  string
			spans []span
			want  string
		}{{test.a, ins, test.ins}, {test.b, del, test.del}} {
			var parts []string
			for _, s := range side.spans {
				parts = append(parts, side.text[s.start:s.end])
			}
			if got := strings.Join(parts, "|"); got != side.want {
				t.Errorf("%s: marked in %q: %q, want %q", test.name, side.text, got, side.want)
			}
		}
	}
}
