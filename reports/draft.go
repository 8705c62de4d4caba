package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/trace"
)

// A report of a check is one whose first articles are drafts; its option
// "drafts" says how many. Each of its matches has a draft as its side A.

// drafts are the drafts of a check's report, nil for a scan's.
func (r *Report) drafts() []Article {
	n, _ := r.Options["drafts"].(int)
	return r.Articles[:min(max(n, 0), len(r.Articles))]
}

// IsCheck says that a check made the report, not a scan.
func (r *Report) IsCheck() bool { return len(r.drafts()) > 0 }

// draftRows and draftDetails are how many printings of a draft's passages a
// table shows, and how many of them word by word.
const (
	draftRows    = 30
	draftDetails = 5
)

// wordByWord are the numbers of the printings that are shown so: all, or some of them, in
// their order. The first is the best. Beside it a copy of the same words gives way to a
// printing that has others, which are what an editor looks for, unless that is set apart.
func wordByWord(list []*Match, all bool) []int {
	var first, later []int
	for i, m := range list {
		if all || i == 0 || m.Kind != string(align.Verbatim) && len(m.Labels) == 0 {
			first = append(first, i)
		} else {
			later = append(later, i)
		}
	}
	shown := append(first, later...)
	if !all {
		shown = shown[:min(draftDetails, len(shown))]
	}
	slices.Sort(shown)
	return shown
}

// draftPhrases are the words of a check's table.
type draftPhrases struct {
	Title, Draft, Elsewhere, Passages, Credits, Verdict, InDraft, FromTo, There, Legend string
	// FromTo says which words a passage is; Arabic letters would turn a dash between
	// numbers round. Beside and OnlyDraft are said of a printing beside the draft.
	Beside, OnlyDraft string
	// Reused and ComparedWith name figures.
	Reused, ComparedWith string

	// Coverage says how much of a draft stands elsewhere, Apart how much more does in
	// passages that are set apart, Nothing that nothing does.
	Coverage func(name string, words int, share string) string
	Apart    func(share string) string
	Nothing  func(name string, words int) string
	// WordByWord says how many printings are not shown so.
	WordByWord func(n int) string
	// Compared says with how many articles drafts were compared, and how many of them
	// share something with a draft.
	Compared func(articles, sharing int) string
}

func draftPhrasesOf(lang string) draftPhrases {
	if lang == "ar" {
		return draftPhrases{
			Title: "فحص مسودة", Draft: "المسودة", Reused: "نسبة المنشور من المسودة", ComparedWith: "مواد قورنت بها",
			Coverage: func(name string, words int, share string) string {
				return fmt.Sprintf("المسودة «%s»: %s؛ %s منها في مقاطع منشورة في مواد أخرى.", embed(name), arabicWords(words), share)
			},
			Apart: func(share string) string { return fmt.Sprintf("وفي مقاطع مستبعدة %s أخرى.", share) },
			Nothing: func(name string, words int) string {
				return fmt.Sprintf("المسودة «%s»: %s؛ 0%%. لم يُعثر على مقطع منها فيما قورنت به.", embed(name), arabicWords(words))
			},
			WordByWord: func(n int) string {
				return "لم تُعرض كلمات " + noun{"", "مادة أخرى", "مادتين أخريين", "مواد أخرى", "مادة أخرى", "مادة أخرى"}.count(n) + "؛ والكل مع " + embed("--full") + "."
			},
			Compared: func(articles, sharing int) string {
				article := noun{"لا مواد", "مادة واحدة", "مادتان", "مواد", "مادة", "مادة"}
				return fmt.Sprintf("المقارنة: %s؛ ما يشترك مع المسودة في شيء: %s.", article.count(articles), article.count(sharing))
			},
			Elsewhere: "أين نُشرت مقاطعها", Passages: "المقاطع المنشورة في مواد أخرى", Credits: "المصادر التي تذكرها", Verdict: "الإسناد", InDraft: "في المسودة", FromTo: "من %d إلى %d", Beside: "جنبًا إلى جنب مع المسودة", OnlyDraft: "في المسودة وحدها", There: "في النص الآخر",
			Legend: "{+ هذا +} في المسودة وحدها، و[- هذا -] في النص الآخر فقط.",
		}
	}
	return draftPhrases{
		Title: "Check of a draft", Draft: "the draft", Reused: "Of the draft stands elsewhere", ComparedWith: "Compared with",
		Coverage: func(name string, words int, share string) string {
			return fmt.Sprintf("Draft %s: %s, %s of them in passages that stand elsewhere.", isolate(name), englishWords(words), share)
		},
		Apart: func(share string) string { return share + " more stands in passages set apart." },
		Nothing: func(name string, words int) string {
			return fmt.Sprintf("Draft %s: %s, 0%%. None of its passages stands in what it was compared with.", isolate(name), englishWords(words))
		},
		WordByWord: func(n int) string {
			return englishCount(n, "more is", "more are") + " not shown word by word; --full shows them all."
		},
		Compared: func(articles, sharing int) string {
			return fmt.Sprintf("Compared with %s; %s something with a draft.",
				englishCount(articles, "article", "articles"), englishCount(sharing, "of them shares", "of them share"))
		},
		Elsewhere: "Where its passages stand", Passages: "Passages that stand elsewhere", Credits: "It credits", Verdict: "The draft", InDraft: "In the draft", FromTo: "words %d-%d", Beside: "Side by side with the draft", OnlyDraft: "only in the draft", There: "There",
		Legend: "{+ this +} stands only in the draft, [- this -] only there.",
	}
}

func englishWords(n int) string { return englishCount(n, "word", "words") }

// englishCount is a number with its noun.
func englishCount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func arabicWords(n int) string {
	return noun{"لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"}.count(n)
}

// coverage says in one line how much of a draft stands elsewhere; found says that
// something does.
func (say draftPhrases) coverage(draft *Article, found bool) string {
	name := clean(title(draft))
	if !found {
		return say.Nothing(name, draft.Words)
	}
	line := say.Coverage(name, draft.Words, percent(draft.Reused))
	if draft.Apart > 0 {
		line += " " + say.Apart(percent(draft.Apart))
	}
	return line
}

// Apart is the share of a draft's words, 0..1, that stand in passages that are set apart
// and in none that is reuse.
func Apart(r *trace.Result, draft int) float64 {
	var p passages
	for i := range r.Matches {
		if m := &r.Matches[i]; m.A.Article == draft {
			p.add(m.A.Start, m.A.End, len(m.Labels) > 0)
		}
	}
	return p.apart(arabic.Words(nil, r.Articles[draft].Text))
}

// apart is Apart of a draft with a text, by the matches that the report keeps.
func (r *Report) apart(draft *Article, text string) float64 {
	var p passages
	for i := range r.Matches {
		if m := &r.Matches[i]; m.A.Article == draft.ID {
			p.add(m.A.Start, m.A.End, len(m.Labels) > 0)
		}
	}
	return p.apart(arabic.Words(nil, text))
}

// passages are those of a draft that stand elsewhere.
type passages struct{ all, reuse []arabic.Span }

func (p *passages) add(start, end int, apart bool) {
	p.all = append(p.all, arabic.Span{Start: start, End: end})
	if !apart {
		p.reuse = append(p.reuse, arabic.Span{Start: start, End: end})
	}
}

// apart is the share of the words of a draft that stand in no reuse.
func (p *passages) apart(words []arabic.Word) float64 {
	n := float64(max(1, len(words)))
	return math.Round(n*(share(words, p.all)-share(words, p.reuse))) / n
}

// InDraft heads the column of what only a draft has.
func (p *phrases) InDraft() string { return draftPhrasesOf(p.Lang).InDraft }

// NotInDraft heads the column of what it has not.
func (p *phrases) NotInDraft() string { return draftPhrasesOf(p.Lang).There }

// heading is what the report is called.
func (v *view) heading() string {
	if len(v.drafts()) > 0 {
		return draftPhrasesOf(v.p.Lang).Title
	}
	return v.p.Title
}

// passages is the heading of the clusters that are reuse.
func (v *view) passages() string {
	if len(v.drafts()) > 0 {
		return draftPhrasesOf(v.p.Lang).Passages
	}
	return v.p.Passages
}

// printer is whom an article is of: its outlet, or the draft that it is.
func (v *view) printer(a *Article) string {
	if v.isDraft[a] {
		return draftPhrasesOf(v.p.Lang).Draft
	}
	return v.outletOf(a)
}

// printings are the members of a cluster but for the draft that was checked.
func (v *view) printings(c *Cluster) []Member {
	if len(v.isDraft) == 0 {
		return c.Members
	}
	return slices.DeleteFunc(slices.Clone(c.Members), func(m Member) bool { return v.isDraft[v.articles[m.Article]] })
}

// judgedPrintings are those whose credits a report counts: the draft's own, where it is
// one of a check.
func (v *view) judgedPrintings(c *Cluster) []Member {
	if len(v.isDraft) == 0 {
		return c.Members
	}
	return slices.DeleteFunc(slices.Clone(c.Members), func(m Member) bool { return !v.isDraft[v.articles[m.Article]] })
}

// shown is the number of the member that a cluster is quoted from: the draft, else the
// medoid.
func (v *view) shown(c *Cluster) int {
	if i := v.draftIn(c); i >= 0 {
		return i
	}
	return c.medoid()
}

// draftIn is the number of the first member that is a draft, -1 for none.
func (v *view) draftIn(c *Cluster) int {
	if len(v.isDraft) == 0 {
		return -1
	}
	return slices.IndexFunc(c.Members, func(m Member) bool { return v.isDraft[v.articles[m.Article]] })
}

// words is how many a cluster's passage has, as it is quoted.
func (v *view) words(c *Cluster) int {
	if i := v.draftIn(c); i >= 0 {
		m := &c.Members[i]
		if text := v.text(v.articles[m.Article]); m.End <= len(text) {
			return len(arabic.Words(nil, text[m.Start:m.End]))
		}
	}
	return c.Words
}

// coverage is a line for each draft of a check's report.
func (v *view) coverage() []string {
	var lines []string
	for i := range v.drafts() {
		draft := &v.Articles[i]
		lines = append(lines, draftPhrasesOf(v.p.Lang).coverage(draft, len(v.ofDraft(draft)) > 0))
	}
	return lines
}

// compared is with how many articles the drafts of a check were compared, and how
// many of the report's are not drafts.
func (v *view) compared() (articles, sharing int) {
	articles, _ = v.Options["compared_with"].(int)
	return articles, len(v.Articles) - len(v.drafts())
}

// writeDrafts shows on a terminal where the passages of drafts stand.
func writeDrafts(t *tables, v *view, say draftPhrases) error {
	for i := range v.drafts() {
		if i > 0 {
			t.line("")
		}
		v.writeDraft(t, &v.Articles[i], say)
	}
	if t.err == nil && len(v.Warnings) > 0 {
		t.table(v.p.Warnings, warningRows, len(v.Warnings), []string{v.p.Path, v.p.Line, v.p.Why}, func(i int) []string {
			w := &v.Warnings[i]
			return []string{w.Path, lineNumber(w.Line), w.Text}
		})
	}
	return t.err
}

func (v *view) writeDraft(t *tables, draft *Article, say draftPhrases) {
	p := v.p
	list := v.ofDraft(draft)
	t.line(isolate(say.coverage(draft, len(list) > 0)))
	var names []string
	for _, c := range draft.Credits {
		if c.Role == "report" {
			names = append(names, v.outletName(cmp.Or(c.Outlet, c.Name)))
		}
	}
	if len(names) > 0 {
		t.line(isolate(clean(say.Credits + ": " + strings.Join(slices.Compact(names), p.Comma))))
	}
	if len(list) == 0 {
		return
	}
	columns, place := v.places(draft)
	t.table(say.Elsewhere, draftRows, len(list), columns, func(i int) []string { return place(i+1, list[i]) })
	explained := false // what the marks mean
	shown := wordByWord(list, t.full)
	for _, i := range shown {
		if v.writeAligned(t, i+1, list[i], say, !explained) {
			explained = true
		}
	}
	if left := len(list) - len(shown); left > 0 {
		t.line("")
		t.line(isolate(say.WordByWord(left)))
	}
}

// elsewhere is the heading of a draft's table, which names it where there are several.
func (v *view) elsewhere(draft *Article) string {
	heading := draftPhrasesOf(v.p.Lang).Elsewhere
	if len(v.drafts()) > 1 {
		heading += ": " + isolate(clean(title(draft)))
	}
	return heading
}

// places are the columns of a draft's table, and place says in one line where a passage
// of it stands: in the draft, where its text is there, and elsewhere.
func (v *view) places(draft *Article) (columns []string, place func(number int, m *Match) []string) {
	p := v.p
	columns = []string{p.Number, p.Words, draftPhrasesOf(p.Lang).InDraft, p.Outlet, p.Date, p.Kind, p.Why, p.Credit, p.Article}
	words := arabic.Words(nil, v.text(draft))
	return columns, func(number int, m *Match) []string {
		a := v.articles[m.B.Article]
		return []string{
			strconv.Itoa(number), strconv.Itoa(m.Words), p.wordsFromTo(words, m.A), v.printer(a), v.published(a),
			p.Say(m.Kind), v.names(m.Labels), v.creditOf(m), title(a),
		}
	}
}

// wordsFromTo says which of an article's words a side is, from 1 on; "" without words.
func (p *phrases) wordsFromTo(words []arabic.Word, s Side) string {
	from := sort.Search(len(words), func(i int) bool { return int(words[i].Start) >= s.Start })
	to := sort.Search(len(words), func(i int) bool { return int(words[i].Start) >= s.End })
	if from == to {
		return ""
	}
	return fmt.Sprintf(draftPhrasesOf(p.Lang).FromTo, from+1, to)
}

// ofDraft is a draft's matches, the best first: reuse before what is set apart,
// then the longest, then the earliest printing.
func (v *view) ofDraft(draft *Article) []*Match {
	var list []*Match
	for i := range v.Matches {
		if v.Matches[i].A.Article == draft.ID {
			list = append(list, &v.Matches[i])
		}
	}
	when := func(m *Match) string { return cmp.Or(v.articles[m.B.Article].Published, "~") }
	slices.SortStableFunc(list, func(a, b *Match) int {
		return cmp.Or(
			cmp.Compare(min(len(a.Labels), 1), min(len(b.Labels), 1)),
			cmp.Compare(b.ContainmentA*float64(b.Words), a.ContainmentA*float64(a.Words)),
			cmp.Compare(when(a), when(b)),
			cmp.Compare(a.B.Article, b.B.Article),
		)
	})
	return list
}

// printing is the draft's printing of a match's passage in the cluster which both
// sides are in; nil where there is none.
func (v *view) printing(m *Match) (*Cluster, *Member) {
	for cluster, proofs := range v.evidence() {
		for _, e := range proofs {
			if &v.Matches[e.match] == m {
				c := v.cluster(cluster)
				for _, k := range []int{e.a, e.b} {
					if c.Members[k].Article == m.A.Article {
						return c, &c.Members[k]
					}
				}
			}
		}
	}
	return nil, nil
}

// creditOf is the verdict on the draft's credit for the passage of a match, in a word
// or two; undecided where none is passed on what is not set apart.
func (v *view) creditOf(m *Match) string {
	_, printing := v.printing(m)
	switch {
	case printing != nil && printing.Credit.shown() != "":
		return v.p.Say(printing.Credit.shown())
	case len(m.Labels) == 0:
		return v.p.Undecided
	}
	return ""
}

// changesOf are what the draft has otherwise than the other side of a match: what its
// printing changed, where it is held against that side, else the match's differences.
func (v *view) changesOf(m *Match, c *Cluster, printing *Member) []change {
	if printing != nil && printing.Hop != nil && printing.Hop.From.Article == m.B.Article {
		return v.changes(c, printing)
	}
	var list []change
	for _, d := range v.differencesOf(m, false) {
		list = append(list, change{v.p.Say(stands(d.What)), d.B, d.A, d.Risk()})
	}
	return list
}

// writeAligned shows one printing of a passage word by word, and says whether it
// holds marks, which it explains if asked to.
func (v *view) writeAligned(t *tables, number int, m *Match, say draftPhrases, explain bool) (marked bool) {
	p := v.p
	t.line("")
	t.line(strconv.Itoa(number) + ". " + isolate(clean(v.whose(m))))
	cluster, printing := v.printing(m)
	if printing != nil && len(printing.Credit.Reasons) > 0 {
		t.line("   " + isolate(say.Verdict+": "+strings.Join(p.reasons(printing.Credit.Reasons, printing.Credit.Codes), p.Semicolon)))
	}
	context := draftContext
	if t.full {
		context = everyWord
	}
	text, marked := v.aligned(m, context)
	if text == "" {
		return false
	}
	for _, line := range wrap(clean(text), t.width-3) {
		t.line("   " + isolate(line))
	}
	if marked && explain {
		t.line("   " + isolate(say.Legend))
	}
	if printing != nil && printing.Hop != nil && printing.Hop.From.Article == m.B.Article {
		if told := v.again(printing, false); told > 0 {
			t.line("   " + isolate(p.Again(told)))
			return marked
		}
		v.tell(printing, false, number)
	}
	if list := v.changesOf(m, cluster, printing); len(list) > 0 {
		t.table("", draftRows, len(list), []string{p.What, say.InDraft, say.There}, func(i int) []string {
			return []string{list[i].What, list[i].Here, list[i].There}
		})
	}
	return marked
}

// whose says of a match whose printing a draft shares something with.
func (v *view) whose(m *Match) string {
	there := v.articles[m.B.Article]
	return v.printer(there) + v.p.Comma + v.published(there) + v.p.Comma + title(there)
}

// draftContext is how many words of an agreeing stretch are shown at either end,
// everyWord where all are.
const (
	draftContext = 8
	everyWord    = 1 << 30
)

// aligned is the draft's side of a match with marks, empty without texts.
func (v *view) aligned(m *Match, context int) (text string, marked bool) {
	draft, there := v.text(v.articles[m.A.Article]), v.text(v.articles[m.B.Article])
	if draft == "" || there == "" {
		return "", false
	}
	return aligned(v.whole(m), draft, there, context)
}

// aligned is the draft's side of a match with marks where the sides part:
// {+only in the draft+}, [-only there-]. Of each agreeing stretch at most so
// many words are shown at either end.
func aligned(m *Match, draft, there string, context int) (text string, marked bool) {
	runs := steady(wholeNumbers(m.Runs, draft, there), draft)
	rank := make([]int, len(runs)+2) // of each end of a gap, in the order of the other side
	byB := make([]int, len(runs))
	for i := range byB {
		byB[i] = i
	}
	slices.SortFunc(byB, func(i, j int) int { return cmp.Compare(runs[i].BStart, runs[j].BStart) })
	for k, i := range byB {
		rank[i+1] = k + 1
	}
	rank[len(runs)+1] = len(runs) + 1

	var out strings.Builder
	at, from := m.A.Start, m.B.Start
	gap := func(i, toA, toB int) {
		own, other := draft[at:toA], ""
		// Between stretches that changed their order nothing there is missing here.
		if rank[i+1] == rank[i]+1 && toB > from {
			other = there[from:toB]
		}
		same := separators(own, other) // a comma that both have is no difference
		out.WriteString(own[:same])
		own, other = own[same:], other[same:]
		if hasWords(own) {
			marked = true
			out.WriteString(" {+" + strings.TrimSpace(own) + "+} ")
		} else {
			out.WriteString(own)
		}
		if hasWords(other) {
			marked = true
			out.WriteString(" [-" + strings.TrimSpace(other) + "-] ")
		}
	}
	for i, r := range runs {
		gap(i, int(r.AStart), int(r.BStart))
		out.WriteString(shortened(draft[r.AStart:r.AEnd], context))
		at, from = int(r.AEnd), int(r.BEnd)
	}
	gap(len(runs), m.A.End, m.B.End)
	return out.String(), marked
}

// steady leaves out runs of a word or two that stand elsewhere on the other side
// than the longer ones around them do: a first name in place of another one that
// the byline happens to have, too, is a change to who reads.
func steady(runs []Run, draft string) []Run {
	var kept []Run
	after := 0 // where the longer run before ends on the other side
	for i, r := range runs {
		if !long(r, draft) {
			next := slices.IndexFunc(runs[i:], func(r Run) bool { return long(r, draft) })
			if int(r.BStart) < after || next >= 0 && r.BEnd > runs[i+next].BStart {
				continue
			}
		} else {
			after = int(r.BEnd)
		}
		kept = append(kept, r)
	}
	return kept
}

func long(r Run, draft string) bool { return len(arabic.Words(nil, draft[r.AStart:r.AEnd])) > 2 }

// separators is the length of what two texts have in front of their words alike.
func separators(a, b string) int {
	for i, r := range a {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || !strings.HasPrefix(b[i:], string(r)) {
			return i
		}
	}
	return len(a)
}

func hasWords(s string) bool { return len(arabic.Words(nil, s)) > 0 }

// shortened leaves out the middle of a stretch of words.
func shortened(s string, context int) string {
	words := strings.Fields(s)
	if len(words) <= 2*context+2 {
		return s
	}
	return strings.Join(words[:context], " ") + " … " + strings.Join(words[len(words)-context:], " ")
}

// wrap breaks a line at blanks, after at most so many letters where it can.
func wrap(s string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, word := range strings.Fields(s) {
		n := len([]rune(word))
		if length > 0 && length+1+n > width {
			lines = append(lines, line)
			line, length = "", 0
		}
		if length > 0 {
			line += " "
			length++
		}
		line += word
		length += n
	}
	return append(lines, line)
}
