package reports

import (
	"fmt"
	"strings"

	"sada/lsh/outlet"
)

// phrases are the words of the interface in one language; the fields are
// exported to the HTML template.
type phrases struct {
	Lang, Dir, Comma, Semicolon string

	// For what is not known or not shown.
	Unknown, Undated, Undecided, Seen, NoText, Nothing, Whole string
	// More says how many are not shown: behind it comes where all are, from a table
	// on a terminal, from a page and from a table of changes.
	More                              func(n int) string
	AllInFile, AllInJSON, AllWithFull string
	// MoreOutlets says how many a picture leaves out.
	MoreOutlets func(n int) string

	// Headings.
	Title, Overview, Passages, Others, Apart, Outlets, Flows, Groups, Stories, Crediting, Unregistered, Options, Warnings string

	// Columns and figures.
	Number, Words, Printings, Outlet, Earliest, Credit, Passage, Why, Articles, First, Last, Credits string
	Kind, Date, Article, Reasons, Medoid, Here, There, What, Relation, Also, Name, Path, Line, Value string
	From, To, Firsts, Agency, Credited, Delay, Shared, Source, Families, Texts, Rejected, Confidence string
	AddedSince                                                                                       string

	// The HTML report's own.
	ApartShort, GroupsShort, Skip, Filters, Search, SearchHint, Any, Since, Until, Clear, Shown, Theme, TimeLine, SideBySide, BesideOther           string
	Changed, Differs, Meant, TeachNames, ComparedWith, Unchanged, Before, After, AsPrinted                                                          string
	OnlyHere, OnlyThere, OnlyOther, Verdicts, EarliestNote, SearchNote, NoneFound, VerdictNote, MatrixNote, FlowNote, FewFlows, ApartNote, FullNote string
	Nearest, NearestNote, OtherArticle, Agreement, Asked                                                                                            string

	Meanings, FirstMost string
	meanings            map[string]string // of verdicts, in a sentence

	// names are those of kinds, labels, verdicts, relations and confidences.
	names map[string]string
	// outlets are the names that house has looked up.
	outlets map[string]string

	// Again says under which passage the same is shown; WordCount how long a text is.
	Stretches, AtLeast, Again, WordCount func(n int) string

	Filtered func(by string, left, all int) string
	// Read says what was read; of nameless articles the outlet is unknown.
	Read func(articles, words, outlets, nameless int) string
	// Added says of how many of the articles read a report is that is of what was added
	// to an index.
	Added  func(added, articles, words int) string
	Found  func(passages, apart, groups int) string
	Warned func(warnings, skipped int) string
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

// Say is a kind, label, verdict, relation or confidence in words; what the
// table does not know stays as it is.
func (p *phrases) Say(code string) string {
	if name, ok := p.names[code]; ok {
		return name
	}
	return code
}

// Means says what a verdict means.
func (p *phrases) Means(verdict string) string { return p.meanings[verdict] }

// onEither is what differs between two printings of which neither is known to be
// taken from the other: what stands in one alone was not dropped or added.
func (p *phrases) onEither(what string) string {
	switch what {
	case "added":
		return p.OnlyHere
	case "dropped":
		return p.OnlyThere
	}
	return p.Say(stands(what))
}

// house is the name of an outlet as the interface shows it: as printed, but in
// Arabic where that is the language, the name is not, and the built-in registry
// knows it.
func (p *phrases) house(name string) string {
	if name == "" {
		return p.Unknown
	}
	if p.Lang != "ar" || strings.ContainsFunc(name, isRightToLeft) {
		return name
	}
	shown, ok := p.outlets[name]
	if !ok {
		shown = name
		if o, known := outlet.Default().Lookup(name); known && o.Arabic != "" {
			shown = o.Arabic
		}
		p.outlets[name] = shown
	}
	return shown
}

// houseList is a list of names as reasons have it, shown and isolated one by one.
func (p *phrases) houseList(names string) string {
	if names == "" {
		return ""
	}
	apart := isolate
	if p.Dir == "rtl" {
		apart = embed
	}
	list := strings.Split(names, ", ")
	for i, name := range list {
		list[i] = apart(p.house(name))
	}
	return strings.Join(list, p.Comma)
}

func english() *phrases {
	count := englishCount
	return &phrases{
		Lang: "en", Dir: "ltr", Comma: ", ", Semicolon: "; ", outlets: make(map[string]string),

		Unknown: "(unknown)", Undated: "(no date)", Undecided: "undecided", Seen: "seen",
		NoText: "(the report holds no texts)", Nothing: "No passage is shared.",
		More: func(n int) string { return count(n, "more is", "more are") + " not shown" },
		MoreOutlets: func(n int) string {
			return count(n, "more outlet with fewer words is", "more outlets with fewer words are") + " not shown"
		},
		AllInFile: "; -o report.json has them all.", AllInJSON: "; the JSON report has them all.", AllWithFull: "; --full shows them all.",

		Whole: "Articles and outlets are counted as they were read, before the filter; verdicts and their reasons speak of all that was read.",

		Title: "Shared passages", Overview: "Overview", Passages: "Passages printed more than once",
		Others: "All other passages", Apart: "Set apart, with the reason", Outlets: "Outlets",
		Flows: "Who prints after whom", Groups: "Articles of nearly one text", Stories: "Stories",
		Crediting: "What each article credits", Unregistered: "Names that the registry does not know", Options: "Options and versions", Warnings: "Warnings",

		Number: "#", Words: "Words", Printings: "Printings", Outlet: "Outlet", Earliest: "Earliest here", Credit: "Credit",
		Passage: "Passage", Why: "Why", Articles: "Articles", First: "First", Last: "Last", Credits: "Credits",
		Kind: "Kind", Date: "Date", Article: "Article", Reasons: "Reasons", Medoid: "Closest to all",
		Here: "As quoted", There: "Printed elsewhere", What: "Difference", Relation: "Relation", Also: "also at", Name: "Name",
		Path: "File", Line: "Line", Value: "Value",
		From: "First", To: "After it", Firsts: "Was first", Agency: "From agencies", Credited: "Credited",
		Delay: "Median delay (h)", Shared: "Passages", Source: "Whose text, by the credits", Families: "Media families", Texts: "Texts that differ",
		Rejected: "Left out, as they do not match the quoted text", Confidence: "confidence", AddedSince: "Articles added",

		ApartShort: "Set apart", GroupsShort: "Groups of nearly one text", Skip: "Skip to the passages", Filters: "Filter the passages", Search: "Search", SearchHint: "words of a passage",
		Any: "any", Since: "Printed from", Until: "Printed until", Clear: "Clear", Shown: "{n} of the {all} passages on this page shown", Theme: "Light or dark",
		Changed: "What it changed", Differs: "How the two differ", Meant: "Did you mean", TeachNames: "With the number of articles that have them. A file given with --outlets makes them known.", ComparedWith: "Compared with", Unchanged: "No difference in what both print.", AsPrinted: "As printed", Before: "There", After: "Here",
		TimeLine: "Time line", SideBySide: "Side by side with the quoted text", BesideOther: "Side by side with the one it is compared with",
		OnlyHere: "only in this printing", OnlyThere: "only in the quoted text", OnlyOther: "only in the other", Verdicts: "Verdicts on the credits",
		EarliestNote: "“Earliest” means earliest in this corpus, by its date or by the credits that name it, never “the original”.",
		SearchNote:   "Found are the passages that have all the words in one of their printings, with or without و, ف, ال before them and an ending; the last word may be only the beginning of one, unless a space stands behind it. Those shown in full are found by the titles of their articles, too.",
		NoneFound:    "No passage on this page fits.",
		VerdictNote:  "Each credit counts once, and each article without one, by its widest passage.",
		MatrixNote:   "Words of the passages that the outlet of the row printed first and the outlet of the column printed after it.",
		FlowNote:     "From the outlet that printed first to the one that printed after it; the width shows the words.",
		FewFlows:     "No passage has an earliest printing and one at another outlet after it.",
		ApartNote:    "Quotations, formulas, page chrome and what one outlet repeats are found, but do not count as reuse between outlets.",
		FullNote:     "The largest passages are shown in full, the rest in a table; --full shows all.",
		Nearest:      "Nearest to a match", OtherArticle: "The other article", Agreement: "Agreement", Asked: "Asked",
		NearestNote: "Passages that two articles share, though they agree too little to be a match. Agreement adds up overlap and order, each from 0 to 1; the less is shared, the more is asked.",

		Meanings: "What the verdicts mean", FirstMost: "Most often first here",
		meanings: map[string]string{
			"correct":     "It credits the outlet whose text the evidence says this is.",
			"unconfirmed": "It credits somebody whose own printing is not among these texts, so that nothing but its word says so.",
			"via":         "It credits an outlet that has the text from another one.",
			"other":       "It credits an outlet whose text this is not, as far as these texts show.",
			"vague":       "It credits nobody by name, as “agencies” does.",
			"circular":    "It credits an outlet that credits it in turn.",
			"none":        "It credits nobody. Scraped text often has lost its source line.",
		},

		names: map[string]string{
			"chrome": "page chrome", "self": "same outlet", "name": "name respelled", "other name": "another name", "other speaker": "another speaker", "words": "other words",
			"byline": "its own name", "duplicate": "near duplicate",
		},

		Filtered: func(by string, left, all int) string {
			return fmt.Sprintf("Filtered by %s: %s of %s left.", by, thousands(left), count(all, "passage is", "passages are"))
		},
		Stretches: func(n int) string { return count(n, "stretch moved", "stretches moved") },
		WordCount: func(n int) string { return count(n, "word", "words") },
		AtLeast:   func(n int) string { return "≥ " + thousands(n) },
		Again:     func(n int) string { return fmt.Sprintf("The same two texts as under passage %d.", n) },
		Read: func(articles, words, outlets, nameless int) string {
			of := count(outlets, "outlet", "outlets")
			if nameless > 0 {
				of += " (" + count(nameless, "article names", "articles name") + " none)"
			}
			return fmt.Sprintf("Read %s of %s: %s.", count(articles, "article", "articles"), of, count(words, "word", "words"))
		},
		Added: func(added, articles, words int) string {
			return fmt.Sprintf("Read %s: %s. Shown is what was added since the snapshot, %s, and what shares something with it.",
				count(articles, "article", "articles"), count(words, "word", "words"), count(added, "article", "articles"))
		},
		Found: func(passages, apart, groups int) string {
			return fmt.Sprintf("Found %s, %s set apart, %s of nearly one text.",
				count(passages, "shared passage", "shared passages"), thousands(apart), count(groups, "group of articles", "groups of articles"))
		},
		Warned: func(warnings, skipped int) string {
			return fmt.Sprintf("%s; %s skipped.", count(warnings, "warning", "warnings"), count(skipped, "record", "records"))
		},
	}
}

// noun is an Arabic noun as it is counted: none, one, two, 3 to 10, 11 to 99, and
// hundreds, after the number from few on.
type noun struct{ none, one, two, few, many, hundred string }

func (f noun) count(n int) string {
	digits := thousands(n) + " "
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

func arabicPhrases() *phrases {
	var (
		article = noun{"لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"}
		word    = noun{"لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"}
		outlet  = noun{"لا وسائل", "وسيلة واحدة", "وسيلتان", "وسائل", "وسيلة", "وسيلة"}
		passage = noun{"لا مقاطع مشتركة", "مقطع مشترك واحد", "مقطعان مشتركان", "مقاطع مشتركة", "مقطعًا مشتركًا", "مقطع مشترك"}
		apart   = noun{"لم يُستبعد شيء", "واحد مستبعد", "اثنان مستبعدان", "مستبعدة", "مستبعدًا", "مستبعد"}
		group   = noun{"لا مقالات متقاربة النص", "مجموعة واحدة من مقالات متقاربة النص", "مجموعتان من مقالات متقاربة النص", "مجموعات من مقالات متقاربة النص", "مجموعة من مقالات متقاربة النص", "مجموعة من مقالات متقاربة النص"}
		warning = noun{"لا تنبيهات", "تنبيه واحد", "تنبيهان", "تنبيهات", "تنبيهًا", "تنبيه"}
		record  = noun{"لم يُتجاوز أي سجل", "سجل واحد متجاوَز", "سجلان متجاوَزان", "سجلات متجاوَزة", "سجلًا متجاوَزًا", "سجل متجاوَز"}
	)
	return &phrases{
		Lang: "ar", Dir: "rtl", Comma: "، ", Semicolon: "؛ ", outlets: make(map[string]string),

		Unknown: "(غير معروفة)", Undated: "(بلا تاريخ)", Undecided: "غير محسوم", Seen: "رُصد",
		NoText: "(التقرير بلا نصوص)", Nothing: "لا يوجد مقطع مشترك.",
		More: func(n int) string {
			return "هناك " + noun{"", "عنصر آخر غير معروض", "عنصران آخران غير معروضين", "عناصر أخرى غير معروضة", "عنصرًا آخر غير معروض", "عنصر آخر غير معروض"}.count(n)
		},
		MoreOutlets: func(n int) string {
			return "لم تُعرض " + noun{"", "وسيلة أخرى كلماتها أقل", "وسيلتان أخريان كلماتهما أقل", "وسائل أخرى كلماتها أقل", "وسيلة أخرى كلماتها أقل", "وسيلة أخرى كلماتها أقل"}.count(n)
		},
		AllInFile: "؛ والكل في \u2066-o report.json\u2069.", AllInJSON: "؛ والكل في تقرير \u2066JSON\u2069.", AllWithFull: "؛ والكل مع \u2066--full\u2069.",

		Whole: "المقالات والوسائل معدودة كما قُرئت، قبل التصفية؛ والأحكام وأسبابها تخص كل ما قُرئ.",

		Title: "المقاطع المشتركة", Overview: "نظرة عامة", Passages: "مقاطع نُشرت أكثر من مرة",
		Others: "سائر المقاطع", Apart: "ما استُبعد وسبب استبعاده", Outlets: "وسائل الإعلام",
		Flows: "تسلسل النشر بين الوسائل", Groups: "مقالات متقاربة النص", Stories: "الموضوعات",
		Crediting: "ما يذكره كل مقال من مصادر", Unregistered: "أسماء لا يعرفها السجل", Options: "الخيارات والإصدارات", Warnings: "التنبيهات",

		Number: "#", Words: "الكلمات", Printings: "مرات النشر", Outlet: "الوسيلة", Earliest: "الأقدم هنا", Credit: "الإسناد",
		Passage: "المقطع", Why: "السبب", Articles: "المقالات", First: "أول تاريخ", Last: "آخر تاريخ", Credits: "المصادر المذكورة",
		Kind: "النوع", Date: "التاريخ", Article: "المقال", Reasons: "الأسباب", Medoid: "الأقرب إلى الجميع",
		Here: "كما في المقطع أعلاه", There: "كما نُشر هناك", What: "الفرق", Relation: "العلاقة", Also: "وكذلك", Name: "الاسم",
		Path: "الملف", Line: "السطر", Value: "القيمة",
		From: "الأول", To: "اللاحق", Firsts: "مرات السبق", Agency: "من الوكالات", Credited: "نسبة ما ذُكر مصدره",
		Delay: "التأخر الوسيط (بالساعات)", Shared: "المقاطع", Source: "صاحب النص بحسب الإسناد", Families: "المجموعات الإعلامية", Texts: "النصوص المختلفة",
		Rejected: "تُرك لأنه لا يطابق نص المقطع", Confidence: "الثقة", AddedSince: "مقالات أُضيفت",

		ApartShort: "المستبعد", GroupsShort: "مجموعات النص المتقارب", Skip: "إلى المقاطع", Filters: "تصفية المقاطع", Search: "بحث", SearchHint: "كلمات من المقطع",
		Any: "الكل", Since: "نُشر من", Until: "نُشر حتى", Clear: "مسح التصفية", Shown: "المعروض: {n} من {all} في هذه الصفحة", Theme: "فاتح أو داكن",
		Changed: "ما غيّره", Differs: "ما يختلفان فيه", Meant: "لعل المقصود", TeachNames: "ومع كل اسم عدد مقالاته. تُعرَّف بملف يُعطى مع \u2066--outlets\u2069.", ComparedWith: "مقارنةً مع", Unchanged: "لا فرق فيما نشراه معًا.", AsPrinted: "كما ورد", Before: "هناك", After: "هنا",
		TimeLine: "الخط الزمني", SideBySide: "جنبًا إلى جنب مع نص المقطع", BesideOther: "جنبًا إلى جنب مع النص المقارَن به",
		OnlyHere: "في هذا النص وحده", OnlyThere: "في نص المقطع وحده", OnlyOther: "في النص الآخر وحده", Verdicts: "الحكم على الإسناد",
		EarliestNote: "«الأقدم» يعني الأقدم بين هذه النصوص، بتاريخه أو بالإسنادات التي تذكره، لا «الأصل».",
		SearchNote:   "يجد البحث كل مقطع وردت الكلمات كلها في إحدى نسخه، بما يسبقها من الواو والفاء و«ال» وما يلحقها أو من دونه؛ وتكفي من الكلمة الأخيرة بدايتها ما لم تتبعها مسافة. وما يُعرض كاملًا يوجد أيضًا بعناوين مقالاته.",
		NoneFound:    "لا مقطع في هذه الصفحة يوافق ذلك.",
		VerdictNote:  "يُعدّ كل إسناد مرة واحدة، وكذلك كل مقال بلا إسناد، بحسب أوسع مقاطعه.",
		MatrixNote:   "كلمات المقاطع التي نشرتها وسيلة الصف أولًا ثم نشرتها وسيلة العمود بعدها.",
		FlowNote:     "من الوسيلة التي نشرت أولًا إلى التي نشرت بعدها؛ والعرض بقدر الكلمات.",
		FewFlows:     "لا يوجد مقطع عُرف ناشره الأقدم ثم نشرته بعده وسيلة أخرى.",
		ApartNote:    "الاقتباسات والصيغ المتكررة وقوالب الصفحات وما تكرره الوسيلة نفسها تُرصد، لكنها ليست نقلًا بين الوسائل.",
		FullNote:     "أكبر المقاطع معروضة كاملة، وسائرها في جدول؛ و\u2066--full\u2069 يعرض الكل.",
		Nearest:      "ما كاد يُعدّ مطابقة", OtherArticle: "المقال الآخر", Agreement: "الاتفاق", Asked: "المطلوب",
		NearestNote: "مقاطع يشترك فيها مقالان، لكن اتفاقهما فيها أقل من أن يُعدّ مطابقة. والاتفاق مجموع التداخل والترتيب، وكلٌّ منهما من 0 إلى 1؛ وكلما قصر المشترك زاد المطلوب.",

		Meanings: "ما معنى هذه الأحكام", FirstMost: "الأكثر سبقًا هنا",
		meanings: map[string]string{
			"correct":     "يذكر الوسيلة التي تدل الشواهد على أن النص لها.",
			"unconfirmed": "يذكر مصدرًا ليس نصه بين هذه النصوص، فلا شاهد على ذلك إلا قوله.",
			"via":         "يذكر وسيلة أخذت النص عن غيرها.",
			"other":       "يذكر وسيلة تدل الشواهد هنا على أن النص ليس لها.",
			"vague":       "لا يسمي أحدًا، مثل «وكالات».",
			"circular":    "يذكر وسيلة تذكره هي بدورها.",
			"none":        "لا يذكر مصدرًا. وكثيرًا ما تفقد النصوص المجموعة آليًا سطر المصدر.",
		},

		names: map[string]string{
			"verbatim": "حرفي", "edited": "معدَّل", "reordered": "أُعيد ترتيبه", "reworded": "أُعيدت صياغته",
			"quote": "اقتباس", "formula": "صيغة متكررة", "common": "نص شائع", "chrome": "من قالب الصفحة", "self": "الوسيلة نفسها",
			"correct": "صحيح", "unconfirmed": "غير مؤكد", "via": "عبر وسيط", "other": "تخالفه الشواهد", "vague": "مبهم", "circular": "دائري", "none": "بلا إسناد",
			"duplicate": "نص متقارب", "contains": "يحوي", "contained": "محتوى في", "partial": "جزئي",
			"number": "رقم", "name": "كتابة الاسم", "other name": "اسم آخر", "other speaker": "قائل آخر", "date": "تاريخ", "amount": "مقدار", "spelling": "فرق إملائي", "words": "كلمات أخرى",
			"added": "زيادة", "dropped": "حذف", "form": "صيغة الكلمة", "hamza": "همزة", "harakat": "حركات", "tatweel": "تطويل",
			"digits": "شكل الأرقام", "case": "حالة الحرف", "letter form": "شكل الحرف", "invisible": "محارف خفية",
			"relative day": "يوم بالإحالة (أمس/اليوم)", "numeral": "عدد بالحروف", "order": "الترتيب",
			"tail cut": "خاتمة محذوفة", "head cut": "مقدمة محذوفة", "tail only there": "خاتمة وردت هناك فقط", "head only there": "مقدمة وردت هناك فقط",
			"sentence dropped": "جملة محذوفة", "sentence added": "جملة مضافة", "credit removed": "إسناد محذوف",
			"credit added": "إسناد مضاف", "credit changed": "إسناد مبدَّل", "another credit": "إسناد آخر", "byline": "اسم الوسيلة نفسها", "credit only here": "إسناد ورد هنا فقط",
			"credit only there": "إسناد ورد هناك فقط", "sentence only there": "جملة وردت هناك فقط", "sentence only here": "جملة وردت هنا فقط",
			"only there": "ورد هناك فقط", "only here": "ورد هنا فقط",
			"quotation marks only there": "علامات اقتباس هناك فقط", "quotation marks only here": "علامات اقتباس هنا فقط",
			"quotation marks lost": "علامات اقتباس أُسقطت", "quotation marks gained": "علامات اقتباس أُضيفت",
			"new": "جديد", "grown": "زادت نسخه", "merged": "مدمج", "shrunk": "نقصت نسخه", "gone": "اختفى", "same": "كما كان",
			"high": "عالية", "medium": "متوسطة", "low": "ضعيفة",
		},

		Filtered: func(by string, left, all int) string {
			return fmt.Sprintf("مصفًّى بـ %s: بقي %s من %s.", embed(by), thousands(left), noun{"لا مقاطع", "مقطع واحد", "مقطعين", "مقاطع", "مقطعًا", "مقطع"}.count(all))
		},
		Stretches: func(n int) string {
			return noun{"", "جزء نُقل من مكانه", "جزآن نُقلا من مكانهما", "أجزاء نُقلت من مكانها", "جزءًا نُقل من مكانه", "جزء نُقل من مكانه"}.count(n)
		},
		AtLeast:   func(n int) string { return thousands(n) + " فأكثر" },
		WordCount: func(n int) string { return word.count(n) },
		Again: func(n int) string {
			return fmt.Sprintf("النصان أنفسهما كما تحت المقطع %d.", n)
		},
		Read: func(articles, words, outlets, nameless int) string {
			of := outlet.count(outlets)
			if nameless > 0 {
				of += " (و" + article.count(nameless) + " بلا وسيلة معروفة)"
			}
			return fmt.Sprintf("قُرئ: %s، %s، %s.", article.count(articles), of, word.count(words))
		},
		Added: func(added, articles, words int) string {
			return fmt.Sprintf("قُرئ: %s، %s. والمعروض ما أُضيف بعد اللقطة (%s) وما يشترك معه في شيء.", article.count(articles), word.count(words), article.count(added))
		},
		Found: func(passages, aside, groups int) string {
			return fmt.Sprintf("وُجد: %s، %s، و%s.", passage.count(passages), apart.count(aside), group.count(groups))
		},
		Warned: func(warnings, skipped int) string {
			return fmt.Sprintf("%s، و%s.", warning.count(warnings), record.count(skipped))
		},
	}
}
