package trace

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// tiles covers two texts with their longest common stretches of words.
func tiles(a, b string) []align.Run {
	x, y := arabic.Words(nil, a), arabic.Words(nil, b)
	usedX, usedY := make([]bool, len(x)), make([]bool, len(y))
	var runs []align.Run
	for {
		best, bestX, bestY := 0, 0, 0
		for i := range x {
			for k := range y {
				n := 0
				for i+n < len(x) && k+n < len(y) && x[i+n].Hash == y[k+n].Hash && !usedX[i+n] && !usedY[k+n] {
					n++
				}
				if n > best {
					best, bestX, bestY = n, i, k
				}
			}
		}
		if best == 0 {
			break
		}
		for n := range best {
			usedX[bestX+n], usedY[bestY+n] = true, true
		}
		span := func(words []arabic.Word) arabic.Span {
			return arabic.Span{Start: int(words[0].Start), End: int(words[len(words)-1].End)}
		}
		runs = append(runs, align.Run{A: span(x[bestX : bestX+best]), B: span(y[bestY : bestY+best])})
	}
	slices.SortFunc(runs, func(r, s align.Run) int { return r.A.Start - s.A.Start })
	return runs
}

const (
	hopLead  = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده تدعو إلى وقف فوري للقتال في القطاع."
	hopTail  = "وأضاف أن 120 شخصا قتلوا يوم الأحد في غارات على المدينة القديمة وما حولها."
	hopThird = "وتستضيف القاهرة جولة جديدة من المحادثات بين الأطراف الشهر المقبل برعاية دولية."
)

func TestHop(t *testing.T) {
	both := hopLead + " " + hopTail
	tests := []struct {
		name, from, to string
		want           []string
	}{
		{"nothing", both, both, nil},
		{"spelling alone", both, strings.ReplaceAll(both, "إ", "ا"), nil},
		{"a number", both, strings.Replace(both, "120", "135", 1), []string{"number 120>135", "risk"}},
		{"a number with a decimal part", both, strings.Replace(both, "120", "120.5", 1), []string{"number 120>120.5", "risk"}},
		{"a decimal and a mark of direction", strings.Replace(both, "120", "54.92", 1), strings.Replace(both, "120", "92.\u200f54", 1), nil},
		{
			"a date in digits", strings.Replace(both, "الأحد", "1436/10/30هـ", 1), strings.Replace(both, "الأحد", "30/10/1436", 1),
			[]string{"numeral 1436/10/30هـ>30/10/1436"},
		},
		{"a number in words", strings.Replace(both, "120", "ثلاثة", 1), strings.Replace(both, "120", "3", 1), []string{"numeral ثلاثة>3"}},
		{
			"one number with a word in common", strings.Replace(both, "120 شخصا", "مليون وسبعمئة ألف شخص", 1), strings.Replace(both, "120 شخصا", "1.7 مليون شخص", 1),
			[]string{"numeral مليون وسبعمئة ألف>1.7 مليون"},
		},
		{
			"another number with a word in common", strings.Replace(both, "120 شخصا", "مليون وسبعمئة ألف شخص", 1), strings.Replace(both, "120 شخصا", "1.8 مليون شخص", 1),
			[]string{"number >1.8", "number وسبعمئة ألف>", "risk"},
		},
		{
			"words around one number", strings.Replace(both, "120 شخصا", "نحو مليون شخص", 1), strings.Replace(both, "120 شخصا", "قرابة مليون إنسان", 1),
			[]string{"words نحو>قرابة", "words شخص>إنسان"},
		},
		{"a date", both, strings.Replace(both, "الأحد", "الاثنين", 1), []string{"date الأحد>الاثنين", "risk"}},
		{"a name", both, strings.Replace(both, "سيرغي", "سيرجي", 1), []string{"name سيرغي>سيرجي"}},
		{"words", both, strings.Replace(both, "قال وزير", "صرح وزير", 1), []string{"words قال>صرح"}},
		{"words in and out", both, strings.Replace(strings.Replace(both, "الروسي ", "", 1), "القديمة ", "القديمة الليلة ", 1), []string{"dropped الروسي>", "added >الليلة"}},
		{"a sentence out of the middle", hopLead + " " + hopThird + " " + hopTail, both, []string{"-" + hopThird}},
		{"a sentence in", both, hopLead + " " + hopThird + " " + hopTail, []string{"+" + hopThird}},
		{"the tail", both + " " + hopThird, both, []string{"-" + hopThird}},
		{"another order", hopLead + " " + hopTail, hopTail + " " + hopLead, []string{"moved 1"}},
		{
			"rewritten at length, but for a stray word", both + " " + hopThird, hopLead + " وفي سياق متصل أعلنت مصادر طبية أن عشرات المدنيين سقطوا بين قتيل وجريح جراء قصف عنيف. " + hopThird,
			[]string{"-" + hopTail, "+وفي سياق متصل أعلنت مصادر طبية أن عشرات المدنيين سقطوا بين قتيل وجريح جراء قصف عنيف."},
		},
		{"marks lost", strings.Replace(both, "وقف فوري للقتال", "«وقف فوري للقتال»", 1), both, []string{"unquoted وقف فوري للقتال"}},
		{"marks gained", both, strings.Replace(both, "وقف فوري للقتال", "\"وقف فوري للقتال\"", 1), []string{"quoted وقف فوري للقتال"}},
		{"marks lost around other words", strings.Replace(both, "بلاده تدعو إلى وقف فوري للقتال", "«بلاده تدعو حتما إلى وقف فوري للقتال»", 1), both, []string{"dropped حتما>", "unquoted بلاده تدعو حتما إلى وقف فوري للقتال"}},
		{"marks closed early", strings.Replace(both, "بلاده تدعو إلى وقف فوري للقتال", "«بلاده تدعو إلى وقف فوري للقتال»", 1), strings.Replace(both, "بلاده تدعو إلى وقف فوري للقتال", "«بلاده تدعو» إلى وقف فوري للقتال", 1), []string{"unquoted إلى وقف فوري للقتال"}},
		{"a quotation of which the other has little", strings.Replace(both, "إلى وقف فوري للقتال", "«حتما وفي كل الأحوال المعروفة إلى وقف»", 1), both, []string{"dropped حتما وفي كل الأحوال المعروفة>", "added >فوري للقتال", "unquoted إلى وقف"}},
		{"an outlet's name is no quotation", strings.Replace(both, "إن بلاده", "لصحيفة سبق إن بلاده", 1), strings.Replace(both, "إن بلاده", "لصحيفة \"سبق\" إن بلاده", 1), nil},
		{"another speaker", strings.Replace(both, "سيرغي لافروف", "أحمد بن عبدالعزيز الزهراني", 1), strings.Replace(both, "سيرغي لافروف", "ماجد المطيري", 1), []string{"other speaker أحمد بن عبدالعزيز الزهراني>ماجد المطيري", "risk"}},
		{"the day after tomorrow", strings.Replace(both, "يوم الأحد", "بعد غد", 1), strings.Replace(both, "يوم الأحد", "غدا", 1), []string{"relative day بعد غد>غدا"}},
		{"the day before yesterday", strings.Replace(both, "يوم الأحد", "أول أمس", 1), strings.Replace(both, "يوم الأحد", "أمس", 1), []string{"relative day أول>"}},
		{
			"other marks, and letters", strings.Replace(both, "وقف فوري للقتال", "«وقف فوري للقتال»", 1),
			strings.ReplaceAll(strings.Replace(both, "وقف فوري للقتال", "\"وقف فوري للقتال\"", 1), "إ", "ا"), nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var p press
			p.add("SPA", "2015-07-20", test.from)
			p.add("Okaz", "2015-07-21", test.to)
			whole := func(article int, text string) align.Side {
				return align.Side{Article: article, Span: arabic.Span{End: len(text)}}
			}
			p.between(whole(0, test.from), whole(1, test.to))
			p.matches[0].Runs = tiles(test.from, test.to)
			c := p.trace(t).Clusters[0]
			if c.Members[0].Hop != nil {
				t.Errorf("the origin has a hop: %+v", c.Members[0].Hop)
			}
			h := c.Members[1].Hop
			if h == nil || h.From != 0 {
				t.Fatalf("hop is %+v, want one from member 0", h)
			}
			var got []string
			for _, s := range h.Dropped {
				got = append(got, "-"+strings.TrimSuffix(test.from[s.Start:s.End], ".")+".")
			}
			for _, s := range h.Added {
				got = append(got, "+"+strings.TrimSuffix(test.to[s.Start:s.End], ".")+".")
			}
			if h.Moved > 0 {
				got = append(got, fmt.Sprint("moved ", h.Moved))
			}
			for _, d := range h.Changes {
				got = append(got, d.What+" "+d.A+">"+d.B)
			}
			for _, s := range h.Unquoted {
				got = append(got, "unquoted "+test.from[s.Start:s.End])
			}
			for _, s := range h.Quoted {
				got = append(got, "quoted "+test.to[s.Start:s.End])
			}
			if slices.ContainsFunc(h.Changes, func(d align.Difference) bool { return d.Risk() }) {
				got = append(got, "risk")
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("from %q\nto %q: %q, want %q", test.from, test.to, got, test.want)
			}
		})
	}
}

// From whom each of several printings is held to have taken the passage.
func TestHopFrom(t *testing.T) {
	tests := []struct {
		name      string
		printings []string // outlet | date | credits
		want      string   // place it was taken from and why, of each
	}{
		{
			"from the origin",
			[]string{"Okaz | 2015-07-20 |", "Sabq | 2015-07-21 |", "Al-Watan | 2015-07-21 |"},
			"- 0:hop-origin 0:hop-origin",
		},
		{
			"from whom it credits",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | AFP", "Okaz | 2015-07-24 | Sabq"},
			"- 0:hop-credit 1:hop-credit",
		},
		{
			"where nothing is known, from the one before",
			[]string{"Okaz | |", "Sabq | |"},
			"- 0:hop-closest",
		},
		{
			"not from one that took it from it",
			[]string{"Al-Watan | |", "Sabq | | Okaz", "Okaz | |"},
			"- 2:hop-credit -",
		},
		{
			"nor of two that credit each other",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | Okaz", "Okaz | 2015-07-22 | Sabq"},
			"- 2:hop-credit 0:hop-origin",
		},
		{
			"never from one that was printed later",
			[]string{"Okaz | 2015-07-20 | SPA", "Sabq | 2015-07-22 | AFP"},
			"- 0:hop-before",
		},
		{
			"of equal texts from the one with the same credit",
			[]string{"Sabq | 2015-07-20 | Reuters", "Okaz | 2015-07-21 | SPA", "Al-Watan | 2015-07-22 | SPA"},
			"- 0:hop-before 1:hop-before",
		},
		{
			"and not from the one that credits whom it does not",
			[]string{"Sabq | 2015-07-20 | Reuters", "Okaz | 2015-07-21 |", "Al-Watan | 2015-07-22 |"},
			"- 0:hop-before 1:hop-before",
		},
		{
			"not even where its date is unsure and the origin undecided",
			[]string{"Okaz | 2015-07-20 10:00 | SPA", "Sabq | | AFP"},
			"- 0:hop-closest",
		},
	}
	for _, test := range tests {
		var p press
		text := prose(1, 50)
		var all []int
		for _, line := range test.printings {
			f := strings.SplitN(line, "|", 3)
			all = append(all, p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), text, strings.Fields(f[2])...))
		}
		p.shareAll(text, all...)
		var got []string
		for _, m := range p.trace(t).Clusters[0].Members {
			if m.Hop == nil {
				got = append(got, "-")
			} else {
				got = append(got, fmt.Sprintf("%d:%s", m.Hop.From, m.Hop.Reasons[0].Code))
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: taken from %s, want %s", test.name, s, test.want)
		}
	}
}

// Who prints the whole text, nearly as the origin has it, did not take it from one
// who cut it, though what that one kept agrees to the letter.
func TestHopPassesTheShortened(t *testing.T) {
	var p press
	lead, rest := prose(2, 20), prose(3, 50)
	p.add("TASS", "2015-07-20", lead+" "+rest)
	p.add("Sabq", "2015-07-21", rest)
	p.add("Okaz", "2015-07-22", lead+" "+rest)
	p.share(0, 1, rest)
	p.share(1, 2, rest)
	p.share(0, 2, lead+" "+rest)
	p.matches[2].Jaccard = 0.98
	for _, c := range p.trace(t).Clusters {
		for _, m := range c.Members {
			if m.Article == 2 && (m.Hop == nil || c.Members[m.Hop.From].Article != 0) {
				t.Errorf("hop is %+v of members %+v, want one from the origin", m.Hop, c.Members)
			}
		}
	}
}

// What a credit that was removed is called.
func TestUncredited(t *testing.T) {
	var p press
	text := prose(1, 50)
	p.add("Okaz", "2015-07-20", text, "Reuters", "AFP")
	p.add("Sabq", "2015-07-22", text, "AFP", "Okaz")
	p.shareAll(text, 0, 1)
	h := p.trace(t).Clusters[0].Members[1].Hop
	if h == nil || !slices.Equal(h.Uncredited, []string{"Reuters"}) {
		t.Errorf("hop is %+v, want Reuters uncredited", h)
	} else if len(h.Credited) > 0 {
		t.Errorf("hop credits %q besides, want nobody: Okaz is where it is from", h.Credited)
	}
	var other press
	other.add("Okaz", "2015-07-20", text, "Reuters")
	other.add("Sabq", "2015-07-22", text, "AFP")
	other.shareAll(text, 0, 1)
	if h := other.trace(t).Clusters[0].Members[1].Hop; h == nil || !slices.Equal(h.Uncredited, []string{"Reuters"}) || !slices.Equal(h.Credited, []string{"AFP"}) {
		t.Errorf("hop is %+v, want Reuters uncredited and AFP credited", h)
	}
	// What the article credits elsewhere it has not removed.
	a := p.articles[1]
	own := "نقل محررنا عن رويترز تفاصيل أخرى في اليوم نفسه"
	a.Text += "\n" + prose(2, 150) + "\n" + prose(3, 150) + "\n" + own
	at := strings.Index(a.Text, own)
	a.Credits = append(a.Credits, corpus.Credit{Text: "رويترز", Name: "رويترز", Outlet: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len(own)})
	if h := p.trace(t).Clusters[0].Members[1].Hop; h == nil || len(h.Uncredited) > 0 {
		t.Errorf("hop is %+v, want nobody uncredited", h)
	}
}

// A label before a credit is no word of the text.
func TestHopLabel(t *testing.T) {
	body := prose(1, 50)
	for _, test := range []struct {
		tail string
		want int
	}{{"المصدر: ", 0}, {"المؤلف ", 1}} {
		var p press
		from, to := body+"\n"+test.tail+"وكالات "+prose(2, 20), body+"\nوكالات "+prose(2, 20)
		p.add("Okaz", "2015-07-20", from)
		p.add("Sabq", "2015-07-22", to)
		for i, text := range []string{from, to} {
			at := strings.Index(text, "وكالات")
			p.articles[i].Credits = append(p.articles[i].Credits, corpus.Credit{Text: "وكالات", Name: "وكالات", Vague: true, Role: corpus.Report, Start: at, End: at + len("وكالات")})
		}
		p.joins(0, 1, arabic.Span{End: len(from)}, arabic.Span{End: len(to)})
		if h := p.trace(t).Clusters[0].Members[1].Hop; h == nil || len(h.Changes) != test.want {
			t.Errorf("%q before a credit: hop is %+v, want %d changes", test.tail, h, test.want)
		}
	}
}

func TestCarry(t *testing.T) {
	const a, b = "قال إن الوزير أكد أمس", "قال ان الوزير اكد امس"
	whole := func(s string) arabic.Span { return arabic.Span{End: len(s)} }
	wordsA, wordsB := arabic.Words(nil, a), arabic.Words(nil, b)
	var c carrier
	for lo := range wordsA {
		for hi := lo; hi < len(wordsA); hi++ {
			in := arabic.Span{Start: int(wordsA[lo].Start), End: int(wordsA[hi].End)}
			want := arabic.Span{Start: int(wordsB[lo].Start), End: int(wordsB[hi].End)}
			if got := c.carry(a, b, whole(a), whole(b), in); got != want {
				t.Errorf("carry(%q) = %q, want %q", a[in.Start:in.End], b[got.Start:got.End], b[want.Start:want.End])
			}
		}
	}
}

// A printing whose text is another's to the letter is not held against one that
// says it otherwise, though that is more surely the earlier.
func TestHopFromTheNearest(t *testing.T) {
	lead, rest := prose(1, 40), prose(2, 40)
	words := strings.Fields(lead)
	words[9] = "آخر"
	edited := strings.Join(words, " ") // one of 40 words
	for i := range words {
		if i%3 == 0 {
			words[i] = "بدل" + words[i]
		}
	}
	rewritten := strings.Join(words, " ")
	tests := []struct {
		name      string
		printings []string // outlet | date | text | credits
		want      string   // of the last
	}{
		{"rewritten a day before", []string{"Okaz | seen 2015-08-09 10:00:00 |" + rewritten + "|", "Sabq | seen 2015-08-09 20:00:00 |" + lead + "|", "Al-Watan | seen 2015-08-10 19:00:00 |" + lead + "|"}, "Sabq hop-closest"},
		{"edited a day before", []string{"Okaz | seen 2015-08-09 10:00:00 |" + edited + "|", "Sabq | seen 2015-08-09 20:00:00 |" + lead + "|", "Al-Watan | seen 2015-08-10 19:00:00 |" + lead + "|"}, "Okaz hop-before"},
		{"but it is credited", []string{"Okaz | seen 2015-08-09 10:00:00 |" + rewritten + "|", "Sabq | seen 2015-08-09 20:00:00 |" + lead + "|", "Al-Watan | seen 2015-08-10 19:00:00 |" + lead + "| Okaz"}, "Okaz hop-credit"},
		{"of those before, to the letter, though less is shared around it", []string{"Okaz | 2015-08-07 | " + edited + "\n" + rest + "| AFP", "Sabq | 2015-08-08 |" + lead + "| AFP", "Al-Watan | 2015-08-10 |" + lead + "\n" + rest + "| AFP"}, "Sabq hop-before"},
	}
	for _, test := range tests {
		var p press
		for _, line := range test.printings {
			f := strings.SplitN(line, "|", 4)
			p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2]), strings.Fields(f[3])...)
		}
		var compare align.Comparer
		for i := range p.articles {
			for k := range i {
				a, b := p.articles[k].Text, p.articles[i].Text
				if !strings.Contains(a, rest) || !strings.Contains(b, rest) {
					a, _, _ = strings.Cut(a, "\n")
					b, _, _ = strings.Cut(b, "\n")
				}
				whole := func(article int, s string) align.Side {
					return align.Side{Article: article, Span: arabic.Span{End: len(s)}}
				}
				p.between(whole(k, a), whole(i, b))
				m := &p.matches[len(p.matches)-1]
				m.Runs = compare.Runs(a, m.A.Span, b, m.B.Span)
				if a != b {
					m.Kind, m.Jaccard = align.Edited, 0.9
				}
			}
		}
		c := p.trace(t).Clusters[0]
		got := "none"
		for _, m := range c.Members {
			if m.Article == 2 && m.Hop != nil {
				got = p.articles[c.Members[m.Hop.From].Article].Outlet + " " + string(m.Hop.Reasons[0].Code)
			}
		}
		if got != test.want {
			t.Errorf("%s: taken from %s, want %s", test.name, got, test.want)
		}
	}
}

// Numbers that are printed together and apart are no other numbers.
func TestGluedAlike(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2و3و4", "2 و3 و4", true},
		{"432ر690ر29", "432.690.29", false}, // a letter between them
		{"الـ 12,30", "الـ12:30", true},
		{"٢و٣", "2 و3", true},
		{"1.3", "3. 1", false},
		{"300", "3.00", false},
		{"17 و18 ألفا", "17 و18 مليونا", false},
		{"5%", "5", false},
		{"5 و6%", "5 و6", false},
		{"300 ريال", "300ريال", false}, // one number, of which nothing is known here
	} {
		if got := gluedAlike(test.a, test.b); got != test.want {
			t.Errorf("gluedAlike(%q, %q) = %t, want %t", test.a, test.b, got, test.want)
		}
		if got := gluedAlike(test.b, test.a); got != test.want {
			t.Errorf("gluedAlike(%q, %q) = %t, want %t", test.b, test.a, got, test.want)
		}
	}
}

// Two matches that follow one another in both texts are held against one that covers the
// whole passage.
func TestHopOfParts(t *testing.T) {
	first, second, between, own := prose(1, 40), prose(2, 40), prose(3, 20), prose(4, 20)
	text := first + " " + own + " " + second
	words := strings.Fields(text)
	for i := range words {
		if i%3 == 0 {
			words[i] = "بدل" + words[i]
		}
	}
	rewritten := strings.Join(words, " ")
	for _, test := range []struct {
		sabq string // seen before Al-Watan, and shares as many parts with it
		both bool
		want string
	}{
		{first + " " + between + " " + second, true, "Sabq hop-closest"},
		{first + " " + between + " " + second, false, "Okaz hop-closest"},                  // the rest is not matched
		{second + " " + strings.Repeat(between+" ", 40) + first, true, "Okaz hop-closest"}, // in another order
	} {
		var p press
		p.add("Okaz", "seen 2015-08-09 10:00:00", rewritten)
		p.add("Sabq", "seen 2015-08-09 11:00:00", test.sabq)
		p.add("Al-Watan", "seen 2015-08-09 12:00:00", text)
		var compare align.Comparer
		whole := func(i int) align.Side {
			return align.Side{Article: i, Span: arabic.Span{End: len(p.articles[i].Text)}}
		}
		for i := 1; i < 3; i++ {
			p.between(whole(0), whole(i))
			m := &p.matches[len(p.matches)-1]
			m.Kind, m.Jaccard = align.Reworded, 0.5
			m.Runs = compare.Runs(p.articles[0].Text, m.A.Span, p.articles[i].Text, m.B.Span)
		}
		p.share(1, 2, first)
		if test.both {
			p.share(1, 2, second)
		}
		got := "none"
		for _, m := range p.trace(t).Clusters[0].Members {
			if m.Article == 2 && m.Hop != nil {
				got = p.articles[p.trace(t).Clusters[0].Members[m.Hop.From].Article].Outlet + " " + string(m.Hop.Reasons[0].Code)
			}
		}
		if got != test.want {
			t.Errorf("%t: taken from %s, want %s", test.both, got, test.want)
		}
	}
}
