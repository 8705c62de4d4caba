package corpus

import (
	"strings"
	"testing"
)

// TestPageHead reads pages whose heads are ordered as those of real sites are:
// tickers, today's date, editors, legends and datelines stand around the title.
func TestPageHead(t *testing.T) {
	const (
		title = "البلدية ترمم السوق القديم قبل الصيف"
		text  = `أعلنت بلدية مدينة الساحل القديمة، اليوم السبت، عن بدء أعمال ترميم السوق الشعبي بعد سنوات من الإهمال، وقالت إن المرحلة الأولى تشمل أربعين محلا تجاريا.
وأضاف رئيس البلدية، المهندس كامل العطار، أن كلفة المشروع تبلغ ثلاثة ملايين دينار، مشيرا إلى أن العمل سينتهي قبل حلول الصيف المقبل.`
	)
	headlines := []string{
		"محافظ الجنوب يتفقد مشروعات الصرف الصحي", "انطلاق فعاليات مهرجان التمور الثالث", "الأرصاد تحذر من رياح نشطة على المرتفعات",
		"فريق الهلال يستعد لمواجهة الأحد", "أسعار الذهب في محلات الصاغة", "ضبط شحنة أدوية مهربة في الميناء",
	}
	for _, tt := range []struct {
		name, page                  string
		title, date, outlet, credit string
		kept                        string // of the head, above the text
	}{
		{name: "a ticker with wide blanks, and the line of an archive", page: strings.Join(headlines, "    ") + "\n\n" + title + "\nنشر في صوت الساحل يوم 12 - 03 - 2019\n\n" + text, title: title, date: "2019-03-12", outlet: "صوت الساحل"},
		{name: "a ticker that runs on, and date and outlet on a line", page: strings.Join(headlines, " ") + "\n\n" + title + "\nالأحد 10 مارس 2019 الساعة 07 مساءً / صوت الساحل - خاص\n\n" + text, title: title, date: "2019-03-10 19:00"},
		{name: "today above the title, the date behind the section", page: "الإثنين 20 مايو 2024\n\n" + title + "\n\nكامل العطار\n\nأخبار المحافظات12-1-2023 | 12:31\n\n" + text, title: title, date: "2023-01-12 12:31"},
		{name: "today above the title, a day below it", page: "الإثنين 20 مايو 2024\n\n" + title + "\n\n12-1-2023\n\n" + text, title: title, date: "2023-01-12"},
		{name: "today alone, another day in the text", page: "الوضع المظلم\nالإثنين ٠٦ / مايو / ٢٠٢٤\nLogo\n  • " + title + "\n\n" + title + "\nكامل العطار\n\n" + text, title: title},
		{name: "the day in the text or the day behind it", page: "الأحد ٠٥ / مايو / ٢٠٢٤\n\n" + title + "\n\n" + text, title: title, date: "2024-05-05"},
		{name: "bids of the site above the title, the source in a list", page: "برامج\n\nشاهد آخر حلقاتنا اونلاين\n\n" + title + "\n\n" + text + "\n\nالمصدر :\n  • رويترز", title: title, credit: "رويترز"},
		{name: "the month first, as the day of the week says", page: title + "\n\nخميس, 06/11/2020 - 20:24\n" + text, title: title, date: "2020-06-11 20:24"},
		{name: "a legend, agencies, keywords without a heading", page: title + "\n\n10:30 م السبت 13 سبتمبر 2025\n\nكامل العطار\n\nوكالات\n\n" + text + "\n\nكامل العطار البلدية السوق القديم", title: title, date: "2025-09-13 22:30", credit: "وكالات", kept: "وكالات\n"},
		{name: "editors above the title", page: "رئيس مجلسى الإدارة والتحرير\nمنصور البنا\n\n" + title + "\n\nجريدة اليوم\n\n" + text, title: title, outlet: "جريدة اليوم"},
		{name: "a date below the text", page: title + "\n\n" + text + "\n\nيتبع…\n\n2019-12-23", title: title, date: "2019-12-23"},
		{name: "counters in a list", page: title + "\n\n  • 6/5/2019\n  • 00:00\n  • 8\n  • 0\nnews-picture\n\n" + text, title: title, date: "2019-05-06"},
		{name: "hours of broadcasts", page: "00:00\n01:00\nمدار الليل والنهار\n02:30 GMT\n150 د\nبث مباشر\n\n" + title + "\n\n13:40 GMT 07.02.2024\n\n" + text, title: title, date: "2024-02-07 13:40 +0000"},
		{name: "a dateline on a line of its own", page: "وام ـ أبوظبي\n\n" + text, credit: "وام", kept: "وام ـ أبوظبي\n"},
		{name: "the same below a title", page: title + "\n\nوام ـ أبوظبي\n\n" + text, title: title, credit: "وام"},
		{name: "a reporter and his place", page: "إبراهيم سليم (أبوظبي) \n\n" + text},
		{name: "place, both dates and agency before the text", page: "الساحل 29 رمضان 1439 هـ الموافق 14 يونيو 2018 م واس " + text, credit: "واس", kept: "الساحل 29 رمضان 1439 هـ الموافق 14 يونيو 2018 م واس "},
		{name: "the legend of a picture twice, and TT between", page: title + "\n\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\nTT\n\n" + title + "\n\n" + text, title: title},
		{name: "a legend with an agency, once", page: title + "\n\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\n\n" + text, title: title},
		{name: "the title with what its picture is, and invitations to comment", page: title + "\n\nالثلاثاء، 22 أبريل 2014 12:30 م\n" + title + " صورة أرشيفية\nكتبت فاطمة شوقى\n\nاضف تعليقاً واقرأ تعليقات القراء\n" + text + "\n\nلا تفوتك", title: title, date: "2014-04-22 12:30"},
		{name: "the title with the site, then alone", page: title + " – موقع قناة المرفأ – لبنان\nالمجموعة اللبنانية للإعلام\nقناة المرفأ\n\n" + title + "\n\n" + text + "\n\nرأيكم يهمنا", title: title},
		{name: "the outlet behind the title", page: title + " | صحيفة المرفأ\n\n" + text, title: title, outlet: "صحيفة المرفأ"},
		{name: "the size of letters, and Latin words at the foot", page: title + "\n\nA+ A-\n\n" + text + "\n\nXS\nSM\nLG", title: title},
		{name: "a menu, the legend of a picture behind a stroke", page: "مباشر\nأين يمكنك متابعتنا\n\n80 خبر\n  • جزيرة الجليد\n  • خطة السلام\n  • 90 دقيقة\n\n    90 دقيقة\n\n  • فيديوهات\n\n    فيديوهات\n\n" + title + "\n\n" + strings.Replace(text, "\n", "\n\nالسوق القديم / AFP\n\n", 1), title: title},
		{name: "a section that is a newspaper, too, and a dateline", page: "الأخبار\n" + title + "\nالساحل – المرفأ نيوز\n" + text, title: title, kept: "الساحل – المرفأ نيوز\n"},
		{name: "who wrote it, and the day by its name", page: title + "\n\nسعاد مراد – الأحد 13 أكتوبر 2024\n\n" + text, title: title, date: "2024-10-13"},
		{name: "a statement with its date and subject", page: "التاريخ: 12 شباط 2024\nالموضوع: " + title + "\n\n" + text, title: title, date: "2024-02-12"},
		{name: "hashtags before the title", page: "#جريدة_المرفأ " + title + "\n\n954 مشاهدات 0\n\n" + text, title: title},
		{name: "a dateline of an unknown outlet", page: "الساحل - العرب الآن\n" + text, kept: "الساحل - العرب الآن\n"},
		{name: "a text on one line, wide blanks between its paragraphs", page: strings.ReplaceAll(text, "\n", "   ") + "   " + strings.Join(headlines, ".   ") + "."},
		{name: "a credit on a line of its own", page: "نقلا عن وكالة الأناضول\n\n" + text, credit: "وكالة الأناضول", kept: "نقلا عن وكالة الأناضول\n"},
		{name: "what a feed says of a post without a title", page: title + "\n\n" + text + "\n\nThe post appeared first on المرفأ نيوز.\nظهرت المقالة أولاً على المرفأ نيوز.", title: title},
		{name: "what a feed says, and rules for comments", page: title + "\n\n" + text + "\n\nThe post " + title + " first appeared on المرفأ نيوز.\nنعلم قراءنا أنه لا يتم إدراج سوى التعليقات البناءة التي لا تتنافى مع الأخلاق.", title: title},
		{name: "keywords below a bare label", page: title + "\n\n" + text + "\nالكلمات الدالة\nالساحل\nأسواق", title: title},
		{name: "the form for comments", page: title + "\n\n" + text + "\n\nالإسم *\nالبريد الألكتروني *\nعنوان التعليق *\n: Characters Left\nإلزامي *\nشروط الاستخدام", title: title},
		{name: "the writer and the site whose the rights are", page: title + "\n\n" + text + "\nسامر الحلبي – ميناء نت .\n\nجميع الحقوق محفوظة لـ ميناء نت © 2024", title: title, outlet: "ميناء نت"},
		{name: "the headline of another story right above the title", page: "جريدة المرفأ\nحريق في مصنع للأخشاب\n" + title + "\nالأحد 10 مارس 2019\n" + text, title: title, date: "2019-03-10", outlet: "جريدة المرفأ"},
		{name: "a name and a date without a sign between them", page: title + "\n\nيوسف برهوم الأحد 10 مارس 2019 - 03:45 م\n" + text, title: title, date: "2019-03-10 15:45"},
		{name: "a name, a labelled date and that of a change", page: title + "\n\nعادل الزين تاريخ النشر: 10/03/2019 18:37 - آخر تحديث: 11/03/2019 08:00\n" + text, title: title, date: "2019-03-10 18:37"},
		{name: "a place and a date are no byline", page: title + "\n\nالسوق القديم الأحد 10 مارس 2019\n" + text, title: title, kept: "السوق القديم الأحد 10 مارس 2019\n"},
		{name: "a post of a forum", page: title + "\nمشاركة بواسطة ناقل الخبر » السبت، 9 مارس 2019 - 02:29 م\n" + text, title: title, date: "2019-03-09 14:29"},
		{name: "who posts and when that member joined", page: title + "\n\nناقل الخبر\nمشرف\nتاريخ التسجيل: Mar 2009\nالدولة: تونس\nالمشاركات: 639\n\n" + text, title: title},
		{name: "a picture before the date", page: title + "\n\U0001f5d3 الأحد 10 مارس 2019\n" + text, title: title, date: "2019-03-10"},
		{name: "the host of the page", page: "example-marfa.net\n" + title + "\n10 مارس 2019\n" + text, title: title, date: "2019-03-10", outlet: "example-marfa.net"},
		{name: "the page's address", page: title + "\n\nالمصدر: https://www.example-marfa.net/news/1\nالتاريخ: 2019-03-10\n\n" + text, title: title, date: "2019-03-10", outlet: "example-marfa.net"},
		{name: "the address of a source below the text", page: title + "\n\n" + text + "\n\nالمصدر: https://www.example-marfa.net/news/1", title: title},
		{name: "who wrote it and for whom", page: title + "\n\nمنى الشافعي | موقع المرفأ نيوز\n10 مارس 2019\n" + text, title: title, date: "2019-03-10", outlet: "موقع المرفأ نيوز"},
		{name: "the heading of a ticker is the name of an outlet, too", page: "بحث\nالآن\n" + headlines[0] + "\n" + headlines[1] + "\n" + title + "\nبواسطة منى الشافعي - مارس 10, 2019\n" + text + "\nالتعليقات\nشكرا لكم على الخبر يا إخوان.\n© 2019 واحة اليوم. كافة الحقوق محفوظة", title: title, date: "2019-03-10", outlet: "واحة اليوم"},
		{name: "an agency's dateline by both calendars is no title", page: title + "\nالأحد 10 مارس 2019\nالساحل 3 رجب 1440 هـ الموافق 10 مارس 2019 م واس\n" + text, title: title, date: "2019-03-10", credit: "واس", kept: "الساحل 3 رجب 1440 هـ الموافق 10 مارس 2019 م واس\n"},
		{name: "what kind of site it is", page: "موقع إخباري شامل\n" + title + "\n\n" + text, title: title},
		{name: "a list at the end, called otherwise", page: title + "\n\n" + text + "\nتقارير ذات علاقة\n" + strings.Join(headlines[:3], "\n"), title: title},
		{name: "a name with its honorific below a list and a title", page: "الأكثر قراءة\n" + strings.Join(headlines[:4], "\n") + "\nمحليات\nالأحد 10 مارس 2019\n" + title + "\nد. كامل حسن العطار\n" + text, title: title, date: "2019-03-10"},
		{name: "the fields of a record", page: "العنوان: " + title + "\nالتاريخ: 2019-03-10\nالمصدر: بوابة المرفأ\nالقسم: محليات\nالنص:\n" + text, title: title, date: "2019-03-10", outlet: "بوابة المرفأ"},
		{name: "the fields of a record whose source is an agency", page: "العنوان: " + title + "\nالتاريخ: 2019-03-10\nالمصدر: رويترز\nالقسم: محليات\nالنص:\n" + text, title: title, date: "2019-03-10", credit: "رويترز"},
		{name: "front matter", page: "---\nlayout: post\ntitle: \"" + title + "\"\ndate: 2019-03-10\nauthor: فريق التحرير\nsource: موقع المرفأ\ncategories: [طقس, محليات]\n---\n\n" + text, title: title, date: "2019-03-10", outlet: "موقع المرفأ"},
		{name: "an agency's mark of the end and its code", page: title + "\n\n" + text + "\n(النهاية) ب ش / م ع ع\nKUNA 121152 Mar 2019", title: title},
		{name: "from whom it is, behind the text", page: title + "\n\n" + text + "\n* نقلا عن \"صدى الميناء\"", title: title, credit: "صدى الميناء"},
		{name: "from whom it is, with its country", page: title + "\n\n" + text + "\nعن الغارديان البريطانية", title: title, credit: "الغارديان البريطانية"},
		{name: "from whom it is, with what that is", page: title + "\n\n" + text + "\n(عن صحيفة الغارديان)", title: title, credit: "صحيفة الغارديان"},
		{name: "from whom it is, in marks", page: title + "\n\n" + text + "\nعن «الغارديان»", title: title, credit: "الغارديان"},
		{name: "what the feed of a paper says below", page: title + "\n\n" + text + "\nهذا المحتوى من «المصري اليوم».. اضغط هنا لقراءة الموضوع الأصلي", title: title, credit: "المصري اليوم"},
		{name: "the same with a known name", page: title + "\n\n" + text + "\nنقلاً عن وكالة الأناضول.", title: title, credit: "وكالة الأناضول"},
		{name: "both dates with the hour", page: title + "\n\n18 كانون الأول 2018 22:10:00 - آخر تحديث: 19 كانون الأول 2018 22:18:25\n\n" + text, title: title, date: "2018-12-18 22:10:00"},
		{name: "a stamp, the outlet and who wrote it", page: title + "\n2010-12-06 05:57:51 أخبار الساحل /نبيل العمري\n\n" + text, title: title, date: "2010-12-06 05:57:51"},
		{name: "hours of prayer", page: "مواقيت الصلاة\nالفجر\nالظهر\nالعصر\n\n" + title + "\n\n" + text, title: title},
		{name: "the legend of a picture that ends in a full stop", page: title + "\n\nالتجار في السوق القديم (أ ف ب).\nA+ A-\n" + text, title: title},
		{name: "a name around the day of today", page: "أنباء الساحل\nالإثنين 21 يوليو 2025 03:30 صـ 25 محرّم 1447 هـ\nأنباء الساحل\n\n" + title + "\n\nالخميس 9 يناير 2025 04:12 مـ\n" + text, title: title, date: "2025-01-09 16:12", outlet: "أنباء الساحل"},
		{name: "the source right above the source line", page: title + "\n\nبوابة الوسط\nمصدر الخبر / بوابة الوسط\n\n" + text, title: title, credit: "بوابة الوسط"},
		{name: "no comments so far, above the text", page: "عاجل: " + headlines[0] + "\n" + title + "\n30 نوفمبر 2021\nالتعليقات (0)\nكامل العطار\n\n" + text, title: title, date: "2021-11-30"},
		{name: "the number of comments above the text", page: strings.Join(headlines[:3], " • ") + "\nرئيس مجلس الإدارة: سامي خليل\n\n" + title + "\n\n30/11/2021\n3 تعليقات\n\n" + text, title: title, date: "2021-11-30"},
		{name: "below lists of other stories: a section, a date, the title and who wrote it", page: "الرئيسية | محليات | رياضة | ثقافة\nالأكثر قراءة\n" + strings.Join(headlines[:3], "\n") + "\nأهم الأخبار\n" + strings.Join(headlines[3:], "\n") + "\nصحة\nالجمعة 31 يوليو 2015\n" + title + "\nكتب: سامي الحربي\n" + text, title: title, date: "2015-07-31"},
		{name: "below lists of other stories: the title, a date and a counter", page: "الرئيسية | محليات | رياضة | ثقافة\nالأكثر قراءة\n" + strings.Join(headlines[:3], "\n") + "\nأهم الأخبار\n" + strings.Join(headlines[3:], "\n") + "\nتفاصيل الخبر\n" + title + "\n04/08/2015\nالقراء: 467\n" + text, title: title, date: "2015-08-04"},
		{name: "tags in a text", page: title + "\n2026-01-27 18:40:00\n<h2>" + strings.Replace(text, "\n", "</h2> <p> </p> <p>", 1) + "</p>", title: title, date: "2026-01-27 18:40:00"},
	} {
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.txt": tt.page}))
		if err != nil || len(sum.Warnings) > 0 || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v, %v", tt.name, len(articles), sum.Warnings, err)
			continue
		}
		a := articles[0]
		credit := ""
		for _, c := range a.Credits {
			credit += c.Name
		}
		if got := printed(a.Published); a.Title != tt.title || got != tt.date || a.Outlet != tt.outlet || credit != tt.credit {
			t.Errorf("%s: title %q, date %q, outlet %q, credit %q, want %q, %q, %q, %q", tt.name, a.Title, got, a.Outlet, credit, tt.title, tt.date, tt.outlet, tt.credit)
		}
		if want := tt.kept + text; a.Text != want && a.Text != tt.page {
			t.Errorf("%s: text\n%s\nwant\n%s", tt.name, a.Text, want)
		}
	}
}

// TestPageHeadKeeps reads pages whose first lines look like what stands around a title
// and are the title or the text: all that a page prints must be in one of these.
func TestPageHeadKeeps(t *testing.T) {
	const text = "قال رئيس بلدية الساحل كامل العطار، في مؤتمر صحفي عقد أمس، إن أعمال ترميم السوق الشعبي ستبدأ في مطلع الشهر المقبل وتستمر عاما كاملا.\n" +
		"وأضاف العطار أن المرحلة الأولى تشمل أربعين محلا تجاريا، مشيرا إلى أن التجار سيحصلون على تعويضات شهرية طوال مدة العمل."
	const note = "شاعر من مواليد الساحل عام 1970، صدرت له ثلاث مجموعات شعرية، وحصل على جائزة الدولة في الأدب."
	for _, tt := range []struct {
		name, page, title, date string
		text                    string // "" if it is all but the title
	}{
		{name: "a headline that begins as the name of an outlet does", page: "مجموعة السبع تدين الهجوم\n12 مارس 2019\n\n" + text, title: "مجموعة السبع تدين الهجوم", date: "2019-03-12", text: text},
		{name: "a column about a paper", page: "صحيفة بلا قراء\nسالم العطار\n\n" + text, title: "صحيفة بلا قراء", text: text},
		{name: "an obituary of an editor", page: "وداعا رئيس التحرير\n\n" + text, title: "وداعا رئيس التحرير"},
		{name: "a poem and a note on its poet", page: "قصيدة إلى بحار لم يعد\n\nيا ليل طال البعد عن وطني\nوالقلب بين الموج والسفر\nما عاد في العينين من دمع\nيكفي لغسل الحزن والضجر\n\n" + note, title: "قصيدة إلى بحار لم يعد"},
		{name: "results above a paragraph", page: "نتائج مباريات الجولة الخامسة من الدوري\n\nالأهلي 2 الاتحاد 1\nالهلال 3 الشباب 0\nالنصر 1 الفتح 1\n\n" + text, title: "نتائج مباريات الجولة الخامسة من الدوري"},
		{name: "a list behind a colon", page: "إعلان أسماء الفائزين بجائزة الرواية\n\nأعلنت لجنة التحكيم أسماء الفائزين وجاءت كالتالي:\n• محمد علي حسن\n• سالم عبد الله العمري\n• خالد إبراهيم يوسف\n\n" + text, title: "إعلان أسماء الفائزين بجائزة الرواية"},
		{name: "a lead that ends in the agency", page: "ارتفاع أسعار النفط مع تراجع المخزونات\n\nارتفعت أسعار النفط يوم الأربعاء بعد أن أظهرت بيانات تراجع المخزونات. (رويترز)\n\n" + text, title: "ارتفاع أسعار النفط مع تراجع المخزونات"},
		{name: "winners and their papers", page: "توزيع جوائز الصحافة\n\n" + text + "\nوفاز بالجوائز كل من:\nمحمد سالم العمري (الشرق الأوسط)\nخالد يوسف علي (العربية)\n" + note, title: "توزيع جوائز الصحافة"},
		{name: "a question of many words", page: "سؤال المدينة\n\nهل يمكن لمدينة عاشت قرنا كاملا على صيد السمك وتجارة التوابل أن تتحول في عشر سنوات إلى مركز للمال والأعمال ينافس كبريات العواصم دون أن تفقد روحها وذاكرتها؟\n\n" + text, title: "سؤال المدينة"},
		{name: "a flash that begins with its title", page: "وفاة الفنان سالم العطار\n\nوفاة الفنان سالم العطار عن 70 عاما", title: "وفاة الفنان سالم العطار"},
		{name: "a play on words above its subtitle", page: "حين تبكي المدن العتيقة\nترميم السوق الشعبي يبدأ مطلع الشهر\n\n" + text, title: "حين تبكي المدن العتيقة"},
		{name: "a headline with a word in brackets", page: "حريق هائل (فيديو)\n\n" + text, title: "حريق هائل (فيديو)"},
		{name: "a headline with a day", page: "أسعار الذهب 12-03-2019\n\n" + text, title: "أسعار الذهب 12-03-2019", date: "2019-03-12"},
		{name: "a headline with a day of old", page: "حرب أكتوبر: 6 أكتوبر 1973\n\n" + text, title: "حرب أكتوبر: 6 أكتوبر 1973"},
		{name: "books and not a byline", page: "افتتاح المعرض في السوق القديم\nكتب نادرة ومخطوطات في السوق الشعبي\n\n" + text, title: "افتتاح المعرض في السوق القديم"},
		{name: "a column that ends in its title", page: "ما أشبه الليلة بالبارحة\n\n" + text + "\nما أشبه الليلة بالبارحة!", title: "ما أشبه الليلة بالبارحة"},
		{name: "a paper of the next day", page: "الأربعاء 15 مايو 2024\n\nالبلدية ترمم السوق الشعبي\n\nتنطلق اليوم الخميس أعمال ترميم السوق الشعبي في الساحل، بحضور رئيس البلدية.\n" + text, title: "البلدية ترمم السوق الشعبي", date: "2024-05-15", text: "تنطلق اليوم الخميس أعمال ترميم السوق الشعبي في الساحل، بحضور رئيس البلدية.\n" + text},
		{name: "a short lead that ends in the agency", page: "ارتفاع أسعار النفط مع تراجع المخزونات\n\nارتفعت أسعار النفط قليلا في تعاملات الأربعاء (رويترز).\n\n" + text, title: "ارتفاع أسعار النفط مع تراجع المخزونات"},
		{name: "a story that ends in whom it quotes", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nنقلا عن شهود عيان في السوق", title: "البلدية ترمم السوق الشعبي"},
		{name: "what a site says of itself", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nعن بي بي سي", title: "البلدية ترمم السوق الشعبي"},
		{name: "what a story is about", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nعن أسواق الساحل القديمة", title: "البلدية ترمم السوق الشعبي"},
		{name: "what a speech was of", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nهذا المحتوى من «الخطاب» لم ينشر", title: "البلدية ترمم السوق الشعبي"},
		{name: "a last line with a star", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nقال إنه سيعود قريبا إلى السوق *", title: "البلدية ترمم السوق الشعبي"},
		{name: "an answer that nobody was asked for", page: "البلدية ترمم السوق الشعبي\n\n" + text + "\nهل يعود التجار؟\nنعم\n" + text, title: "البلدية ترمم السوق الشعبي"},
		{name: "hour and both calendars right above the title", page: "الإثنين 12 ذو القعدة 1445هـ - 20 مايو 2024م 10:30 ص\n\nالبلدية ترمم السوق الشعبي\n\n" + text, title: "البلدية ترمم السوق الشعبي", date: "2024-05-20 10:30", text: text},
	} {
		articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.txt": tt.page}))
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v", tt.name, len(articles), err)
			continue
		}
		want := tt.text
		if want == "" {
			want = strings.ReplaceAll(strings.TrimPrefix(tt.page, tt.title), "\n\n", "\n")
		}
		if a := articles[0]; a.Title != tt.title || printed(a.Published) != tt.date || a.Outlet != "" || a.Text != strings.TrimSpace(want) {
			t.Errorf("%s: title %q, date %q, outlet %q, text\n%s\nwant %q, %q, none,\n%s", tt.name, a.Title, printed(a.Published), a.Outlet, a.Text, tt.title, tt.date, want)
		}
	}
}

// TestAgencyLine reads pages with the name of an agency or a paper alone between the
// title and the text: it prints the page or is its source.
func TestAgencyLine(t *testing.T) {
	const (
		title = "سيول تغلق طرقا في محافظة الكرك"
		text  = "أغلقت السيول التي شكلتها الأمطار الغزيرة فجر اليوم ثلاث طرق رئيسة في المحافظة، وحاصرت المياه أربع عشرة مركبة على طريق الوادي.\nوقال مدير الأشغال إن العمل مستمر لإعادة فتح الطرق أمام حركة السير قبل حلول المساء."
	)
	for _, tt := range []struct{ name, page, outlet, credit string }{
		{"the dateline names it, too", title + "\nوكالة الأنباء الأردنية (بترا)\n2026-11-16\n\nالكرك 16 تشرين الثاني (بترا)- " + text, "وكالة الأنباء الأردنية (بترا)", ""},
		{"nothing else names it", title + "\nوكالة الأنباء الأردنية (بترا)\n2026-11-16\n\n" + text, "", "Petra"},
		{"in a paper", "صحيفة الميناء\n\n" + title + "\n\nوكالة الأنباء السعودية (واس)\n\n" + text, "صحيفة الميناء", "SPA"},
	} {
		articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.txt": tt.page}))
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v", tt.name, len(articles), err)
			continue
		}
		a, credit := articles[0], ""
		for _, c := range a.Credits {
			if c.Kind == SourceLine {
				credit += c.Outlet
			}
		}
		if a.Title != title || a.Outlet != tt.outlet || credit != tt.credit {
			t.Errorf("%s: title %q, outlet %q, credit %q, want %q, %q, %q", tt.name, a.Title, a.Outlet, credit, title, tt.outlet, tt.credit)
		}
	}
}

// TestSectionLine: the name of an outlet and a section above the title, of an outlet that the
// story names, too, as when it says whom a statement reached.
func TestSectionLine(t *testing.T) {
	const title, text = "حرس الحدود يضبط شحنة أدوية مهربة في المنفذ الجنوبي", "ضبط حرس الحدود اليوم شحنة أدوية مهربة في المنفذ الجنوبي كانت مخبأة بين صناديق الفاكهة.\nوذكر حرس الحدود في بيان تلقته السومرية نيوز أن السائق اعترف بنقل ثلاث شحنات من قبل."
	for _, tt := range []struct{ above, title, outlet string }{
		{"السومرية نيوز – أمن", title, "السومرية نيوز"},
		{"السومرية نيوز - محليات", title, "السومرية نيوز"},
		{"السومرية نيوز - الأدوية المهربة", "السومرية نيوز - الأدوية المهربة", ""},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", tt.above+"\n12 مارس 2024\n1,204 مشاهدة\n"+title+"\n"+text+"\n")
		if err != nil || len(articles) != 1 || articles[0].Outlet != tt.outlet || articles[0].Title != tt.title {
			t.Errorf("%s: %q by %q, %v, want %q by %q", tt.above, articles[0].Title, articles[0].Outlet, err, tt.title, tt.outlet)
		}
	}
}
