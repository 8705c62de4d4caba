package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// What sites have below their texts
//
// Links back, marks of the end, initials, what a printer's page says of itself. Stories
// may have such lines, so that these count only at the foot of a page.

// isFoot says whether a line is what sites print below their texts; it counts only
// there, since many of these words may stand in a story.
func (l *line) isFoot() bool {
	switch text := strings.TrimSpace(l.text); {
	case slices.Contains(footLines, l.key), text == "-30-", fontSize().MatchString(text), hasHead(l.key, legalHeads) && l.words <= 80:
		return true
	case l.isEnd(), l.isIssue(), l.deniesComments(), l.isPrintNote():
		return true
	case l.words <= 10 && hasHead(l.key, opinions) && l.any(theirWriters) && l.any(opinionWords):
		return true // المقالات تعبر عن رأي أصحابها
	case l.isGoingOn(), l.countsReaders(), l.isUpdate():
		return true
	case l.words > 20 || l.isSentence():
		return false
	case strings.HasPrefix(text, "« ") && !strings.Contains(text, "»"), strings.HasSuffix(text, " »") && !strings.Contains(text, "«"):
		return true // the post before and the one after
	case strings.Contains(l.key, "التعليقات علي") && strings.HasSuffix(l.key, "مغلقه"), l.isWayBack():
		return true
	case hasHead(l.key, footHeads), slices.ContainsFunc(gluedHeads, func(head string) bool { return strings.HasPrefix(l.key, head) }):
		return true
	case l.words <= 8 && strings.HasSuffix(l.key, " علي مدار الساعه"):
		return true
	}
	return l.words <= 6 && hasHead(l.key, footLabels) && strings.ContainsAny(l.text, ":：0123456789")
}

// isIssue: "رقم العدد 5512", the number of what was printed.
func (l *line) isIssue() bool {
	number := strings.TrimPrefix(strings.TrimPrefix(l.key, "رقم "), "العدد ")
	return l.words <= 3 && strings.Contains(l.key, "العدد") && hasDigit(l.key) && strings.Trim(number, "0123456789") == ""
}

// deniesComments: the site says of itself that it does not answer for what its readers
// write, `يلفت موقع "الميناء" إلى أنه ليس مسؤولا عن التعليقات`. Somebody else says so of it in a
// story.
func (l *line) deniesComments() bool {
	const most = 60 // words
	key := strings.TrimPrefix(strings.TrimPrefix(l.key, "ان "), "لا ")
	first, rest, _ := strings.Cut(key, " ")
	second, _, _ := strings.Cut(rest, " ")
	isSite := func(w string) bool { return slices.Contains(theSite, w) || slices.Contains(publishers, w) }
	if l.words > most || !isSite(first) && !(slices.Contains(siteSays, first) && isSite(second)) {
		return false
	}
	ofComments := containsAny(key, "مسوول", "مسيول") && containsAny(key, " التعليقات", " تعليقات القراء", " تعليقات الزوار")
	return ofComments && (l.any(denials) || strings.Contains(key, " غير "))
}

// siteSays are verbs with which a site begins what it says to its readers.
var siteSays = []string{"يلفت", "تلفت", "ينوه", "تنوه", "ينبه", "تنبه", "يتحمل", "تتحمل", "يخلي", "تخلي"}

// isPrintNote: what a page for the printer says of itself, "تمت طباعة الخبر في: …", and
// where it is found, "يمكن إيجاد الخبر على الويب من خلال العنوان: https://…".
func (l *line) isPrintNote() bool {
	const most = 16 // words without those of an address
	before, _, isAddressed := strings.Cut(l.text, "://")
	if len(strings.Fields(before)) > most || !containsAny(l.key, "الخبر", "المقال", "الصفحه", "الموضوع", "الماده") {
		return false
	}
	if isAddressed && addressEnd().MatchString(l.text) && containsAny(l.key, "رابط", "العنوان", "عنوان", "الويب", "الانترنت") {
		return true
	}
	return hasHead(l.key, printHeads) && hasDigit(l.text) && strings.Contains(l.text, ":") && !l.isSentence()
}

// printHeads begin what the printer's page says of the day on which it was printed.
var printHeads = []string{"تمت طباعه", "تم طباعه", "طبع", "طبعت"}

// addressEnd is an address behind a colon at the end of a line.
var addressEnd = pattern(`[:：]\s*https?://\S+\s*$`)

// isGoingOn: what a printed page says of where its text goes on, "تتمة ص 7".
func (l *line) isGoingOn() bool {
	page, found := strings.CutPrefix(strings.TrimPrefix(l.key, "ال"), "تتمه ")
	label, number, _ := strings.Cut(strings.TrimPrefix(page, "في "), " ")
	return found && l.words <= 4 && (label == "ص" || label == "صفحه" || label == "الصفحه") && number != "" && strings.Trim(number, "0123456789") == ""
}

// isUpdate: when the page was changed, without a colon, "تاريخ آخر تعديل 20/10/2023".
func (l *line) isUpdate() bool {
	return l.words <= 16 && hasHead(l.key, updateLabels) && hasDigit(l.text) && !l.isSentence()
}

// countsReaders: how many readers did what with a post, "31 تعليقا".
func (l *line) countsReaders() bool {
	number, thing, _ := strings.Cut(l.key, " ")
	return strings.Trim(number, "0123456789") == "" && number != "" && slices.Contains(counted, strings.TrimSuffix(thing, "ا"))
}

// isWayBack says whether a line is a link back: عودة إلى قائمة الأخبار, رجوع للصفحة الرئيسية.
func (l *line) isWayBack() bool {
	first, rest, _ := strings.Cut(l.key, " ")
	isTo := strings.HasPrefix(rest, "الي ") || strings.HasPrefix(rest, "ل")
	return l.words <= 5 && slices.Contains(returns, first) && isTo && containsAny(rest, wherePages...)
}

// returns begin such links, wherePages are in what they lead to.
var (
	returns    = []string{"عوده", "العوده", "رجوع", "الرجوع"}
	wherePages = []string{"قايمه", "الصفحه", "صفحه", "الرييسيه", "الاخبار", "السابق", "الخلف", "القسم", "الاعلي", "اعلي"}
)

// isEnd says whether a line is an agency's mark of the end, with initials or a number:
// انتهى/25, انتهى - م ح, (النهاية) ب ش / م ع.
func (l *line) isEnd() bool {
	end, rest, ok := strings.Cut(l.key, " ")
	if !ok || l.words > 6 || !slices.Contains(ends, end) {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		if len(arabic.Fold(w)) > len("م") && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

// ends are agencies' marks of the end.
var ends = []string{"انتهي", "النهايه"}

// fontSize is a button for larger or smaller letters: T+, أ-.
var fontSize = pattern(`^\pL[+–-]{1,2}$`)

var (
	footHeads = []string{
		"مرسله بواسطه", "الاشتراك في تعليقات", "الاشتراك في الرسايل", // Blogger
		"الخبر السابق", "الخبر التالي", "المقال السابق", "المقال التالي", "الموضوع السابق", "الموضوع التالي", "السابق", "التالي", "المزيد من", "المزيد في", "اقرا في", "محرر الخبر", "الوسوم", "وسوم", "العلامات", "tags",
		"تصميم وتطوير", "تصميم و تطوير", "تصميم وبرمجه", "برمجه وتصميم", "ادخل بريدك", "اكتب بريدك", "تطوير وتصميم", "posted in", "تحميل تطبيق", "سجل بريدك", "تمت القراءه", "قري", "شوهد", "شوهد المقال", "للمزيد من الاخبار", "يمكنكم متابعه المزيد",
		"فيسبوك تويتر", "ابلغ عن اشهار", "للاعلان معنا",
	}
	// gluedHeads stand before a headline that many pages print without a blank.
	gluedHeads = []string{"المقال السابق", "المقال التالي", "الخبر السابق", "الخبر التالي"}
	footLabels = []string{"القسم", "الاقسام", "التصنيف", "التصنيفات", "التقييم", "رييس التحرير", "المشاهدات"}
	// legalHeads begin what aggregators and blogs print below every text.
	legalHeads = []string{
		"ملحوظه مضمون هذا", "ملاحظه مضمون هذا", "تنويه مضمون هذا", "مضمون هذا الخبر", "كانت هذه تفاصيل", "كان هذا تفاصيل", "شكرا لك علي زيارتنا", "شكرا لكم علي زيارتنا", "تم نشر هذا الخبر", "هذا الخبر منقول", "هذا المقال منقول",
		"لمشاهده الموضوع بشكل كامل", "لن يتم نشر عنوان بريدك", "احفظ اسمي", "يجب انت تكون مسجل", "يجب ان تكون مسجل", "ملاحظه التعليقات تعبر", "لمزيد من التفاصيل اضغط",
	}
	footLines = []string{
		"كل التفاعلات", "هذا الخبر من المصدر", "ارسال تعليق", "رساله احدث", "رساله اقدم", "رساله احدث رساله اقدم", "رساله احدث رساله اقدم الصفحه الرييسيه", "رساله احدث الصفحه الرييسيه", "رساله اقدم الصفحه الرييسيه",
		"معجب بهذه", "اعجاب تحميل", "اعجاب جاري التحميل", "تابع القراءه ادناه",
		"لمشاركه الخبر", "لمشاركه الموضوع", "لمشاركه المقال", "نسخ الرابط", "تم النسخ", "التعليقات مغلقه", "اكتب تعليقك هنا", "علق علي الخبر", "علق علي المقال", "تعليقات فيسبوك", "تعليقات الفيسبوك", "تعليق عبر الفيس بوك", "تعليق عبر الفيسبوك",
		"التعليق بواسطه الفيسبوك", "التعليق بواسطه الفيس بوك", "للتعليق علي الموضوع", "للتعليق علي الخبر", "انضموا الينا", "تصميم وتطوير", "تصميم و تطوير", "رجوع",
		"المشاركه السابقه", "المشاركه التاليه", "نبذه عن الكاتب", "عن الكاتب", "مقالات اخري للكاتب", "عرض كل المقالات", "مشاهده جميع المقالات", "نعم لا", "ابلاغ عن خطا", "الابلاغ عن خطا", "ابلغ عن خطا", "ابلغ عن خطا في الخبر", "محتوي مدفوع", "محتوي اعلاني",
		"تابع القراءه", "الشروط والاحكام", "استمع الي الخبر", "البث المباشر", "هذا الملخص مكتوب بالذكاء الاصطناعي", "تعرف علي شروط النشر", "اوافق", "الاكثر زياره", "الاكثر مشاهده اليوم", "الصفحه الاولي", "للاطلاع علي التعليقات الردود السابقه",
		"لا تعليقات علي هذا الموضوع", "هييه التحرير", "google", "منقول", "منقول للفايده",
	}
)

// isInitials: "ش.م", "ر ج / ف ع ع", "س ص/ ن ح/ اح", with which reporters and editors
// sign. Syllables of two letters are some only where a stroke stands between them. It
// counts only behind the text.
func (l *line) isInitials() bool {
	const most = 8                                                      // letters or syllables
	if l.words < 2 || l.words > most || strings.Contains(l.text, "(") { // ع.م/ر.س (د ب أ) names the agency
		return false
	}
	longest := 0
	for w := range strings.SplitSeq(l.key, " ") {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest == 1 || longest == 2 && strings.Contains(l.text, "/") && !hasDigit(l.text)
}
