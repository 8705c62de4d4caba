package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// # Chrome
//
// What a site puts around its stories is no reuse by the writers of two
// articles. It is told by where it stands: words that recur at the first or last
// words of one outlet's articles and hardly anywhere else; and teasers, which
// stand in a paragraph of their own and are, word for word, the lead of another
// article of the outlet with which the story shares nothing else; and what stands
// below an article: links to others, under words that say so, and, at one outlet,
// the writer's address.
const (
	// edgeTexts is the number of texts of one outlet that begin or end with a
	// shingle of chrome; at most one in edgeShare has it elsewhere.
	edgeTexts = 8
	edgeShare = 10
	// edgeWords is the share of a match's words that are chrome.
	edgeWords = 0.6
	// leadWords is the number of words before which a lead begins.
	leadWords = 3
	// longestTail is the length of what stands below an article, longestHead that of
	// the words that begin it, in bytes.
	longestTail = 1200
	longestHead = 64
)

// belowHeads begin what stands below an article and is none of it, as folded
// words; what follows may be glued to them.
var belowHeads = []string{
	"مقالات اخري", "مقالات سابقه", "مقالات ذات صله", "اخبار ذات صله", "اخبار اخري", "مواضيع ذات صله", "مواضيع اخري",
	"موضوعات ذات صله", "روابط ذات صله", "اقرا ايضا", "شاهد ايضا", "طالع ايضا", "قد يهمك", "الاكثر قراءه",
	"للتواصل مع الكاتب", "لمراسله الكاتب", "بريد الكاتب",
}

// Teasers finds the teasers among the matches of each two articles of one
// outlet, and returns the words of each article that are a teaser. outlet
// returns a number for each article's outlet, below 0 where it is unknown. The
// matches must be sorted by their articles.
func Teasers(matches []*Match, text func(article int) Text, outlet func(article int) int) map[int][]Stretch {
	var found map[int][]Stretch
	for i, m := range matches {
		a, b := m.A.Article, m.B.Article
		if m.Kind != Verbatim || a == b || outlet(a) < 0 || outlet(a) != outlet(b) ||
			i > 0 && matches[i-1].A.Article == a && matches[i-1].B.Article == b ||
			i+1 < len(matches) && matches[i+1].A.Article == a && matches[i+1].B.Article == b {
			continue
		}
		f := &m.found
		for _, side := range []struct {
			at         Side
			from, to   int // its words
			lead, rest int // the first of the other side's words, and the number of those that follow
		}{
			{m.A, f.a0, f.a1, f.b0, len(text(b).Sketch.Stems) - f.b1},
			{m.B, f.b0, f.b1, f.a0, len(text(a).Sketch.Stems) - f.a1},
		} {
			if side.from >= leadWords && side.lead < leadWords && side.rest > 0 && paragraph(text(side.at.Article).Text, side.at) {
				if found == nil {
					found = map[int][]Stretch{}
				}
				found[side.at.Article] = append(found[side.at.Article], Stretch{side.from, side.to})
			}
		}
	}
	for article, list := range found {
		found[article] = joined(list)
	}
	return found
}

// paragraph says whether lines begin and end with a span, but for what is no
// letter.
func paragraph(text string, s Side) bool {
	before := strings.TrimRight(text[:s.Start], " \t\u00a0\"«“-•*")
	after := strings.TrimLeft(text[s.End:], " \t\u00a0\"»”.…")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

// chrome says why a match is chrome, "" where it is not.
func (l *Labeller) chrome(m *Match, p Pair) string {
	f := &m.found
	if mostlyIn(p.TeasersA, f.a0, f.a1) || mostlyIn(p.TeasersB, f.b0, f.b1) {
		return "chrome: a teaser, another article's lead apart from the story"
	}
	if mostlyMarked(p.MarksA, f.a0, f.a1) || mostlyMarked(p.MarksB, f.b0, f.b1) {
		return "chrome: recurs where articles of one outlet begin or end"
	}
	if l.below(p.A.Text, m.A, p.Self) && l.below(p.B.Text, m.B, p.Self) {
		return "chrome: stands below an article, among links or addresses"
	}
	return ""
}

// below says whether most of a span stands below its article; an address begins
// that as well as links do if so asked.
func (l *Labeller) below(text string, s Side, address bool) bool {
	if len(text)-s.End > longestTail || 2*s.Start < len(text) {
		return false
	}
	from := max(s.Start-longestTail, 0)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	tail := text[from:]
	l.words = arabic.Words(l.words[:0], tail)
	for _, w := range l.words {
		if w.Flags&arabic.SentenceStart == 0 || len(tail)-int(w.Start) > longestTail {
			continue
		}
		line, _, _ := strings.Cut(tail[w.Start:], "\n")
		if beginsBelow(line) || address && (strings.Contains(line, "@") || strings.HasSuffix(tail[:w.Start], "@")) {
			inside := s.End - max(s.Start, from+int(w.Start))
			return float64(inside) >= edgeWords*float64(s.End-s.Start)
		}
	}
	return false
}

// beginsBelow says whether a line begins what stands below an article.
func beginsBelow(line string) bool {
	folded := arabic.Fold(line[:min(len(line), longestHead)])
	return slices.ContainsFunc(belowHeads, func(head string) bool { return strings.HasPrefix(folded, head) })
}

// mostlyMarked says whether most of words [from, to) are chrome.
func mostlyMarked(marks []uint8, from, to int) bool {
	if marks == nil {
		return false
	}
	n := 0
	for _, m := range marks[from:to] {
		if m&markEdge != 0 {
			n++
		}
	}
	return float64(n) >= edgeWords*float64(to-from)
}
