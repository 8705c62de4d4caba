package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Legends, bylines and datelines
//
// Between title and text stand who wrote it, what the picture shows and who took it. A
// dateline or a credit of the text below looks alike and stays.

// isReporter: "إبراهيم سليم (أبوظبي)", "سالم عزيز، باسل حنا، وكالات (عواصم)".
func (h *pageHead) isReporter(l *line) bool {
	name, place, found := strings.Cut(strings.TrimSpace(l.text), "(")
	place, closed := strings.CutSuffix(place, ")")
	places := strings.Fields(place)
	isNone := func(w string) bool {
		return strings.IndexFunc(w, isAnyDigit) >= 0 || slices.Contains(inBrackets, arabic.Fold(w))
	}
	if !found || !closed || len(places) < 1 || len(places) > 2 || slices.ContainsFunc(places, isNone) {
		return false
	}
	if len(h.paragraphs) == 0 || h.shared(&line{text: name}) > 0 {
		return false
	}
	reporters := strings.FieldsFunc(name, func(r rune) bool { return r == '،' || r == ',' })
	return !slices.ContainsFunc(reporters, func(name string) bool {
		n := len(strings.Fields(name))
		return n > 3 || n < 2 && len(reporters) == 1
	})
}

// inBrackets are what headlines say of themselves in brackets, and no places.
var inBrackets = []string{"فيديو", "بالفيديو", "صور", "بالصور", "صوره", "شاهد", "تحديث", "محدث", "خاص", "حصري", "حوار", "تقرير", "انفوجرافيك", "انفوغراف"}

// isName says whether what follows the first word of a byline may be a name; "كتب نادرة"
// are books, of which the text speaks.
func (h *pageHead) isName(l *line) bool {
	_, rest, _ := strings.Cut(l.key, " ")
	return strings.ContainsAny(l.text, ":/") || h.shared(&line{text: rest}) == 0
}

// isGenre says whether a line of the head says by whom a piece of some kind is:
// "تقرير: هبة السالم". "تقرير: الصادرات تتراجع" is a headline.
func (h *pageHead) isGenre(l *line) bool {
	label, value := l.label()
	words := len(strings.Fields(value))
	return slices.Contains(genreLabels, label) && 2 <= words && words <= 4 && len(h.paragraphs) > 0 && h.shared(&line{text: value}) < words
}

// isDateline says whether a line of the head is the dateline of the text below:
// places and agencies between dashes or in brackets, وام ـ أبوظبي, and nothing of
// what the text is about.
func (d *decoder) isDateline(h *pageHead, l *line) bool {
	if len(h.paragraphs) == 0 || l.words > headWords || h.shared(l) >= 2 {
		return false
	}
	parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("-–—ـ|/()", r) })
	if slices.ContainsFunc(parts, func(part string) bool { return slices.Contains(inBrackets, arabic.Fold(part)) }) {
		return false
	}
	if l == h.lines[len(h.lines)-1] && len(parts) == 2 && l.words <= 5 && l.words >= 2 {
		return true // right above the text: of an outlet that is not known, too
	}
	return len(parts) > 1 && d.creditsIn(h, l) && !slices.ContainsFunc(parts, func(part string) bool { return len(strings.Fields(part)) > segmentWords })
}

// creditsIn says whether a line above a paragraph credits somebody.
func (d *decoder) creditsIn(h *pageHead, l *line) bool { return len(d.creditsOf(h, l)) > 0 }

// creditsOf are the credits in a line above a paragraph.
func (d *decoder) creditsOf(h *pageHead, l *line) []Credit {
	text := l.text + "\n" + h.paragraphs[0].text
	found := d.creditNames().find(text, arabic.Words(nil, text), "")
	return slices.DeleteFunc(found, func(c Credit) bool { return c.Start >= len(l.text) })
}

// isCreditLine says whether a line above a paragraph is a credit and no more:
// "نقلا عن وكالة الأناضول".
func (d *decoder) isCreditLine(h *pageHead, l *line) bool {
	if len(h.paragraphs) == 0 || l.words > headWords {
		return false
	}
	return slices.ContainsFunc(d.creditsOf(h, l), func(c Credit) bool {
		return c.Kind == VerbPhrase && arabic.Fold(c.Text) == l.key
	})
}

// dropLegends sets aside the short lines between the title and the text that are
// no credit, and what is printed there twice. Three and more in a row are a list.
func (d *decoder) dropLegends(s *section, h *pageHead, title int) {
	if len(h.paragraphs) == 0 {
		return
	}
	times := map[string]int{}
	for _, l := range s.lines {
		if l.no < h.paragraphs[0].no {
			times[l.key]++
		}
	}
	isShort := func(l *line) bool { return l.why == "" && l.no > title && l.isLegend() && !d.isOutlet(l.text) }
	for i, l := range h.lines {
		switch {
		case l.why != "" || l.no < title:
		case times[l.key] > 1 && l.no > title && l.words > 1:
			l.why = "legend, twice"
		case l.no > title && (s.isSigned(l) || d.reporterOf(s, h, l)): // the outlet may not have been known before
			l.why = "byline"
		case s.Outlet == "" && l.no > title && (isPublisher(l) || isBrand(l)) && h.shared(l) < 2 && !d.isAgency(l.text):
			d.publisher(s, l, "between the title and the text")
		case !isShort(l), d.creditsIn(h, l), d.isDateline(h, l) && !d.namesReporter(l):
		case h.shared(l) >= 3 && h.shared(l) > h.shared(&line{text: s.Title}): // of what the text is about
		case h.row(i, title) < 3:
			l.why = "legend or byline"
		}
	}
}

// namesReporter says whether a part of a dateline reads like the name of a person or
// says that the picture is old: "المنامة - عباس المغني", "قطار - أرشيفية".
func (d *decoder) namesReporter(l *line) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(l.text, "–", "-"), "-") {
		words := len(strings.Fields(part))
		if (words == 2 || words == 3) && !d.isOutlet(part) && !isOrganisation(strings.TrimSpace(part)) || strings.HasPrefix(arabic.Fold(part), "ارشيف") {
			return true
		}
	}
	return false
}

// row is the number of kept lines below the title of which one stands right below the
// other, line i of the head among them.
func (h *pageHead) row(i, title int) int {
	joined := func(j int) bool { // to the one below
		l, below := h.lines[j], h.lines[j+1]
		return l.no > title && l.no == below.no-1 && l.isOpen() && below.isOpen()
	}
	first, last := i, i
	for first > 0 && joined(first-1) {
		first--
	}
	for last+1 < len(h.lines) && joined(last) {
		last++
	}
	return last - first + 1
}

// isOpen says whether a line is kept, or was no more than a short one.
func (l *line) isOpen() bool { return l.why == "" || l.why == "legend or byline" }

// isLegend says whether a line is as short as the legend of a picture or a name and
// has no sign of being more.
func (l *line) isLegend() bool {
	return l.words <= legendWords && !l.isSentence() && !strings.ContainsAny(l.text, ":؟!") && strings.IndexFunc(l.text, isAnyDigit) < 0 && !l.isListed()
}

// dropPictures sets aside the legends of pictures that end in the agency's name:
// above the first paragraph in brackets, "التجار في السوق القديم (أ.ب)", and anywhere
// behind a stroke in Latin letters, "التجار في السوق القديم / AFP". What is a sentence
// before the bracket is none, nor an entry of a list.
func (d *decoder) dropPictures(s *section) {
	const longest = 15 // words
	above := len(s.paragraphs()) > 0
	var last line                 // kept above
	colon, listed := false, false // it ends in a colon, in such a name
	for i, l := range s.lines {
		if l.why != "" {
			continue
		}
		if l.isLong() && l.words > longest {
			above = false
		}
		legend, name, stroke := l.pictured()
		text := line{text: legend}
		if above && !stroke && l.no > s.Line && isOfPicture(name) && !text.isSentence() && s.hasBody(l) {
			l.why = "legend of a picture"
			continue
		}
		wasColon, wasListed, lastKey := colon, listed, last.key
		last = *l
		colon, listed = strings.HasSuffix(strings.TrimSpace(l.text), ":"), name != "" && !stroke
		if name == "" || l.words > longest || text.isSentence() {
			continue
		}
		isListed := func() bool { return wasColon || wasListed && lastKey != l.key || s.isPictured(i+1, l.key) }
		if !stroke && (!above && !s.isTwice(l) || isListed()) {
			continue
		}
		words, least := len(strings.Fields(legend)), legendWords
		if stroke {
			least = 2
		}
		if above && stroke && words >= 2 && hostLine().MatchString(strings.ToLower(name)) && s.hasBody(l) { // صورة تعبيرية / Gettyimages.ru
			l.why = "legend of a picture"
			continue
		}
		o, known := d.opt.Registry.Lookup(name)
		ofPaper := !stroke && l.words <= 8 && words >= 2
		if known && (o.Kind == "agency" && words >= least || ofPaper) && s.hasBody(l) {
			l.why = "legend of a picture"
		}
	}
}

// isOfPicture says whether what stands in brackets behind a line says that it is a picture's
// legend: who took it, or that it is old.
func isOfPicture(note string) bool {
	return isOfPictures(note) || slices.Contains(pictureNotes, arabic.Fold(note))
}

// pictureNotes say of a picture where it is from.
var pictureNotes = []string{"ارشيفيه", "ارشيف", "من الارشيف", "صوره ارشيفيه", "صوره من الارشيف", "الانترنت", "انترنت", "من الانترنت", "صوره متداوله"}

// dropLegendAboveCredit sets aside the legend of a picture: the short line that stands
// right above who took it, above the first paragraph.
func (s *section) dropLegendAboveCredit() {
	const most = 20 // words
	var above *line
	for _, l := range s.lines {
		switch {
		case l.words == 0:
		case l.isParagraph():
			return
		case l.why == "photo credit" && above != nil && above.no > s.Line && above.words <= most && s.hasBody(l):
			above.why = "legend of a picture"
			above = nil
		case l.why == "":
			above = l
		default:
			above = nil
		}
	}
}

// pictured cuts a line into a legend and the name in brackets behind it, or, which
// stroke says, behind a stroke in Latin letters; no name if there is none.
func (l *line) pictured() (legend, name string, stroke bool) {
	text := strings.TrimSpace(l.text)
	if legend, name, ok := strings.Cut(text, " / "); ok && !hasArabic(name) {
		return legend, strings.TrimSpace(name), true
	}
	text, closed := strings.CutSuffix(text, ")")
	at := strings.LastIndex(text, "(")
	if !closed || at < 0 {
		return text, "", false
	}
	return text[:at], strings.TrimSpace(text[at+1:]), false
}

// isTwice says whether a line is kept twice.
func (s *section) isTwice(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool { return o.key == l.key && o != l })
}

// isPictured says whether the first line kept from place i on ends in a name in brackets
// and is no paragraph, nor the same again.
func (s *section) isPictured(i int, key string) bool {
	for _, l := range s.lines[i:] {
		if l.why == "" {
			_, name, stroke := l.pictured()
			return name != "" && !stroke && !l.isLong() && l.key != key
		}
	}
	return false
}

// dropLegendsAbove sets aside the legend of a picture above the first paragraph of some
// length that ends in an agency in brackets and a full stop, "سوق الكتب في الساحة (أ ف ب).":
// the stop makes it read like a sentence, but no lead is as short.
func (d *decoder) dropLegendsAbove(s *section) {
	const least, most = 2, 6 // words before the bracket
	for _, l := range s.lines {
		if l.why != "" {
			continue
		}
		if l.words >= paragraphWords {
			return
		}
		bare := line{text: strings.TrimSuffix(strings.TrimSpace(l.text), ".")}
		legend, name, _ := bare.pictured()
		words := len(strings.Fields(legend))
		if l.isSentence() && least <= words && words <= most && d.isAgency(name) && s.isAbovePara(l) {
			l.why = "legend of a picture"
		}
	}
}

// isAbovePara says whether a long paragraph is kept behind a line and another line, the
// title, before it.
func (s *section) isAbovePara(l *line) bool {
	return s.hasTextBefore(l) && slices.ContainsFunc(s.lines, func(o *line) bool { return o.no > l.no && o.why == "" && o.words >= paragraphWords })
}
