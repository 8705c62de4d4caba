package corpus

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Whose the rights are
//
// "جميع الحقوق محفوظة لصحيفة الوسط © 2017": the line about its rights names a site that is
// named nowhere else, with the word that says what it is (صحيفة) or without. It names who has
// the pictures and who made the site, too, and those who have rights and are no outlets.

// rights takes the outlet from the line about the rights where nothing else names it
// and the name has no word that says what it is: "جميع الحقوق محفوظة لـ هاي كورة".
func (d *decoder) rights(s *section) {
	const most = 4 // words
	if s.Outlet != "" {
		return
	}
	for _, l := range s.lines {
		if l.why != "copyright" {
			continue
		}
		name := holder(l.text)
		if name == "" {
			name = d.bareHolder(s, l)
		}
		if name != "" && len(strings.Fields(name)) <= most {
			s.Outlet = name
			d.explain(s, l, "outlet", s.Outlet, "whose the rights are, for want of another")
			return
		}
	}
}

// bareHolder is who stands beside the sign and the year in a line that says nothing more, "©
// سودان تربيون 2025", "Copyright © 2024 Okaz", below the text. An agency there has a picture.
func (d *decoder) bareHolder(s *section, l *line) string {
	m := bareRights().FindStringSubmatch(l.text)
	if m == nil || !s.hasParagraphBefore(l) {
		return ""
	}
	name := strings.Trim(cmp.Or(m[1], m[2]), "\"«»“” ")
	isRights := func(w string) bool {
		return slices.Contains(rightsWords, w) || slices.Contains(rightsHolders, w) || slices.Contains(designWords, w)
	}
	if kind, _ := classify(firstLine(name)); kind != textLine || isSectionName(arabic.Fold(name)) { // © 2024 الرئيسية
		return ""
	}
	if d.isAgency(name) || slices.ContainsFunc(strings.Fields(arabic.Fold(name)), isRights) {
		return ""
	}
	return name
}

// bareRights is such a line, with the year before the name or behind it.
var bareRights = pattern(`(?i)^\s*(?:copyright|حقوق النشر|حقوق الطبع)?\s*(?:©|\(c\))\s*(?:[\d٠-٩]{4}\s+([^©\d|.:،–-]{2,40}?)|([^©\d|.:،–-]{2,40}?)\s*[\d٠-٩]{4})\s*\.?\s*$`)

// holder is who has the rights by a line about them, "" if it does not say.
func holder(text string) string {
	if isOfPictures(text) {
		return ""
	}
	m := rightsOf().FindStringSubmatch(text)
	if m == nil {
		m = holderAndYear().FindStringSubmatch(text)
	}
	if m == nil {
		m = yearAndHolder().FindStringSubmatch(text)
	}
	if m == nil || slices.Contains(rightsHolders, arabic.Fold(m[1])) {
		return rightsHolder(text)
	}
	return strings.Trim(m[1], "\"«»“” ")
}

// isOfPictures says whether a line says whose pictures are shown, not whose the site is:
// "الصور: حقوق النشر محفوظة لوكالة رويترز".
func isOfPictures(text string) bool {
	label, _, found := strings.Cut(text, ":")
	return found && slices.Contains(photoLabels, strings.TrimSpace(arabic.Fold(label)))
}

// yearAndHolder is whose the rights are, behind the year: © 2015 واحة اليوم. كافة الحقوق محفوظة
var yearAndHolder = pattern(`©\s*[\d٠-٩]{4}\s+([^©\d|.:،–-]{2,40}?)\s*[|.:،–-]?\s*(?:كافة|جميع)\s+الحقوق`)

// holderAndYear is whose the rights are, between the sign and the year: جميع الحقوق محفوظة
// © منبر الساحل 2025
var holderAndYear = pattern(`محفوظة\s*©\s*([^©\d|.:،–-]{2,40}?)\s*[\d٠-٩]{4}\s*$`)

// rightsOf is whose the rights are, behind a ل that stands apart.
var rightsOf = pattern(`محفوظة\s+(?:لـ+\s*|لدى\s+|لصالح\s+)([^©\d|.:،–-]{2,40}?)\s*(?:©|[\d٠-٩]{4}|[.|:،–-]|$)`)

// rightsHolders have rights and are no outlets.
var rightsHolders = []string{"المولف", "الناشر", "الموقع", "الكاتب", "اصحابها", "الشركه", "الجريده", "الصحيفه"}

// hasRights says whether a line is named by the page's line about its rights, or by the
// link at its foot to what the site says of itself: عن أسواق الساحل.
func (s *section) hasRights(l *line) bool {
	if s.Title != "" || isSectionName(l.key) {
		return false
	}
	for _, o := range s.lines {
		if rest, ok := strings.CutPrefix(o.key, "عن "); ok && l.words > 1 && rest == l.key && o.no > l.no && o.why == "" && s.hasParagraphBefore(o) {
			o.why = "foot of the page"
			return true
		}
	}
	return slices.ContainsFunc(s.lines, func(o *line) bool {
		const most = 20 // words
		ofRights := o.no > l.no && o.words <= most && (strings.Contains(o.text, "©") || strings.Contains(o.key, "الحقوق محفوظه"))
		return ofRights && strings.Contains(" "+o.key+" ", " "+l.key+" ")
	})
}

// rightsHolder is the publisher that a line about the rights names and the word before it
// says to be one, behind the sign and the year or before them: "جميع الحقوق محفوظة © صحيفة
// الشاطئ 2024", "وكالة المرسى - جميع الحقوق محفوظة". It is "" if the line has other words.
func rightsHolder(text string) string {
	if isOfPictures(text) {
		return ""
	}
	designed := false // the part before says that the site is the design of the next
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("|•·.،,-–—:", r) }) {
		key := strings.Fields(arabic.Fold(part))
		isDesign := len(key) > 0 && slices.Contains(designWords, key[0])
		if isDesign || designed {
			designed = isDesign && len(key) <= 2 // تصميم وبرمجة - مؤسسة السهم
			continue
		}
		words := slices.DeleteFunc(strings.Fields(part), func(w string) bool {
			key := arabic.Fold(w)
			return slices.Contains(rightsWords, key) || strings.Trim(key, "0123456789") == ""
		})
		if len(words) == 0 {
			continue
		}
		words[0] = strings.TrimPrefix(strings.TrimPrefix(words[0], "لـ"), "©")
		name := strings.Join(words, " ")
		for _, name := range []string{name, strings.TrimPrefix(name, "ل")} { // لصحيفة
			first, rest, _ := strings.Cut(arabic.Fold(name), " ")
			isMedium := slices.Contains(organisations, first) || slices.Contains(publishers, first)
			if isMedium && rest != "" && strings.Count(rest, " ") < longestName-1 && !isProse(name) {
				return name
			}
		}
	}
	return ""
}

// designWords begin what names who made the site.
var designWords = []string{"تصميم", "برمجه", "تطوير", "استضافه", "تنفيذ"}

// rightsWords are in lines about the rights, besides names.
var rightsWords = []string{"جميع", "كل", "كافه", "حقوق", "الحقوق", "النشر", "والنشر", "الطبع", "الملكيه", "محفوظه", "لدي", "لصالح", "copyright", "c", "all", "rights", "reserved", "by"}

// copyrightOf is whose the rights are: "جميع الحقوق محفوظة لصحيفة الوسط © 2017", "© 2025
// موقع كل يوم".
var copyrightOf = pattern(`(?:محفوظة\s+ل(?:دى\s+)?|©\s*\d{4}\s+)((?:صحيفة|جريدة|موقع|وكالة|شبكة|بوابة|مجلة|قناة)[^©\d|.]{2,60})`)
