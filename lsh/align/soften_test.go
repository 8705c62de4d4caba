package align

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sada/lsh/index"
)

// A passage that agrees too little by its stems is a match where its names and
// numbers were only written otherwise, and is none where they are other ones.
func TestSoften(t *testing.T) {
	const frame = "NAME1 يلتقي غدا NAME2 قرب NUMBER منازل جديدة وسط NAME3 بعيدا عن NAME4 وسوق NAME5"
	with := func(words ...string) string {
		return strings.NewReplacer("NAME1", words[0], "NAME2", words[1], "NUMBER", words[2], "NAME3", words[3], "NAME4", words[4], "NAME5", words[5]).Replace(frame)
	}
	a := with("الوزير", "غولدشتاين", "ثلاثة", "فرايبورغ", "رودريغو", "العقارات")
	for _, test := range []struct {
		b    string
		want bool
	}{
		{with("الوزير", "جولدشتاين", "3", "فرايبورج", "رودريجو", "العقارات"), true},
		{with("الوزير", "روزنبرغ", "7", "هايدلبرغ", "فرناندو", "العقارات"), false},
	} {
		l := libraryOf(t, "وصلت سفينة "+a+" وغرقت سيارات", "عقد مؤتمر "+test.b+" ومات عجوز")
		al := NewAligner(l.rarity, 12)
		al.SetHost(l.texts[0])
		matches := al.Align(l.texts[1], []index.Meeting{{A: 2, B: 2}, {A: 6, B: 6}})
		if got := len(matches) == 1; got != test.want {
			t.Errorf("%q and %q are a match: %v, want %v", a, test.b, got, test.want)
		}
		for i := range matches {
			if m := &matches[i]; m.Kind == Verbatim || m.Jaccard > 0.6 {
				t.Errorf("kind %s, Jaccard %.2f; want it counted on words as they are printed", m.Kind, m.Jaccard)
			}
		}
	}
}

// Soft equality makes no two texts verbatim: a text of which one word is written
// otherwise is none, and the difference is named.
func TestSoftIsNeverVerbatim(t *testing.T) {
	var soft [][2]string
	for _, test := range softTests {
		switch test.want {
		case "name", "numeral", "spelling", "form", otherName, "number", "date":
			soft = append(soft, [2]string{test.a, test.b})
		}
	}
	named := func(t rapid.TB, seed uint64, pair [2]string, at int) {
		words := strings.Fields(filler(seed, 40))
		a := strings.Join(slices.Insert(slices.Clone(words), at, pair[0]), " ")
		b := strings.Join(slices.Insert(slices.Clone(words), at, pair[1]), " ")
		l := libraryOf(t, a, b)
		al := NewAligner(l.rarity, 15)
		al.SetHost(l.texts[0])
		matches := al.Align(l.texts[1], []index.Meeting{{A: 0, B: 0}, {A: 1, B: 1}})
		if len(matches) != 1 {
			t.Fatalf("%d matches of %q and %q, want 1", len(matches), a, b)
		}
		if m := &matches[0]; m.Kind == Verbatim || m.Jaccard == 1 || len(m.Differences) == 0 {
			t.Errorf("%q and %q in one text: kind %s, Jaccard %.3f, differences %q", pair[0], pair[1], m.Kind, m.Jaccard, m.Differences)
		}
	}
	named(t, 0x26afed6, [2]string{"في المئة", "بالمئة"}, 5) // في stands once more below
	rapid.Check(t, func(t *rapid.T) {
		named(t, rapid.Uint64().Draw(t, "seed"), rapid.SampledFrom(soft).Draw(t, "pair"), rapid.IntRange(5, 35).Draw(t, "at"))
	})
}
