package corpus

import (
	"strings"
	"testing"
)

func TestInitials(t *testing.T) {
	for text, want := range map[string]bool{
		"ش.م":                   true,
		"ر ج / ف ع ع":           true,
		"س ص/ ن ح/ اح":          true,
		"ع.م/ر.س (د ب أ)":       false, // names the agency
		"من هو":                 false,
		"لا بل هم":              false,
		"12/5 م":                false,
		"م":                     false,
		"ا ب ت ث ج ح خ د ذ ر ز": false,
	} {
		if got := makeLines(text)[0].isInitials(); got != want {
			t.Errorf("isInitials(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestRuledName(t *testing.T) {
	for text, want := range map[string]string{
		"================ ميشال حلاق": "ميشال حلاق",
		"*كريم وناس":                  "كريم وناس",
		"____ م.ح":                    "", // has a stop: initials
		"* كريم":                      "",
		"*كريم وناس: لا نخشى أحدا":    "",
		"ميشال حلاق":                  "",
		"== 2024":                     "",
		"** كريم وناس":                "",
		"*انتهت المباراة بفوز الفريق": "",
		"* خدمة «نيويورك تايمز»":      "",
	} {
		if got := makeLines(text)[0].ruledName(); got != want {
			t.Errorf("ruledName(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWhoseTheTextIsBelowIt(t *testing.T) {
	// A star stands before who wrote the text and before whose it is.
	for below, credits := range map[string]int{
		"* خدمة «نيويورك تايمز»": 1,
		"*خدمة «واشنطن بوست»":    1,
		"* بالاتفاق مع بلومبيرغ": 1,
		"=========== رويترز":     1,
		"* استشاري طب الأطفال":   0,
		"=========== ميشال حلاق": 0,
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n\n03/11/2023\n\n"+para1+"\n"+para2+"\n"+below+"\n")
		if err != nil || len(got) != 1 || len(got[0].Credits) != credits {
			t.Errorf("credits of a text with %q below: %+v %v, want %d", below, got, err, credits)
		}
	}
}

func TestCreditsNobody(t *testing.T) {
	d := newDecoder(testOptions())
	for text, want := range map[string]bool{
		"كريم وناس": true, "عن كريم وناس": true, "عن الشرق الأوسط": false, "المصدر العربي الجديد": false, "رويترز": false, "الشرق الأوسط": false,
	} {
		if got := d.creditsNobody(text); got != want {
			t.Errorf("creditsNobody(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestRightsHolder(t *testing.T) {
	for text, want := range map[string]string{
		"جميع الحقوق محفوظة © صحيفة الشاطئ 2024":                  "صحيفة الشاطئ",
		"وكالة المرسى - جميع الحقوق محفوظة":                       "وكالة المرسى",
		"Copyright © 2019 موقع الضفاف. كل الحقوق محفوظة":          "موقع الضفاف",
		"حقوق النشر محفوظة لصحيفة الميناء":                        "صحيفة الميناء",
		"جميع الحقوق محفوظة للمؤلف":                               "",
		"الصور: حقوق النشر محفوظة لوكالة رويترز":                  "",
		"جميع الحقوق محفوظة © 2024 - تصميم وبرمجة - مؤسسة السهم":  "",
		"جميع الحقوق محفوظة © 2024 - تصميم وبرمجة مؤسسة السهم":    "",
		"تصميم - مؤسسة السهم - جميع الحقوق محفوظة - صحيفة الشاطئ": "صحيفة الشاطئ",
		"جميع الحقوق محفوظة © مؤسسة تطوير التعليم 2024":           "مؤسسة تطوير التعليم",
		"جميع الحقوق محفوظة 2024":                                 "",
		"© الشاطئ 2024": "",
		"قالت الوزيرة إن حقوق العمال محفوظة": "",
	} {
		if got := rightsHolder(text); got != want {
			t.Errorf("rightsHolder(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"حقوق النشر محفوظة لدى هاي كورة": "هاي كورة", "جميع الحقوق محفوظة © منبر الساحل 2025": "منبر الساحل", "جميع الحقوق محفوظة © 2025": "", "الصور: حقوق النشر محفوظة لدى رويترز": ""} {
		if got := holder(text); got != want {
			t.Errorf("holder(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestBareRights: beside the sign and the year alone stands whose the site is, below the text.
func TestBareRights(t *testing.T) {
	for _, tt := range []struct{ above, below, want string }{
		{"", "© مرايا الساحل 2025", "مرايا الساحل"},
		{"", "Copyright © 2024 Okaz", "Okaz"},
		{"", "حقوق النشر © 2024 مرايا الساحل.", "مرايا الساحل"},
		{"", "© 2024 All rights reserved", ""},
		{"", "© رويترز 2024", ""}, // of a picture
		{"", "الصورة © رويترز 2024", ""},
		{"", "© مرايا الساحل", ""},
		{"© كامل العطار 2024\n", "", ""},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+tt.above+para1+"\n"+para2+"\n"+tt.below+"\n")
		if err != nil || len(got) != 1 || got[0].Outlet != tt.want {
			t.Errorf("outlet of a page with %q and %q: %+v %v, want %q", tt.above, tt.below, got, err, tt.want)
		}
	}
}

// TestAgencyWithInitials: an agency in brackets beside initials signs, and with it goes the
// stamp below; a day of the story does not.
func TestAgencyWithInitials(t *testing.T) {
	for _, tt := range []struct{ below, kept, credit string }{
		{"--(بترا) م خ/ ف ق", "", "بترا"},
		{"--(بترا) م خ/ ف ق\n20/08/2022 12:41:09", "", "بترا"},
		{"-- (بترا) ر ش", "", "بترا"},
		{"«رويترز»", "", "رويترز"},
		{"[رويترز]", "", "رويترز"},
		{"/ أ ف ب /", "", "أ ف ب"},
		{"(أحمد) م خ/ ف ق", "(أحمد) م خ/ ف ق", ""},
		{"--(بترا) مديرية الخدمات الفنية", "--(بترا) مديرية الخدمات الفنية", ""},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n03/11/2023\n"+para1+"\n"+para2+"\n"+tt.below+"\n")
		credit := ""
		if err == nil {
			for _, c := range got[0].Credits {
				credit += c.Name
			}
		}
		if want := strings.TrimSpace(para1 + "\n" + para2 + "\n" + tt.kept); err != nil || got[0].Text != want || credit != tt.credit || printDate(got[0].Published) != "2023-11-03" {
			t.Errorf("%q: %q %s %s, want %q %s", tt.below, got[0].Text, credit, printDate(got[0].Published), want, tt.credit)
		}
	}
	// A dateline of both calendars credits its agency without a city, too, and once.
	for _, below := range []string{"", "بريدة 06 شعبان 1446 هـ الموافق 05 فبراير 2025 م واس\n"} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\nالأربعاء 1446/8/6 هـ الموافق 2025/02/05 م واس\n"+below+para1+"\n"+para2+"\n")
		if err != nil || len(got[0].Credits) != 1 || got[0].Credits[0].Outlet != "SPA" || printDate(got[0].Published) != "2025-02-05" {
			t.Errorf("a dateline without its city: %+v %v", got, err)
		}
	}
}

func TestDateAtStart(t *testing.T) {
	d := newDecoder(testOptions())
	for text, want := range map[string]string{
		"الخميس 14 كانون الأول 2023 الساعة 15:42 متفرقات":         "2023-12-14 15:42",
		"الخميس 14 كانون الأول 2023 متفرقات":                      "",
		"14 كانون الأول 2023 الساعة 15:42 متفرقات":                "",
		"الخميس 14 كانون الأول 2023 الساعة 15:42 يبدأ حظر التجول": "",
	} {
		date, _, _ := d.dateAtStart(&makeLines(text)[0])
		if got := printed(date); got != want {
			t.Errorf("dateAtStart(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTodaysDateGivesWay(t *testing.T) {
	const story = "\nالبلدية تغلق الجسر القديم\n%s\nأغلقت البلدية الجسر القديم أمام الشاحنات ابتداء من صباح الأربعاء لأعمال صيانة.\nوقالت البلدية إن الجسر القديم سيفتح بعد أسبوعين.\n"
	for _, tt := range []struct{ above, below, want string }{
		{"التاريخ : السبت 06-12-2025", "تاريخ النشر : 04-12-2025", "2025-12-04"},
		{"التاريخ : السبت 06-12-2025", "آخر تحديث : 04-12-2025", "2025-12-06"},
		{"تاريخ النشر : 06-12-2025", "تاريخ النشر : 04-12-2025", "2025-12-06"},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", tt.above+strings.Replace(story, "%s", tt.below, 1))
		if err != nil || len(articles) != 1 || printed(articles[0].Published) != tt.want {
			t.Errorf("%s, %s: %v %v, want %s", tt.above, tt.below, articles, err, tt.want)
		}
	}
}

func TestInitialsThatEndInAStop(t *testing.T) {
	for below, kept := range map[string]bool{"====ن.ح.": false, "م.ع / ن.ح.": false, "ن.ح": false, "أ.ف.ب.": false, "من هو؟": true, "انتهت.": true} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n\n03/11/2023\n\n"+para1+"\n"+para2+"\n"+below+"\n")
		if err != nil || len(got) != 1 || strings.Contains(got[0].Text, below) != kept {
			t.Errorf("a text with %q below: %+v %v, want it kept: %v", below, got, err, kept)
			continue
		}
		if isAgency := below == "أ.ف.ب."; isAgency != (len(got[0].Credits) == 1) {
			t.Errorf("credits of a text with %q below: %+v", below, got[0].Credits)
		}
	}
}

func TestLeadsOfAListAreNoTitle(t *testing.T) {
	// A title that is a play on words shares none with the text; a headline stands below a
	// short line of a menu where a date stands below it.
	const text = "هل يمكن أن يقوم مئة ألف مواطن بالاحتيال على الضمان الاجتماعي والاستيلاء على المال العام؟!\nهذا ما كشفت عنه وزارة العدل من امتلاك كثيرين أراضي وصكوكا عقارية عدة، على الوجه التالي:\n"
	const list = "- امتلاك مستفيد واحد أكثر من مئة صك عقاري!\n- امتلاك مستفيد آخر ما يراوح بين تسعين ومئة صك عقاري.\n"
	const body = "امتلاك الصكوك العقارية يمنع المستفيد من الضمان الاجتماعي كما قالت الوزارة في بيانها أمس.\nوقالت الوزارة إن امتلاك صك عقاري واحد للسكن لا يمنع من ذلك.\n"
	for page, want := range map[string]string{
		"أثرياء ولكن متسولون!\n" + text + list + body: "أثرياء ولكن متسولون!",
		"شاهد بحث متقدم\nامتلاك مستفيد واحد مئة صك عقاري\nمحمد العلي\nنشر في الميناء يوم 03 - 11 - 2023\n" + body: "امتلاك مستفيد واحد مئة صك عقاري",
		"موجز سريع\n* امتلاك مستفيد واحد مئة صك عقاري\n* " + body:                                                 "موجز سريع",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", page)
		if err != nil || len(got) != 1 || got[0].Title != want {
			t.Errorf("%s: %+v %v, want the title %q", page, got, err, want)
		}
	}
}

func TestStroked(t *testing.T) {
	for text, want := range map[string]bool{
		"قضاء / رشوة / الطرق":                      true,
		"قضاء / رشوة":                              false,
		"محمد سالم / لاعب وسط / 23 عاما":           false,
		"قضاء / رشوة / الطرق في المحافظة الجنوبية": false,
		"هل يعود / أم يرحل / أم ينتظر؟":            false,
	} {
		if got := makeLines(text)[0].isStroked(); got != want {
			t.Errorf("isStroked(%q) = %v, want %v", text, got, want)
		}
	}
}

// TestBids reads the short lines behind the last paragraph that stand between lines by
// which a site speaks to its reader, and those that stand there without any.
func TestBids(t *testing.T) {
	const text = "أغلقت البلدية الجسر القديم أمام الشاحنات ابتداء من صباح الأربعاء لأعمال صيانة.\nوقالت البلدية إن الجسر القديم سيفتح أمام السيارات بعد أسبوعين من الآن."
	for _, tt := range []struct{ foot, kept, outlet string }{
		{"شارك هذا الموضوع:\nحملة المرور\nنافذة على العالم\nجميع الحقوق محفوظة 2023", "", ""},
		{"شارك هذا الموضوع:\nحملة المرور\nالجسر الجديد\nجميع الحقوق محفوظة 2023", "\nحملة المرور\nالجسر الجديد", ""}, // the bridge is the story's
		{"شارك هذا الموضوع:\nحملة المرور\nنافذة على العالم", "\nحملة المرور\nنافذة على العالم", ""},                  // nothing ends what the site says
		{"تابعوا آخر الأخبار من هسبريس على واتساب\nحملة المرور\nاشترك الآن في النشرة البريدية", "", "هسبريس"},
		{"حملة المرور\nالجسر الجديد", "\nحملة المرور\nالجسر الجديد", ""},
		{"تابعونا على فيسبوك\nحملة المرور\nالجسر الجديد", "\nحملة المرور\nالجسر الجديد", ""},
		{"شارك هذا الموضوع:\nوختم رئيس البلدية بالقول إن الجسر الجديد سيفتتح في العام المقبل.", "\nوختم رئيس البلدية بالقول إن الجسر الجديد سيفتتح في العام المقبل.", ""},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", "البلدية تغلق الجسر القديم\n\n"+text+"\n"+tt.foot+"\n")
		if err != nil || len(articles) != 1 || articles[0].Text != text+tt.kept || articles[0].Outlet != tt.outlet {
			t.Errorf("%s: %q by %q, %v", tt.foot, strings.TrimPrefix(articles[0].Text, text), articles[0].Outlet, err)
		}
	}
}

// TestNamedInHead reads lines of the head that name the outlet beside a section or a
// reporter, and those that name a place, an agency or two outlets.
func TestNamedInHead(t *testing.T) {
	const title, text = "البلدية تغلق الجسر القديم", "أغلقت البلدية الجسر القديم أمام الشاحنات ابتداء من صباح الأربعاء لأعمال صيانة.\nوقالت البلدية إن الجسر القديم سيفتح أمام السيارات بعد أسبوعين من الآن."
	for _, tt := range []struct{ above, below, outlet string }{
		{"CNN بالعربية - ستايل", "", "CNN بالعربية"},
		{"هسبريس - أمن", "", "هسبريس"},
		{"", "هسبريس - عزيز الراضي", "هسبريس"},
		{"", "الرياض - محمد الشهري", ""},
		{"", "رويترز - محمد الشهري", ""},
		{"الرياض - واس", "", ""},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", tt.above+"\n\n"+title+"\n\n"+tt.below+"\n"+text+"\n")
		if err != nil || len(articles) != 1 || articles[0].Outlet != tt.outlet || articles[0].Title != title {
			t.Errorf("%s, %s: %q by %q, %v", tt.above, tt.below, articles[0].Title, articles[0].Outlet, err)
		}
	}
}

// TestStopAboveDate reads headlines that end in a full stop above the date of the page,
// and paragraphs above a day that the text speaks of.
func TestStopAboveDate(t *testing.T) {
	const (
		title = "وزير الثقافة يبحث مع اتحاد الناشرين ترتيبات معرض الكتاب."
		text  = "استقبل وزير الثقافة في مكتبه وفدا من اتحاد الناشرين لبحث ترتيبات المعرض الدولي للكتاب المقرر إقامته في الربع الأول من العام القادم.\nوشدد الوزير على أهمية خفض رسوم الأجنحة لصالح الناشرين الشباب في معرض الكتاب هذا العام."
	)
	for _, tt := range []struct{ page, title, date, outlet string }{
		{title + "\n03/11/2023\n" + text, title, "2023-11-03", ""},
		{"صحيفة الضفاف\n" + title + "\n03/11/2023\n" + text, title, "2023-11-03", "صحيفة الضفاف"},
		{title + "\nسالم العمري\nالجمعة 3 نوفمبر 2023 - 14:00\n" + text, title, "2023-11-03 14:00", ""},
		{"معرض الكتاب يعود في الربيع\n" + text + "\n3 نوفمبر 2023\n" + text, "معرض الكتاب يعود في الربيع", "", ""},
		{"معرض الكتاب يعود في الربيع\n" + title + "\nالجمعة 3 نوفمبر 2023 الساعة 20:00 الافتتاح\n" + text, "معرض الكتاب يعود في الربيع", "", ""},
		{"معرض الكتاب يعود في الربيع\n" + title + "\nالجمعة 3 نوفمبر 2023 الساعة 20:00 - حفل الافتتاح\n" + text, "معرض الكتاب يعود في الربيع", "", ""},
		{"معرض الكتاب يعود في الربيع\nالجمعة 3 نوفمبر 2023 الساعة 20:00 المعرض\n" + text, "معرض الكتاب يعود في الربيع", "", ""},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", tt.page+"\n")
		if err != nil || len(articles) != 1 {
			t.Fatalf("%s: %d articles, %v", tt.page, len(articles), err)
		}
		if a := articles[0]; a.Title != tt.title || printed(a.Published) != tt.date || a.Outlet != tt.outlet || !strings.HasSuffix(a.Text, text) {
			t.Errorf("%s: %q, %q, %q, text\n%s", tt.page, a.Title, printed(a.Published), a.Outlet, a.Text)
		}
	}
}

// A dated line between the first paragraphs is the story's where the page has a title or a
// date above them.
func TestDayBetweenParagraphs(t *testing.T) {
	const (
		title = "الجانبان يوقعان الاتفاقية الثانية"
		first = "قال المتحدث باسم الوزارة إن الجانبين اتفقا على خطوات جديدة لتنفيذ الاتفاقية التي تنظم التبادل التجاري بين البلدين منذ سنوات طويلة وتشمل السلع والخدمات."
		rest  = "وقعت الاتفاقية الأولى بين الجانبين في العاصمة.\nوأضاف المتحدث أن اللجان الفنية ستجتمع في الربيع المقبل لبحث ما بقي من نقاط الخلاف بين الجانبين.\n" + first
	)
	for _, day := range []string{"الثلاثاء 3 نوفمبر 2020", "في 3 نوفمبر 2020", "الموعد النهائي: 3 نوفمبر 2020"} {
		for own, want := range map[string]string{"": "", "\n5 مايو 2024": "2024-05-05"} {
			articles, err := newDecoder(testOptions()).articles("p.txt", title+own+"\n"+first+"\n"+day+"\n"+rest+"\n")
			if err != nil || len(articles) != 1 {
				t.Fatalf("%s, %q: %d articles, %v", day, own, len(articles), err)
			}
			if a := articles[0]; a.Title != title || printed(a.Published) != want || a.Text != first+"\n"+day+"\n"+rest {
				t.Errorf("%s, own date %q: %q, %q, text\n%s", day, own, a.Title, printed(a.Published), a.Text)
			}
		}
	}
}

// TestAgencyItem reads an agency's dateline alone on its line, with its mark of the end
// and without: the page has the date from it and no outlet.
func TestAgencyItem(t *testing.T) {
	const text = "أغلقت البلدية الجسر القديم أمام الشاحنات ابتداء من صباح الأربعاء لأعمال صيانة.\nوقالت البلدية إن الجسر القديم سيفتح أمام السيارات بعد أسبوعين من الآن."
	const day = "الرياض 06 ربيع الأول 1445هـ الموافق 21 سبتمبر 2023م واس"
	for _, tt := range []struct{ page, date string }{
		{day + "\n" + text + "\n// انتهى //\n18:20ت م\n0123", "2023-09-21"},
		{day + "\n" + text, "2023-09-21"},
		{day + " " + text, ""},
	} {
		articles, err := newDecoder(testOptions()).articles("p.txt", "البلدية تغلق الجسر القديم\n\n"+tt.page+"\n")
		if err != nil || len(articles) != 1 || printed(articles[0].Published) != tt.date || articles[0].Outlet != "" || !strings.HasSuffix(articles[0].Text, text) {
			t.Errorf("%s: %v, %v", tt.page, articles, err)
		}
	}
}

func TestLinkedData(t *testing.T) {
	const sound = `{"@type":"NewsArticle","headline":"عنوان","datePublished":"2023-11-03","publisher":{"@type":"Organization","name":"صحيفة الضفاف"}}`
	for name, script := range map[string]string{
		"sound":            sound,
		"CDATA":            "//<![CDATA[\n" + sound + "\n//]]>",
		"a comment":        "<!-- " + sound + " -->",
		"a semicolon":      sound + ";",
		"two values":       sound + "\n" + sound,
		"a line break":     strings.Replace(sound, "عنوان", "عنوان\n\tآخر", 1),
		"commas":           strings.Replace(sound, `"}}`, `",},}`, 1),
		"an open quote":    strings.Replace(sound, `"headline":"عنوان"`, `"description":"قال "نعم" ثم","headline":"عنوان"`, 1),
		"a comma in texts": strings.Replace(sound, "عنوان", "عنوان ,} آخر", 1),
	} {
		all := linkedData(script)
		if len(all) == 0 {
			t.Errorf("%s: nothing", name)
			continue
		}
		v, ok := all[0].(map[string]any)
		if !ok || textOf(v["datePublished"]) != "2023-11-03" || textOf(v["publisher"]) != "صحيفة الضفاف" || name == "a comma in texts" && v["headline"] != "عنوان ,} آخر" {
			t.Errorf("%s: %v", name, v)
		}
	}
	for _, script := range []string{"", "no bracket", `{"datePublished":"2023-11-03"`, strings.Repeat("[", 100_000)} {
		if all := linkedData(script); len(all) > 0 {
			t.Errorf("%.20s: %v", script, all)
		}
	}
}

func TestDatePlace(t *testing.T) {
	for name, want := range map[string]bool{
		"pub_date": true, "article:published": true, "cxenseparse:recs:publishtime": true, "dcterms.date": true, "dc.date.created": false, "uploaddate": false, "og:pubdate": true,
		"article:modified_time": false, "publisher": false, "article:publisher": false, "last-updated": false, "publish_update": false, "viewport": false, "unpublished": false,
	} {
		if _, got := datePlace(name); got != want {
			t.Errorf("datePlace(%q) = %v, want %v", name, got, want)
		}
	}
}

// TestWhatStaysBehindTheText reads pages below whose last paragraph stand lines that look
// like keywords, or like what a site says to its reader, and are the story's or its credits.
func TestWhatStaysBehindTheText(t *testing.T) {
	const recipe = "المقادير\nكيلو لحم مقطع\nكوبان من الأرز\nحبة بصل مفرومة\nملح وفلفل\nالطريقة\nيسلق اللحم مع البهارات"
	for _, tt := range []struct {
		below   string
		credits int
		kept    string // of what is below
	}{
		{"رويترز / أ ف ب / د ب أ", 3, "رويترز / أ ف ب / د ب أ"},
		{"وكالات / الأناضول / رويترز", 3, "وكالات / الأناضول / رويترز"},
		{"الأناضول / الجزيرة / رويترز", 3, "الأناضول / الجزيرة / رويترز"},
		{"الجسر / البلدية / الطرق", 0, ""},
		{"شارك فيسبوك تويتر واتساب\n" + recipe, 0, recipe},
		{"شارك فيسبوك تويتر واتساب\n" + recipe + "\nجميع الحقوق محفوظة 2023", 0, recipe},
		{"شارك فيسبوك تويتر واتساب\nالأهلي 2 - 1 الزمالك\nالهلال 0 - 0 النصر", 0, "الأهلي 2 - 1 الزمالك\nالهلال 0 - 0 النصر"},
		{"شارك فيسبوك تويتر واتساب\nوفيما يلي أبرز النقاط:\n- الخط آمن\nجميع الحقوق محفوظة 2023", 0, "وفيما يلي أبرز النقاط:\n- الخط آمن"},
		{"شارك فيسبوك تويتر واتساب\nنافذة على العالم\nجميع الحقوق محفوظة 2023", 0, ""},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n\n03/11/2023\n\n"+para1+"\n"+para2+"\n"+tt.below+"\n")
		if err != nil || len(got) != 1 {
			t.Fatalf("%q: %v %v", tt.below, got, err)
		}
		if want := strings.TrimSpace(para1 + "\n" + para2 + "\n" + tt.kept); len(got[0].Credits) != tt.credits || got[0].Text != want {
			t.Errorf("below the text %q: %d credits, text\n%s\nwant %d,\n%s", tt.below, len(got[0].Credits), got[0].Text, tt.credits, want)
		}
	}
}

// TestOutletOfTheFoot reads invitations, rights and sections that name an outlet, or only
// what an outlet is called, too.
func TestOutletOfTheFoot(t *testing.T) {
	for _, tt := range []struct{ above, below, outlet string }{
		{"", "تابعوا آخر الأخبار من هسبريس على واتساب", "هسبريس"},
		{"", "تابعوا أبرز أحداث من الشرق الأوسط على واتساب", ""},
		{"", "تابعوا آخر الأخبار من الخليج عبر تطبيقنا", ""},
		{"", "تابعوا كل جديد من الوطن العربي على واتساب", ""},
		{"", "تابعوا كل جديد من البلاد على واتساب", ""},
		{"", "جميع الحقوق محفوظة © 2024 - تصميم وبرمجة - مؤسسة السهم", ""},
		{"", "مؤسسة السهم - جميع الحقوق محفوظة © 2024 - تصميم وبرمجة: شركة إنجاز", "مؤسسة السهم"},
		{"وطنية\n", "", ""},
		{"هسبريس\n", "", "هسبريس"},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", tt.above+head1+"\n\n03/11/2023\n\n"+para1+"\n"+para2+"\n"+tt.below+"\n")
		if err != nil || len(got) != 1 || got[0].Outlet != tt.outlet {
			t.Errorf("outlet of a page with %q and %q: %+v %v, want %q", tt.above, tt.below, got, err, tt.outlet)
		}
	}
}

// TestMadeDate reads pages whose metadata say when something of them was made, with and
// without a date of their own.
func TestMadeDate(t *testing.T) {
	const (
		created = `<meta name="created" content="2015-01-01">`
		video   = `<div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="uploadDate" content="2018-05-05T10:00:00Z"></div>`
		visible = `<div class="meta">12 مارس 2023</div>`
	)
	script := func(name string) string {
		return `<script type="application/ld+json">{"@type":"VideoObject","name":"` + name + `","uploadDate":"2018-05-05"}</script>`
	}
	for _, tt := range []struct{ head, above, below, date string }{
		{created, visible, "", "2023-03-12"},
		{"", visible, video, "2023-03-12"},
		{created, "", "", ""}, // of what?
		{`<meta name="broadcast_created" content="2003-02-03">`, "", "", ""},
		{`<meta name="podcast.created" content="2003-02-03">`, "", "", ""},
		{`<meta name="dc.created" content="2015-01-01">`, "", "", "2015-01-01"},
		{`<meta name="article.created" content="2015-01-01">`, "", "", "2015-01-01"},
		{`<meta name="article.created" content="2015-01-01">`, visible, "", "2023-03-12"},
		{"", "", video, ""},
		{"", "", script(head1), "2018-05-05"},
		{"", "", script("مقابلة قديمة مع مدير المحطة"), ""}, // nor is the title its name
		{"", visible, script("مقابلة قديمة مع مدير المحطة"), "2023-03-12"},
		{`<meta name="created-by" content="2015-01-01">`, "", "", ""},
	} {
		page := "<!DOCTYPE html><html><head><meta charset=utf-8><title>" + head1 + "</title>" + tt.head + "</head><body><article><h1>" + head1 + "</h1>" + tt.above + "<p>" + para1 + "</p><p>" + para2 + "</p>" + tt.below + "</article></body></html>"
		articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(articles) != 1 || printed(articles[0].Published) != tt.date {
			t.Errorf("a page with %q, %q, %q: %+v, %v, want %q", tt.head, tt.above, tt.below, articles, err, tt.date)
		}
	}
}
