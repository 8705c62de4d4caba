package corpus

import (
	"strings"
	"testing"
)

// TestTeasers tells which lines between paragraphs bid the reader look at another story's
// pictures, and which are the page's own.
func TestTeasers(t *testing.T) {
	const (
		above = "أعلنت بلدية المنامة افتتاح ثلاث حدائق جديدة في أحياء الرفاع بعد أعمال تطوير استمرت تسعة أشهر."
		below = "وقال مدير البلدية إن الحدائق مجهزة بألعاب آمنة للأطفال وستفتح أبوابها حتى منتصف الليل خلال الصيف."
	)
	for between, kept := range map[string]bool{
		"شاهد.. لحظة انهيار سقف ملعب (أ ف ب)":                  false,
		"شاهد: لحظة انهيار سقف ملعب":                           false,
		"شاهدوا… لحظة انهيار سقف ملعب":                         false,
		"بالفيديو.. سيول تجرف سيارات وسط العاصمة (رويترز)":     false,
		"بالصور | معرض الزهور في متحف الفن":                    false,
		"شاهد بالفيديو والصور: معرض الزهور في متحف الفن":       false,
		"بالصور.. افتتاح حدائق الرفاع":                         false, // the story's own pictures
		"شاهد الزوار المعرض":                                   true,
		"شاهد عيان: سمعنا دوي الانفجار":                        true,
		"شهود: سمعنا دوي الانفجار":                             true,
		"شاهد: هكذا تعمل ألعاب الأطفال الآمنة حتى منتصف الليل": false, // with a colon a link wherever it stands
		"بالفيديو.. ألعاب آمنة مجهزة للأطفال في الصيف":         true,  // a heading of what is below
		"بالفيديو.. نقلت البلدية وقائع الافتتاح كاملة على موقعها لمن لم يحضر الحفل من سكان الرفاع.": true,
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+above+"\n"+between+"\n"+below+"\n")
		if err != nil || len(got) != 1 || strings.Contains(got[0].Text, between) != kept {
			t.Errorf("between paragraphs %q: %+v, %v, want it kept: %t", between, got, err, kept)
			continue
		}
		if !kept && len(got[0].Credits) > 0 {
			t.Errorf("between paragraphs %q: credits %v, want none", between, got[0].Credits)
		}
	}
	for _, first := range []string{"شاهد.. لحظة انهيار سقف ملعب", "بالفيديو.. لحظة انهيار سقف ملعب", "بالصور: لحظة انهيار سقف ملعب"} {
		got, err := newDecoder(testOptions()).articles("p.txt", first+"\n"+above+"\n"+below+"\n")
		if err != nil || len(got) != 1 || got[0].Title != first || got[0].Text != above+"\n"+below {
			t.Errorf("above the text %q: %+v, %v, want it the title", first, got, err)
		}
	}
	lead := "بالفيديو.. انهار سقف ملعب المدينة الجنوبية مساء أمس أثناء تدريب الناشئين ولم يصب أحد بحسب إدارة النادي."
	got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+lead+"\n"+below+"\n")
	if err != nil || len(got) != 1 || !strings.HasPrefix(got[0].Text, lead) {
		t.Errorf("a first sentence: %+v, %v, want it kept", got, err)
	}
	// In the text of a record the line stays, and credits nobody.
	for text, want := range map[string]int{
		above + "\nشاهد.. لحظة انهيار سقف ملعب (أ ف ب)\n" + below:              0,
		above + "\n" + below + " (أ ف ب)":                                      1,
		"بالفيديو.. انهيار سقف ملعب بحسب رويترز\n" + above + "\n" + below:      1,
		above + "\nبالفيديو.. انهيار سقف ملعب بحسب رويترز\n" + below:           0,
		above + "\nوانهار سقف ملعب بالفيديو.. بحسب رويترز أمس.\n" + below:      1,
		above + "\nبالفيديو.. انهار سقف ملعب أمس بحسب رويترز.\n" + below + ".": 1,
	} {
		if got := newDecoder(testOptions()).findCredits(&Article{Text: text}); len(got) != want {
			t.Errorf("credits of %q = %v, want %d", text, got, want)
		}
	}
}

// TestPostHead tells the head of a post that was copied from a forum or from Telegram.
func TestPostHead(t *testing.T) {
	body := para1 + "\n" + para2
	for _, tt := range []struct{ name, page, title, date, outlet, text string }{
		{"a forum", "منتديات الوادي\n" + head1 + "\nأبو ماهر\nعدد المساهمات : 1204\nتاريخ التسجيل : 17/09/2010\n" + head1 + " Empty " + head1 + "\nمُساهمة من طرف أبو ماهر السبت أكتوبر 14, 2023 5:17 pm\n" + body, head1, "2023-10-14T17:17:00", "", body},
		{"no post", head1 + "\n" + para1 + "\nمساهمة من طرف القطاع الخاص\n" + para2, head1, "", "", para1 + "\nمساهمة من طرف القطاع الخاص\n" + para2},
		{"Telegram", "شبكة المرفأ, [14.10.23 18:45]\n🔴 " + head1 + "\n\n" + body, head1, "2023-10-14T18:45:00", "شبكة المرفأ", body},
		{"a day that is none", "شبكة المرفأ, [44.10.23 18:45]\n" + head1 + "\n" + body, "شبكة المرفأ, [44.10.23 18:45]", "", "", head1 + "\n" + body},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", tt.page)
		if err != nil || len(got) != 1 || got[0].Title != tt.title || printDate(got[0].Published) != tt.date || got[0].Outlet != tt.outlet || got[0].Text != tt.text {
			t.Errorf("%s: %+v, %v, want %q, %q, %q, %q", tt.name, got, err, tt.title, tt.date, tt.outlet, tt.text)
		}
	}
}

// TestSummaryOfMachine tells the summary that a site had made from headings and lists of
// the text.
func TestSummaryOfMachine(t *testing.T) {
	const points = "إعادة تشغيل المحطة بعد شهرين\nأربع رحلات يوميا من دون تغيير السعر\n"
	body := para1 + "\n" + para2
	for page, want := range map[string]string{
		head1 + "\n5 مارس 2024\nملخص الخبر\n" + points + "تم توليد هذا الملخص آليا وقد يحتوي على أخطاء\n" + body: body,
		head1 + "\n5 مارس 2024\n" + body + "\nهذا الملخص مكتوب بالذكاء الاصطناعي":                                body,
		head1 + "\n5 مارس 2024\n" + body + "\nملخص التقرير\n" + points + "وتم إعداد هذا الملخص في يومين.":        body + "\nملخص التقرير\n" + points + "وتم إعداد هذا الملخص في يومين.",
		head1 + "\n5 مارس 2024\n" + body + "\nتم إعداد هذا الملخص في يومين بيد ثلاثة من الباحثين في الجامعة.":    body + "\nتم إعداد هذا الملخص في يومين بيد ثلاثة من الباحثين في الجامعة.",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", page)
		if err != nil || len(got) != 1 || got[0].Text != want {
			t.Errorf("%q: %+v, %v, want the text %q", page, got, err, want)
		}
	}
}
