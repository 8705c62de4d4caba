package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran runs the program on a file of the given lines.
func ran(t *testing.T, lines string, args ...string) (code int, out, errors string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code = run(append(args, path), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestTable(t *testing.T) {
	// في stands in all four articles, وزير (whose stem is زير) in two, the rest in one.
	const news = `{"id":"1","text":"قال الوزير في في المجلس"}
{"id":"2","text":"وزير في أنقرة"}
{"id":"3","text":"زلزالٌ في هرات"}
{"id":"4","text":"مباراة في القاهرة"}
`
	code, out, errors := ran(t, news)
	if code != 0 || errors != "" {
		t.Fatalf("exit code %d, %q", code, errors)
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	want := []string{
		"# In how many of 10000 articles of general Arabic news each light stem stands.",
		"# Made by lsh/internal/rarity from 4 articles, 14 words.",
	}
	for i, w := range want {
		if lines[i] != w {
			t.Errorf("line %d: %q, want %q", i+1, lines[i], w)
		}
	}
	if !strings.HasPrefix(lines[2], "mean ") {
		t.Errorf("line 3: %q, want the means", lines[2])
	}
	byCount := map[string]string{}
	for _, line := range lines[3:] {
		count, stems, _ := strings.Cut(line, "\t")
		byCount[count] = stems
	}
	// 10,000, 5,000 and 2,500 to a quarter of an octave, three digits.
	for count, stems := range map[string]string{"9.74e+03": "في", "4.87e+03": "زير"} {
		if byCount[count] != stems {
			t.Errorf("%s articles have %q, want %q", count, byCount[count], stems)
		}
	}
	if rest := strings.Fields(byCount["2.44e+03"]); len(rest) != 7 || len(byCount) != 3 {
		t.Errorf("2.44e+03 articles have %q, want 7 stems; all: %q", rest, byCount)
	}
}

// A stem is left out where too few articles have it, and the table is the same
// every time.
func TestTableLeast(t *testing.T) {
	var news strings.Builder
	for range 9 {
		news.WriteString(`{"text":"قال الوزير نعم اليوم"}` + "\n")
	}
	news.WriteString(`{"text":"زلزال عنيف"}` + "\n")
	lines := strings.ReplaceAll(news.String(), `{"text"`, `{"outlet":"x","text"`)
	for i := range 9 {
		lines = strings.Replace(lines, `"outlet":"x"`, `"outlet":"`+strings.Repeat("a", i+1)+`"`, 1)
	}
	_, all, _ := ran(t, lines, "-least", "0")
	_, some, _ := ran(t, lines, "-least", "0.5")
	if !strings.Contains(all, "زلزال") || strings.Contains(some, "زلزال") || !strings.Contains(some, "قال") {
		t.Errorf("with -least 0:\n%s\nwith -least 0.5:\n%s", all, some)
	}
	if _, again, _ := ran(t, lines, "-least", "0"); again != all {
		t.Errorf("the second time another table:\n%s\n%s", again, all)
	}
}

func TestTableErrors(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		args        []string
		code        int
		want        string
	}{
		{"no articles", "", nil, 1, "rarity: "},
		{"no words", `{"text":"..."}`, nil, 1, "rarity: "},
		{"no such flag", `{"text":"نعم لا"}`, []string{"-most", "1"}, 2, "-most"},
		{"no number", `{"text":"نعم لا"}`, []string{"-least", "x"}, 2, "-least"},
		{"no such file", `{"text":"نعم لا"}`, []string{"nowhere.jsonl"}, 0, "nowhere.jsonl"},
		{"a bad record", `{"text":"نعم لا"}` + "\n{", nil, 0, "news.jsonl:2"},
	} {
		code, out, errors := ran(t, c.lines, c.args...)
		if code != c.code || !strings.Contains(errors, c.want) || code > 0 && out != "" {
			t.Errorf("%s: exit code %d, %q, printed %q; want %d and %q", c.name, code, errors, out, c.code, c.want)
		}
	}
}
