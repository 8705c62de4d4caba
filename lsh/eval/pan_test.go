package eval

import (
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

const panXML = `<?xml version="1.0" encoding="UTF-8"?>
<document reference="suspicious-document1.txt">
<feature name="about" authors="" title="x"/>
<feature name="plagiarism" type="artificial" obfuscation="word &amp; phrase" this_offset="1" this_length="2"
  source_reference="source-document1.txt" source_offset="0" source_length="3"/>
<feature name="artificial-plagiarism" this_offset="0" this_length="4" source_reference="source-document1.txt" source_offset="3" source_length="1"/>
</document>`

func panFolder() fstest.MapFS {
	return fstest.MapFS{
		"susp/suspicious-document1.txt": {Data: []byte("صدى!")},
		"src/source-document1.txt":      {Data: []byte("abcد")},
		"src/source-document2.txt":      {Data: []byte("x")},
		"pairs":                         {Data: []byte("suspicious-document1.txt source-document1.txt\r\n\n")},
		"02-no-obfuscation/one.xml":     {Data: []byte(panXML)},
		"01-no-plagiarism/none.xml":     {Data: []byte(`<document reference="suspicious-document1.txt"/>`)},
	}
}

func TestReadPAN(t *testing.T) {
	pan, err := ReadPAN(panFolder())
	if err != nil {
		t.Fatal(err)
	}
	want := "[{{suspicious-document1 source-document1 {2 6} {0 3}} word & phrase} {{suspicious-document1 source-document1 {0 7} {3 5}} no-obfuscation}]"
	if got := fmt.Sprint(pan.Cases); got != want {
		t.Errorf("Cases = %s, want %s", got, want)
	}
	if len(pan.Articles) != 3 || pan.Articles[2].ID != "suspicious-document1" || pan.Articles[2].Outlet != suspicious || pan.Articles[0].Outlet != source {
		t.Errorf("Articles = %v", pan.Articles)
	}
	if len(pan.Pairs) != 1 || !pan.Pairs[NewPair("suspicious-document1", "source-document1")] {
		t.Errorf("Pairs = %v", pan.Pairs)
	}
	if f := pan.Filter(); f.Outlets != [2]string{"suspicious", "source"} || f.Labelled || len(f.Pairs) != 1 {
		t.Errorf("Filter = %v", f)
	}
}

// badPAN are changes to the folder and what the error must say.
func badPAN() []struct{ name, text, want string } {
	const xml = "02-no-obfuscation/one.xml"
	edit := func(old, new string) string { return strings.Replace(panXML, old, new, 1) }
	return []struct{ name, text, want string }{
		{xml, "<!DOCTYPE document>\n" + panXML, xml + ":1: a DOCTYPE"},
		{xml, edit("<document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<document"), xml + ":2: a DOCTYPE"},
		{xml, edit("word &amp; phrase", "&x;"), xml + ":4: XML syntax error"},
		{xml, edit("</document>", ""), xml + ":7: XML syntax error"},
		{xml, edit(`this_offset="1"`, `this_offset="4"`), xml + `:5: this_offset: 4 lies outside the text of "suspicious-document1"`},
		{xml, edit(`this_offset="1"`, `this_offset="-1"`), xml + `:5: this_offset: "-1" is not a whole number from 0`},
		{xml, edit(`this_length="2"`, `this_length="4"`), xml + `:5: this_length: 4 characters from 1 go beyond the text`},
		{xml, edit(`this_length="2"`, `this_length="0"`), xml + `:5: this_length: "0" is not a whole number from 1`},
		{xml, edit(`source_length="3"`, ``), xml + `:5: source_length: "" is not a whole number from 1`},
		{xml, edit(`source_reference="source-document1.txt"`, ``), xml + `:5: no attribute source_reference`},
		{xml, edit(`source_reference="source-document1.txt"`, `source_reference="source-document9.txt"`), xml + `:5: source_reference: "source-document9.txt" is neither`},
		{xml, edit(`<document reference="suspicious-document1.txt">`, `<document>`), xml + `:5: no attribute reference`},
		{xml, "<document/>", "no case in *.xml and */*.xml"},
		{"pairs", "suspicious-document1.txt\n", "pairs:1: 1 names"},
		{"pairs", "\nsuspicious-document1.txt source-document9.txt\n", `pairs:2: "source-document9.txt" is neither`},
		{"susp/suspicious-document1.txt", "\xff", "susp/suspicious-document1.txt: not UTF-8"},
		{"src/suspicious-document1.txt", "x", "src/suspicious-document1.txt and susp/suspicious-document1.txt have one name"},
	}
}

func TestReadPANErrors(t *testing.T) {
	for _, tt := range badPAN() {
		dir := panFolder()
		dir[tt.name] = &fstest.MapFile{Data: []byte(tt.text)}
		_, err := ReadPAN(dir)
		if err == nil || !strings.Contains(err.Error(), tt.want) && !strings.Contains(swapNames(err.Error()), tt.want) {
			t.Errorf("%s = %.60q: %v, want an error with %q", tt.name, tt.text, err, tt.want)
		}
	}
	dir := panFolder()
	maps.DeleteFunc(dir, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "susp/") })
	if _, err := ReadPAN(dir); err == nil || !strings.Contains(err.Error(), "no susp/*.txt") {
		t.Errorf("without susp/: %v, want an error that says so", err)
	}
	delete(dir, "pairs")
	if _, err := ReadPAN(fs.FS(fstest.MapFS{})); err == nil {
		t.Error("an empty folder is no error")
	}
}

// swapNames puts the two paths of "x and y have one name" in the other order.
func swapNames(text string) string {
	x, rest, _ := strings.Cut(text, " and ")
	y, tail, _ := strings.Cut(rest, " have ")
	return y + " and " + x + " have " + tail
}

func TestReadPANWithoutPairs(t *testing.T) {
	dir := panFolder()
	delete(dir, "pairs")
	pan, err := ReadPAN(dir)
	if err != nil || pan.Pairs != nil || len(pan.Cases) != 2 {
		t.Errorf("ReadPAN = %v, %v, want two cases and no pairs", pan, err)
	}
}

func FuzzParsePAN(f *testing.F) {
	f.Add(panXML)
	for _, tt := range badPAN() {
		f.Add(tt.text)
	}
	pan, err := ReadPAN(panFolder())
	if err != nil {
		f.Fatal(err)
	}
	lib := NewLibrary(pan.Articles)
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := parsePAN(strings.NewReader(text), "x/y.xml", lib)
		if err != nil || len(cases) == 0 {
			return
		}
		if strings.Contains(text, "<!DOCTYPE") && !strings.Contains(text, "<!--") && !strings.Contains(text, "<?") {
			t.Fatal("a DOCTYPE was let through")
		}
		if _, err := Evaluate(lib, cases, nil, 1); err != nil {
			t.Fatalf("gold that was read cannot be used: %v", err)
		}
	})
}
