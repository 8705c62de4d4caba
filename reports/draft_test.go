package reports

import "testing"

// run is the run of a word list's stretch on either side.
func run(aStart, aEnd, bStart, bEnd int) Run {
	return Run{AStart: int32(aStart), AEnd: int32(aEnd), BStart: int32(bStart), BEnd: int32(bEnd)}
}

func TestAligned(t *testing.T) {
	for _, test := range []struct {
		name, draft, there string
		runs               []Run
		want               string
	}{
		{
			"a number", "one two three 29 five six seven", "one two three 19 five six seven",
			[]Run{run(0, 13, 0, 13), run(17, 31, 17, 31)},
			"one two three  {+29+}  [-19-]  five six seven",
		},
		{
			"a name that the byline has", "said the captain khaled five six seven", "khaled: said the captain nayef five six seven",
			[]Run{run(0, 16, 8, 24), run(17, 23, 0, 6), run(24, 38, 31, 45)},
			" [-khaled:-] said the captain {+khaled+}  [-nayef-]  five six seven",
		},
		{
			"another order", "one two three four five six", "four five six new one two three",
			[]Run{run(0, 13, 18, 31), run(14, 27, 0, 13)},
			"one two three four five six",
		},
		{
			"a word that stands in its place", "one two three four nine six seven eight", "one two three ten four eleven six seven eight",
			[]Run{run(0, 13, 0, 13), run(14, 18, 18, 22), run(24, 39, 30, 45)},
			"one two three  [-ten-] four {+nine+}  [-eleven-]  six seven eight",
		},
	} {
		m := &Match{A: Side{End: len(test.draft)}, B: Side{End: len(test.there)}, Runs: test.runs}
		if got, _ := aligned(m, test.draft, test.there, 8); !sameWords(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// sameWords compares without the number of blanks.
func sameWords(a, b string) bool {
	return wrap(a, 1<<30)[0] == wrap(b, 1<<30)[0]
}

// A check says with how many articles a draft was compared, of which its report
// holds those that share something.
func TestSummaryOfCheck(t *testing.T) {
	r := &Report{
		Options:  map[string]any{"drafts": 1, "compared_with": 1200},
		Articles: []Article{{ID: "draft", Words: 100, Reused: 0.4}, {ID: "a"}, {ID: "b"}},
		Matches:  []Match{{A: Side{Article: "draft"}, B: Side{Article: "a"}}},
	}
	for lang, want := range map[string]string{
		"en": "Compared with 1,200 articles; 2 of them share something with a draft.",
		"ar": "المقارنة: 1,200 مادة؛ ما يشترك مع المسودة في شيء: مادتان.",
	} {
		p, err := phrasesOf(lang)
		check(t, err)
		lines := newView(r, p).summary()
		if len(lines) < 2 || lines[1] != want {
			t.Errorf("%s: the summary is %q, want %q as its second line", lang, lines, want)
		}
	}
}
