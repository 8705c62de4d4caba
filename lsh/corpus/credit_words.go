package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// Words that decide about names
//
// Each word has classes by what it makes of a name near it; those of verbs have all
// persons and tenses that news is written in.

// class says what a word near a name makes of it; a word may have several.
type class uint64

const (
	naqlWord    class = 1 << iota // نقلا: with عن
	accordingTo                   // وفقا, طبقا: with ل
	accordingOf                   // بحسب, حسب: with nothing between
	strongVerb                    // ذكرت: whoever is its subject reports
	weakVerb                      // أعلنت: so it does where أن follows
	moveVerb                      // نقلت: so it does where عن or أن follows
	relVerb                       // نشرته
	relNow                        // تنشره: so a medium does where بحسب ما stands before, else it is a habit
	seenVerb                      // علمت, اطلعت, حصلت: a medium of itself
	sayWord                       // قال, تصريح: to whom, says ل
	tellVerb                      // أبلغ, أخبر: to whom, says the name
	meetNoun                      // حوار, مقابلة: with whom, says مع
	reporter                      // مراسل
	question                      // سؤال
	witness                       // شاهد, مصدر
	reportNoun                    // تقرير, إحصاء
	someWord                      // بعض: before a name
	clauseWord                    // لكن: a clause begins behind it
	ownVerb                       // تجولت: so a medium says of itself
	callWord                      // اتصال: with ب
	articleWord                   // مقال: in a paper
	belongWord                    // التابع ل
	fillerWord                    // أمس: may stand between verb and name
	thatWord                      // أن, عن, قوله
	aboutWord                     // عن
	toWord                        // إلى
	withWord                      // مع
	inWord                        // في
	wasWord                       // كانت
	whatWord                      // ما, كما: part of a phrase
	pronoun                       // عليها, به
	viaWord                       // على, عبر
	programWord                   // برنامج: of a channel
	teaserWord                    // اقرأ أيضا
	photoWord                     // صورة, أرشيف
	noMedium                      // behind a title, of what is no medium: موقع تويتر, قناة السويس, صحيفة الدعوى
	rater                         // behind وكالة, what is none of news: ناسا
	orgWord                       // هيئة: a name may begin with it that ends in brackets
	replyWord                     // تعليقا على: who answers a text does not print it
	studyWord                     // دراسة: journals print them, media do not take them from there
	stopWord                      // ends a name that nobody knows
	coverVerb                     // تناولت: so does a medium with a subject
	objectVerb                    // أماطت: so it reports where an objectWord follows
	objectWord                    // اللثام, صفحتها
	hearNoun                      // حديث: to whom, says إلى
	speakVerb                     // شكا: to whom, says ل, though ل says less behind it than behind a sayWord
	clauseThat                    // أن, إنه: a clause begins, with people and deeds of its own
	selfThat                      // أنها: what follows is about the medium, or may be
	gainWord                      // جائزة: what a medium gets for itself
	giveWord                      // بيع: what is done to a medium, says ل
	deedVerb                      // قررت: takes أن, and says nothing
	besideWord                    // decides in some phrase
	bare                          // takes no و in front
)

// attributing are the classes that make a sentence of the words before a name.
const attributing = accordingTo | accordingOf | reporting | relVerb | seenVerb | sayWord | tellVerb

// reporting are the verbs whose subject reports, at least with what stands behind.
const reporting = telling | coverVerb | objectVerb

// telling are those of them that their reporters may be the subject of, too.
const telling = strongVerb | weakVerb | moveVerb

// mute are the classes that only take something from a mention beside them.
const mute = stopWord | photoWord | noMedium | rater | orgWord | replyWord | studyWord | teaserWord | belongWord | programWord | bare

// contextWords are the words that decide about a name near them, folded.
var contextWords = []struct {
	class class
	words string
}{
	{naqlWord, "نقلا ناقلا ناقله منقول منقولا منقوله بالنقل ترجمه مترجم مترجما مترجمه معرب تعريب بتصرف مقتبس مقتبسا مقتبسه اقتباسا مستقاه"},
	{accordingTo, "وفقا طبقا تبعا"},
	{accordingOf, "بحسب حسب وفق"},
	{accordingOf | bare, "ذمه حد"},
	{strongVerb, "تناقلت تداولت تتناقل تتداول حسبما"},
	{relVerb, "تابعته تابعتها"},
	{weakVerb, "بينت تبين"},
	{seenVerb, "علمت اطلعت حصلت تحصلت تلقت اطلع حصل"},
	{seenVerb | bare, "يتسن يتسني تتمكن يتمكن تستطع تسن"},
	{sayWord, "بينت دعت تابع تابعت قايلا قايله قايلين لافتا سوال اسيله قولها قوله رد ردت طالب دافع"},
	{sayWord, "تعليق تصريح تصريحات تصريحاته التصريح تصريحها تصريحه بتصريح بتصريحات تصريحاتها تصريحهم تصريحاتهم تصريحين حديث حديثه حديثها حديثهم حديثهما كلمه كلامه حوار حواره مقابله مقابلته لقاء لقايه مداخله مداخلته مداخلتها مقابلتها مقابلتهم لقايها لقايهم حوارها حوارهم اتصال رساله افاده بيان دردشه محادثه محاوره مكالمه استفسار استفسارات بالقول القول ايضاح توضيح شهادته شهادتها افادته افادتها"},
	{hearNoun, "افاده افادته افادتها احاديثهم احاديثه حديث حديثه حديثها حديثهم حديثهما تصريح تصريحات تصريحه تصريحها تصريحاته تصريحاتها كلام كلامه مقابله رساله بيان"},
	{tellVerb, "اجرته اجرتها اجراه اجراها تجريه تجريها تبلغ اتصلت تواصلت سالت استطلعت"},
	{coverVerb, "طالعتنا اتحفتنا فاجاتنا"},
	{meetNoun, "حوار حوارا حواره حوارها مقابله مقابلته مقابلات حديث حديثه حديثها لقاء لقايه لقاءات حوارات اتصال دردشه محادثه محاوره مكالمه مداخله مداخلته تصريح تصريحات"},
	{question, "سوال اسيله استفسار استفسارات"},
	{witness, "مصادر لمصادر مصدر شاهد شهود عيان"},
	{reporter, "موفد موفده موفدو موفدها موفدنا مندوبه مندوبو مراسلها مراسلنا مراسل مراسله مراسلو مراسلي مراسلون مندوب مصور صحافي صحفي صحافيو صحافيه صحفيه صحافيون صحفيون مصورون محرر مراسلا لمراسل لمراسله لموفد لمندوب لمحرر"},
	{reportNoun, "تقرير تقريرا تقريرها خبر خبرا نبا احصاء احصاييه حصيله تعداد استطلاع تحقيق تحليل حسابات تقديرات مقال مقاله افتتاحيه مسح احصاءات بيانات موشرات تقارير لتقرير لاحصاء لاحصاءات لاحصاييه لحصيله لتعداد لاستطلاع لمسح لبيانات لتقارير لتحقيق لحسابات لتقديرات لتحليل روايه وصف تعبير قول زعم مزاعم كلام معلومات"},
	{someWord, "بعض احدي كبري كبريات معظم عده"},
	{clauseWord, "لكن فيما بينما"},
	{ownVerb | bare, "رصدت تجولت التقت زارت حاورت تابعت وقفت"},
	{callWord, "اتصال اتصاله اتصالها"},
	{articleWord, "مقال مقاله مقالها مقالته له لها"},
	{belongWord, "تابع تابعه التابع التابعه المقدم المقدمه الموجه الموجهه المخصص الممنوح الممنوحه مملوك مملوكه المملوك المملوكه مالك مالكه المالك المالكه ناشر ناشره الناشر الناشره المشغل المشغله مقر المقر استوديوهات طاقم فريق ينتمي المنتمي انتماء منتم"},
	{fillerWord, "اليوم الليله البارحه امس مساء صباح يوم السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه ايضا كذلك بدورها وقت سابق لاحق من جهتها وكذلك فجر ليل ظهر ذلك بذلك الماضي الجاري " +
		"قد لنا فيه فيها عنه عنها عددها الصادر الصادره تقريرها نصه نصها تفاصيله تفاصيلها مضمونه مضمونها"},
	{thatWord, "عما لان ان بان انه انها بانه بانها عن قوله قولها قولهم تصريحات تصريحا تقريرا خبرا مقالا نبا انهم نقلا لان وان كان تفاصيل"},
	{clauseThat, "ان بان انه انها انهم بانه بانها لان عما"},
	{aboutWord, "عن"},
	{toWord, "الي"},
	{withWord, "مع"},
	{inWord, "في فى"},
	{wasWord, "كانت كان"},
	{whatWord, "ما كما حسبما مثلما فيما بما علي وفقما"},
	{pronoun, "عليها عليه عليهم به بها لها له منه منها اليها اليه اليهم معها معه معهم"},
	{besideWord | bare, "لسان اخبار كاميرا كاميرات ميكروفون من ل ول فل لل ب وب و خاص خاصه الخبر خدمه عاجل بواسطه عنونت وعنونت نشره موجز رابط علم وعلم هاتفي نشر نشرت ونشر ونشرت المنشور المنشوره اجرت واجرت شاشه اثير صفحه ضيفا وصل وصلت"},
	{objectWord, "عند اللثام الستار النقاب القناع مفاجاه قنبله الضوء الاضواء الانتباه النظر صفحتها صفحاتها صفحه صفحتين صفحات غلافها غلاف عددها مساحه مساحات ملف ملفا ملفها حيزا افتتاحيتها " +
		"معلوماتها معلومات نشر بنشر بث ببث بالكشف تقرير تقريرا تقارير تحقيق تحقيقا فيلما فلما استطلاعا احصاء حلقه مشاهد لقطات صورا تسجيل تسجيلا تسجيلات مقطع مقطعا مقاطع فيديو نسخه وثيقه وثايق القول"},
	{gainWord, "جايزه الجايزه جوايز ترخيص رخصه حقوق تمويل دعما دعم تهديد تهديدا تهديدات شهاده وسام لقب المركز موافقه تكريما تعويض عرضا عروضا"},
	{selfThat, "انها بانها"},
	{giveWord, "بيع منح اهداء تسليم انتقال انتقاله انتقالها بانتقال بانتقاله انضمام انضمامه انضمامها بانضمام بانضمامه عوده عودته عودتها بعوده استقالته استقالتها اعتذار اعتذاره اعتذارها شكره شكرها تقديره ملكيه انتساب ترخيص الترخيص تراخيص"},
	{deedVerb, "قررت ارادت حاولت استطاعت تمكنت رفضت طلبت طالبت وافقت اضطرت نسيت تعهدت وعدت اختارت قبلت كادت اوشكت فضلت تمنت رجت خشيت اشترطت اتفقت كانت اعتادت استحقت نجحت باتت اصبحت ظلت بدات تنوي تعتزم تريد تحاول تستطيع تستحق تخشي تامل تطلب تطالب ترفض توافق تعتاد تقرر تتمني تجب"},
	{viaWord, "علي عبر"},
	{objectVerb, "توقفت"},
	{programWord, "برنامج برنامجه برنامجها لبرنامج ببرنامج حلقه شاشه نشره اثير"},
	{teaserWord | bare, "اقرا اقراوا طالع طالعوا شاهد شاهدوا تابع ايضا كذلك المزيد"},
	{photoWord, "صوره صور الصوره الصور ارشيف ارشيفيه الارشيف تصوير عدسه فوتو كاريكاتير خاصه"},
	{noMedium, "تويتر فيسبوك يوتيوب انستغرام انستجرام اكس التواصل تيليغرام تليغرام واتساب تيك سناب السويس بنما المدرسيه الحادث الحادثه الدعوي الاتهام الادعاء الطعن السوابق"},
	{rater, "موديز فيتش ستاندرد ناسا ايسا"},
	{orgWord, "هييه لهييه موسسه لموسسه مجموعه لمجموعه الهييه للهييه"},
	{replyWord, "تعليقا تعقيبا تفاعلا اشاره تنويها"},
	{studyWord, "دراسه الدراسه دراسته بحث البحث ابحاث النتايج نتايج باحثون الباحثون"},
	{stopWord, "ان انه انها عن في فى من علي الي عبر نقلا قد اليوم امس مساء صباح بان مع بعد قبل خلال حول منذ لا لم لن كما او اذا حيث التي الذي بشان وفق بحسب يوم بدورها تقريرا خبرا نقلت قالت ذكرت قوله قولها هذا هذه ما كان كانت هو هي ايضا تحت ضمن لدي عند بين حتي ثم بل اي كل"},
}

// contextVerbs are the verbs among them, past and present without the letter of
// the person: اعلن/علن. All persons that news is written in have the class, and
// with a pronoun behind it (نشرته, أوردها) a verb of reporting is a relVerb.
var contextVerbs = []struct {
	class class
	verbs string
}{
	{strongVerb, "ذكر/ذكر افاد/فيد اورد/ورد نشر/نشر كتب/كتب قال/قول بث/ اذاع/ سرب/سرب رصد/رصد نسب/نسب روي/روي حكي/حكي انبا/نبي"},
	{weakVerb, "اعلن/علن اكد/وكد كشف/كشف اشار/شير اوضح/وضح اضاف/ضيف لفت/لفت اظهر/ظهر تابع/تابع زعم/زعم توقع/توقع رجح/رجح قدر/قدر تحدث/تحدث " +
		"ابرز/برز سلط/سلط علق/علق نوه/نوه اشاد/شيد افصح/فصح ابان/ حذر/حذر المح/لمح جزم/جزم اعتبر/عتبر لاحظ/لاحظ استبعد/ستبعد ادعي/دعي نفي/نفي نبه/نبه " +
		"المع/لمع شدد/شدد اعترف/عترف اردف/ردف صرح/صرح استدرك/ستدرك تنبا/تنبا تكهن/تكهن تساءل/تساءل تسال/"},
	{moveVerb, "نقل/نقل اقتبس/قتبس"},
	{coverVerb, "تناول/تناول سرد/سرد استعرض/ستعرض تطرق/تطرق اسهب/سهب عنون/عنون ارجع/ ابرز/برز عزا/عزو علل/علل لخص/لخص اوجز/وجز حلل/حلل ساق/سوق وصف/صف ركز/ركز وثق/وثق استذكر/ستذكر اجمل/جمل افاض/فيض اسند/سند توقع/توقع رجح/رجح قدر/قدر استبعد/ستبعد زعم/زعم ادعي/دعي كشف/كشف اكد/وكد شكك/شكك"},
	{objectVerb, "راي/ري ارتاي/رتاي خلص/خلص استنتج/ستنتج ذهب/ذهب مضي/مضي انتهي/نتهي توصل/توصل استغرب/ستغرب تاكد/تاكد تحقق/تحقق سجل/سجل " +
		"انفرد/نفرد تفرد/تفرد اعاد/عيد اماط/ميط ازاح/زيح ازال/زيل رفع/رفع فجر/فجر القي/ خصص/خصص افرد/فرد كرس/كرس صدر/ تصدر/ استقي/ستقي اعد/ اجري/ قدم/قدم اصدر/صدر عرض/عرض " +
		"سلط/سلط لفت/لفت شاهد/شاهد عاين/عاين راجع/راجع تسلم/تسلم استلم/ستلم تلقف/تلقف التقط/لتقط بعث/ ارسل/"},
	{sayWord, "قال/قول صرح/صرح اكد/وكد اوضح/وضح ابلغ/بلغ كشف/كشف ذكر/ذكر افاد/فيد اضاف/ضيف اشار/شير تحدث/تحدث ادلي/دلي لفت/لفت نفي/نفي شدد/شدد " +
		"نوه/نوه اعترف/عترف روي/روي اعرب/عرب اعلن/علن اعتبر/عتبر راي/ري وصف/صف توقع/توقع حذر/حذر زعم/زعم علق/علق عبر/عبر قلل/قلل " +
		"شرح/شرح فسر/فسر خص/خص افصح/فصح ابان/بين اردف/ردف استطرد/ستطرد المح/لمح جزم/جزم اجاب/جيب برر/برر رجح/رجح اقر/قر كتب/كتب انتقد/نتقد " +
		"حكي/حكي باح/بوح افضي/فضي نبه/نبه استبعد/ستبعد استدرك/ستدرك ادعي/دعي اسر/سر"},
	{speakVerb, "شكا/شكو اشتكي/شتكي استنكر/ستنكر تمني/تمني ناشد/ناشد كذب/كذب فند/فند دحض/دحض نصح/نصح ابدي/بدي توعد/توعد هدد/هدد اتهم/تهم لوح/لوح " +
		"اختتم/ختتم سرد/سرد استعرض/ستعرض كرر/ جدد/ علل/علل عزا/عزو ارجع/ تساءل/تساءل استعاد/ستعيد ثمن/ثمن رحب/رحب ندد/ندد ادان/دين استغرب/ستغرب " +
		"استهجن/ستهجن اعتذر/عتذر طمان/طمين بشر/بشر تنبا/تنبا تكهن/تكهن اشترط/شترط تطرق/تطرق تذكر/تذكر جادل/جادل اثني/ثني لخص/لخص نعي/نعي"},
	{hearNoun, "تحدث/تحدث ادلي/دلي افضي/فضي اسر/سر باح/بوح"},
	{tellVerb, "ابلغ/بلغ اخبر/خبر خص/خص صارح/صارح كاشف/كاشف طمان/طمين"},
}

// reportingVerbs are more verbs that a pronoun may follow: نشرته, أوردها.
const reportingVerbs = "نشر تناقل/تناقل تداول/تداول بث/بث اعد انجز حضر تسلم استلم جمع راجع شاهد تلق علم/علم"

// forms are the forms of a verb, and of it as an adverb (مضيفا) where it says
// something: مشاهدا, مسجلة and the like are other words. There are none of the future,
// in which media announce what they will print.
func forms(past, present string, c class) []string {
	stem, weak := past, strings.HasSuffix(past, "ي") || strings.HasSuffix(past, "ا") && past != "تنبا" && past != "انبا"
	if weak { // روى, روت
		stem = past[:len(past)-len("ي")]
	}
	all := []string{past, stem + "ت", stem + "تا", stem + "وا"}
	if present != "" {
		short := present
		if weak {
			short = present[:len(present)-len("ي")]
		}
		all = append(all, "ي"+present, "ت"+present, "ي"+short+"ون")
		if c&(coverVerb|objectVerb) == 0 {
			all = append(all, "م"+present+"ا", "م"+present+"ه", "م"+present+"ين")
		}
	}
	return all
}

// withPronoun are the forms of a verb that a pronoun is the object of.
func withPronoun(past string) []string {
	stem := past
	if s, ok := strings.CutSuffix(past, "ي"); ok {
		past, stem = s+"ا", s
	}
	var all []string
	for _, end := range []string{"ه", "ها", "هم"} {
		all = append(all, past+end, stem+"ت"+end)
	}
	return all
}

// formsOf are a folded word as it stands and unjoined, and both without ب, ل or ك.
func formsOf(word string) [4]string {
	all := [4]string{word, arabic.Unjoined(word), word, arabic.Unjoined(word)}
	for i := 2; i < len(all); i++ {
		for _, letter := range []string{"ب", "ل", "ك"} {
			if rest, ok := strings.CutPrefix(all[i], letter); ok {
				all[i] = rest
				break
			}
		}
	}
	return all
}

// listed is the first of the forms of a word that is in a set, "" if none is.
func listed(set *arabic.Set, word string) string {
	for _, w := range formsOf(word) {
		if set.Has(w) {
			return w
		}
	}
	return ""
}

// bodies are organisations that have places and sites.
var bodies = arabic.SetOf("وزاره شركه مجلس حزب منظمه جامعه نادي بنك مركز معهد لجنه جمعيه نقابه اتحاد رياسه ديوان بلديه مديريه مكتب جيش شرطه محكمه برلمان سفاره مصرف هييه موسسه مجموعه")

// functions are what somebody has an office for in a firm, without the article.
var functions = arabic.SetOf("اداره تسويق مبيعات عمليات تشغيل شوون موارد علاقات استثمار استثمارات مشاريع مشروعات تطوير تخطيط اتصال ماليه تقنيه اعلام مجموعه شركه")

// offices are what people are of an organisation, without the article.
var offices = arabic.SetOf("نسبه رييس مدير عضو متحدث متحدثه ناطق ناطقه ممثل امين وكيل كبير محلل باسم تابع تابعه عام مساعد نايب سفير مندوب مكتب قايد مسوول موسس مالك بيان كلمه موتمر مهرجان حفل اول ثاني عمومي تنفيذي رسمي مملوك مملوكه")

// columns are what a columnist writes.
var columns = arabic.SetOf("مقاله مقالها مقالته مقالتها زاويته زاويتها عموده عمودها")

// Words that decide in one phrase alone.
var (
	foundIn    = arabic.SetOf("جاء جاءت رد ردت قرات قرانا طالعت")                                                                                 // with في and the medium
	pointing   = arabic.SetOf("اشار اشارت تشير يشير لفت لفتت نبه نبهت تطرق تطرقت المح المحت توصلت توصل خلصت")                                     // with إلى and a matter
	informing  = arabic.SetOf("افاد افادت")                                                                                                       // with the medium, and أن
	briefing   = arabic.SetOf("اطلع اطلعت")                                                                                                       // with the medium, and على
	topping    = arabic.SetOf("تصدر تصدرت")                                                                                                       // with غلاف and the medium
	writing    = arabic.SetOf("كتب كتبت يكتب تكتب")                                                                                               // in the medium
	printing   = arabic.SetOf("نشر نشرت المنشور المنشوره")                                                                                        // in the medium
	carrying   = arabic.SetOf("نقله نقلها نقلهم")                                                                                                 // a match, by a channel
	relatives  = arabic.SetOf("التي الذي والتي والذي")                                                                                            // with what is obtained or denied before it
	arriving   = arabic.SetOf("ورد وردت وصل وصلت ارسل ارسلت")                                                                                     // with الذي before it, and the newsroom
	denying    = arabic.SetOf("نفي نفت ينفي تنفي")                                                                                                // of a medium: what it says of itself
	staff      = arabic.SetOf("مصور مصوري صحافيي صحفيي صحافي صحفي مراسلي مراسل مراسلت موظف موظفي مكتب مكاتب مقر مقرات موقع مدير مذيع مذيعت منصت") // of a medium, with a pronoun
	witnessing = arabic.SetOf("شاهد شاهدت راي رات سمع سمعت لاحظ لاحظت احصي")                                                                      // by reporters of agencies
	regularly  = arabic.SetOf("اسبوعيا يوميا شهريا اسبوعيه يوميه شهريه")                                                                          // behind مقالا: what a columnist does, and no article
	titling    = arabic.SetOf("المنشور المنشوره له لها بعنوان تحت عنوان")                                                                         // between مقاله and its title
	written    = arabic.SetOf("كتابته كتابتها نشره نشرها نقله نقلها تحريره النشر كتب نشر اعداده")                                                 // before بواسطة and the medium
	matters    = arabic.SetOf("تفاصيل صحه قصه كواليس")                                                                                            // that somebody tells
)

// sourceLabels begin a source line.
var sourceLabels = arabic.SetOf("المصدر المصادر مصدر ترجمه source")

// plainNames are names that are ordinary words or places too, but seldom stand
// behind a word of attribution as that.
const plainNames = "العربيه,الجزيره,عكاظ,القبس,الاهرام,المنار,الميادين,الاناضول,اناضول,تسنيم,كونا,قنا,بترا,وام,واع,وفا,سبا,انسا,افي,ايفي,اكي,ا ب,المصري اليوم," +
	"الصحافه الفرنسيه,الانباء السعوديه,الانباء الكويتيه,الانباء القطريه,الانباء العمانيه,الانباء الاردنيه,الانباء السوريه,الانباء العراقيه,الانباء الفلسطينيه,الانباء الجزايريه,الانباء الليبيه,انباء الامارات,انباء البحرين,انباء الشرق الاوسط,روسيا اليوم"

// headNames are such names of which that is true at the head of a line alone.
const headNames = "سبق تواصل الويام المواطن المرصد وطنيه"

// placeNames are names of media that stand at the head of a line as places.
const placeNames = "الرياض,مكه,القدس,الخبر,عمان,النيل الازرق"
