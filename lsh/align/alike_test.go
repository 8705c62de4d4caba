package align

import (
	"slices"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

func TestAlike(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"سيرغي", "سيرجي", true},
		{"زيلينسكي", "زيلنسكي", true},
		{"الأميركية", "أمريكية", true},
		{"ثلاثمائة", "٣٠٠", true},
		{"مائة", "100", true},
		{"يونيو", "حزيران", true},
		{"أغسطس", "غشت", true},
		{"مايس", "أيار", true},
		{"مسؤول", "مسئول", true},
		{"والمسؤولين", "المسئولون", true},
		// Different names, numbers and months, and words that look like them.
		{"بوتين", "بلينكن", false},
		{"حسن", "حسين", false},
		{"ثلاثين", "3", false},
		{"عشرين", "10", false},
		{"ألفين", "1000", false},
		{"الاثنين", "2", false},
		{"ثلاثة", "ثالث", false},
		{"أحد", "1", false},
		{"يونيو", "يوليو", false},
		{"يونيو", "6", false},
		{"أغسطس", "آب", false},
		{"شؤون", "شأن", false},
	}
	for _, test := range tests {
		a, b := sketch.Code(arabic.Words(nil, test.a)[0].Stem), sketch.Code(arabic.Words(nil, test.b)[0].Stem)
		if got := a == b || slices.Contains(theAlike().to(a), b); got != test.want {
			t.Errorf("alike(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// No word of the lists is alike to the words of two lines.
func TestAlikeLines(t *testing.T) {
	k := theAlike()
	for _, line := range alikeLines() {
		var first []uint32
		for _, word := range line {
			code := sketch.Code(arabic.Words(nil, word)[0].Stem)
			if first == nil {
				first = k.to(code)
			}
			if !slices.Contains(first, code) || !slices.Equal(k.to(code), first) {
				t.Errorf("the words of %q are not one", line)
			}
		}
	}
}

func TestAlignRespelled(t *testing.T) {
	const (
		a = "التقى سيرغي لافروف مسؤولين في هنغاريا يوم ثلاثة حزيران وبحث معهم أزمة غازبروم ثم غادر إلى بلغاريا للقاء غراندي وغوتيريش"
		b = "التقى سيرجي لافروف مسئولين في هنجاريا يوم 3 يونيو وبحث معهم أزمة جازبروم ثم غادر إلى بلجاريا للقاء جراندي وجوتيريس"
	)
	l := libraryOf(t, a, b)
	al := NewAligner(l.rarity, 15)
	al.SetHost(l.texts[0])
	matches := al.Align(l.texts[1], []index.Meeting{{A: 8, B: 8}, {A: 9, B: 9}})
	if len(matches) != 1 {
		t.Fatalf("%d matches, want 1", len(matches))
	}
	m := &matches[0]
	if m.Kind != Edited || m.Jaccard > 0.5 {
		t.Errorf("kind %s, Jaccard %.2f; want edited and counted on words as they are printed", m.Kind, m.Jaccard)
	}
	for _, d := range m.Differences {
		if d.What == "words" || d.Risk() {
			t.Errorf("%q and %q differ by %q, want a name, a numeral or a spelling", d.A, d.B, d.What)
		}
	}
}

func TestWiden(t *testing.T) {
	// The first and the last word were replaced and one was put in between: 12 words
	// on one side agree with 13 on the other, and 13 are asked for.
	const (
		a = "أعلنت هيئة الطيران المدني إلغاء رحلات مطار صنعاء الدولي بسبب عاصفة رملية شديدة أمس"
		b = "أكدت هيئة الطيران المدني السعودي إلغاء رحلات مطار صنعاء الدولي بسبب عاصفة رملية شديدة قوية"
	)
	l := libraryOf(t, "وصلت سفينة "+a+" وغرقت سيارات", "عقد مؤتمر "+b+" ومات عجوز")
	al := NewAligner(l.rarity, 13)
	al.SetHost(l.texts[0])
	matches := al.Align(l.texts[1], []index.Meeting{{A: 6, B: 7}, {A: 7, B: 8}})
	if len(matches) != 1 {
		t.Fatalf("%d matches, want 1", len(matches))
	}
	check(t, l.texts, &matches[0], 13)
}
