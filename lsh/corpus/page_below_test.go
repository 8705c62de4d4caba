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
		"المزيد من مقالات الكاتب\nالطريق إلى البحر القديم\nرسالة إلى جارتي":       "",
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
