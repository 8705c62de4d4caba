package corpus

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCSV(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string // id@line: text
		warnings []string
	}{
		{"plain", "id,text\n1,قال الوزير\n2,وصل الوفد\n", []string{"1@2: قال الوزير", "2@3: وصل الوفد"}, nil},
		{"no break at the end, CRLF, mark", "\ufeffid;title;body\r\n1;t;قال الوزير\r\n2;t;وصل الوفد", []string{"1@2: قال الوزير", "2@3: وصل الوفد"}, nil},
		{"quoted", "id,text,url\n1,\"قال \"\"الوزير\"\", ثم\nسكت\",u\n2,\"وصل الوفد\",u\n", []string{"1@2: قال \"الوزير\", ثم\nسكت", "2@4: وصل الوفد"}, nil},
		{"tabs", "id\ttext\n1\tقال الوزير, ثم سكت\n", []string{"1@2: قال الوزير, ثم سكت"}, nil},
		{"marks that are letters", "id\ttext\n1\t\"قال\" الوزير\n2\t\"وصل الوفد\n3\tانتهى الأمر\n4\t\"بدأ الحفل\n", []string{"1@2: \"قال\" الوزير", "2@3: \"وصل الوفد", "3@4: انتهى الأمر", "4@5: \"بدأ الحفل"}, nil},
		{"sep", "sep=|\nid|text\n1|قال, الوزير\n", []string{"1@3: قال, الوزير"}, nil},
		{"a mark in a value", "id,text\n1,قال \"الوزير\" نعم\n", []string{"1@2: قال \"الوزير\" نعم"}, nil},
		{"behind a closing mark", "id,text\n1,\"قال\" الوزير\n2,\"وصل, الوفد\"\n", []string{"1@2: \"قال\" الوزير", "2@3: وصل, الوفد"}, []string{"a.csv:2: " + undoubled.told()}},
		{"ragged", "id,text,url\n1,قال الوزير\n2\n3,وصل, الوفد,x,y\n4,انتهى الأمر,,,\n\n5,بدأ الحفل,u\n", []string{"1@2: قال الوزير", "4@5: انتهى الأمر", "5@7: بدأ الحفل"}, []string{
			"a.csv:3: the row has no text; it has 1 values where the first row names 3 columns",
			"a.csv:4: the row has 5 values where the first row names 3 columns, and is left out; hint: a value with the delimiter in it stands in quotation marks",
		}},
		{"never closed", "id,text\n1,قال الوزير\n2,\"وصل الوفد\n3,انتهى الأمر\n", []string{"1@2: قال الوزير", "2@3: وصل الوفد", "3@4: انتهى الأمر"}, []string{"a.csv:3: a quotation mark in this row is never closed; the row is read up to the end of its line"}},
		{"two lines in the last row, no break at the end", "id,text\n1,قال الوزير\n2,\"وصل الوفد\nمساء\"", []string{"1@2: قال الوزير", "2@3: وصل الوفد\nمساء"}, nil},
		{"an empty column of another name", "id,content\n1,قال الوزير\n2,\n", []string{"1@2: قال الوزير"}, []string{`a.csv:3: the record has no text (its field "content" is missing, empty or no text)`}},
		{"not UTF-8", "id,text\n1,قال الوزير\n2,وصل\xff\n", []string{"1@2: قال الوزير"}, []string{"a.csv:3: not UTF-8; convert the file to UTF-8"}},
		{"no text", "id,name\n1,قال الوزير\n", nil, []string{"a.csv: table: cannot be read: no column is known to hold the text; there are \"id\", \"name\"; hint: choose one by --field text=NAME"}},
		{"no values", "id,text,title,source\n1,NULL,x,y\n2,قال الوزير,null,\\N\n3,\"null, قال\",NaN,None\n4,Nonesuch is a text,,\n", []string{"2@3: قال الوزير", "3@4: null, قال", "4@5: Nonesuch is a text"}, []string{`a.csv:2: the record has no text (its field "text" is missing, empty or no text)`}},
		{"names of others", "Source,PublishedAt,Content\nواس,,قال الوزير\n", []string{"75f61d0f41df2353ec6f@2: قال الوزير"}, nil},
	} {
		dir := write(t, map[string]string{"a.csv": tt.in})
		articles, sum, _ := readAll(t, Options{}, filepath.Join(dir, "a.csv"))
		var got, warnings []string
		for _, a := range articles {
			got = append(got, fmt.Sprintf("%s@%d: %s", a.ID, a.Line, a.Text))
		}
		for _, w := range sum.Warnings {
			warnings = append(warnings, strings.ReplaceAll(w.String(), dir+string(filepath.Separator), ""))
		}
		if !slices.Equal(got, tt.want) || !slices.Equal(warnings, tt.warnings) {
			t.Errorf("%s: Read(%q) = %q, warnings %q, want %q, %q", tt.name, tt.in, got, warnings, tt.want, tt.warnings)
		}
	}
}

// One row that is marked wrongly costs no other its values, wherever it stands.
func TestCSVMarks(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		quotedIDs        bool
		how              marking
	}{
		{"undoubled", `"أعلنت "بلدية" المدينة"`, `أعلنت "بلدية" المدينة`, true, undoubled},
		{"undoubled, ids bare", `"أعلنت "بلدية" المدينة"`, `أعلنت "بلدية" المدينة`, false, undoubled},
		{"undoubled at the end", `"أعلنت بلدية "المدينة""`, `أعلنت بلدية "المدينة"`, true, undoubled2},
		{"undoubled, one mark", `"أعلنت "بلدية المدينة"`, `أعلنت "بلدية المدينة`, true, undoubled},
		{"undoubled in several lines", "\"أعلنت\nبلدية \"المدينة\" أمس\nذلك\"", "أعلنت\nبلدية \"المدينة\" أمس\nذلك", true, undoubled},
		{"text behind the mark", `"أعلنت" بلدية المدينة`, `"أعلنت" بلدية المدينة`, false, undoubled},
		{"never closed", `"أعلنت بلدية المدينة`, `أعلنت بلدية المدينة`, true, neverClosed},
		{"never closed, ids bare", `"أعلنت بلدية المدينة`, `أعلنت بلدية المدينة`, false, neverClosed},
		{"never closed, with marks", `"أعلنت "بلدية" المدينة`, `أعلنت "بلدية" المدينة`, true, neverClosed},
		{"well marked", "\"أعلنت \"\"بلدية\"\"\nالمدينة\"", "أعلنت \"بلدية\"\nالمدينة", true, wellMarked},
	} {
		for _, size := range []struct{ rows, at int }{{4, 1}, {400, 0}, {400, 399}, {5_000, 50}, {9_000, 4_500}} {
			var in strings.Builder
			in.WriteString("id,title,text\n")
			line, at := 2, 0
			for i := range size.rows {
				text := fmt.Sprintf("\"خبر رقم %d عن \"\"المدينة\"\",\nوما حولها من قرى وبلدات\"", i)
				if i == size.at {
					text, at = tt.text, line
				}
				id := fmt.Sprint(i)
				if tt.quotedIDs {
					id = `"` + id + `"`
				}
				fmt.Fprintf(&in, "%s,\"عنوان آخر\",%s\n", id, text)
				line += 1 + strings.Count(text, "\n")
			}
			dir := write(t, map[string]string{"a.csv": in.String()})
			articles, sum, err := readAll(t, Options{NoCredits: true}, dir)
			if err != nil || len(articles) != size.rows {
				t.Errorf("%s: row %d of %d: Read = %d articles, %v, %v", tt.name, size.at, size.rows, len(articles), sum.Warnings[:min(3, len(sum.Warnings))], err)
				continue
			}
			for i, a := range articles {
				want := fmt.Sprintf("خبر رقم %d عن \"المدينة\",\nوما حولها من قرى وبلدات", i)
				if i == size.at {
					want = tt.want
				}
				if a.Text != want || a.Title != "عنوان آخر" || a.ID != fmt.Sprint(i) {
					t.Errorf("%s: row %d of %d: article %d = %q, %q, %q, want text %q", tt.name, size.at, size.rows, i, a.ID, a.Title, a.Text, want)
					break
				}
			}
			var warnings []string
			for _, w := range sum.Warnings {
				warnings = append(warnings, fmt.Sprintf("%d: %s", w.Line, w.Text))
			}
			var want []string
			if told := tt.how.told(); told != "" {
				want = []string{fmt.Sprintf("%d: %s", at, told)}
			}
			if !slices.Equal(warnings, want) {
				t.Errorf("%s: row %d of %d: warnings %q, want %q", tt.name, size.at, size.rows, warnings, want)
			}
		}
	}
}

// Values reach over the borders of blocks.
func TestCSVBlocks(t *testing.T) {
	var in strings.Builder
	in.WriteString("id,text\n")
	for i := range 20_000 {
		fmt.Fprintf(&in, "%d,\"خبر رقم %d عن\n\"\"المدينة\"\", وما حولها\"\n", i, i)
	}
	dir := write(t, map[string]string{"a.csv": in.String()})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(articles) != 20_000 || len(sum.Warnings) > 0 {
		t.Fatalf("Read = %d articles, %v, %v, want 20000", len(articles), sum.Warnings[:min(3, len(sum.Warnings))], err)
	}
	for i, a := range articles {
		if want := fmt.Sprintf("خبر رقم %d عن\n\"المدينة\", وما حولها", i); a.Text != want || a.Line != 2+2*i {
			t.Fatalf("article %d in line %d = %q, want line %d, %q", i, a.Line, a.Text, 2+2*i, want)
		}
	}
}

// FuzzCSV holds rows to encoding/csv where that reads the table, and to ending
// and keeping to b where it does not.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n\"x\ny\",z", "a,\"b", "\"\",\n", "a\"b,c\n", "\"\n\""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		tab := table{delimiter: ',', quoted: true}
		var got [][]string
		file := slices.Clip(b)
		if !bytes.HasSuffix(file, []byte("\n")) {
			file = append(file, '\n') // as behind the last row of a file
		}
		for rest := file; len(rest) > 0; {
			end, how := tab.next(rest, true)
			row := rest[:end]
			rest = rest[end:]
			if len(bytes.Trim(row, "\r\n")) == 0 {
				continue
			}
			var values []string
			for _, v := range tab.row(nil, row, how) {
				values = append(values, string(v))
			}
			got = append(got, values)
		}
		// encoding/csv takes \r\n inside values for \n and is strict about lone
		// marks; what it refuses it says nothing about.
		r := csv.NewReader(bytes.NewReader(b))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil || bytes.ContainsRune(b, '\r') {
			return
		}
		if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("rows of %q = %q, want %q", b, got, want)
		}
	})
}

func BenchmarkReadCSV(b *testing.B) {
	var doc bytes.Buffer
	w := csv.NewWriter(&doc)
	w.Write([]string{"id", "outlet", "date", "title", "text"})
	for line := range bytes.Lines(sample(b, "saudinews/articles.jsonl.gz", 32<<20)) {
		var rec struct{ ID, Outlet, Date, Title, Text string }
		if err := json.Unmarshal(line, &rec); err != nil {
			b.Fatal(err)
		}
		w.Write([]string{rec.ID, rec.Outlet, rec.Date, rec.Title, rec.Text})
	}
	w.Flush()
	p := filepath.Join(b.TempDir(), "a.csv")
	if err := os.WriteFile(p, doc.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, p, doc.Len(), Options{Workers: 1, NoCredits: true}, Options{Workers: 2, NoCredits: true})
}

func TestRareDelimiters(t *testing.T) {
	for _, c := range []string{"^", "~", ":", "#", "\x01", "\x02", "/"} {
		file := strings.Join([]string{"id", "title", "text"}, c) + "\n" + strings.Join([]string{"1", head1, para3}, c) + "\n" + strings.Join([]string{"2", head1, para2}, c) + "\n"
		articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.csv": file}))
		if err != nil || len(articles) != 2 || articles[0].Title != head1 || articles[0].Text != para3 || articles[1].Text != para2 {
			t.Errorf("Read of a table with %q = %d articles, %v, %v, want 2", c, len(articles), sum.Warnings, err)
		}
	}
	if c := rareDelimiter([]byte("a line with a text: and more\n"), []byte("a line with a text: and more"), newFields(nil)); c != ',' {
		t.Errorf("rareDelimiter of a sentence = %q, want a comma", c)
	}
}
