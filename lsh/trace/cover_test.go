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

// Which credits of an article cover a passage, which are mentions (~) and which are
// beyond it (-): the text holds the passage between « and », and credits after '@',
// their kind before ':'.
func TestCovering(t *testing.T) {
	kinds := map[string]corpus.CreditKind{"line": corpus.SourceLine, "tag": corpus.AgencyTag, "dateline": corpus.Dateline, "verb": corpus.VerbPhrase}
	tests := []struct{ text, want string }{
		{"@line:A «x»", "A"},
		{"«x»\ny\n@line:A", "A"},
		{"@dateline:A y\ny\n«x»", "A"},
		{"@dateline:A @dateline:B y\n«x»", "A B"},
		{"@dateline:A y\n@dateline:B «x»", "-A B"},
		{"@dateline:A «x»\n@dateline:B y", "-B A"},
		{"y @tag:A y\ny\n«x»", "A"},               // a tag in the first line
		{"y\ny @tag:A\n«x»", "-A"},                // an item before the passage ends
		{"@dateline:A y\ny @tag:B\n«x»", "-A -B"}, // as does the dateline's item
		{"«x»\ny @tag:A", "A"},
		{"«x»\ny @tag:A @tag:B\ny @tag:C", "-C A B"},
		{"y «x @tag:A x» y @tag:B", "A B"},
		{"y\ny @verb:A «x» y", "A"},
		{"y\n«x»\ny @verb:A", "-A"},
		{"y @verb:A\ny\n«x»", "-A"}, // in the lead
		{"y\ny @verb:A\n«x»", "-A"},
		{"y\n«x»\n@verb:A", "A"}, // a line to itself
		{"y\n«x»\n— ( @verb:A ).", "A"},
		{"y\n«x»\ny y: y y @verb:A", "A"}, // behind a label
		{"y\n«x»\ny y y: y @verb:A", "-A"},
		{"y\n«x»\n@verb:A y", "-A"},
		{"y\n«x»\n@verb:A :\ny", "-A"}, // introduces what follows
		{"y\n«x» y y. @verb:A .", "A"}, // a sentence of its own
		{"y\n«x» y y.\ny y y. @verb:A . رابط الخبر y", "A"},
		{"y\n«x» y y.\ny y y. @verb:A . سمات y y", "A"},
		{"y\n«x»\ny y. @verb:A y", "-A"},
		{"y\n@verb:B «x»\ny y y. @verb:A .", "-A B"}, // of a compilation, the last part
		{"y\n@verb:A «x»\ny y y. @verb:A .", "A A"},
		{"y\n@verb:B y\ny «x» y. @verb:A .", "-B A"},
		{"y\n«x»\ny\n@verb:A", "A"},
		{"«x x. @verb:A . x x\nx x x x x x x x x x»", "A"}, // a sentence of its own within
		{"y. @verb:A . «x x x»", "A"},                      // and beside the passage
		{"«x x x»\ny. @verb:A . y", "A"},
		{"y. @verb:A . y\n«x x x»", "A"},
		{"y. @verb:A . y\ny @verb:B y\n«x x x»", "-A -B"}, // another stands between
		{"«x x x»\ny @verb:B y\ny. @verb:A . y", "-A -B"},
		{"y. @verb:A . y\ny @verb:A y\n«x x x»", "-A A"},
		{"«x x. @verb:A y. x x\nx x x x x x x x x x»", "~A"},
		{"«x x @verb:A . x x\nx x x x x x x x x x»", "~A"},
		{"y\n@verb:A\n«x»", "-A"}, // an item before the passage ends
		{"«x»\n@verb:A\ny\n@verb:B", "-B A"},
		{"y\n«x x x @verb:A\nx x»", "A"}, // most of the passage is in its line
		{"y\n«x @verb:A\nx x x x x x»", "~A"},
		{"«x @verb:A\nx x x x x x»", "~A"},
	}
	for _, test := range tests {
		var text strings.Builder
		var passage arabic.Span
		var credits []corpus.Credit
		for i, line := range strings.Split(test.text, "\n") {
			if i > 0 {
				text.WriteByte('\n')
			}
			for k, word := range strings.Fields(line) {
				if k > 0 {
					text.WriteByte(' ')
				}
				word, opens := strings.CutPrefix(word, "«")
				if opens {
					passage.Start = text.Len()
				}
				word, closes := strings.CutSuffix(word, "»")
				if kind, name, ok := strings.Cut(strings.TrimPrefix(word, "@"), ":"); ok && word[0] == '@' {
					credits = append(credits, corpus.Credit{Name: name, Kind: kinds[kind], Role: corpus.Report, Start: text.Len(), End: text.Len() + len(name)})
					word = name
				}
				text.WriteString(word)
				if closes {
					passage.End = text.Len()
				}
			}
		}
		var names []string
		c := new(scoper).covering(text.String(), credits, passage)
		covered, mentions, beyond := c.covering, c.mentions, c.beyond
		for _, i := range covered {
			names = append(names, credits[i].Name)
		}
		for _, i := range mentions {
			names = append(names, "~"+credits[i].Name)
		}
		for _, i := range beyond {
			names = append(names, "-"+credits[i].Name)
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("covering(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestCoveringRoles(t *testing.T) {
	credits := []corpus.Credit{
		{Name: "speaker", Role: corpus.Speaker, Start: -1},
		{Name: "told", Role: corpus.ToldTo, Start: 2},
		{Name: "media", Role: corpus.Report, Start: -1},
	}
	got := new(scoper).covering("some text", credits, arabic.Span{Start: 0, End: 9}).covering
	if len(got) != 1 || got[0] != 2 {
		t.Errorf("covering = %v, want the report alone", fmt.Sprint(got))
	}
}

// A credit is called somebody else's only where the text is surely in what it introduces,
// and is the passage's own in the sentence in which that ends.
func TestLooseCredit(t *testing.T) {
	quake := "ضرب زلزال بقوة خمس درجات وثمانية أعشار مدينة سلواد الجبلية فجر الخميس وأدى إلى انهيار عشرات المنازل الطينية وإصابة اثنين وأربعين شخصا نقلوا إلى المستشفى الميداني الذي أقامه الهلال الأحمر قرب الملعب البلدي"
	tests := []struct{ text, source, want string }{ // the credit between { and }
		{"ذكرت {رويترز} أنه " + quake + ".", "Reuters", "correct"},
		{"ذكرت {رويترز} أنه " + quake + ".", "AFP", "other"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوبحسب رويترز " + quake + ".", "AFP", "other"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوأضافت الوكالة أنه " + quake + ".", "Reuters", "correct"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوأضافت الوكالة أنه " + quake + ".", "AFP", "none"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج. " + quake + ".", "AFP", "none"},
		{quake + ". والطرق مقطوعة بالثلوج في الجبال، بحسب {رويترز}.", "AFP", "none"},
		{"وقال أطباء إن الطرق مقطوعة.\n" + quake + "، وفقا لما أوردته {رويترز}.", "Reuters", "correct"},
	}
	for _, test := range tests {
		text, rest, _ := strings.Cut(test.text, "{")
		at := len(text)
		name, behind, _ := strings.Cut(rest, "}")
		text += name + behind
		var p press
		p.add(test.source, "2015-07-20", quake)
		p.add("Okaz", "2015-07-22", text)
		credit := corpus.Credit{Text: name, Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len(name)}
		p.articles[1].Credits = []corpus.Credit{credit}
		if again := strings.Index(behind, name); again >= 0 {
			credit.Start += len(name) + again
			credit.End = credit.Start + len(name)
			p.articles[1].Credits = append(p.articles[1].Credits, credit)
		}
		p.share(0, 1, quake)
		if got := p.trace(t).Clusters[0].Members[1].Credit; got.Verdict != test.want {
			t.Errorf("%q, the text of %s: %q (%q), want %q", text, test.source, got.Verdict, Texts(got.Reasons), test.want)
		}
	}
}

// Of several media that a text names for single statements none is its source, unless it
// prints it here or a phrase tells that its reporter wrote it; nor is one of them for
// another printing that has lost the others, nor a paper where another credits an agency.
func TestSeveralMedia(t *testing.T) {
	said := []string{"هبطت أسعار النفط في لندن أمس إلى أدنى مستوى منذ شهور", "تراجعت أسهم البنوك في آسيا مع مخاوف المستثمرين", "ارتفع الذهب قليلا في أوروبا وسط إقبال ضعيف", "استقر الدولار أمام سلة من العملات الرئيسية"}
	tests := []struct {
		name    string
		phrases [2]string // of Okaz and Sabq, before each of what is said
		outlet  string    // of a third printing
		source  string
		wants   string
	}{
		{"one", [2]string{"|وقالت {The Sun} إنه||", "|وقالت {The Sun} إنه||"}, "", "The Sun", "correct correct"},
		{"two", [2]string{"|وقالت {The Sun} إنه|وقالت {Bild} إنه|", "|وقالت {The Sun} إنه|وقالت {Bild} إنه|"}, "", "", " "},
		{"two, of which one copy has one", [2]string{"|وقالت {The Sun} إنه|وقالت {Bild} إنه|", "|وقالت {The Sun} إنه||"}, "", "", " "},
		{"two, and a reporter of an agency", [2]string{"|وقالت {The Sun} إنه|وشاهد مراسل {Reuters} أنه|", "|وقالت {The Sun} إنه|وشاهد مراسل {Reuters} أنه|"}, "", "Reuters", "correct correct"},
		{"two, and one prints it", [2]string{"|وقالت {Al-Watan} إنه|وقالت {Bild} إنه|", "|وقالت {Al-Watan} إنه|وقالت {Bild} إنه|"}, "Al-Watan", "Al-Watan", "correct correct "},
		{"a paper, and an agency in another", [2]string{"|وقالت {The Sun} إنه||", "|وقالت {The Sun} إنه|وقالت {Reuters} إنه|"}, "", "", " "},
	}
	for _, test := range tests {
		var p press
		for i, phrases := range test.phrases {
			var text strings.Builder
			var credits []corpus.Credit
			for k, phrase := range strings.Split(phrases, "|") {
				before, rest, named := strings.Cut(phrase, "{")
				text.WriteString(before)
				if name, behind, _ := strings.Cut(rest, "}"); named {
					credits = append(credits, corpus.Credit{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: text.Len(), End: text.Len() + len(name)})
					text.WriteString(name + behind + " ")
				}
				text.WriteString(said[k] + ".\n")
			}
			p.add([]string{"Okaz", "Sabq"}[i], "2015-07-20", text.String())
			p.articles[i].Credits = credits
		}
		if test.outlet != "" {
			p.add(test.outlet, "2015-07-20", p.articles[0].Text)
		}
		whole := func(article int) align.Side {
			return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
		}
		for i := range p.articles {
			for k := range i {
				p.between(whole(k), whole(i))
			}
		}
		c := p.trace(t).Clusters[0]
		var got []string
		for _, m := range c.Members {
			got = append(got, m.Credit.Verdict)
		}
		if s := strings.Join(got, " "); s != test.wants || c.Source != test.source {
			t.Errorf("%s: source %q, verdicts %q, want %q, %q", test.name, c.Source, s, test.source, test.wants)
		}
	}
}

// A name that names nobody stands for the passage in the first sentence of its text, and
// for a statement in others, however the lines are broken.
func TestVagueStatement(t *testing.T) {
	first, second := prose(1, 12), prose(2, 60) // of one sentence each
	for _, test := range []struct{ text, want string }{
		{"وذكرت {تقارير إخبارية} أن " + first + ". " + second + ".", "vague:vague"},
		{"\u00a0 وذكرت {تقارير إخبارية} أن " + first + ". " + second + ".", "vague:vague"},
		{first + ". وذكرت {تقارير إخبارية} أن " + second[:len(second)/2] + ". " + second[len(second)/2:] + ".", ":mention"},
		{first + ".\nوذكرت {تقارير إخبارية} أن " + second[:len(second)/2] + ".\n" + second[len(second)/2:] + ".", ":mention"},
	} {
		before, rest, _ := strings.Cut(test.text, "{")
		name, behind, _ := strings.Cut(rest, "}")
		var p press
		p.add("Okaz", "2015-07-20", first+". "+second+".\n"+prose(3, 30))
		b := p.articles[p.add("Sabq", "2015-07-20", before+name+behind)]
		b.Credits = []corpus.Credit{{Name: name, Vague: true, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: len(before), End: len(before) + len(name)}}
		whole := func(article int) align.Side {
			return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
		}
		p.between(whole(0), whole(1))
		v := p.trace(t).Clusters[0].Members[1].Credit
		var codes []string
		for _, r := range v.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := v.Verdict + ":" + strings.Join(codes, " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// A phrase within the passage that covers it loosely is within the text, and not elsewhere
// in the article, where it is not the source's.
func TestLooseWithin(t *testing.T) {
	head, tail := prose(5, 12), prose(6, 30)
	for _, test := range []struct{ says, want string }{
		{"%s، حسبما أفادت قناة %s في نبأ عاجل.\nوأضاف الوزير أن %s.", "mention:Al Jazeera"},
		{"%s، حسبما أفادت قناة %s في نبأ عاجل. %[3]s.\nوأضاف أن " + head + ".", "mention:Al Jazeera"},
		{"%s %[3]s، حسبما أفادت قناة %[2]s.", "other-earliest:Al Jazeera"}, // it is of this sentence alone
	} {
		var p press
		for i, outlet := range []string{"AFP", "Elaph"} {
			text := fmt.Sprintf(test.says, head, "Al Jazeera", tail)
			p.add(outlet, fmt.Sprintf("2015-07-2%d", i), text)
			if at := strings.Index(text, "Al Jazeera"); i == 1 {
				p.articles[i].Credits = []corpus.Credit{{Text: "Al Jazeera", Name: "Al Jazeera", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("Al Jazeera")}}
			}
		}
		side := func(i int) align.Side {
			return align.Side{Article: i, Span: arabic.Span{End: len(p.articles[i].Text)}}
		}
		p.between(side(0), side(1))
		r := p.trace(t)
		reason := r.Clusters[0].Members[1].Credit.Reasons[0]
		if got := string(reason.Code) + ":" + reason.Args[0]; got != test.want {
			t.Errorf("%q: %q, want %q", test.says, got, test.want)
		}
	}
}
