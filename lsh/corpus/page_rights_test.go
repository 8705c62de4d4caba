package corpus

import "testing"

// Beside the sign and the year of a line about the rights stands an outlet, unless it is a
// part of the site or who made it.
func TestBareHolder(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"© 2024 واحة الخليج", "واحة الخليج"},
		{"© 2024 سياسة الخصوصية", ""},
		{"© 2024 الرئيسية", ""},
		{"© 2025 تصميم شركة الحاسوب", ""},
	} {
		page := head1 + "\n" + para1 + "\n" + para2 + "\n" + para3 + "\n" + tt.line + "\n"
		articles, _, err := readAll(t, testOptions(), write(t, map[string]string{"a.txt": page}))
		if err != nil || len(articles) != 1 || articles[0].Outlet != tt.want {
			t.Errorf("%s: %+v, %v, want the outlet %q", tt.line, articles, err, tt.want)
		}
	}
}
