package reports

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// Hostile text is text: it makes no element, no attribute that acts and no
// address, and the page names all that may run.
func TestHostileHTML(t *testing.T) {
	elements := strings.Fields(`a b bdi blockquote body button circle dd del details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 head
		header html input ins label li line main meta nav ol option output p path rect script section select span style summary svg table
		tbody td text th thead title tr ul`)
	attributes := strings.Fields(`aria-label aria-labelledby autocomplete charset class content cx cy d data-bits data-comma data-letters data-text dir fill for
		height hidden href http-equiv id lang max min name placeholder preserveaspectratio r rel role scope stroke-width tabindex text-anchor
		title type value viewbox width x x1 x2 y y1 y2`)
	for _, lang := range []string{"en", "ar"} {
		page := render(t, New(hostileResult(t, 100_000), sampleMeta()), HTML, RenderOptions{Lang: lang, Full: true})
		document, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		said := false // the hostile text as text
		for n := range document.Descendants() {
			switch n.Type {
			case html.TextNode:
				said = said || strings.Contains(n.Data, `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`)
			case html.CommentNode:
				t.Errorf("a comment: %.80q", n.Data)
			case html.ElementNode:
				if !slices.Contains(elements, n.Data) {
					t.Errorf("an element <%s>", n.Data)
				}
				for _, a := range n.Attr {
					if !slices.Contains(attributes, strings.ToLower(a.Key)) {
						t.Errorf("an attribute %s=%.80q of <%s>", a.Key, a.Val, n.Data)
					}
					if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") {
						t.Errorf("a link to %.80q", a.Val)
					}
				}
				if c := n.FirstChild; n.Data == "script" && c.Data != pageScript || n.Data == "style" && c.Data != pageStyle {
					t.Errorf("<%s> holds what the program did not put there: %.80q", n.Data, c.Data)
				}
			}
		}
		if !said {
			t.Error("the hostile text cannot be read in the page")
		}
	}
}

// The policy allows the page's own style and script, and nothing else.
func TestPolicy(t *testing.T) {
	page := render(t, sampleReport(t), HTML, RenderOptions{})
	policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	for _, want := range []string{"default-src 'none'", "style-src '" + hash(pageStyle) + "'", "script-src '" + hash(pageScript) + "'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy = %s, want %s in it", policy, want)
		}
	}
	for _, not := range []string{"unsafe", "http", "*"} {
		if strings.Contains(policy, not) {
			t.Errorf("policy = %s, want no %q", policy, not)
		}
	}
	if strings.Count(page, "<script>"+pageScript+"</script>") != 1 || strings.Count(page, "<style>"+pageStyle+"</style>") != 1 {
		t.Error("style and script do not stand in the page as they were hashed")
	}
}

// A big corpus makes no big page, and nothing is lost in silence.
func TestPageSize(t *testing.T) {
	row := regexp.MustCompile(`<tr><td>\d`)
	r := bigReport(t, 12_000)
	page := render(t, r, HTML, RenderOptions{})
	if len(page) > 5_000_000 {
		t.Errorf("a page of %d bytes, want 5 MB at most", len(page))
	}
	cards, rows := strings.Count(page, `<details class="item card"`), len(row.FindAllString(page, -1))
	if cards < 50 || cards+rows != len(r.Clusters) {
		t.Errorf("%d clusters in full and %d in rows, want all %d", cards, rows, len(r.Clusters))
	}
	more := bigReport(t, 80_000)
	page = render(t, more, HTML, RenderOptions{})
	if len(page) > 5_000_000 {
		t.Errorf("a page of %d bytes, want 5 MB at most", len(page))
	}
	cards, rows = strings.Count(page, `<details class="item card"`), len(row.FindAllString(page, -1))
	if left := len(more.Clusters) - cards - rows; left <= 0 || !strings.Contains(page, thousands(left)+" more are not shown") {
		t.Errorf("%d of %d clusters are not shown, and the page does not say so", left, len(more.Clusters))
	}
	small := bigReport(t, 300)
	full := render(t, small, HTML, RenderOptions{Full: true})
	if n := strings.Count(full, `<details class="item card"`); n != len(small.Clusters) {
		t.Errorf("a full page shows %d clusters, want %d", n, len(small.Clusters))
	}
}

// What rests on a credit's word alone is called so, and a passage without an
// origin or a verdict undecided.
func TestVerdictCounts(t *testing.T) {
	p, err := phrasesOf("en")
	check(t, err)
	for _, test := range []struct {
		origin   string
		verdicts []Verdict
		want     string
	}{
		{"", []Verdict{{Verdict: "correct", Basis: "word"}, {Verdict: "correct", Basis: "agreement"}, {Verdict: "none"}, {}}, "correct 1, unconfirmed 1, none 1"},
		{"", []Verdict{{Verdict: "correct"}}, "correct 1"},
		{"", []Verdict{{}, {}}, "undecided"},
		{"a", []Verdict{{}, {}}, ""},
	} {
		c := &Cluster{Origin: Origin{Article: test.origin}}
		for _, v := range test.verdicts {
			c.Members = append(c.Members, Member{Credit: v})
		}
		if got := (&view{p: p}).verdictCounts(c); got != test.want {
			t.Errorf("verdictCounts(%+v) = %q, want %q", test.verdicts, got, test.want)
		}
	}
}

// Outlets have their Arabic names in Arabic reports, as far as they are known.
func TestHouse(t *testing.T) {
	for _, test := range [][3]string{
		{"en", "TASS", "TASS"},
		{"ar", "TASS", "تاس"},
		{"ar", "نشرة الخزامى", "نشرة الخزامى"},
		{"ar", "Some Gazette", "Some Gazette"},
		{"en", "", "(unknown)"},
		{"ar", "", "(غير معروفة)"},
	} {
		p, err := phrasesOf(test[0])
		check(t, err)
		if got := p.house(test[1]); got != test[2] {
			t.Errorf("house(%q) in %s = %q, want %q", test[1], test[0], got, test[2])
		}
	}
}

// Every word of the interface is there in every language.
func TestPhrases(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		p, err := phrasesOf(lang)
		if err != nil {
			t.Fatal(err)
		}
		value := reflect.ValueOf(*p)
		for i := range value.NumField() {
			if value.Field(i).IsZero() {
				t.Errorf("%s in %s is empty", value.Type().Field(i).Name, lang)
			}
		}
	}
	codes := append(verdicts(), "verbatim", "edited", "reordered", "reworded", "quote", "formula", "common", "chrome", "self",
		"duplicate", "contains", "contained", "partial", "high", "medium", "low")
	for _, code := range codes {
		if p := arabicPhrases(); p.Say(code) == code {
			t.Errorf("%s has no Arabic name", code)
		}
	}
}

// luminance and contrast as WCAG 2.1 defines them.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		var sum float64
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatalf("colour %q: %v", colour, err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// blend is the colour that is seen where one covers another in part.
func blend(t *testing.T, over, under string, opacity float64) string {
	t.Helper()
	mixed := "#"
	for i := 1; i < 7; i += 2 {
		a, err := strconv.ParseUint(over[i:i+2], 16, 8)
		check(t, err)
		b, err := strconv.ParseUint(under[i:i+2], 16, 8)
		check(t, err)
		mixed += fmt.Sprintf("%02x", int(math.Round(float64(a)*opacity+float64(b)*(1-opacity))))
	}
	return mixed
}

// Text has a contrast of 4.5 to 1 and figures of 3 to 1 in light and dark.
func TestContrast(t *testing.T) {
	themes := regexp.MustCompile(`(?s):root[^{]*\{([^}]*)\}`).FindAllStringSubmatch(pageStyle, -1)
	if len(themes) != 3 {
		t.Fatalf("%d sets of colours, want light, dark by the system and dark by choice", len(themes))
	}
	if themes[1][1] != themes[2][1] {
		t.Error("dark by the system and dark by choice differ")
	}
	for i, theme := range themes {
		colours := make(map[string]string)
		for _, c := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(theme[1], -1) {
			colours[c[1]] = c[2]
		}
		pairs := [][2]string{
			{"ink", "paper"},
			{"ink", "card"},
			{"soft", "paper"},
			{"soft", "card"},
			{"link", "paper"},
			{"link", "card"},
			{"ins-ink", "ins"},
			{"del-ink", "del"},
			{"heat-low", "heat-1"},
			{"heat-low", "heat-2"},
			{"heat-low", "heat-3"},
			{"heat-high", "heat-4"},
			{"heat-high", "heat-5"},
			{"heat-high", "heat-6"},
		}
		for _, verdict := range verdicts() {
			pairs = append(pairs, [2]string{verdict + "-ink", verdict})
		}
		for _, pair := range pairs {
			if c := contrast(t, colours[pair[0]], colours[pair[1]]); c < 4.5 {
				t.Errorf("colours %d: %s on %s has a contrast of %.2f, want 4.5", i, pair[0], pair[1], c)
			}
		}
		for _, fill := range regexp.MustCompile(`\.(f-\w*)[^{]*\{ fill: (#[0-9a-f]{6})`).FindAllStringSubmatch(pageStyle, -1) {
			for _, ground := range []string{"paper", "card"} {
				if c := contrast(t, fill[2], colours[ground]); c < 3 {
					t.Errorf("colours %d: the figures' %s on %s has a contrast of %.2f, want 3", i, fill[1], ground, c)
				}
			}
		}
		opacity, err := strconv.ParseFloat(regexp.MustCompile(`\.band \{[^}]*stroke-opacity: (\.\d+)`).FindStringSubmatch(pageStyle)[1], 64)
		check(t, err)
		for k := range 8 {
			name := fmt.Sprintf("c%d", k)
			band := blend(t, colours[name], colours["paper"], opacity)
			if c := contrast(t, band, colours["paper"]); c < 3 {
				t.Errorf("colours %d: a band of colour %s on paper has a contrast of %.2f, want 3", i, name, c)
			}
		}
	}
}

func TestMarks(t *testing.T) {
	for _, test := range []struct {
		name, kind, a, b string
		runs             []Run
		ins, del         string
	}{
		{"between runs", "edited", "قال الوزير اليوم", "قال المدير اليوم", []Run{{0, 6, 0, 6}, {20, 30, 20, 30}}, "الوزير", "المدير"},
		{"punctuation is no difference", "edited", "نعم، لا", "نعم لا", []Run{{0, 6, 0, 6}, {9, 13, 7, 11}}, "", ""},
		{"words out of order", "reordered", "واحد اثنان ثلاثة", "ثلاثة واحد أربعة", nil, "اثنان", "أربعة"},
		{"a word twice", "reworded", "نعم نعم", "نعم", nil, "نعم", ""},
		{"a decimal of the same digits", "reworded", "زاد 5.4 أمس", "أمس زاد 4.5", nil, "5.4", "4.5"},
		{"spelling alone", "reworded", "الى أحمد", "إلى احمد", nil, "", ""},
	} {
		m := &Match{Kind: test.kind, A: Side{"a", 0, len(test.a)}, B: Side{"b", 0, len(test.b)}, Runs: test.runs}
		text := func(s string, spans []span) string {
			var parts []string
			for _, x := range spans {
				parts = append(parts, s[x.start:x.end])
			}
			return strings.Join(parts, "|")
		}
		ins, del := marks(m, test.a, test.b, m.A, m.B, false)
		if got := text(test.a, ins); got != test.ins {
			t.Errorf("%s: only in a = %q, want %q", test.name, got, test.ins)
		}
		if got := text(test.b, del); got != test.del {
			t.Errorf("%s: only in b = %q, want %q", test.name, got, test.del)
		}
		m.Runs = slices.Clone(m.Runs)
		for i, r := range m.Runs {
			m.Runs[i] = Run{r.BStart, r.BEnd, r.AStart, r.AEnd}
		}
		m.A, m.B = m.B, m.A
		swapped, _ := marks(m, test.a, test.b, m.B, m.A, true)
		if got := text(test.a, swapped); got != test.ins {
			t.Errorf("%s, swapped: only in a = %q, want %q", test.name, got, test.ins)
		}
	}
}

// Side by side both texts are whole and in order, and what is marked is what the
// other has not, however many quotation marks have no partner.
func TestPairKeepsText(t *testing.T) {
	words := []string{"قال", "الوزير", "\"", "\"نعم", "نعم\"", "«", "»", "'", "لا.\n", "Reuters", "<b>", "12"}
	rapid.Check(t, func(rt *rapid.T) {
		text := func(name string) string {
			return "قال " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(rt, name), " ")
		}
		r := &Report{Articles: []Article{{ID: "a", Text: text("a")}, {ID: "b", Text: text("b")}}}
		a, b := r.Articles[0].Text, r.Articles[1].Text
		m := &Member{Article: "a", End: len(a), Hop: &Hop{From: Side{"b", 0, len(b)}, Here: Span{0, len(a)}, There: Span{0, len(b)}}}
		p := &page{P: must(phrasesOf("ar"))(t), v: newView(r, must(phrasesOf("ar"))(t))}
		pair := p.followed(m)
		for _, side := range []struct {
			parts []part
			mark  string
			want  string
			other string
		}{{pair.Left, "ins", a, b}, {pair.Right, "del", b, a}} {
			var whole, common strings.Builder
			for _, part := range side.parts {
				whole.WriteString(part.Text)
				if part.Mark != "" && part.Mark != side.mark {
					rt.Errorf("a part is marked %q, want %q or nothing", part.Mark, side.mark)
				}
				if part.Mark == "" {
					common.WriteString(part.Text + " ")
				}
			}
			if whole.String() != scrub(side.want) {
				rt.Errorf("side by side: %q, want %q", whole.String(), side.want)
			}
			left := arabic.Words(nil, side.other)
			for _, w := range arabic.Words(nil, common.String()) {
				if i := slices.IndexFunc(left, func(o arabic.Word) bool { return o.Hash == w.Hash }); i >= 0 {
					left = slices.Delete(left, i, i+1)
				} else {
					rt.Errorf("%q is not marked, which %q has not", w.Text(common.String()), side.other)
				}
			}
		}
	})
}

func BenchmarkWriteHTML(b *testing.B) {
	r := bigReport(b, 5000)
	b.Run("articles=5000", func(b *testing.B) {
		b.SetBytes(int64(len(render(b, r, HTML, RenderOptions{}))))
		b.ReportAllocs()
		for b.Loop() {
			render(b, r, HTML, RenderOptions{})
		}
	})
}

// The names of a diagram stand apart and within the drawing, however little
// flows to most of them.
func TestDiagramNames(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		r := sampleReport(t)
		r.Flows = nil
		for i := range 14 {
			words := 1 + 3000>>i
			r.Flows = append(r.Flows, Flow{From: fmt.Sprintf("a%02d", i), To: fmt.Sprintf("b%02d", 13-i), Passages: 1, Words: words})
		}
		d := newDiagram(newView(r, must(phrasesOf(lang))(t)))
		last := make(map[int]int) // of a side, by the place of its names
		for _, n := range d.Nodes {
			if y, ok := last[n.TextX]; ok && n.TextY-y < 18 {
				t.Errorf("in %s, %s stands %d below the name before it, want 18 or more", lang, n.Name, n.TextY-y)
			}
			if last[n.TextX] = n.TextY; n.TextY < 9 || n.TextY+9 > d.Height || n.Y+n.Height > d.Height {
				t.Errorf("in %s, %s stands at %d of %d, beyond the drawing", lang, n.Name, n.TextY, d.Height)
			}
		}
		if len(last) != 2 {
			t.Errorf("in %s, names stand at %v, want two sides", lang, last)
		}
	}
}

// What came nearest to a match is shown folded, with what was asked.
func TestNearest(t *testing.T) {
	r := sampleReport(t)
	if html := render(t, r, HTML, RenderOptions{}); strings.Contains(html, `id="nearest"`) {
		t.Error("the page shows what came nearest where nothing did")
	}
	r.Clusters = r.Clusters[:1] // nothing is set apart
	for range 25 {
		r.Rejected = append(r.Rejected, Rejection{
			A: Side{"wire-1", 0, len(sampleLead)}, B: Side{"portal-3", 15, 15 + len(sampleRenamed)},
			WordsA: 20, WordsB: 21, Overlap: 0.25, Order: 0.5, Asked: 0.9,
		})
	}
	for _, test := range []struct {
		full bool
		rows int
		left string
	}{{false, 20, "5 more are not shown"}, {true, 25, ""}} {
		html := render(t, r, HTML, RenderOptions{Full: test.full})
		_, html, ok := strings.Cut(html, `<details id="nearest">`)
		if !ok || !strings.Contains(html, "</details>\n</section>") {
			t.Fatal("the page does not show what came nearest, folded, at the end of what is set apart")
		}
		html, _, _ = strings.Cut(html, "</details>")
		if n := strings.Count(html, "<tr><td>"); n != test.rows {
			t.Errorf("full=%v: %d rows, want %d", test.full, n, test.rows)
		}
		if test.left != "" && !strings.Contains(html, test.left) || test.left == "" && strings.Contains(html, "more are") {
			t.Errorf("full=%v: what is left is not told as %q", test.full, test.left)
		}
		for _, want := range []string{"وكالة الساحل", "دام 48", `<td class="n">20 / 21<td class="n">0.750<td class="n">0.900`} {
			if !strings.Contains(html, want) {
				t.Errorf("full=%v: the page has no %q among what came nearest", test.full, want)
			}
		}
	}
	for i := range r.Rejected {
		r.Rejected[i].A.End = 1e6 // of a report without texts, where spans cannot be held against them
	}
	_, html, _ := strings.Cut(render(t, r.WithoutTexts(), HTML, RenderOptions{}), `id="nearest"`)
	if !strings.Contains(html, "عودة الحركة إلى ميناء الصفا") {
		t.Error("without texts the page does not show titles of what came nearest")
	}
}
