package corpus

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mhtml is a page as a browser saves it, the parts as they are.
func mhtml(parts ...string) string {
	b := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nDate: Tue, 5 Mar 2024 10:30:00 +0300\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n\r\n"
	for _, part := range parts {
		b += "----b\r\n" + part + "\r\n"
	}
	return b + "----b--\r\n"
}

func TestMHTMLParts(t *testing.T) {
	const (
		picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
		head    = "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://a.example/1\r\n"
		page    = "<html><body><h1>" + head1 + "</h1><p>" + para1 + "</p><p>" + para2 + "</p></body></html>"
	)
	plain := head + "\r\n" + page
	coded := head + "Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(page))
	for _, tt := range []struct {
		name, in string
		articles int
		warning  string
	}{
		{"one part", mhtml(plain), 1, ""},
		{"a picture before it", mhtml(picture, plain), 1, ""},
		{"base64", mhtml(coded, picture), 1, ""},
		{"no page", mhtml(picture), 0, "MHTML: read only in part: no part of it is HTML"},
		{"cut off in the page", mhtml(plain)[:len(mhtml(plain))-200], 1, "MHTML: read only in part: unexpected EOF"},
		{"base64 damaged", mhtml(head + "Content-Transfer-Encoding: base64\r\n\r\n!!!!"), 0, "MHTML: read only in part: illegal base64 data at input byte 0"},
		{"no boundary", strings.Replace(mhtml(plain), "boundary=", "border=", 1), 0, "MHTML: read only in part: "},
	} {
		dir := write(t, map[string]string{"a.mhtml": tt.in, "b.jsonl": goodLine})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != tt.articles+1 || (tt.warning == "") != (len(sum.Warnings) == 0) {
			t.Errorf("%s: Read = %d articles, %v, %v, want %d", tt.name, len(articles), sum.Warnings, err, tt.articles+1)
			continue
		}
		if tt.warning != "" {
			if got := sum.Warnings[0].String(); !strings.Contains(got, filepath.Join(dir, "a.mhtml")+": "+tt.warning) {
				t.Errorf("%s: warning %q, want %q", tt.name, got, tt.warning)
			}
		} else if a := articles[0]; a.Title != head1 || a.Text != para1+"\n"+para2 || a.URL != "https://a.example/1" || printDate(a.Published) == "" {
			t.Errorf("%s: Read = %+v", tt.name, a)
		}
	}
}

func FuzzMHTML(f *testing.F) {
	f.Add([]byte(mhtml("Content-Type: text/html\r\n\r\n<p>a b c", "Content-Type: image/png\r\n\r\nx")))
	f.Add([]byte(mhtml("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a =D8=A7=\r\n b</p>")))
	f.Add([]byte(mhtml("Content-Type: application/xhtml+xml; charset=windows-1256\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+YSBiIGM=")))
	if page, err := os.ReadFile("testdata/pages/39-saved-mhtml.mhtml"); err == nil {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		articles, sum, err := readAll(t, Options{Workers: 1, Stdin: strings.NewReader(string(b))}, "-")
		for _, a := range articles {
			checkArticle(t, a)
		}
		if err != nil && len(sum.Warnings) == 0 {
			t.Errorf("Read = %v, without a warning that says why", err)
		}
	})
}
