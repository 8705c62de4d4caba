package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// ran runs the program on a file of the given lines.
func ran(t *testing.T, lines string) (code int, out, errors string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code = run([]string{path}, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// news are printings of a phrase: an outlet and a day each, with words of its own
// around it.
func news(phrase string, outlets []string, days []int) []string {
	var lines []string
	for _, outlet := range outlets {
		for _, day := range days {
			own := fmt.Sprintf("%s%d", outlet, day)
			lines = append(lines, fmt.Sprintf(`{"outlet": %q, "date": "2024-05-%02d", "text": "أول%[3]s ثان%[3]s ثالث%[3]s %[4]s رابع%[3]s خامس%[3]s سادس%[3]s"}`, outlet, day, own, phrase))
		}
	}
	return lines
}

func TestTable(t *testing.T) {
	const phrase = "أصدق التهاني وأطيب التمنيات"
	four := []int{1, 5, 9, 13}
	for _, test := range []struct {
		name    string
		outlets []string
		days    []int
		want    bool
	}{
		{"four outlets, four occasions", []string{"أ", "ب", "ج", "د"}, four, true},
		{"two outlets, four occasions", []string{"أ", "ب"}, four, true},
		{"one outlet", []string{"أ"}, []int{1, 5, 9, 13, 17, 21, 25}, false},
		{"one occasion", []string{"أ", "ب", "ج", "د", "ه", "و"}, []int{1, 2}, false},
		{"two outlets of one family", []string{"تاس", "سبوتنيك"}, []int{1, 5, 9, 13, 17, 21, 25}, false},
		{"too few", []string{"أ", "ب"}, []int{1, 5}, false},
	} {
		lines := news(phrase, test.outlets, test.days)
		rest := news("بين الجبال والبحار طريق", []string{"أ", "ب", "ج", "د"}, four) // so that there is a table
		code, out, errors := ran(t, strings.Join(append(lines, rest...), "\n"))
		if code != 0 {
			t.Errorf("%s: exit code %d, %q", test.name, code, errors)
			continue
		}
		table, err := align.ParseFormulas(out)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		stems := sketch.Make(arabic.Words(nil, phrase)).Stems
		if got := table.Marks(align.FormulaShingle(stems)) != 0; got != test.want {
			t.Errorf("%s: in the table is %v, want %v; %s", test.name, got, test.want, errors)
		}
	}
}

// Copies of an article count once, and neither they nor the order of the
// articles change a byte.
func TestTableOfCopies(t *testing.T) {
	lines := news("أصدق التهاني وأطيب التمنيات", []string{"أ", "ب", "ج"}, []int{1, 5, 9, 13})
	_, want, _ := ran(t, strings.Join(lines, "\n"))
	for i, line := range lines {
		lines = append(lines, strings.Replace(line, "{", fmt.Sprintf(`{"id": "%d", `, i), 1))
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if _, got, _ := ran(t, strings.Join(lines, "\n")); got != want || want == "" {
		t.Errorf("with copies, in another order: %x, want %x", got, want)
	}
}

func TestTableErrors(t *testing.T) {
	for _, test := range []struct {
		name, lines string
		code        int
		want        string
	}{
		{"no articles", "", 1, "formulas: "},
		{"nothing recurs", `{"outlet": "أ", "date": "2024-05-01", "text": "نعم لا نعم لا نعم"}`, 1, "nothing recurs"},
		{"no date", `{"outlet": "أ", "text": "نعم لا نعم لا نعم"}`, 1, "1 articles without outlet or date"},
		{"no outlet", `{"date": "2024-05-01", "text": "نعم لا نعم لا نعم"}`, 1, "1 articles without outlet or date"},
		{"a bad record", strings.Join(news("أصدق التهاني وأطيب التمنيات", []string{"أ", "ب"}, []int{1, 5, 9, 13}), "\n") + "\n{", 0, "news.jsonl:9"},
	} {
		code, out, errors := ran(t, test.lines)
		if code != test.code || !strings.Contains(errors, test.want) || code > 0 && out != "" {
			t.Errorf("%s: exit code %d, %q, printed %d bytes; want %d and %q", test.name, code, errors, len(out), test.code, test.want)
		}
	}
	if code := run(nil, new(bytes.Buffer), new(bytes.Buffer)); code != 2 {
		t.Errorf("without paths: exit code %d, want 2", code)
	}
}
