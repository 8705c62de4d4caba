package corpus

import "testing"

// A mark of the byte order alone is no line, wherever a page has one for an empty paragraph.
func TestFirstLine(t *testing.T) {
	const (
		mark  = "\ufeff"
		title = "افتتاح مكتبة عامة في حي الزيتون"
		text  = "افتتحت بلدية المدينة أمس مكتبة عامة في حي الزيتون تضم اثني عشر ألف كتاب وقاعة للأطفال."
		more  = "وقال مدير المكتبة إن القراء سيتمكنون من استعارة خمسة كتب في الشهر بلا رسوم."
	)
	for _, tt := range []struct {
		text, want string
		words      int
	}{{"", "", 0}, {mark, "", 0}, {mark + "كلمة", "كلمة", 1}, {"سطر أول\nثان", "سطر أول", 2}} {
		if got := firstLine(tt.text); got.text != tt.want || got.words != tt.words {
			t.Errorf("firstLine(%q) = %q of %d words, want %q of %d", tt.text, got.text, got.words, tt.want, tt.words)
		}
	}
	for _, empty := range []string{"<p>" + mark + "</p>", "<h2>" + mark + "</h2>", "<time>" + mark + "</time>", "<span class=title>" + mark + "</span>", "<div class=subtitle>" + mark + "</div>", "<p>" + mark + " | 1137 مشاهدة</p>", "<p>تاريخ الإضافة 2020 |" + mark + "| عدد المشاهدات 1137</p>"} {
		for _, head := range []string{"<h1>" + title + "</h1>", ""} {
			page := "<html><head><meta charset=utf-8><title>" + title + "</title></head><body>" + empty + head + empty + "<p>" + text + "</p>" + empty + "<p>" + more + "</p>" + empty + "</body></html>"
			articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
			if err != nil || len(articles) != 1 || articles[0].Title != title {
				t.Errorf("%q: %+v, %v", empty, articles, err)
			}
		}
	}
	page := title + "\n" + "تاريخ الإضافة 09/12/2020 |" + mark + "| عدد المشاهدات 1137\n" + mark + " 1137 مشاهدة\n" + text + "\n" + more + "\n"
	if articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.txt": page})); err != nil || len(articles) != 1 {
		t.Errorf("%+v, %v", articles, err)
	}
}
