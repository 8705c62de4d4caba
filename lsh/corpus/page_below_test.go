package corpus

import (
	"slices"
	"strings"
	"testing"
)

// TestBelowText tells what stands below a text and goes, and what stays.
func TestBelowText(t *testing.T) {
	head := "مقالات\nغسان الباشا\n" + head1 + "\n17 - شباط - 2024\n"
	body := para1 + "\n" + para2
	for below, kept := range map[string]string{
		"الرياض - جدة - الدمام":           "",
		"دمشق – حلب":                      "",
		"الرياض - الحلقة الثالثة":         "الرياض - الحلقة الثالثة",
		"مواضيع\nسكة الحديد\nوزارة النقل": "",
		"في هذا المقال\nسكة الحديد":       "",
		"مواضيع\nبحثت اللجنة مواضيع منها تمويل المرحلة الثالثة وموعد افتتاحها.": "مواضيع\nبحثت اللجنة مواضيع منها تمويل المرحلة الثالثة وموعد افتتاحها.",
		"مواضيع": "مواضيع",
		"عودة إلى قائمة الأخبار": "",
		"رجوع للصفحة الرئيسية":   "",
		"العودة إلى أعلى الصفحة": "",
		"عودة إلى مقاعد الدراسة": "عودة إلى مقاعد الدراسة",
		"العودة لقائمة الأخبار":  "",
		"عودة لاعب الوسط":        "عودة لاعب الوسط",
		"تتمة ص 7":               "",
		"تتمة الحكاية":           "تتمة الحكاية",
		"31 تعليقا":              "",
		"31 قاربا":               "31 قاربا",
		"كل التفاعلات:\n214\n31 تعليقا\n12 مشاركة\nأعجبني": "",
		"مرسلة بواسطة سامي في 8:15 ص\nليست هناك تعليقات:\nإرسال تعليق\nرسالة أحدث رسالة أقدم الصفحة الرئيسية\nالاشتراك في: تعليقات الرسالة (Atom)": "",
		"تاريخ آخر تعديل 20/10/2023 - 3:14 م بتوقيت السعودية": "",
		"تاريخ آخر تعديل الحكومة بعيد":                        "تاريخ آخر تعديل الحكومة بعيد",
		"T+\nT-": "",
		"أ":      "أ",
		"للاستفسارات الإعلامية: 0112345678":    "",
		"للاستفسارات العاجلة: على المحطة هاتف": "للاستفسارات العاجلة: على المحطة هاتف",
		"1 / 3": "",
		"منقول": "",
		"أدخل بريدك الإلكتروني": "",
		"غسان الباشا\nكاتب وروائي من مواليد 1971، صدرت له ثلاث روايات ومجموعتان.": "",
		"غسان الباشا\nروائي، له ثلاث روايات":                                      "",
		"سامي الحداد\nكاتب وروائي من مواليد 1971، صدرت له ثلاث روايات ومجموعتان.": "سامي الحداد\nكاتب وروائي من مواليد 1971، صدرت له ثلاث روايات ومجموعتان.",
		"كاتب وروائي من مواليد 1971، كان أول من ركب القطار الجديد إلى الساحل.":    "كاتب وروائي من مواليد 1971، كان أول من ركب القطار الجديد إلى الساحل.",
		"المزيد من أخبار الساحل\nالعثور على مقبرة أثرية قرب الساحل":               "",
		"المزيد من بي بي سي\nالعثور على مقبرة أثرية قرب الساحل":                   "",
		"المزيد من العقبات\nالعثور على مقبرة أثرية قرب الساحل":                    "المزيد من العقبات\nالعثور على مقبرة أثرية قرب الساحل",
		"المزيد من أخبار الساحل\nوعثر عمال على مقبرة أثرية قربه.":                 "المزيد من أخبار الساحل\nوعثر عمال على مقبرة أثرية قربه.",
		"إظهار التعليقات":             "",
		"عرض جميع التعليقات (12)":     "",
		"عرض اللجنة لم يلق التعليقات": "عرض اللجنة لم يلق التعليقات",
		"اقرأ في الميناء Premium\nإظهار التعليقات\nيلفت موقع \"الميناء\" إلى أنه ليس مسؤولاً عن التعليقات التي ترده ويأمل من القراء الحفاظ على أصول اللياقة.": "",
		"لا يتحمل الموقع مسؤولية التعليقات المنشورة":                                                                                                       "",
		"وقضت المحكمة بأن موقع الميناء ليس مسؤولا عن التعليقات التي ينشرها القراء.":                                                                        "وقضت المحكمة بأن موقع الميناء ليس مسؤولا عن التعليقات التي ينشرها القراء.",
		"تمت طباعة الخبر في: الأحد, 03-مايو-2009 الساعة: 11:20 م (ت.غ)\nيمكن إيجاد الخبر على الويب من خلال العنوان: http://www.alminaa.example/news/1.htm": "",
		"تمت طباعة الكتاب في 2009 وبيعت منه ألف نسخة":                                                                                                      "تمت طباعة الكتاب في 2009 وبيعت منه ألف نسخة",
		"ويمكن للراغبين إيجاد أسماء الفائزين في الجائزة من خلال: http://www.alminaa.example/n":                                                             "ويمكن للراغبين إيجاد أسماء الفائزين في الجائزة من خلال: http://www.alminaa.example/n",
		"المزيد من مقالات الكاتب\nالطريق إلى البحر القديم\nرسالة إلى جارتي":                                                                                "",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head+body+"\n"+below+"\n")
		want := strings.TrimSpace(body + "\n" + kept)
		if err != nil || len(got) != 1 || got[0].Text != want {
			t.Errorf("below the text %q: %+v, %v, want %q kept", below, got, err, kept)
		}
	}
}

func TestAboveText(t *testing.T) {
	for _, tt := range []struct{ above, kept, outlet string }{
		{"سوق العاصمة: عمال في محطة القطار (الصورة: المركز الإعلامي)\n", "", ""},
		{"عمال في محطة القطار (أرشيفية)\n", "", ""},
		{"عمال في محطة القطار (الإنترنت)\n", "", ""},
		{"Role, بي بي سي نيوز\n", "", ""},
		{"عمال المحطة: نريد أجورا أعلى (تحديث)\n", "عمال المحطة: نريد أجورا أعلى (تحديث)\n", ""},
		{"عاجل | الرئيس يصل إلى مطار البلاد\n", "", ""},
		{"عاجل | وزارة النقل تعلن بدء المرحلة الثانية من سكة الحديد\n", "عاجل | وزارة النقل تعلن بدء المرحلة الثانية من سكة الحديد\n", ""},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+tt.above+"3 نوفمبر 2023\n"+para1+"\n"+para2+"\n")
		if want := tt.kept + para1 + "\n" + para2; err != nil || got[0].Text != want || got[0].Title != head1 {
			t.Errorf("above the text %q: %+v, %v, want text %q", tt.above, got, err, want)
		}
	}
	// The site is named above the title and in the link to what it says of itself.
	for foot, outlet := range map[string]string{"عن أسواق الساحل\n": "أسواق الساحل", "عن أسواق الذهب\n": ""} {
		got, err := newDecoder(testOptions()).articles("p.txt", "أسواق الساحل\n"+head1+"\n3 نوفمبر 2023\n"+para1+"\n"+para2+"\n"+foot)
		if err != nil || got[0].Outlet != outlet {
			t.Errorf("foot %q: %+v, %v, want outlet %q", foot, got, err, outlet)
		}
	}
	for first, outlet := range map[string]string{"وزارة الموارد المائية": "وزارة الموارد المائية", "وزارة الموارد: نعم للسد": "", "وزارة ترد على من قال إن السد تأخر": ""} {
		got, err := newDecoder(testOptions()).articles("p.txt", first+"\nالمركز الإعلامي\n"+head1+"\n3 نوفمبر 2023\n"+para1+"\n"+para2+"\n")
		if err != nil || got[0].Outlet != outlet {
			t.Errorf("first line %q: %+v, %v, want outlet %q", first, got, err, outlet)
		}
	}
	got, err := newDecoder(testOptions()).articles("p.txt", head1+" - جريدة الميزان\n\n"+head1+"\n3 نوفمبر 2023\n"+para1+"\n"+para2+"\n")
	if err != nil || got[0].Outlet != "جريدة الميزان" || got[0].Title != head1 {
		t.Errorf("a title with the paper behind it: %+v, %v", got, err)
	}
}

// TestLoneDateline: a line that is an agency's dateline and nothing else is its credit.
// TestPathAbove reads pages with sections above their titles, and with what has their signs
// and is the title.
func TestPathAbove(t *testing.T) {
	for above, title := range map[string]string{
		"المركز الإعلامي > الأخبار\n":           head1,
		"وزارة الموانئ\nالمركز > الأخبار\n":     head1,
		"محليات » طرق وجسور » تقارير\n":         head1,
		"الساحل يهزم الميناء 3 > 1 في الدوري\n": "الساحل يهزم الميناء 3 > 1 في الدوري",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", above+head1+"\nتاريخ النشر: 5 مارس 2024\n\n"+para1+"\n"+para2+"\n")
		if err != nil || len(got) != 1 || got[0].Title != title {
			t.Errorf("above the title %q: %+v, %v, want title %q", above, got, err, title)
		}
	}
}

// TestTranslatedBelow: who translated a text is its source where it is an outlet.
func TestTranslatedBelow(t *testing.T) {
	for below, outlet := range map[string]string{"ترجمة وتحرير: نون بوست": "Noon Post", "ترجمة: نون بوست": "Noon Post", "ترجمة: سالم العمري": "", "بقلم: سالم العمري": ""} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n\n"+para1+"\n"+para2+"\n"+below+"\n")
		credited := ""
		for _, c := range got[0].Credits {
			credited += c.Outlet
		}
		if err != nil || credited != outlet || got[0].Text != para1+"\n"+para2 {
			t.Errorf("below the text %q: %+v, %v, want credited %q", below, got, err, outlet)
		}
	}
}

// TestSkipped reads pages in which links skip what stands between the paragraphs.
func TestSkipped(t *testing.T) {
	for between, kept := range map[string]string{
		"تخطى البودكاست وواصل القراءة\nبودكاست يومي لأبرز الأحداث\nالحلقات\nالبودكاست نهاية\n":              "",
		"تخطى الأكثر قراءة هذا الشهر وواصل القراءة\nالعثور على مقبرة أثرية\nالأكثر قراءة هذا الشهر نهاية\n": "",
		"تخطى YouTube مشاركة, 1\nالمحتوى غير متاح\nنهاية YouTube مشاركة, 1\n":                               "",
		"Skip podcast and continue reading\nأربع حلقات عن سكة الحديد\nEnd of podcast\n":                     "",
		"تخطى البودكاست وواصل القراءة\nقال العمال إن الأجور لم تصل بعد.\n":                                  "قال العمال إن الأجور لم تصل بعد.\n",
		"تخطى المشروع عقبة التمويل\nوبقيت عقبات أخرى\n":                                                     "تخطى المشروع عقبة التمويل\nوبقيت عقبات أخرى\n",
		"تخطى المشروع عقبة التمويل\nالبودكاست نهاية\n":                                                      "تخطى المشروع عقبة التمويل\nالبودكاست نهاية\n",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n3 نوفمبر 2023\n\n"+para1+"\n"+between+para2+"\n")
		if want := para1 + "\n" + kept + para2; err != nil || len(got) != 1 || got[0].Text != want {
			t.Errorf("between the paragraphs %q: %+v, %v, want text %q", between, got, err, want)
		}
	}
}

// TestTagsLineByLine reads pages with short lines between the last paragraph and the share
// bar: keywords, where the text has every word of them.
func TestTagsLineByLine(t *testing.T) {
	const last = "وقالت وزارة النقل إن سكة الحديد في مدن الساحل تعمل كل يوم."
	for below, kept := range map[string]string{
		"سكة الحديد\nوزارة النقل\nالساحل\nشارك فيسبوك تويتر": "",
		"سكة الحديد\nوزارة النقل\nالساحل":                    "سكة الحديد\nوزارة النقل\nالساحل", // the text may end so
		"سكة الحديد\nسالم العمري\nشارك فيسبوك تويتر":         "سكة الحديد\nسالم العمري",         // he is not in it
		"والمحطات هي:\nالساحل\nشارك فيسبوك تويتر":            "والمحطات هي:\nالساحل",
		"- سكة الحديد\n- وزارة النقل\nشارك فيسبوك تويتر":     "- سكة الحديد\n- وزارة النقل",
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n3 نوفمبر 2023\n\n"+para1+"\n"+last+"\n"+below+"\n")
		if want := strings.TrimSpace(para1 + "\n" + last + "\n" + kept); err != nil || len(got) != 1 || got[0].Text != want {
			t.Errorf("below the text %q: %+v, %v, want text %q", below, got, err, want)
		}
	}
}

// TestSignedWithPlace: place, outlet and reporter on a line.
func TestSignedWithPlace(t *testing.T) {
	s := &section{Article: &Article{Outlet: "بوابة الميناء"}}
	for text, want := range map[string]bool{
		"بيروت - بوابة الميناء: سالم العمري":        true,
		"بيروت – الميناء: سالم العمري":              true,
		"بيروت - بوابة الميناء: قال الوزير في خطاب": false,
		"بيروت - بوابة الميناء: انتهت":              false,
		"بيروت - صحيفة السوق: سالم العمري":          false,
		"إضراب عام - بوابة الميناء: سالم العمري":    false,
	} {
		if got := s.isSigned(&makeLines(text)[0]); got != want {
			t.Errorf("isSigned(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestLoneDateline(t *testing.T) {
	for line, names := range map[string][]string{
		"القاهرة - أ ش أ":          {"أ ش أ"},
		"الموصل – واع – سيف العلي": {"واع"},
		"صنعاء - سبأ :":            {"سبأ"},
		"بيروت - وكالات":           {"وكالات"},
		"عمال المحطة - نريد أجورا": nil,
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n3 نوفمبر 2023\n"+line+"\n"+para1+"\n"+para2+"\n")
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, c := range got[0].Credits {
			if c.Kind == Dateline {
				found = append(found, c.Name)
			}
		}
		if !slices.Equal(found, names) || strings.Contains(got[0].Text, line) && names != nil {
			t.Errorf("dateline %q: credits %q, want %q; text %q", line, found, names, got[0].Text)
		}
	}
}

func TestDeck(t *testing.T) {
	const deck = "عن مدن تقترب من البحر"
	page := func(header, above, body string) string {
		return "<!DOCTYPE html><html><head><meta charset=utf-8><title>" + head1 + "</title></head><body><article><header><h1>" + head1 + "</h1>" + header + "</header>" + above + `<div class="entry-content"><p>` + para1 + "</p><p>" + para2 + "</p>" + body + "</div></article></body></html>"
	}
	for name, tt := range map[string]struct {
		page string
		kept bool
	}{
		"a smaller heading in the header": {page("<h2>"+deck+"</h2>", "", ""), true},
		"named in the header":             {page(`<p class="subtitle">`+deck+"</p>", "", ""), true},
		"named below the header":          {page("", `<div class="post-subtitle">`+deck+"</div>", ""), true},
		"neither":                         {page(`<p class="meta">`+deck+"</p>", "", ""), false},
		"a link":                          {page("<h2><a href=/1>"+deck+"</a></h2>", "", ""), false},
		"behind the text":                 {page("", "", `<aside><h2>`+deck+"</h2></aside>"), false},
		"a date":                          {page("<h2>الجمعة 3 نوفمبر 2023</h2>", "", ""), false},
	} {
		got, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": tt.page}))
		if err != nil || len(got) != 1 || strings.HasPrefix(got[0].Text, deck) != tt.kept || strings.Contains(got[0].Text, deck) != tt.kept {
			t.Errorf("a deck, %s: %+v, %v, want it kept: %v", name, got, err, tt.kept)
		}
	}
}

func TestHeadedLinks(t *testing.T) {
	for box, kept := range map[string]bool{
		"<div><h3>ألبومات أخرى</h3><a href=/1>صور من موسم الزيتون</a></div>":                                        false,
		"<div><h4>من الأرشيف</h4><a href=/1>صور من موسم الزيتون</a><a href=/2>صور من موسم القمح</a></div>":          false,
		"<div class=replies><p>" + para3 + "</p></div>":                                                             false,
		"<div><h3>من قال ماذا</h3><p>قال المدير إن <a href=/1>صور من موسم الزيتون</a> تعرض للمرة الأولى.</p></div>": true,
	} {
		page := "<!DOCTYPE html><html><head><meta charset=utf-8><title>" + head1 + "</title></head><body><article><h1>" + head1 + "</h1><div><p>" + para1 + "</p><p>" + para2 + "</p>" + box + "</div></article></body></html>"
		got, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(got) != 1 || (got[0].Text != para1+"\n"+para2) != kept {
			t.Errorf("a box %q: %+v, %v, want it kept: %v", box, got, err, kept)
		}
	}
}

// TestTimeBelowDeck: the line beneath a title is as long as a paragraph may be, and the
// page's time stands below it.
func TestTimeBelowDeck(t *testing.T) {
	const stamp = `<p class="meta"><time datetime="2023-11-05T07:00:00+03:00">الأحد 5 نوفمبر</time></p>`
	for above, date := range map[string]string{
		"<p>المفيضات تفتح تدريجيا والمزارعون ينقلون مواشيهم إلى القرى</p>" + stamp: "2023-11-05 07:00:00 +0300",
		"<p>" + para1 + "</p>" + stamp: "",
	} {
		page := "<!DOCTYPE html><html><head><meta charset=utf-8><title>" + head1 + "</title></head><body><article><h1>" + head1 + "</h1>" + above + "<p>" + para2 + "</p><p>" + para3 + "</p></article></body></html>"
		got, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
		if err != nil || len(got) != 1 || printed(got[0].Published) != date {
			t.Errorf("a page with %q: %+v, %v, want date %q", above, got, err, date)
		}
	}
}
