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
		{name: "the same below a title", page: title + "\n\nوام ـ أبوظبي\n\n" + text, title: title, credit: "وام", kept: "وام ـ أبوظبي\n"},
		{name: "a reporter and his place", page: "إبراهيم سليم (أبوظبي) \n\n" + text},
		{name: "place, both dates and agency before the text", page: "الساحل 29 رمضان 1439 هـ الموافق 14 يونيو 2018 م واس " + text, credit: "واس", kept: "الساحل 29 رمضان 1439 هـ الموافق 14 يونيو 2018 م واس "},
		{name: "the legend of a picture twice, and TT between", page: title + "\n\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\nTT\n\n" + title + "\n\n" + text, title: title},
		{name: "a legend with an agency, once", page: title + "\n\nالتجار ورئيس البلدية كامل العطار في السوق القديم (أ.ب)\n\n" + text, title: title},
		{name: "the title with what its picture is, and invitations to comment", page: title + "\n\nالثلاثاء، 22 أبريل 2014 12:30 م\n" + title + " صورة أرشيفية\nكتبت فاطمة شوقى\n\nاضف تعليقاً واقرأ تعليقات القراء\n" + text + "\n\nلا تفوتك", title: title, date: "2014-04-22 12:30"},
		{name: "the title with the site, then alone", page: title + " – موقع قناة المرفأ – لبنان\nالمجموعة اللبنانية للإعلام\nقناة المرفأ\n\n" + title + "\n\n" + text + "\n\nرأيكم يهمنا", title: title},
		{name: "the outlet behind the title", page: title + " | صحيفة المرفأ\n\n" + text, title: title, outlet: "صحيفة المرفأ"},
		{name: "the size of letters, and Latin words at the foot", page: title + "\n\nA+ A-\n\n" + text + "\n\nXS\nSM\nLG", title: title},
		{name: "a menu, the legend of a picture behind a stroke", page: "مباشر\nأين يمكنك متابعتنا\n\n80 خبر\n  • جزيرة الجليد\n  • خطة السلام\n  • 90 دقيقة\n\n    90 دقيقة\n\n  • فيديوهات\n\n    فيديوهات\n\n" + title + "\n\n" + strings.Replace(text, "\n", "\n\nالسوق القديم / AFP\n\n", 1), title: title},
		{name: "a section that is a newspaper, too, and a dateline", page: "الأخبار\n" + title + "\nالساحل – المرفأ نيوز\n" + text, title: title},
		{name: "hashtags before the title", page: "#جريدة_المرفأ " + title + "\n\n954 مشاهدات 0\n\n" + text, title: title},
		{name: "a dateline of an unknown outlet", page: "الساحل - العرب الآن\n" + text, kept: "الساحل - العرب الآن\n"},
		{name: "a text on one line, wide blanks between its paragraphs", page: strings.ReplaceAll(text, "\n", "   ") + "   " + strings.Join(headlines, ".   ") + "."},
		{name: "a credit on a line of its own", page: "نقلا عن وكالة الأناضول\n\n" + text, credit: "وكالة الأناضول", kept: "نقلا عن وكالة الأناضول\n"},
		{name: "what a feed says, and rules for comments", page: title + "\n\n" + text + "\n\nThe post " + title + " first appeared on المرفأ نيوز.\nنعلم قراءنا أنه لا يتم إدراج سوى التعليقات البناءة التي لا تتنافى مع الأخلاق.", title: title},
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
