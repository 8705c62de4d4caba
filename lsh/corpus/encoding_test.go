package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const sentence = "قال وزير الخارجية إن المباحثات التي جرت في العاصمة أمس، بحضور الوفدين، انتهت إلى اتفاق."

func TestEncodings(t *testing.T) {
	page := "عنوان الخبر الذي نشر أمس\n\n" + sentence + "\n" + sentence
	in := func(e interface{ String(string) (string, error) }) string {
		s, err := e.String(page)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	cp1256 := in(charmap.Windows1256.NewEncoder())
	latin, err := charmap.ISO8859_1.NewDecoder().String(cp1256)
	if err != nil {
		t.Fatal(err)
	}
	double, err := charmap.ISO8859_1.NewDecoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	double52, err := charmap.Windows1252.NewDecoder().String(strings.ReplaceAll(page, "ف", "و"))
	if err != nil {
		t.Fatal(err)
	}
	arabic, err := charmap.Windows1256.NewDecoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(page, "\n\n")
	cpRest := cp1256[len(cp1256)-len([]rune(rest)):]
	for _, tt := range []struct{ name, page, want, warning string }{
		{"UTF-8 as Windows-1256", arabic, page, "the page was UTF-8 that had been read as Windows-1256; repaired"},
		{"UTF-8 as Windows-1256 below a sound title", "عنوان الخبر الذي نشر أمس" + arabic[strings.IndexByte(arabic, '\n'):], page, "the page was UTF-8 that had been read as Windows-1256; repaired"},
		{"UTF-8 as Windows-1256, a letter lost", strings.Replace(arabic, "\u0638\u02c6", "\u0638", 1), strings.Replace(page, "و", "\u0638", 1), "the page was UTF-8 that had been read as Windows-1256; repaired"},
		{"more lines of Windows-1256 than of UTF-8", "عنوان الخبر الذي نشر أمس\n\n" + cpRest, page, "lines of UTF-8 and of others stand in it; these are taken for Windows-1256"},
		{"more lines of UTF-8 than of Windows-1256", page + strings.Repeat("\n"+sentence, 8) + cpRest[strings.IndexByte(cpRest, '\n'):], page + strings.Repeat("\n"+sentence, 9), "lines taken for another encoding by their letters: 1"},
		{"signs that half a letter may be", "عنوان الخبر الذي نشر أمس\n\n" + sentence + " «نقط»، وسط، «حظ»، ضبط؟\u00a0§ 5 من النظام، خط §", "عنوان الخبر الذي نشر أمس\n\n" + sentence + " «نقط»، وسط، «حظ»، ضبط؟\u00a0§ 5 من النظام، خط §", ""},
		{"UTF-8", page, page, ""},
		{"UTF-8 with a mark", "\ufeff" + page, page, ""},
		{"UTF-16LE with a mark", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()), page, ""},
		{"UTF-16BE with a mark", in(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()), page, ""},
		{"UTF-16LE", in(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()), page, "taken for UTF-16 by its letters (not UTF-8, and no other encoding is declared)"},
		{"UTF-16BE", in(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()), page, "taken for UTF-16 by its letters (not UTF-8, and no other encoding is declared)"},
		{"Windows-1256", cp1256, page, "taken for Windows-1256 by its letters (not UTF-8, and no other encoding is declared)"},
		{"ISO-8859-6", in(charmap.ISO8859_6.NewEncoder()), page, "taken for ISO-8859-6 by its letters (not UTF-8, and no other encoding is declared)"},
		{"Windows-1256 as Latin-1", latin, page, "the page was Windows-1256 that had been read as Latin-1; repaired"},
		{"double UTF-8", double, page, "the page was UTF-8 that had been read as Latin-1; repaired"},
		{"double UTF-8 by way of Windows-1252", double52, strings.ReplaceAll(page, "ف", "و"), "the page was UTF-8 that had been read as Latin-1; repaired"},
		{"a byte that is lost", strings.Replace(page, "الوفدين", "الوف\xd8ين", 1), strings.Replace(page, "الوفدين", "الوف\ufffdين", 1), "3: not UTF-8 in places; \ufffd stands for what cannot be read"},
	} {
		dir := write(t, map[string]string{"a.txt": tt.page})
		articles, sum, err := readAll(t, Options{}, dir)
		warning := ""
		for _, w := range sum.Warnings {
			_, text, _ := strings.Cut(w.String(), "a.txt:")
			warning += strings.TrimSpace(text)
		}
		if err != nil || len(articles) != 1 || articles[0].Title+"\n\n"+articles[0].Text != tt.want || warning != tt.warning {
			t.Errorf("%s: Read = %v, %v, warning %q, want %q, %q", tt.name, articles, err, warning, tt.want, tt.warning)
		}
	}
}

func TestCharsetDeclared(t *testing.T) {
	encode := func(e *charmap.Charmap) string {
		s, err := e.NewEncoder().String(sentence)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, tt := range []struct{ head, named, want string }{
		{"<html><head><META http-equiv=content-type content='text/html; charset=windows-1256'>\xc7\xe1\xd3\xe1\xc7\xe3", "", "windows-1256"},
		{"<?xml version=\"1.0\" encoding='ISO-8859-6'?>\xc7\xe4\xd3", "", "ISO-8859-6"},
		{"<meta charset=x-mac-arabic>\xc7\xe4\xd3", "", "MacArabic"},
		{"\xc7\xe4\xd3", "windows-1256", "windows-1256"},
		// Declared but wrong: the letters decide.
		{"<meta charset=windows-1256>" + sentence, "", "UTF-8"},
		{"<meta charset=utf-8>" + sentence, "", ""},
		{sentence + "<meta charset=windows-1256>", "", ""},
		{"<meta charset=utf-8>\xde\xc7\xe1 \xe6\xd2\xed\xd1 \xc7\xe1\xce\xc7\xd1\xcc\xed\xc9 \xc7\xe1\xed\xe6\xe3", "", "Windows-1256"},
		{"<meta charset=windows-1256>" + encode(charmap.ISO8859_6), "", "ISO-8859-6"},
		{"<meta charset=windows-1256>" + encode(charmap.Windows1256), "", "windows-1256"},
		{"<meta charset=windows-1256>" + encode(charmap.Windows1256), "foo-99", "windows-1256"}, // by a server
		{"<meta charset=iso-8859-6>" + encode(charmap.Windows1256), "", "Windows-1256"},
		{"<meta charset=iso-8859-6>" + encode(charmap.ISO8859_6), "", "iso-8859-6"},
		{"plain", "", ""},
		{"caf\xe9 cr\xe8me", "", ""},
	} {
		got := ""
		if c := charsetOf([]byte(tt.head), tt.named); c != nil {
			got = c.name
		}
		if got != tt.want {
			t.Errorf("charsetOf(%q, %q) = %q, want %q", tt.head, tt.named, got, tt.want)
		}
	}
}

func TestCharsetDeclaredWrong(t *testing.T) {
	page, err := charmap.ISO8859_6.NewEncoder().String("<html><head><meta charset=windows-1256><title>" + head1 + "</title></head><body><p>" + para1 + "</p></body></html>")
	if err != nil {
		t.Fatal(err)
	}
	articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
	if err != nil || len(articles) != 1 || articles[0].Text != para1 || len(sum.Warnings) != 1 ||
		sum.Warnings[0].Text != "taken for ISO-8859-6 by its letters, though it is declared as windows-1256" {
		t.Errorf("Read = %+v, %v, %v, want the page in ISO-8859-6 and a warning", articles, sum.Warnings, err)
	}
}

// One record in another encoding costs no other, and is read where its letters tell.
func TestMixedRecords(t *testing.T) {
	other, err := charmap.Windows1256.NewEncoder().String(sentence)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, in string
		want     []string
		warning  string
	}{
		{"a.csv", "id,text\n1," + strings.Repeat(sentence, 900) + "\n2," + other + "\n", []string{strings.Repeat(sentence, 900), sentence}, "3: the record is taken for Windows-1256 by its letters; others of the file are UTF-8"},
		{"b.csv", "id,text\n1," + sentence + "\n2," + other + "\n", []string{sentence, sentence}, "lines of UTF-8 and of others stand in it; these are taken for Windows-1256"},
		{"a.jsonl", `{"id":"1","text":"` + sentence + sentence + sentence + sentence + "\"}\n" + `{"id":"2","text":"` + other + "\"}\n", []string{sentence + sentence + sentence + sentence, sentence}, "2: the record is taken for Windows-1256 by its letters; others of the file are UTF-8"},
		{"b.jsonl", `{"id":"1","text":"` + sentence + sentence + sentence + sentence + "\"}\n" + `{"id":"2","text":"` + "caf\xe9" + "\"}\n", []string{sentence + sentence + sentence + sentence}, "2: not UTF-8 (byte 22 of the record is 0xe9); convert the file to UTF-8"},
		{"lie.html", `<meta charset="windows-1256"><title>` + head1 + "</title><p>" + para1 + "</p><p>" + para2, []string{para1 + "\n" + para2}, "taken for UTF-8 by its letters, though it is declared as windows-1256"},
		{"unknown.html", `<meta charset="foo-99"><title>` + head1 + "</title><p>" + para1 + "</p><p>" + para2, []string{para1 + "\n" + para2}, `taken for UTF-8 by its letters; it is declared as "foo-99", which is not known`},
		{"unknown.xml", `<?xml version="1.0" encoding="foo-99"?><rss version="2.0"><channel><item><title>` + head1 + `</title><description>` + sentence + `</description></item></channel></rss>`, []string{sentence}, `taken for UTF-8 by its letters; it is declared as "foo-99", which is not known`},
		{"unknown1256.html", `<meta charset="foo-99"><title>t</title><p>` + other + "</p><p>" + other, []string{sentence + "\n" + sentence}, `taken for Windows-1256 by its letters; it is declared as "foo-99", which is not known`},
		{"known.html", `<meta charset="UTF8"><title>` + head1 + "</title><p>" + para1 + "</p><p>" + para2, []string{para1 + "\n" + para2}, ""},
		{"asciifoo.html", `<meta charset="foo-99"><title>A title of the page</title><p>` + strings.Repeat("word and word again ", 20) + ".", []string{strings.TrimSpace(strings.Repeat("word and word again ", 20)) + " ."}, "no Arabic"},
		{"ascii.html", `<meta charset="windows-1256"><title>A title of the page</title><p>` + strings.Repeat("word and word again ", 20) + ".", []string{strings.TrimSpace(strings.Repeat("word and word again ", 20)) + " ."}, "no Arabic"},
		{"c.jsonl", `{"id":"1","text":"` + sentence + ` <meta charset=windows-1256>"}`, []string{sentence + " <meta charset=windows-1256>"}, ""},
	} {
		dir := write(t, map[string]string{tt.name: tt.in})
		articles, sum, _ := readAll(t, Options{}, dir)
		var got []string
		for _, a := range articles {
			got = append(got, a.Text)
		}
		warning := ""
		for _, w := range sum.Warnings {
			_, text, _ := strings.Cut(w.String(), tt.name+":")
			warning += strings.TrimSpace(text)
		}
		if !slices.Equal(got, tt.want) || !strings.Contains(warning, tt.warning) || tt.warning == "" && warning != "" || strings.Contains(warning, "declared") != strings.Contains(tt.warning, "declared") {
			t.Errorf("%s: Read = %q, warning %q, want %q, %q", tt.name, got, warning, tt.want, tt.warning)
		}
	}
}

func TestMacArabic(t *testing.T) {
	if n := len([]rune(macLetters)); n != 128 {
		t.Fatalf("%d letters, want 128", n)
	}
	got, err := macArabic{}.NewDecoder().String("\xe2\xc7\xe4 abc\xac \xb1\xb2 \xea\xeb")
	if want := "قال abc، ١٢ ي\u064b"; err != nil || got != want {
		t.Errorf("MacArabic = %q, %v, want %q", got, err, want)
	}
}

// damaged is a sound text as the two ways of damage leave it.
func damaged(t *testing.T, text string) map[damage]string {
	t.Helper()
	old, err := charmap.Windows1256.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	all := map[damage]string{}
	for way, raw := range map[damage]string{latin1256: old, doubleUTF8: text} {
		if all[way], err = charmap.ISO8859_1.NewDecoder().String(raw); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestRepairMixed(t *testing.T) {
	const emoji = "\U0001f600"
	for way, bad := range damaged(t, sentence) {
		short := damaged(t, "قال الوزير")[way]
		for _, tt := range []struct{ name, text, want string }{
			{"sound line first", sentence + "\n" + bad, sentence + "\n" + sentence},
			{"sound line behind", bad + "\n" + sentence, sentence + "\n" + sentence},
			{"an emoji", bad + " " + emoji + "\n" + bad, sentence + " " + emoji + "\n" + sentence},
			{"a sound half line", sentence + " " + bad, sentence + " " + sentence},
			{"a short line", short + "\n\n" + bad, "قال الوزير\n\n" + sentence},
			{"a French line", "ÉLÉVÉ À L'ÉCOLE, DÉJÀ ÉNORMÉMENT ÉTUDIÉ\n" + bad, "ÉLÉVÉ À L'ÉCOLE, DÉJÀ ÉNORMÉMENT ÉTUDIÉ\n" + sentence},
			{"a short French line", "Ça va\n" + bad, "Ça va\n" + sentence},
		} {
			if got, what := repair(tt.text, ""); got != tt.want || what != way {
				t.Errorf("%s: repair(%q) = %q, %q, want %q, %q", tt.name, tt.text, got, what, tt.want, way)
			}
		}
	}
	// ف is D9 81 in UTF-8, and 81 no letter of Windows-1252.
	bad := damaged(t, "أعلنت الوزارة في المدينة القديمة بدء العمل")[doubleUTF8]
	holes := strings.ReplaceAll(bad, "\u00d9\u0081", "\u00d9\ufffd")
	for _, text := range []string{holes, holes + "\n" + holes[:strings.Index(holes, "\ufffd")+len("\ufffd")]} {
		want := "أعلنت الوزارة \ufffdي المدينة القديمة بدء العمل"
		if strings.Contains(text, "\n") {
			want += "\nأعلنت الوزارة \ufffd"
		}
		if got, what := repair(text, ""); got != want || what != doubleUTF8 {
			t.Errorf("repair(%q) = %q, %q, want %q, %q", text, got, what, want, doubleUTF8)
		}
	}
	// A title that was cut in the middle of a letter, and a text that lost a byte.
	cut := strings.TrimSuffix(bad, "\u00c2\u0084")
	for text, want := range map[string]string{
		cut[:len(cut)-2]: "أعلنت الوزارة في المدينة القديمة بدء العم\ufffd",
		strings.Replace(bad, "\u00d9\u0081", "\u00d9 ", 1) + "\n": "أعلنت الوزارة \ufffd ي المدينة القديمة بدء العمل\n",
	} {
		if got, what := repair(text, ""); got != want || what != doubleUTF8 {
			t.Errorf("repair(%q) = %q, %q, want %q, %q", text, got, what, want, doubleUTF8)
		}
	}
	for _, sound := range []string{
		sentence, sentence + " " + emoji, "قال Zinédine Zidane «Ça va très bien»", "Les élèves ont été reçus à l'école, déjà très fréquentée, où l'été s'achève.",
		"ÉLÉVÉ À L'ÉCOLE, DÉJÀ ÉNORMÉMENT ÉTUDIÉ", "São não ação coração, informações e eleições à mão", "Äpfel, Öl, Übermut, größer, müßig, süß, Füße",
	} {
		if got, what := repair(sound, ""); got != sound || what != "" {
			t.Errorf("repair(%q) = %q, %q, want it as it is", sound, got, what)
		}
	}
}

func TestRepairRecord(t *testing.T) {
	for way := range damaged(t, "") {
		line := fmt.Sprintf(`{"id":"a","outlet":%q,"title":%q,"text":%q}`, damaged(t, "الميناء")[way], damaged(t, "خبر")[way], damaged(t, sentence)[way]+" \U0001f600")
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.jsonl": line}))
		if err != nil || len(articles) != 1 || articles[0].Outlet != "الميناء" || articles[0].Title != "خبر" || articles[0].Text != sentence+" \U0001f600" ||
			len(sum.Warnings) != 1 || sum.Warnings[0].Text != "the record was "+string(way)+"; repaired" {
			t.Errorf("%s: Read = %+v, %v, %v", way, articles, sum.Warnings, err)
		}
	}
}

func FuzzRepair(f *testing.F) {
	f.Add(sentence)
	f.Add("ÇáÓáÇã Úáíßã æÑÍãÉ Çááå")
	f.Fuzz(func(t *testing.T, s string) {
		got, what := repair(s, "")
		if what == "" && got != s {
			t.Errorf("repair(%q) = %q without saying why", s, got)
		}
		if again, what := repair(got, ""); what != "" && again == got {
			t.Errorf("repair(%q) does nothing and says %q", got, what)
		}
		charsetOf([]byte(s), "")
		if isUTF8([]byte(s)) != utf8.ValidString(s) {
			t.Errorf("isUTF8(%q) = %v", s, isUTF8([]byte(s)))
		}
	})
}
