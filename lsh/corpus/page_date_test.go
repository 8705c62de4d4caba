package corpus

import (
	"strings"
	"testing"
)

func TestDateBesideOthers(t *testing.T) {
	d := newDecoder(testOptions())
	for text, want := range map[string]string{
		// in parts, of which the hour may be one
		"By Rana Haddad | Published March 12, 2024 at 4:05 PM EET | Updated 2 hours ago": "2024-03-12T16:05:00+02:00",
		"الاثنين 02-10-2023 | 14:12 | مشاهدات: 1203":                                     "2023-10-02T14:12:00",
		"الميزان - خاص - 11:30 ص - الأحد 10 مارس 2024":                                   "2024-03-10T11:30:00",
		"الخميس | كأس المحافظات | الميناء يفوز على النسور بهدفين | 3 نوفمبر 2023":        "2023-11-03",
		"الجمعة 13 أكتوبر-تشرين الأول 2023 الساعة 07 مساءً / المنبر برس - غرفة الأخبار":  "2023-10-13T19:00:00",
		"الجمعة 13 أكتوبر 2023 / الوزارة تعلن بدء العمل في ثلاث محطات جديدة على الساحل":  "",
		// beside an age, the number of a post, another label
		"منذ 3 ساعات   الأحد 4 فبراير 2024 - 11:05 صباحاً":   "2024-02-04T11:05:00",
		"3 نوفمبر 2023 (قبل شهرين)":                          "2023-11-03",
		"05-11-2023, 09:14 PM   #1":                          "2023-11-05T21:14:00",
		"التاريخ: 14/12/2023   الكاتب: فهد العلي":            "2023-12-14",
		"المصدر: وكالات التاريخ: 14/12/2023":                 "2023-12-14",
		"القسم: محليات تاريخ النشر: 14/12/2023 القراء: 1204": "2023-12-14",
		"قسم السياسة، 3 نوفمبر 2023":                         "2023-11-03",
		// pages whose frame is French
		"Publié le 11 octobre 2023 à 18:22":                 "2023-10-11T18:22:00",
		"Par محمد أمين - Publié le 11 octobre 2023 à 18h22": "2023-10-11T18:22:00",
		"Mardi 5 décembre 2023 - 12:30":                     "2023-12-05T12:30:00",
		"Dim 3 décembre 2023":                               "2023-12-03",
		"mar. 5 déc. 2023 - 12h30":                          "2023-12-05T12:30:00",
		"Mar 5 mars 2024":                                   "2024-03-05",
		"Mar 5, 2024":                                       "2024-03-05",
		"5 mar 2024":                                        "2024-03-05",
		"jeu 7":                                             "",
		"3 févr. 2023":                                      "2023-02-03",
		"Publié le 3 août 2023 | Mis à jour le 5 août 2023": "2023-08-03",
		"Mise à jour : 5 août 2023 - Publié : 3 août 2023":  "2023-08-03",
		"2h15 3 mars 2024":  "2024-03-03T02:15:00",
		"25h15 3 mars 2024": "",
		"3 mars":            "",
		"منذ 3 ساعات":       "",
		"أضيف: 9 نوفمبر 2024 آخر تعديل: 12 نوفمبر 2024":       "2024-11-09",
		"نشر بتاريخ 2024/11/9 على الساعة 16h20":               "2024-11-09T16:20:00",
		"18 حزيران/يونيه 2024 السلم والأمن":                   "2024-06-18",
		"18 آب / أغسطس 2024 المرأة":                           "2024-08-18",
		"18 يونيو 2024 السلم والأمن":                          "",
		"18 آذار/مارس 2024 مجلس الأمن يعقد جلسة":              "",
		"صدر العدد في 3 تشرين ثاني 2023":                      "2023-11-03",
		"صدر الحكم في 3 تشرين ثاني 2023":                      "",
		"بيروت: 9 نوفمبر 2024":                                "2024-11-09",
		"سياسة: 9 نوفمبر 2024":                                "2024-11-09",
		"تاريخ الوفاة: 15 أبريل 2001":                         "",
		"بدء التسجيل: 15 أبريل 2025":                          "",
		"موعد المباراة | الثلاثاء 15 أبريل 2025 الساعة 20:00": "",
		"الموعد النهائي - 15 أبريل 2025":                      "",
		"موعد النشر: 5 مايو 2024":                             "2024-05-05",
		"التاريخ: 14/12/2023 المكان: القاعة الكبرى":           "",
		"الوزير: لقاؤنا 14/12/2023 المكان: القاعة":            "",
		"بعد 3 سنوات من 4 فبراير 2024 الوزير يفتتح المستشفى":  "",
	} {
		date, _ := d.dateOf(&makeLines(text)[0])
		if got := printDate(date); got != want {
			t.Errorf("dateOf(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDateOfHead(t *testing.T) {
	body := para1 + "\n" + para2 + "\n"
	for _, tt := range []struct{ head, date, outlet string }{
		{"اليوم: الأحد 26 مايو 2024\nالمجتمع | 3 نوفمبر 2023\n" + head1 + "\n", "2023-11-03", ""}, // today's is above the page's
		{"سياسة | 3 نوفمبر 2023\nالأحد 26 مايو 2024\n" + head1 + "\n", "2023-11-03", ""},          // and no earlier
		{head1 + "\nالسياسة / الجمعة 3 نوفمبر 2023\n", "2023-11-03", ""},                          // a section has a paper's name
		{head1 + "\nالسياسة / العدد 5512 / الجمعة 3 نوفمبر 2023\n", "2023-11-03", "السياسة"},      // a paper has issues
		{head1 + "\nالجمعة 3 نوفمبر 2023 14:05 محليات\n", "2023-11-03T14:05:00", ""},              // a section behind
		// the byline has it, and what is named as a change stands back
		{head1 + "\nكتب : أحمد علي  |  السبت 04 نوفمبر 2023 04:20 م\n", "2023-11-04T16:20:00", ""},
		{head1 + "\nكتبت: منى سالم - السبت 04 نوفمبر 2023\n", "2023-11-04", ""},
		{head1 + "\nكتب: أحمد علي\n", "", ""},
		{head1 + "\nترجمة: سالم العمري عن طبعة 3 مارس 1980\n", "", ""},
		{head1 + "\nآخر تحديث 5 نوفمبر 2023 الساعة 3:15 م\nنشر 3 نوفمبر 2023\n", "2023-11-03", ""},
		{head1 + "\nآخر تحديث 5 نوفمبر 2023 الساعة 3:15 م\n3 نوفمبر 2023\n", "2023-11-03", ""},
		{head1 + "\nآخر تحديث 5 نوفمبر 2023 الساعة 3:15 م\n", "2023-11-05T15:15:00", ""},
		{head1 + "\nالغرامات لا تكفي لردع الشركات\nرامي الحداد\n3 نوفمبر 2023\n", "2023-11-03", ""}, // a deck
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", tt.head+body)
		if err != nil || len(got) != 1 || printDate(got[0].Published) != tt.date || got[0].Outlet != tt.outlet || got[0].Title != head1 {
			t.Errorf("head %q: %+v, %v, want %s %q", tt.head, got, err, tt.date, tt.outlet)
		}
	}
	// What the story speaks of behind a day and an hour is what happens then.
	got, err := newDecoder(testOptions()).articles("p.txt", head1+"\nالجمعة 3 نوفمبر 2023 14:05 المرحلة الثانية\n"+body)
	if err != nil || !got[0].Published.Time.IsZero() {
		t.Errorf("what is announced dates the page: %v %v", got, err)
	}
	// A line that names what happens on its day is the story's, unless it says that this is
	// the page's own.
	for _, head := range []string{
		"موعد المزاد المقبل: 15 أبريل 2025", "يبدأ التقديم في 15 أبريل 2025", "تاريخ الوفاة: 15 أبريل 2001", "تاريخ الحدث 15 أبريل 2025",
		"موعد المزاد الثلاثاء 15 أبريل 2025", "15 نيسان/أبريل 2025 المرحلة الثانية",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+head+"\n"+body)
		if err != nil || !got[0].Published.Time.IsZero() || got[0].Text != strings.TrimSpace(head+"\n"+body) {
			t.Errorf("%s: %v %v %q %q", head, err, got[0].Published, got[0].Title, got[0].Text)
		}
	}
	// Below an agency's initials and codes the date is the page's.
	got, err = newDecoder(testOptions()).articles("p.txt", head1+"\n\n"+body+"س.ع / ه.م\n12:40 ت م\n12 كانون الثاني 2024\n")
	if err != nil || printDate(got[0].Published) != "2024-01-12" || got[0].Text != strings.TrimSpace(body) {
		t.Errorf("an agency's foot: %+v %v", got, err)
	}
}
