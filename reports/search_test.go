package reports

import (
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/seeds"

	"pgregory.net/rapid"
)

// unpacker reads what a packer has written, as the page's script does.
type unpacker struct {
	in    string
	piece int
	left  int
}

func (u *unpacker) digit() int {
	c := u.in[0]
	u.in = u.in[1:]
	if c == '!' {
		c = '&'
	}
	return int(c) - packedZero
}

func (u *unpacker) bit() int {
	if u.left == 0 {
		u.piece = u.digit() * packedBase
		u.piece += u.digit()
		u.left = packedBits
	}
	u.left--
	return u.piece >> u.left & 1
}

func (u *unpacker) take(n int) (v int) {
	for range n {
		v = v<<1 | u.bit()
	}
	return v
}

func (u *unpacker) count() int {
	n := 0
	for u.bit() == 0 {
		n++
	}
	return (1<<n | u.take(n)) - 1
}

func (u *unpacker) numbers() []int32 {
	n := u.count()
	if n == 0 {
		return nil
	}
	k := u.count()
	list := make([]int32, n)
	for i := range list {
		high := 0
		for u.bit() == 1 {
			high++
		}
		list[i] = int32(high<<k | u.take(k))
	}
	return list
}

func (u *unpacker) rising() []int32 {
	list, next := u.numbers(), int32(0)
	for i, gap := range list {
		list[i] = next + gap
		next = list[i] + 1
	}
	return list
}

func TestPacker(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lists := rapid.SliceOf(rapid.SliceOf(rapid.Int32Range(0, 3000))).Draw(t, "lists")
		sets := rapid.SliceOf(rapid.SliceOfDistinct(rapid.Int32Range(0, 70_000), rapid.ID)).Draw(t, "sets")
		p := &packer{}
		for _, list := range lists {
			p.numbers(list)
		}
		for _, set := range sets {
			slices.Sort(set)
			p.rising(set)
		}
		text := p.String()
		if i := strings.IndexAny(text, "\"&\n\r \x00"); i >= 0 {
			t.Fatalf("%q would not be what it is in HTML", text[i])
		}
		u := &unpacker{in: text}
		for _, want := range lists {
			if got := u.numbers(); !slices.Equal(got, want) {
				t.Fatalf("%v is read as %v", want, got)
			}
		}
		for _, want := range sets {
			if got := u.rising(); !slices.Equal(got, want) {
				t.Fatalf("%v is read as %v", want, got)
			}
		}
		if len(u.in) > 2 {
			t.Fatalf("%d characters are left", len(u.in))
		}
	})
}

// stemsOf are the stems of a text's words.
func stemsOf(text string) map[string]bool {
	stems := make(map[string]bool)
	for _, word := range strings.Fields(arabic.Fold(text)) {
		stems[searched(word)] = true
	}
	return stems
}

// The page carries the stems of every printing of every passage that it lists, whether
// in full, in a row or set apart, and what these are filtered by.
func TestIndex(t *testing.T) {
	r := bigReport(t, 3000)
	for i := range r.Articles {
		a := &r.Articles[i]
		a.Text = a.Text[:38] + strings.Replace(a.Text[38:], " ", fmt.Sprintf(" ﷺ كلمة%d ", i), 1)
		if i > 0 && i%7 == 0 {
			r.Clusters[i-1].Labels = []string{"quote"}
		}
	}
	for i := range r.Clusters {
		for k := range r.Clusters[i].Members {
			m := &r.Clusters[i].Members[k]
			m.End = strings.LastIndex(articleOf(t, r, m.Article).Text[:m.End], " ") // spans end with words
		}
	}
	page := render(t, r, HTML, RenderOptions{})
	v := newView(r, english())
	reuse, apart := v.split()
	listed := slices.Concat(reuse, apart)
	attribute := func(name string) string {
		return html.UnescapeString(regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(page)[1])
	}
	u := &unpacker{in: attribute("data-bits")}
	first, later := u.numbers(), u.numbers()
	if len(first) != len(listed) || len(later) != len(listed) {
		t.Fatalf("%d and %d days, want those of %d passages", len(first), len(later), len(listed))
	}
	options := strings.Count(page, "<option>")
	having := make([][]int32, options)
	for i := range having {
		having[i] = u.rising()
	}
	names := regexp.MustCompile(`<option>([^<]*)`).FindAllStringSubmatch(page, -1)
	for i, name := range names {
		if name[1] == "quote" && len(having[i]) != len(apart) {
			t.Errorf("%d passages are quotations, want %d", len(having[i]), len(apart))
		}
	}
	shared, more, written := u.numbers(), u.numbers(), u.numbers()
	letters := []rune(attribute("data-letters"))
	got := make([]map[string]bool, len(listed))
	for i := range got {
		got[i] = make(map[string]bool)
	}
	var stem []rune
	for i := range shared {
		stem = stem[:shared[i]]
		for range more[i] {
			stem = append(stem, letters[written[0]])
			written = written[1:]
		}
		for _, at := range u.rising() {
			got[at][string(stem)] = true
		}
	}
	for at, i := range listed {
		want := make(map[string]bool)
		for _, m := range r.Clusters[i].Members {
			maps.Copy(want, stemsOf(v.passage(&m)))
		}
		if !maps.Equal(got[at], want) {
			t.Fatalf("passage %d has the stems %v, want %v", at+1, slices.Sorted(maps.Keys(got[at])), slices.Sorted(maps.Keys(want)))
		}
	}
}

// Where a report has no texts the page offers no search of words, and filters all the same.
func TestBrowserNoTexts(t *testing.T) {
	for _, bare := range []bool{false, true} {
		r := bigReport(t, 100)
		for i := range r.Articles {
			if bare {
				r.Articles[i].Text = ""
			}
		}
		html := render(t, r, HTML, RenderOptions{})
		if got := strings.Contains(html, `id="q"`) || strings.Contains(html, english().SearchNote); got == bare {
			t.Errorf("without texts %v: the page offers a search: %v", bare, got)
		}
		page := visit(t, browser(t), html, 1280, 900)
		if got := eval(t, page, `() => {
			const until = document.getElementById("f-to");
			until.value = "1999-01-01";
			document.getElementById("filters").dispatchEvent(new Event("submit", { cancelable: true }));
			document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }));
			return document.getElementById("shown").textContent.split(" ")[0] + " " + document.getElementById("filters").hidden;
		}`); got != "0 false" {
			t.Errorf("without texts %v: of passages printed by 1999 %s are found, want none", bare, got)
		}
	}
}

// seedWords are all different words of the seeds.
func seedWords(t *testing.T) []string {
	words := make(map[string]bool)
	check(t, fs.WalkDir(seeds.Pages, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(seeds.Pages, path)
		for _, w := range strings.Fields(string(text)) {
			words[w] = true
		}
		return err
	}))
	return slices.Sorted(maps.Keys(words))
}

// The script folds and stems a word as the program does: else it would look for another
// word than the page has.
func TestBrowserWords(t *testing.T) {
	words := append(seedWords(t),
		"مُحَمَّدٌ", "محمـــد", "أحمد", "ا\u0654حمد", "ٱلرحمن", "مؤتمر", "هيئة", "مصطفى", "فارسی", "کتاب", "گروه", "ۀ", "ە", "ۂ", "ۓ",
		"١٤٣٦", "۱۴۳۶", "3.5", "ﷺ", "ﷻ", "ﻻ", "ﺍﻟﻠﻪ", "ﹰ", "﴾", "Ω", "ÉTÉ", "e\u0301te\u0301", "Reuters", "د.ب.أ", "\u200fقطر\u200e", "\u2067قطر\u2069",
		"وزير", "ووو", "والوفود", "فالوزير", "بالوزارة", "كالوزارة", "للوزارة", "لل", "وال", "كتابهما", "كتابات", "كتابه", "مسلمون", "مسلمين", "هما", "ذهبوا", "سعودية", "عليها", "ةةةة",
		"نموذجطويلجدامنالكلمات", strings.Repeat("طويل", 20), "abc_def", "²", "\u0670", "\u06dd١")
	source := pageScript[strings.Index(pageScript, "  // fold makes"):strings.Index(pageScript, "  // What is searched")]
	page := visit(t, browser(t), render(t, sampleReport(t), HTML, RenderOptions{}), 1280, 900)
	var got []string
	check(t, json.Unmarshal([]byte(eval(t, page, `(list) => { `+source+`; return JSON.stringify(list.map((w) => words(w).join(" "))) }`, words)), &got))
	for i, word := range words {
		var want []string
		for _, w := range strings.Fields(arabic.Fold(word)) {
			want = append(want, searched(w))
		}
		if want := strings.Join(want, " "); got[i] != want {
			t.Errorf("the script searches %q as %q, want %q", word, got[i], want)
		}
	}
}

// Every passage that has a word is found, in whichever printing it stands, and whether
// it is shown in full or in a row that begins otherwise; by several words those that have
// all; of what nothing has, nothing is found, and the page says so.
func TestBrowserSearch(t *testing.T) {
	words := seedWords(t)
	random := rand.New(rand.NewPCG(7, 7))
	r := bigReport(t, 4000)
	for i := range r.Articles {
		a := &r.Articles[i]
		var text []string
		for range 60 {
			text = append(text, words[int(float64(len(words))*random.Float64()*random.Float64()*random.Float64())])
		}
		if i == 0 {
			text[0], text[1] = "بنغاليون", "ظظ"
		}
		a.Title, a.Text = "", strings.Join(text, " ")
	}
	for i := range r.Clusters {
		for k := range r.Clusters[i].Members {
			m := &r.Clusters[i].Members[k]
			text := articleOf(t, r, m.Article).Text
			m.Start, m.End = 0, strings.LastIndex(text, " ")
		}
		r.Matches[i].A.Start, r.Matches[i].A.End = 0, r.Clusters[i].Members[0].End
		r.Matches[i].B.Start, r.Matches[i].B.End = 0, r.Clusters[i].Members[1].End
		r.Matches[i].Runs = nil
	}
	v := newView(r, english())
	all := make([]map[string]bool, len(r.Clusters))
	known := make(map[string]bool)
	for i := range r.Clusters {
		all[i] = make(map[string]bool)
		for _, m := range r.Clusters[i].Members {
			maps.Copy(all[i], stemsOf(v.passage(&m)))
		}
		maps.Copy(known, all[i])
	}
	names := make(map[string]bool) // by which passages are found, too
	for i := range r.Articles {
		maps.Copy(names, stemsOf(title(&r.Articles[i])))
	}
	page := visit(t, browser(t), render(t, r, HTML, RenderOptions{}), 1280, 900)
	if rows := eval(t, page, `() => document.querySelectorAll(".rest tbody tr").length`); len(rows) < 4 {
		t.Fatalf("%s rows: the test says little", rows)
	}
	search := func(query string) string {
		return eval(t, page, `(q) => {
			document.getElementById("q").value = q;
			document.getElementById("filters").dispatchEvent(new Event("submit", { cancelable: true }));
			const n = Array.from(document.querySelectorAll(".item, .rest tbody tr")).filter((e) => !e.hidden).length;
			return n + " " + document.getElementById("shown").textContent.split(" ")[0].replace(",", "") + " " + document.getElementById("none").hidden;
		}`, query)
	}
	count := func(has func(map[string]bool) bool) string {
		n := 0
		for _, stems := range all {
			if has(stems) {
				n++
			}
		}
		return fmt.Sprint(n, n, n > 0)
	}
	for range 20 {
		a, b := words[random.IntN(len(words)/8)], words[random.IntN(len(words)/8)]
		if len(strings.Fields(arabic.Fold(a))) != 1 || len(strings.Fields(arabic.Fold(b))) != 1 {
			continue
		}
		one, two := searched(a), searched(b)
		if names[one] || names[two] {
			continue
		}
		if got, want := search(a+" "), count(func(s map[string]bool) bool { return s[one] }); got != want {
			t.Errorf("%q finds %s, want %s", a, got, want)
		}
		if got, want := search(a+" "+b+" "), count(func(s map[string]bool) bool { return s[one] && s[two] }); got != want {
			t.Errorf("%q and %q find %s, want %s", a, b, got, want)
		}
		begins := func(s map[string]bool) bool {
			for stem := range s {
				if strings.HasPrefix(stem, one) {
					return true
				}
			}
			begun, inEnding := strings.CutSuffix(one, "و")
			return inEnding && utf8.RuneCountInString(begun) > 2 && s[begun]
		}
		if got, want := search(a), count(begins); got != want {
			t.Errorf("%q, which may go on, finds %s, want %s", a, got, want)
		}
	}
	for _, query := range []string{"بنغالي", "بنغاليو", "بنغاليون", "بنغاليون "} { // as it is typed
		if got := search(query); got != "1 1 true" {
			t.Errorf("%q finds %s, want the passage with بنغاليون", query, got)
		}
	}
	for _, query := range []string{"بنغاليو ", "بنغاليوم", "ظظو"} {
		if got := search(query); got != "0 0 false" {
			t.Errorf("%q finds %s, want none", query, got)
		}
	}
	if got := search("ظظظغغغ"); got != "0 0 false" {
		t.Errorf("of a word that no passage has %s are found", got)
	}
	if got := eval(t, page, `() => Array.from(document.querySelectorAll(".others, .chunk")).filter((e) => !e.hidden).length`); got != "0" {
		t.Errorf("%s headings and tables stand over nothing", got)
	}
	if got := search(""); got != fmt.Sprint(len(all), len(all), true) {
		t.Errorf("of no word %s are found", got)
	}
	// A row names its outlets.
	if got := eval(t, page, `() => document.querySelector(".rest tbody tr").cells[3].textContent`); got != "1 الصباح الجديد" {
		t.Errorf("the outlets of a row = %q", got)
	}
}

func articleOf(t *testing.T, r *Report, id string) *Article {
	t.Helper()
	i := slices.IndexFunc(r.Articles, func(a Article) bool { return a.ID == id })
	if i < 0 {
		t.Fatal(id)
	}
	return &r.Articles[i]
}
