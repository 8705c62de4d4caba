package reports

import (
	"fmt"
	"strconv"
)

// phrases are the words of the interface in one language.
type phrases struct {
	lang, comma string
	// Words for what is not known.
	unknown, undated, undecided, seen, noText string
	// Headings.
	title, passages, apart, outlets, groups, stories, differences, warnings, options string
	// Columns.
	number, words, printings, outlet, earliest, credit, passage, why, articles, first, last, credits string
	kind, date, article, text, reasons, medoid, here, there, what, relation                          string
	flows, from, to, firsts, agency, credited, delay, passagesShort                                  string
	path, line                                                                                       string
	nothing, more                                                                                    string
	confidence                                                                                       string
	names                                                                                            map[string]string // of kinds, labels, verdicts, relations, confidences
	read                                                                                             func(articles, words, outlets int) string
	found                                                                                            func(passages, apart, groups int) string
	warned                                                                                           func(warnings, skipped int) string
}

// phrasesOf finds the words of a language.
func phrasesOf(lang string) (*phrases, error) {
	switch lang {
	case "", "en":
		return english(), nil
	case "ar":
		return arabicPhrases(), nil
	}
	return nil, fmt.Errorf("unknown language %q; hint: use en or ar", lang)
}

// name is a kind, label, verdict, relation or confidence in words; what the
// table does not know stays as it is.
func (p *phrases) name(code string) string {
	if name, ok := p.names[code]; ok {
		return name
	}
	return code
}

func (p *phrases) verdict(code string) string { return p.name(code) }

func english() *phrases {
	count := func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return strconv.Itoa(n) + " " + many
	}
	return &phrases{
		lang: "en", comma: ", ",
		unknown: "(unknown)", undated: "(no date)", undecided: "undecided", seen: "seen", noText: "(the report holds no texts)",
		title: "Shared passages", passages: "Passages printed more than once", apart: "Set apart, with the reason",
		outlets: "Outlets", groups: "Articles that are one text", stories: "Stories", differences: "What differs",
		warnings: "Warnings", options: "Options and versions",
		number: "#", words: "Words", printings: "Printings", outlet: "Outlet", earliest: "Earliest here", credit: "Credit",
		passage: "Passage", why: "Why", articles: "Articles", first: "First", last: "Last", credits: "Credits",
		kind: "Kind", date: "Date", article: "Article", text: "Text",
		reasons: "Reasons", medoid: "Closest to all", here: "As quoted", there: "Printed elsewhere", what: "Difference", relation: "Relation",
		path: "File", line: "Line",
		flows: "Who prints after whom", from: "First", to: "After it", firsts: "Was first", agency: "After agencies",
		credited: "Credited", delay: "Median delay (h)", passagesShort: "Passages",
		nothing:    "No passage is shared.",
		more:       "%d more are not shown; -o report.json has them all.",
		confidence: "confidence",
		names: map[string]string{
			"chrome": "page chrome", "self": "same outlet", "none": "none",
		},
		read: func(articles, words, outlets int) string {
			return fmt.Sprintf("Read %s of %s: %s.", count(articles, "article", "articles"), count(outlets, "outlet", "outlets"), count(words, "word", "words"))
		},
		found: func(passages, apart, groups int) string {
			return fmt.Sprintf("Found %s, %d set apart, %s that are one text.",
				count(passages, "shared passage", "shared passages"), apart, count(groups, "group of articles", "groups of articles"))
		},
		warned: func(warnings, skipped int) string {
			return fmt.Sprintf("%s; %s skipped.", count(warnings, "warning", "warnings"), count(skipped, "record", "records"))
		},
	}
}

func arabicPhrases() *phrases {
	// Arabic counts in six forms: none, one, two, 3–10, 11–99, hundreds.
	type noun struct{ none, one, two, few, many, hundred string }
	count := func(n int, f noun) string {
		digits := strconv.Itoa(n) + " "
		switch rest := n % 100; {
		case n == 0:
			return f.none
		case n == 1:
			return f.one
		case n == 2:
			return f.two
		case rest >= 3 && rest <= 10:
			return digits + f.few
		case rest >= 11:
			return digits + f.many
		}
		return digits + f.hundred
	}
	var (
		article = noun{"لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"}
		word    = noun{"لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"}
		outlet  = noun{"لا وسائل", "وسيلة واحدة", "وسيلتان", "وسائل", "وسيلة", "وسيلة"}
		passage = noun{"لا مقاطع مشتركة", "مقطع مشترك واحد", "مقطعان مشتركان", "مقاطع مشتركة", "مقطعًا مشتركًا", "مقطع مشترك"}
		apart   = noun{"لا شيء مستبعد", "واحد مستبعد", "اثنان مستبعدان", "مستبعدة", "مستبعدًا", "مستبعد"}
		group   = noun{"لا مجموعات لنص واحد", "مجموعة واحدة لنص واحد", "مجموعتان لنص واحد", "مجموعات لنص واحد", "مجموعة لنص واحد", "مجموعة لنص واحد"}
		warning = noun{"لا تنبيهات", "تنبيه واحد", "تنبيهان", "تنبيهات", "تنبيهًا", "تنبيه"}
		record  = noun{"لا سجلات متروكة", "سجل واحد متروك", "سجلان متروكان", "سجلات متروكة", "سجلًا متروكًا", "سجل متروك"}
	)
	return &phrases{
		lang: "ar", comma: "، ",
		unknown: "(غير معروف)", undated: "(بلا تاريخ)", undecided: "غير محسوم", seen: "رُصد", noText: "(التقرير بلا نصوص)",
		title: "المقاطع المشتركة", passages: "مقاطع نُشرت أكثر من مرة", apart: "ما استُبعد وسبب استبعاده",
		outlets: "وسائل الإعلام", groups: "مقالات هي نص واحد", stories: "القصص", differences: "الفروق",
		warnings: "التنبيهات", options: "الخيارات والإصدارات",
		number: "#", words: "الكلمات", printings: "مرات النشر", outlet: "الوسيلة", earliest: "الأقدم هنا", credit: "الإسناد",
		passage: "المقطع", why: "السبب", articles: "المقالات", first: "الأول", last: "الأخير", credits: "تُسند إلى",
		kind: "النوع", date: "التاريخ", article: "المقال", text: "النص",
		reasons: "الأسباب", medoid: "الأقرب إلى الجميع", here: "كما اقتُبس", there: "كما نُشر هناك", what: "الفرق", relation: "العلاقة",
		path: "الملف", line: "السطر",
		flows: "من ينشر بعد من", from: "الأول", to: "من بعده", firsts: "كان الأول", agency: "بعد الوكالات",
		credited: "المُسنَد", delay: "وسيط التأخر (ساعة)", passagesShort: "المقاطع",
		nothing:    "لا يوجد مقطع مشترك.",
		more:       "لم يُعرض %d غيرها؛ كلها في \u2066-o report.json\u2069.",
		confidence: "الثقة",
		names: map[string]string{
			"verbatim": "حرفي", "edited": "محرَّر", "reordered": "معاد الترتيب", "reworded": "معاد الصياغة",
			"quote": "اقتباس", "formula": "صيغة متكررة", "common": "نص شائع", "chrome": "من قالب الصفحة", "self": "الوسيلة نفسها",
			"correct": "صحيح", "via": "عبر وسيط", "other": "لغير صاحبه", "vague": "مبهم", "circular": "دائري", "none": "بلا إسناد",
			"duplicate": "النص نفسه", "contains": "يحوي", "contained": "محتوى في", "partial": "جزئي",
			"number": "رقم", "name": "اسم", "date": "تاريخ", "spelling": "إملاء",
			"high": "عالية", "medium": "متوسطة", "low": "ضعيفة",
		},
		read: func(articles, words, outlets int) string {
			return fmt.Sprintf("قُرئ: %s، %s، %s.", count(articles, article), count(outlets, outlet), count(words, word))
		},
		found: func(passages, aside, groups int) string {
			return fmt.Sprintf("وُجد: %s، %s، %s.", count(passages, passage), count(aside, apart), count(groups, group))
		},
		warned: func(warnings, skipped int) string {
			return fmt.Sprintf("%s، %s.", count(warnings, warning), count(skipped, record))
		},
	}
}
