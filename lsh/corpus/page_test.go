package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// Chrome of all kinds, each as it stands alone on a line. None of it may stay
// in a text, wherever it stands.
var chromeLines = []struct{ line, why string }{
	{"Ru En", "language switch"},
	{"العربية | English | Français", "language switch"},
	{"إقرأ المزيد وزير النقل يتفقد الأشغال في محطات الساحل", "link to another story"},
	{"اقرأ أيضًا: وزير النقل يتفقد الأشغال في محطات الساحل", "link to another story"},
	{"قد يهمك: وزير النقل يتفقد الأشغال في محطات الساحل", "link to another story"},
	{"شاهد أيضاً وزير النقل يتفقد الأشغال", "link to another story"},
	{"Photo: ErikaWittlieb/Pixabay", "photo credit"},
	{"الصورة: وزارة النقل", "photo credit"},
	{"تصوير: محمد علي", "photo credit"},
	{"كتب: محمد علي", "byline"},
	{"شارك على فيسبوك تويتر واتساب", "share bar"},
	{"Facebook Twitter WhatsApp Email", "share bar"},
	{"انشر الخبر عبر: تويتر", "share bar"},
	{"عدد المشاهدات: 1,234", "counter"},
	{"12 تعليقا", ""},
	{"3 تعليقات", "counter"},
	{"2.4k مشاهدة", "counter"},
	{"2.4k شخص", ""},
	{"عدد الزوار: ٣٤٢", "counter"},
	{"عدد الزوار: ثلاثة ملايين زائر", ""},
	{"طباعة العودة إلى القائمة", "navigation"},
	{"إضافة تعليق | إرسال لصديق | حفظ", "navigation"},
	{"حفظ القرآن في المدارس", ""},
	{"كيف تقيم محتوى الصفحة؟", "question to the reader"},
	{"كيف تقيم أداء الحكومة في هذا الملف؟", ""},
	{"مواضيع ذات صلة: البرلمان يوافق على قرض", "link to another story"},
	{"قد يعجبك أيضا: البرلمان يوافق على قرض", "link to another story"},
	{"المزيد حول هذه القصة: البرلمان يوافق على قرض", "link to another story"},
	{"تابع أيضا: البرلمان يوافق على قرض", "link to another story"},
	{"المزيد حول هذه القصة", "list of other stories"},
	{"يمكنك قراءة الكتاب في المكتبة", ""},
	{"مواد أخرى: سكر وزيت وملح", ""},
	{"المزيد حول هذه المدينة القديمة", ""},
	{"الصفحة الرئيسية » أخبار » تصاعد إصابات الكوليرا في دارفور والصحة العالمية تحذر", "breadcrumb"},
	{"مدة القراءة: دقيقتان", "counter"},
	{"تابع أحدث الأخبار عبر تطبيق", "invitation"},
	{"إنضم لقناة النيلين على واتساب", "invitation"},
	{"لمتابعة آخر الأخبار اشترك في قناتنا على تليجرام", "invitation"},
	{"للاشتراك في خدمة الرسائل القصيرة SMS أرسل 1 إلى 5000", "invitation"},
	{"الرئيسية محليات اقتصاد رياضة", "navigation"},
	{"الرئيسية محطة الحافلات", ""},
	{"Next Previous", "navigation"},
	{"...المزيد", "navigation"},
	{"// انتهى //", "navigation"},
	{"إعلان", "navigation"},
	{"الإعلانات", "navigation"},
	{"يستكمل المقال بعد الإعلان", "navigation"},
	{"تابع المدعوون الحفل بعد الإعلان عن الفائزين", ""},
	{"الرئيسية   عن المديرية   الخدمات   اتصل بنا", "navigation"},
	{"الرئيسية   عن الحفل الذي أقامته المديرية   اتصل بنا", ""},
	{"الصفحة الرئيسية | أخبار وتقارير", "breadcrumb"},
	{"الصفحة الأخيرة | أخبار وتقارير", ""},
	{"الرئيسية > أخبار > محليات", "breadcrumb"},
	{"جميع الحقوق محفوظة © صحيفة الميناء 2024", "copyright"},
	{"المقالات المنشورة لا تعبر بالضرورة عن رأي الموقع", "disclaimer"},
	{"https://example.org/news/1", "address"},
	{"نص تغريدة ما pic.twitter.com/abc — اسم (@name) March 5, 2024", "embedded post"},
	{"كلمات دلالية: سكة الحديد الساحل", "keywords"},
	{"الوسوم: سكة الحديد، الساحل", "keywords"},
	{"كلمات دالة: سكة الحديد، الساحل", "keywords"},
	{"هذا المحتوى للمشتركين", "what only subscribers read"},
	{"اشترك الآن لقراءة المقال كاملا", "what only subscribers read"},
	{"اشترك الآن لتتمكن من قراءة جميع مواد الصحيفة من دون إعلانات.", "what only subscribers read"},
	{"طباعة | أرسل لصديق", "share bar"},
	{"أرسل إلى صديق | نسخة للطباعة | حفظ PDF", "share bar"},
	{"#سكة_الحديد #الساحل", "hashtags"},
	{"للاشتراك في القناة: @sahel_news", "invitation"},
	{"شاهد هذا المنشور على Instagram", "embedded post"},
	{"اسحب لأعلى", "navigation"},
	{"تابعنا على جوجل نيوز", "invitation"},
	{"يمنع نقل أو إعادة نشر المواد دون إذن خطي مسبق", "copyright"},
	{"يحظر إعادة نشر هذا المقال إلا بإذن من الإدارة.", "copyright"},
	{"ترشيحات:", "list of other stories"},
	{"نرشح لك: وزير النقل يتفقد الأشغال في محطات الساحل", "link to another story"},
	{"اقرأ في الميناء الإخبارية: وزير النقل يتفقد الأشغال", "link to another story"},
	{"موضوعات قد تهمك", "list of other stories"},
	{"أخبار قد تهمك:", "list of other stories"},
	{"المزيد حول هذا الموضوع", "list of other stories"},
	{"ملفات ذات صلة", "list of other stories"},
	{"شارك المقال مع أصدقائك", "share bar"},
	{"هل أعجبك المقال؟", "navigation"},
	{"لا توجد تعليقات على الخبر", "comments"},
	{"لا يوجد تعليقات", "comments"},
	{"يمكنك أيضا قراءة الخبر في المصدر من بوابة الوسط", "navigation"},
	{"ارسل لصديق", "share bar"},
	{"أرسل إلى صديق", "share bar"},
	{"رقم الخبر [ السابق | التالي ]", "navigation"},
	{"هل كان هذا المحتوى مفيداً؟\nنعم\nلا", "question to the reader"},
	{"آخر تحديث للصفحة: 03/02/2025", "date line"},
	{"7c1002f1-b3d8-43fd-88c2-e46d0281ab95", "name of a picture"},
	{"1430668951_339725_1430669045_noticia_grande", "name of a picture"},
	{"جميع المقالات المنشورة تمثل رأي كتابها فقط وتعبر عن وجهة نظرهم لا عن رأي المدونة.", "disclaimer"},
	{"المقالات المنشورة تعبر عن رأي أصحابها ولا تعبر عن رأي الموقع", "disclaimer"},
	{"قيّم هذا الخبر", "navigation"},
	{"تم نسخ الرابط", "navigation"},
	{"مساحة إعلانية", "navigation"},
	{"سياسة الخصوصية", "navigation"},
	{"من نحن", "navigation"},
	{"اتصل بنا", "navigation"},
	{"3 دقائق قراءة", "reading time"},
	{"قراءة دقيقتين", "reading time"},
	{"قراءة في ٥ دقائق", "reading time"},
	{"رقم الخبر: 45120", "counter"},
	{"كود الخبر: 77 - أ", "counter"},
	{"عدد المشاهدات 1,204", "counter"},
	{"محرر الخبر: محمد علي", "byline"},
	{"الكلمات المفتاحية سكة الحديد الساحل", "keywords"},
	{"نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا، وبمتابعة التصفح فإنك توافق على سياسة الخصوصية وشروط الاستخدام.", "cookie notice"},
	{"يستخدم هذا الموقع ملفات تعريف الارتباط لضمان حصولك على أفضل تجربة.", "cookie notice"},
	{"بمتابعة التصفح فإنك توافق على سياسة الخصوصية وشروط الاستخدام.", "cookie notice"},
	{"We use cookies to improve your experience on our site.", "cookie notice"},
	// Sentences that begin like chrome.
	{"#سكة_الحديد تصل إلى الساحل", ""},
	{"نستخدم في المصنع ثلاثة خطوط للإنتاج يعمل عليها مئة عامل.", ""},
	{"وقالت الشركة إنها تستخدم ملفات تعريف الارتباط لتحسين تجربة المستخدمين، وإن من يتابع التصفح يوافق على سياسة الخصوصية.", ""},
	{"يستخدم الموقع الجديد للوزارة خرائط تبين مواعيد القطارات.", ""},
	{"لا توجد تعليقات رسمية على الحادث", ""},
	{"أرسل إلى صديق رسالة.", ""},
	{"رقم الخبر السابق للأنباء", ""},
	{"ودعا القراء إلى قراءة الخبر في المصدر من غير حذف.", ""},
	{"covid-19-omicron", ""},
	{"وقال الوزير إن الآراء المنشورة تعبر عن رأي أصحابها ولا تعبر عن رأي الصحيفة.", ""},
	{"المقالات التي نشرها صاحبها في المجلة أثارت رأيا عاما لم يعرفه البلد من قبل.", ""},
	{"ملفات تعريف الارتباط تثير خلافا بين الشركات والهيئات الأوروبية", ""},
	{"بمتابعة الوزير شخصيا وافق المجلس على سياسة الخصوصية الجديدة في المصارف.", ""},
	{"يمنع القانون إعادة نشر صور الأطفال دون موافقة ذويهم.", ""},
	{"يحظر نقل المعادن خارج البلاد دون إذن مسبق من الوزارة.", ""},
	{"يمنع إعادة نشر استطلاعات الرأي قبل يومين من الاقتراع.", ""},
	{"استغرقت قراءة القرار ثلاث دقائق.", ""},
	{"قراءة في كتاب الساحل بعد 5 دقائق", ""},
	{"ترشيحات الحزب للانتخابات المقبلة تعلن غدا", ""},
	{"نرشح لك خمسة أماكن تزورها على الساحل", ""},
	{"اقرأ في وجه أبي ما لا يقوله.", ""},
	{"من نحن حتى نحكم على غيرنا؟", ""},
	{"سياسة الخصوصية الجديدة تغضب المستخدمين", ""},
	{"هل أعجبك المقال الذي كتبه الوزير عن السكة؟", ""},
	{"الوسوم الرقمية تغزو محطات الساحل", ""},
	{"شارك مع أصدقائه في افتتاح المحطة.", ""},
	{"موضوعات قد تهمك المدينة بأسرها نوقشت في المجلس.", ""},
	{"آراء القراء في الخط الجديد تباينت", ""},
	{"أرسل الوزير نسخة إلى صديق له.", ""},
	{"تابع الوزير عبر تطبيق خاص سير العمل في المحطات الثلاث ووجه المقاولين إلى الإسراع في إنهاء ما بقي من الأشغال قبل الصيف.", ""},
	{"شارك في الاجتماع ممثلو تويتر وفيسبوك وعدد من الشركات.", ""},
	{"قد يهمك أن تعرف أن المشروع يمر بسبع مدن.", ""},
	{"وقال: شكرا لكم جميعا.", ""},
	{"عاد المصورون إلى الصورة: كانت قديمة جدا كما تبين بعد فحصها في المختبر من خبراء اللجنة التي شكلها الوزير الأسبوع الماضي.", ""},
	{"انضم ثلاثة لاعبين إلى الفريق.", ""},
	{"اشتركت ثلاث شركات في قراءة العدادات.", ""},
	{"سجل الفريق هدفين قبل نهاية اللقاء", ""},
	{"قدمت الشركة للمشتركين خصما على فواتير الشتاء", ""},
	{"المزيد من العمل مطلوب في المرحلة القادمة.", ""},
}

func TestChrome(t *testing.T) {
	for _, tt := range chromeLines {
		l := makeLines(tt.line)[0]
		if _, why := classify(&l); why != tt.why {
			t.Errorf("classify(%q) = %q, want %q", tt.line, why, tt.why)
		}
		if tt.why == "" || tt.why == "keywords" {
			continue
		}
		for i, page := range []string{
			tt.line + "\n" + head1 + "\n\n" + para1 + "\n" + para2,
			head1 + "\n" + para1 + "\n" + tt.line + "\n" + para2,
			head1 + "\n\n" + para1 + "\n" + para2 + "\n\n" + tt.line + "\n",
		} {
			if i == 0 && tt.why == "list of other stories" {
				continue // the headline would be one of the list
			}
			dir := write(t, map[string]string{"a.txt": page})
			articles, sum, err := readAll(t, Options{}, dir)
			if err != nil || len(articles) != 1 || articles[0].Title != head1 || articles[0].Text != para1+"\n"+para2 {
				t.Errorf("Read(%q) = %+v, %v, %v, want title and two paragraphs", page, articles, sum.Warnings, err)
			}
		}
	}
}

// The words of the rules are compared with folded ones.
func TestChromeFolded(t *testing.T) {
	for _, list := range [][]string{
		keywordLabels, photoLabels, bylineLabels, dateLabels, updateLabels, counterLabels, linkLabels, linkHeads, alsoHeads, listHeads, commentHeads,
		navigation, languages, shareStrong, shareWords, counted, invitations, platforms, channels, prepositions, organisations, postHeads, keywordHeads, readings, minutes, readingFillers, noticeHeads, toReader, consents, bans, footHeads, agoWords, longUnits, contactLabels, letterLabels, subjectLabels,
	} {
		for i, w := range list {
			if got := arabic.Fold(w); got != w || slices.Contains(list[:i], w) {
				t.Errorf("rule %q is not folded (%q) or there twice", w, got)
			}
		}
	}
}

func TestPages(t *testing.T) {
	const list = "• خبر أول من أخبار الساحل\n• خبر ثان من أخبار المدينة القديمة"
	type want struct{ title, date, outlet, credit, text string }
	for _, tt := range []struct {
		name, page string
		want       []want
	}{
		{"nothing but text", para1 + "\n" + para2, []want{{"", "", "", "", para1 + "\n" + para2}}},
		{"one line", para1, []want{{"", "", "", "", para1}}},
		{"a headline alone", head1, []want{{"", "", "", "", head1}}},
		{"a mark, CRLF and a labelled date", "\ufeff" + head1 + "\r\n\r\nتاريخ النشر: 5 مارس 2024\r\n\r\n" + para1 + "\r\n" + para2, []want{{head1, "2024-03-05", "", "", para1 + "\n" + para2}}},
		{"a section's name above the title", "محليات\n" + head1 + "\nالثلاثاء 5 آذار/مارس 2024\n\n" + para1, []want{{head1, "2024-03-05", "", "", para1}}},
		{"the title again", head1 + "\n\n" + head1 + "\n\n" + para1, []want{{head1, "", "", "", para1}}},
		{"a date in the text", head1 + "\n\n" + para1 + "\n5 مارس 2023\n" + para2, []want{{head1, "", "", "", para1 + "\n5 مارس 2023\n" + para2}}},
		{"a list at the end", head1 + "\n\n" + para1 + "\n\nمقالات ذات صلة\n" + list, []want{{head1, "", "", "", para1}}},
		{"a list in the middle", head1 + "\n\n" + para1 + "\nأخبار متعلقة\n" + list + "\n" + para2, []want{{head1, "", "", "", para1 + "\n" + para2}}},
		{"a link whose headline is on the next line", head1 + "\n\n" + para1 + "\nاقرأ أيضا\nوزير النقل يزور مدن الساحل\n" + para2, []want{{head1, "", "", "", para1 + "\n" + para2}}},
		{"a link, its headline, and short lines of text", head1 + "\n\n" + para1 + "\nاقرأ المزيد\nوزير النقل يزور مدن الساحل\nالعمل مستمر\n" + para2, []want{{head1, "", "", "", para1 + "\nالعمل مستمر\n" + para2}}},
		{"a source line behind a list", head1 + "\n\n" + para1 + "\nمقالات مشابهة\n" + list + "\nالمصدر: رويترز", []want{{head1, "", "", "رويترز", para1}}},
		{"two dates", head1 + "\nآخر تحديث: 7 مارس 2024\nتاريخ النشر: 5 مارس 2024\n" + para1, []want{{head1, "2024-03-05", "", "", para1}}},
		{"the last change alone", head1 + "\nآخر تحديث: 7 مارس 2024\n" + para1, []want{{head1, "2024-03-07", "", "", para1}}},
		{"a menu that names comments", "الرئيسية\nالتعليقات\n" + head1 + "\n\n" + para1 + "\n" + para2, []want{{head1, "", "", "", para1 + "\n" + para2}}},
		{"a foot without colons", head1 + "\n\n" + para1 + "\n\nالوسوم سكة الحديد الساحل\nالخبر السابق الميناء يستقبل أول سفينة\nالخبر التالي أمطار على مدن الساحل\n", []want{{head1, "", "", "", para1}}},
		{"what would be a foot, in the text", head1 + "\n\n" + para1 + "\nالخبر السابق نفاه المتحدث باسم الوزارة\n" + para2, []want{{head1, "", "", "", para1 + "\nالخبر السابق نفاه المتحدث باسم الوزارة\n" + para2}}},
		{"comments", head1 + "\n\n" + para1 + "\n\nالتعليقات\nأحمد\n" + para2, []want{{head1, "", "", "", para1}}},
		{"a source line", head1 + "\n\n" + para1 + "\n\nالمصدر: رويترز", []want{{head1, "", "", "رويترز", para1}}},
		{"an outlet's name behind the text", head1 + "\n\n" + para1 + "\n\nرويترز", []want{{head1, "", "", "رويترز", para1}}},
		{"a masthead", "وكالة الأنباء السعودية\n" + head1 + "\n\n" + para1, []want{{head1, "", "وكالة الأنباء السعودية", "", para1}}},
		{"a signature before the source", head1 + "\n\n" + para1 + "\n\nشبكة الساحل للأخبار\nالمصدر: رويترز", []want{{head1, "", "شبكة الساحل للأخبار", "رويترز", para1}}},
		{
			"an appended article with a date and a source of its own",
			head1 + "\n5 مارس 2024\n" + para1 + "\nالمصدر: رويترز\nإقرأ أيضاً:\nافتتاح محطة جديدة في مدينة الساحل\n" + para2 + "\nالمصدر: واس\n",
			[]want{{head1, "2024-03-05", "", "رويترز", para1}, {"افتتاح محطة جديدة في مدينة الساحل", "", "", "واس", para2}},
		},
		{
			"a list where an article could be appended",
			head1 + "\n" + para1 + "\nالمصدر: رويترز\nإقرأ أيضاً:\nافتتاح محطة جديدة\nوصول أول قطار\nخبر ثالث",
			[]want{{head1, "", "", "رويترز", para1}},
		},
		{"how long ago it was printed", head1 + "\nمنذ ساعتين\n\n" + para1, []want{{head1, "", "", "", para1}}},
		{"months ago", head1 + "\nقبل 3 أشهر\n" + para1, []want{{head1, "", "", "", para1}}},
		{"yesterday at some time", head1 + "\nأمس 21:40\n" + para1, []want{{head1, "", "", "", para1}}},
		{"who and how long ago", head1 + "\nمحمد علي | منذ ساعتين\n" + para1, []want{{head1, "", "", "", para1}}},
		{"a byline without a colon", head1 + "\nبقلم/ محمد علي - خاص\n\n" + para1, []want{{head1, "", "", "", para1}}},
		{"a byline without any sign", head1 + "\nكتبت منى علي\n" + para1, []want{{head1, "", "", "", para1}}},
		{"a name right below the title", head1 + "\nمنى علي\n" + para1, []want{{head1, "", "", "", para1}}},
		{"a text that begins as a byline does", "كتب الوزير إلى عمال السكة\n\n" + para1, []want{{"كتب الوزير إلى عمال السكة", "", "", "", para1}}},
		{"a day of the story below the title", head1 + "\n\n6 أكتوبر 1973\n\n" + para1, []want{{head1, "", "", "", "6 أكتوبر 1973\n" + para1}}},
		{"the same with the day of the week", head1 + "\n\nالسبت 6 أكتوبر 1973\n\n" + para1, []want{{head1, "1973-10-06", "", "", para1}}},
		{"a day of the story below the date", head1 + "\nنشر في: 30 أبريل 2019\n\n11 سبتمبر 2001\n\n" + para1, []want{{head1, "2019-04-30", "", "", "11 سبتمبر 2001\n" + para1}}},
		{"a day of the story above the date", head1 + "\n11 سبتمبر 2001\n\nالثلاثاء 30 أبريل 2019\n\n" + para1, []want{{head1, "2019-04-30", "", "", "11 سبتمبر 2001\n" + para1}}},
		{"the date twice", head1 + "\n5 مارس 2024\nنشر في: 5 مارس 2024\n" + para1, []want{{head1, "2024-03-05", "", "", para1}}},
		{
			"a running head and numbers of pages",
			"جريدة المرفأ - العدد 55 - الثلاثاء 5 آذار 2024\n4\n\n" + head1 + "\n\n" + para1 + "\n\fجريدة المرفأ - العدد 55 - الثلاثاء 5 آذار 2024\n5\n" + para2 + "\n7\n",
			[]want{{head1, "2024-03-05", "جريدة المرفأ", "", para1 + "\n" + para2 + "\n7"}},
		},
		{"a letter", "من: المكتب الإعلامي\nإلى: الزملاء\nالموضوع: " + head1 + "\n\nبيان صحفي\n\n" + para1 + "\n\nللاستفسار: هاتف 5550199", []want{{head1, "", "", "", para1}}},
		{"one label makes no letter", "الموضوع: السكة\n" + para1, []want{{"الموضوع: السكة", "", "", "", para1}}},
		{"a masthead above a date", "وكالة أنباء الساحل / أنس\n5 مارس 2024\n" + head1 + "\n" + para1, []want{{head1, "2024-03-05", "وكالة أنباء الساحل", "", para1}}},
		{"a subject that reads like a masthead", "قناة السويس\n" + head1 + "\n5 مارس 2024\n" + para1, []want{{head1, "2024-03-05", "", "", para1}}},
		{"the outlet, the day and the time", head1 + "\nبوابة الساحل - الثلاثاء 5 مارس 2024 - 01:05 م\n" + para1, []want{{head1, "2024-03-05", "بوابة الساحل", "", para1}}},
		{"three words a line", "قال الوزير\nإن الأمر\nانتهى اليوم", []want{{"", "", "", "", "قال الوزير\nإن الأمر\nانتهى اليوم"}}},
	} {
		dir := write(t, map[string]string{"a.txt": tt.page})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(sum.Warnings) > 0 {
			t.Errorf("%s: %v, %v", tt.name, sum.Warnings, err)
		}
		var got []want
		for _, a := range articles {
			w := want{title: a.Title, outlet: a.Outlet, text: a.Text}
			if !a.Published.Time.IsZero() {
				w.date = a.Published.Time.Format("2006-01-02")
			}
			for _, c := range a.Credits {
				w.credit += c.Name
			}
			got = append(got, w)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// Pages of one name in several folders are several articles, even with one
// text; the same page named twice is one.
func TestPageNames(t *testing.T) {
	dir := write(t, map[string]string{"a/1.txt": para1, "b/1.txt": para1, "b/2.txt.gz": gzipped(t, para2)})
	articles, sum, err := readAll(t, Options{}, dir, dir)
	b := filepath.Join("b", "1.txt")
	if got, want := ids(articles, dir), []string{"1#1", b + ":1#1", "2#1"}; err != nil || !slices.Equal(got, want) || sum.Repeated != 3 {
		t.Errorf("Read = %q, %+v, %v, want %q", got, sum, err, want)
	}
}

// FuzzPage: the text of an article is lines of its page, in order, and credits
// stand where they say.
func FuzzPage(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, p := range seeds {
		page, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(page))
	}
	for _, tt := range chromeLines {
		f.Add(head1 + "\n" + tt.line + "\n" + para1 + "\nإقرأ أيضاً:\n" + head1 + "\n" + para2)
	}
	d := newDecoder(testOptions())
	f.Fuzz(func(t *testing.T, page string) {
		page = strings.ToValidUTF8(page, "\ufffd")
		articles, err := d.articles("a.txt", page)
		if len(articles) == 0 && err == nil {
			t.Errorf("articles(%q) gives neither articles nor an error", page)
		}
		rest := "\n" + strings.ReplaceAll(page, "\r\n", "\n") + "\n"
		for _, a := range articles {
			checkArticle(t, a)
			for l := range strings.SplitSeq(a.Text, "\n") {
				_, after, ok := strings.Cut(rest, l)
				if !ok {
					t.Errorf("articles(%q): line %q of %q is none of the page", page, l, a.Text)
				}
				rest = after
			}
			for _, c := range a.Credits {
				if c.PageStart >= 0 && (!isSpan(page, c.PageStart, c.PageEnd) || page[c.PageStart:c.PageEnd] != c.Name) {
					t.Errorf("articles(%q): credit %+v does not stand in the page", page, c)
				}
			}
		}
	})
}

func BenchmarkPage(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatal("no seeds", err)
	}
	var pages []string
	size := 0
	for _, p := range paths {
		page, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, string(page))
		size += len(page)
	}
	d := newDecoder(testOptions())
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range pages {
			if _, err := d.articles("a.txt", page); err != nil {
				b.Fatal(err)
			}
		}
	}
}
