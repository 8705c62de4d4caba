package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// What a site says to its reader
//
// Follow us, subscribe, was this useful, we keep cookies, do not copy: a site says these to
// whoever reads any of its pages. Their verbs are those of stories, too (تابع الوزير), and so
// each needs two signs: the verb, and what a reader alone is bidden or told.

// isInvitation: the line bids the reader to follow, join or load something on
// a platform.
func (l *line) isInvitation() bool {
	if l.words > 40 || l.isSentence() && l.words > 15 {
		return false
	}
	first, rest, _ := strings.Cut(l.key, " ")
	for slices.Contains(moreWords, first) { // "للمزيد من الأخبار تابعونا على …"
		first, rest, _ = strings.Cut(rest, " ")
	}
	if l.words <= 8 && !l.isSentence() && slices.Contains(followUs, first) {
		return true
	}
	if i := strings.IndexAny(l.text, ":!؟"); i >= 0 && !slices.Contains(invitations, first) { // "كل خميس: اشترك في النشرة"
		first, rest, _ = strings.Cut(arabic.Fold(l.text[i:]), " ")
	}
	if slices.Contains(deeds, first) && !l.invites(first, rest) {
		return false
	}
	return slices.Contains(invitations, first) && (l.onPlatform() || l.isIconic() || strings.Contains(l.text, " @") || containsAny(l.key, readers...))
}

// onPlatform says whether a line names a network or a shop of apps.
func (l *line) onPlatform() bool {
	for w := range strings.SplitSeq(l.key, " ") {
		if slices.Contains(platforms, w) || slices.Contains(platforms, strings.TrimPrefix(w, "ال")) {
			return true
		}
	}
	return false
}

// isIconic says whether a short line breaks off where icons of networks stood: "تابعوا RT
// على".
func (l *line) isIconic() bool {
	const most = 8 // words
	return l.words <= most && (l.lastWord() == "علي" || l.lastWord() == "عبر")
}

// invites says whether a line whose first word is a deed, too (تابع الوزير, حمل
// المشاركون), bids its reader do it: nobody is named who did.
func (l *line) invites(first, rest string) bool {
	second, rest, _ := strings.Cut(rest, " ")
	third, rest, _ := strings.Cut(rest, " ")
	isOurs := strings.HasSuffix(second, "نا") || strings.HasSuffix(third, "نا")
	isSaid := l.isSentence() && !isOurs
	switch {
	case strings.HasPrefix(first, "يمكن"):
		return slices.Contains(bidden, second) && !isSaid
	case second == "تطبيق":
		behind, _, _ := strings.Cut(rest, " ") // the name of the app
		return strings.HasPrefix(first, "حمل") && !l.isSentence() && (behind == "" || slices.Contains(behindApps, behind))
	case isSaid:
		return false
	case l.isIconic(), strings.HasSuffix(first, "وا") && l.words <= 12: // تابعوا الميناء على فيسبوك
		return true
	case l.words <= 6 && (third == "علي" || third == "عبر") && slices.Contains(platforms, l.lastWord()):
		return true
	}
	return isOurs || slices.Contains(behindBids, second)
}

// isPaywall says whether a line tells the reader that he must subscribe to read on:
// "هذا المحتوى للمشتركين فقط", "اشترك الآن لقراءة المقال كاملا".
func (l *line) isPaywall() bool {
	const most = 20 // words
	if l.words > most {
		return false
	}
	first, _, _ := strings.Cut(l.key, " ")
	if slices.Contains(subscribing, first) {
		return containsAny(l.key, "قراءه", "المحتوي", "اعلانات", "مواد ", "المقالات", "بقيه ")
	}
	return l.words <= 10 && !l.isSentence() && containsAny(l.key, "للمشتركين", "المشتركين فقط") &&
		containsAny(l.key, "المحتوي", "المقال", "الماده", "الموضوع", "القراءه")
}

// isFeedback: the site asks what its reader thinks of the page: "هل استفدت من
// المعلومات المقدمة في هذه الصفحة؟".
func (l *line) isFeedback() bool {
	const most = 12 // words
	if l.words > most || !strings.ContainsAny(l.text, "؟?") {
		return false
	}
	if how, found := strings.CutPrefix(l.key, "كيف تقيم "); found {
		return hasHead(how+" ", []string{"محتوي الصفحه", "هذه الصفحه", "هذا المحتوي", "هذا المقال", "هذا الخبر"})
	}
	if !strings.HasPrefix(l.key, "هل ") {
		return false
	}
	return strings.HasPrefix(l.key, "هل وجدت ما تبحث عنه") || l.any(useful) &&
		containsAny(l.key, "هذه الصفحه", "هذا المحتوي", "هذا المقال", "هذا الخبر", "هذه المعلومات", "المعلومات المقدمه")
}

// isCookieNotice: the site tells the reader that it keeps cookies, or what who
// reads on agrees to. A story about cookies does not begin so, and does not speak
// to its reader.
func (l *line) isCookieNotice() bool {
	if l.words < 3 || l.words > 60 || !hasHead(l.key, noticeHeads) {
		return false
	}
	if containsAny(l.key, "ملفات تعريف الارتباط", "الكوكيز", "كوكيز", "cookies") {
		return hasHead(l.key, weUse) || l.any(toReader) || containsAny(l.key, "هذا الموقع", "سياسه الخصوصيه", "privacy policy")
	}
	return l.any(consents) && containsAny(l.key, "سياسه الخصوصيه", "شروط الاستخدام", "الشروط والاحكام", "privacy policy", "terms of use")
}

// isCopyright: "© 2024", "جميع الحقوق محفوظة", "يمنع نقل أو إعادة نشر مواد الموقع دون إذن
// مسبق".
func (l *line) isCopyright() bool {
	return l.words <= 12 && strings.Contains(l.text, "©") || l.words <= 30 && (containsAny(l.key, reserved...) || l.forbidsCopies())
}

// forbidsCopies: laws forbid much, too; the site speaks of what stands on it, or of its
// leave without a full stop.
func (l *line) forbidsCopies() bool {
	if !hasHead(l.key, bans) || !containsAny(l.key, "اعاده نشر", "اعاده النشر", "اقتباس", "النسخ") {
		return false
	}
	return containsAny(l.key, itsTexts...) || l.words <= 15 && !l.isSentence() && containsAny(l.key, permissions...)
}

// isDisclaimer: the opinions are those of who wrote them and not of the site. The line
// speaks of all that the site prints and of nothing else.
func (l *line) isDisclaimer() bool {
	const most = 60 // words
	if l.words > most {
		return false
	}
	ofAll := l.words >= 6 && l.words <= 40 && hasHead(strings.TrimPrefix(l.key, "ان "), opinions)
	return ofAll && l.any(theirWriters) && l.any(theSite) && l.any(opinionWords) && l.any(denials) ||
		containsAny(l.key, byNecessity...) && (l.any(opinionWords) || l.any(theSite)) ||
		containsAny(l.key, "تعبر عن راي كاتبها", "تعبر فقط عن راي", "لا تمثل راي") ||
		hasHead(l.key, disclaimers) && strings.Contains(l.text, ":")
}

// invited is the name of the channel that an invitation bids to join ("إنضم
// لقناة النيلين على واتساب"), as printed; empty if it names none.
func invited(text string) string {
	type word struct {
		folded     string
		start, end int
	}
	var words []word
	for _, w := range wordSpans().FindAllStringIndex(text, -1) {
		words = append(words, word{arabic.Fold(text[w[0]:w[1]]), w[0], w[1]})
	}
	for i := range words {
		if !slices.Contains(channels, words[i].folded) {
			continue
		}
		for j := i + 1; j < len(words) && j <= i+5; j++ {
			if !slices.Contains(prepositions, words[j].folded) {
				continue
			}
			if j == i+1 {
				break
			}
			return strings.Trim(text[words[i+1].start:words[j-1].end], `"'«»“”()`)
		}
	}
	return ""
}

var (
	invitations = []string{
		"تابع", "تابعوا", "تابعونا", "تابعنا", "تابعي", "تابعو", "حمل", "حملوا", "حملي", "انضم", "انضموا", "انضمي", "اشترك", "اشتركوا", "اشتركي", "سجل", "سجلوا", "للاشتراك", "متابعه", "لمتابعه", "لمتابعتنا", "للانضمام", "لتحميل",
		"يمكنك", "يمكنكم", "لتصلك", "لتصلكم", "احصل", "follow", "subscribe", "join", "download", "get",
	}
	// deeds are invitations that are deeds of somebody, too; behindBids stand behind them
	// where they are not, bidden behind يمكنكم.
	deeds      = []string{"تابع", "تابعوا", "حمل", "حملوا", "انضم", "انضموا", "اشترك", "اشتركوا", "سجل", "سجلوا", "متابعه", "يمكنك", "يمكنكم"}
	behindBids = []string{
		"علي", "عبر", "اخبار", "الاخبار", "اخر", "اهم", "احدث", "كل", "جميع", "المزيد", "الان", "معنا", "قناه", "صفحه", "حساب", "موقع", "جريده", "صحيفه", "وكاله", "بوابه", "شبكه", "منصه", "مجانا",
		"في", "الي", "التطبيق", "بريدك", "لقناه", "بقناه", "لصفحه", "لحساب", "لموقع", "لجروب", "لمجموعه", "بنشره", "لتصلك", "لتصلكم", "نشره", "نشرتنا", "البث", "التفاصيل", "تغطيه", "مع", "ايضا", "النسخه",
	}
	// behindApps stand behind the name of what is to be downloaded.
	behindApps = []string{"علي", "من", "الان", "عبر", "مجانا", "ليصلك", "لتصلك", "لمتابعه"}
	bidden     = []string{"متابعه", "متابعتنا", "الاشتراك", "الانضمام", "تحميل", "تنزيل", "التسجيل", "ايضا", "الان", "الحصول", "قراءه", "مشاهده", "التواصل", "الاطلاع"}
	platforms  = []string{
		"تطبيق", "تطبيقنا", "التطبيق", "واتساب", "واتس", "الواتساب", "الواتس", "whatsapp", "تليجرام", "تلغرام", "تيليجرام", "تيلجرام", "تلجرام", "تيليغرام", "التليجرام", "telegram", "فيسبوك", "الفيسبوك", "فايسبوك", "facebook",
		"تويتر", "twitter", "اكس", "انستغرام", "انستجرام", "instagram", "يوتيوب", "youtube", "تيك", "tiktok", "قناتنا", "صفحتنا", "حسابنا", "حساباتنا", "صفحاتنا", "منصاتنا", "نشرتنا", "النشره", "بنشرتنا", "بالنشره", "اثير", "نبض", "sms", "app", "newsletter",
	}
	// subscribing begin what bids to pay for reading on.
	subscribing = []string{"اشترك", "اشتركي", "اشتركوا", "للاشتراك", "سجل", "سجلوا"}
	// readers are services in which sites may be followed, besides platforms.
	readers = []string{"google news", "اخبار جوجل", "اخبار غوغل", "جوجل نيوز", "غوغل نيوز", "قوقل نيوز"}
	// followUs begin an invitation whatever follows.
	followUs     = []string{"تابعونا", "تابعنا", "تابعينا", "راسلونا", "شاركونا", "ادعمونا", "ادعمنا"}
	moreWords    = []string{"للمزيد", "لمزيد", "لقراءه", "للاطلاع", "المزيد", "من", "علي", "اخر", "الاخبار", "التفاصيل"} // may stand before it
	channels     = []string{"قناه", "لقناه", "بقناه", "صفحه", "لصفحه", "حساب", "لحساب", "تطبيق", "موقع", "لموقع", "بوابه", "صحيفه", "جريده"}
	prepositions = []string{"علي", "عبر", "في", "من", "ب"}
	// noticeHeads begin what a site says of its cookies; toReader are words in
	// which it speaks to its reader, consents those of his consent.
	noticeHeads = []string{
		"نستخدم", "نحن نستخدم", "يستخدم هذا الموقع", "يستخدم موقعنا", "يستخدم الموقع", "هذا الموقع يستخدم", "موقعنا يستخدم", "باستخدامك", "باستخدام هذا الموقع", "بمتابعه", "بمتابعتك",
		"بالاستمرار", "باستمرارك", "باستمرار", "بمواصله", "لتحسين تجربتك", "بالضغط علي", "بالنقر", "we use", "this website uses", "this site uses", "by continuing", "by using",
	}
	weUse    = []string{"نستخدم", "نحن نستخدم", "we use"} // of noticeHeads those by which the site says that it does
	useful   = []string{"استفدت", "استفدتم", "مفيد", "مفيدا", "مفيده", "وجدت", "افادك", "افادتك", "ساعدك", "ساعدتك", "اعجبك", "اعجبتك", "يعجبك"}
	toReader = []string{
		"تجربتك", "تجربتكم", "فانك", "فانت", "بانك", "انك", "انت", "موقعنا", "استخدامك", "استخدامكم", "تصفحك", "تصفحكم", "متصفحك", "جهازك", "لدينا", "زيارتك", "your", "you", "our",
	}
	consents = []string{"توافق", "توافقون", "موافقتك", "موافقتكم", "موافق", "تقبل", "agree", "accept"}
	// opinions begin the line in which a site denies those of its writers, theirWriters,
	// theSite, opinionWords and denials stand in it.
	opinions     = []string{"المقالات", "الاراء", "المواد", "التعليقات", "جميع المقالات", "جميع الاراء", "جميع المواد", "كل المقالات", "كل الاراء", "كل المواد", "كافه المقالات", "كافه الاراء", "كافه المواد", "ما ينشر", "كل ما ينشر", "المقال", "هذا المقال", "المقالات والاراء", "الاراء والمقالات"}
	theirWriters = []string{"كتابها", "كاتبها", "كاتبه", "اصحابها", "صاحبها", "صاحبه", "كاتبيها", "مولفيها", "مولفها"}
	theSite      = []string{"الموقع", "المدونه", "الصحيفه", "الجريده", "الشبكه", "القناه", "الوكاله", "البوابه", "المجله", "المركز", "المنصه", "الموسسه", "موقعنا"}
	opinionWords = []string{"راي", "اراء", "وجهه", "وجهات", "توجهات", "سياسه"}
	denials      = []string{"لا", "ولا", "وليس", "وليست", "ليس", "ليست", "دون", "فقط"}
	byNecessity  = []string{"تعبر بالضروره", "يعبر بالضروره", "يعكس بالضروره", "تعكس بالضروره"}
	disclaimers  = []string{"اخلاء مسووليه", "اخلاء المسووليه"}
	// bans begin what forbids to print a text again.
	bans = []string{
		"يمنع نقل", "يمنع نسخ", "يمنع اعاده", "يمنع منعا باتا", "يمنع اقتباس", "يمنع الاقتباس", "يمنع النسخ", "يحظر نقل", "يحظر نسخ", "يحظر اعاده", "يحظر اقتباس", "لا يجوز نقل",
		"لا يجوز نسخ", "لا يجوز اعاده", "لا يسمح باعاده", "لا يسمح بنقل", "لا يسمح بنسخ", "غير مسموح باعاده", "ممنوع النقل", "ممنوع النسخ", "ممنوع الاقتباس", "ممنوع اعاده",
	}
	// itsTexts are what a site calls what it prints, permissions what it gives to those who ask.
	itsTexts    = []string{"الموقع", "هذا المحتوي", "هذه الماده", "هذه المواد", "هذا الخبر", "هذا المقال", "هذا التقرير"}
	permissions = []string{"دون اذن", "دون موافقه", "اذن مسبق", "اذن خطي", "موافقه خطيه", "موافقه مسبقه"}
	reserved    = []string{"جميع الحقوق محفوظه", "حقوق النشر محفوظه", "كافه الحقوق محفوظه", "all rights reserved"}
	wordSpans   = pattern(`\S+`)
)
