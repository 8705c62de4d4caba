package eval

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadGold(t *testing.T) {
	lib := letters(10, "s1", "d1")
	lines := "\ufeff{\"a\":\"s1\",\"a_start\":0,\"a_end\":20,\"b\":\"d1\",\"b_start\":2,\"b_end\":10,\"kind\":\"none\"}\n" +
		"\n" +
		`{"a":"d1","a_start":0,"a_end":1,"b":"d1","b_start":3,"b_end":4,"degree":0.5}`
	cases, err := ReadGold(strings.NewReader(lines), "gold.jsonl", lib)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(cases), "[{{s1 d1 {0 20} {2 10}} none} {{d1 d1 {0 1} {3 4}} }]"; got != want {
		t.Errorf("ReadGold = %s, want %s", got, want)
	}
}

// badGold are texts that are no gold and what the error must say.
func badGold() []struct{ text, want string } {
	const good = `{"a":"s1","a_start":0,"a_end":20,"b":"d1","b_start":0,"b_end":10}` + "\n"
	return []struct{ text, want string }{
		{"", "g: no case in it; hint: is it the right file?"},
		{"\n \n", "g: no case in it; hint: is it the right file?"},
		{good + "id_a\tid_b\n", "g:2: the line is no JSON from its byte 1 on; hint: a case is"},
		{good + `{"a":"s1"`, "g:2: the line is no JSON from its byte 9 on; hint: a case is"},
		{good + `["s1"]`, "g:2: the line is no object of JSON; hint: a case is"},
		{good + `{"a":1}`, "g:2: a: number where a text belongs"},
		{strings.Replace(good, `"a_start":0`, `"a_start":"0"`, 1), "g:1: a_start: string where a whole number of bytes belongs"},
		{strings.Replace(good, `"a_start":0`, `"a_start":[1]`, 1), "g:1: a_start: array where a whole number of bytes belongs"},
		{strings.Replace(good, `"a_start":0`, `"a_start":1e30`, 1), "g:1: a_start: number 1e30 where a whole number of bytes belongs"},
		{`{"b":"d1"}`, "g:1: no field a; hint: it holds the id of an article"},
		{`{"a":"s1","a_start":0,"b":"d1"}`, "g:1: no field a_end"},
		{strings.Replace(good, `"s1"`, `"s7"`, 1), `g:1: a: no article has the id "s7"; `},
		{strings.Replace(good, `"d1"`, `"d7"`, 1), `g:1: b: no article has the id "d7"; `},
		{strings.Replace(good, `"a_start":0`, `"a_start":-1`, 1), "g:1: a_start is -1, below 0"},
		{strings.Replace(good, `"a_start":0`, `"a_start":3`, 1), "g:1: a_start 3 lies inside a letter; "},
		{strings.Replace(good, `"a_end":20`, `"a_end":19`, 1), "g:1: a_end 19 lies inside a letter; "},
		{strings.Replace(good, `"b_end":10`, `"b_end":11`, 1), "g:1: b_end is 11, but the text has 10 bytes"},
		{strings.Replace(good, `"b_end":10`, `"b_end":0`, 1), "g:1: b_start is 0 and end is 0: nothing lies between"},
		{strings.Replace(good, `"b_end":10`, `"b_end":1.5`, 1), "g:1: b_end: number 1.5 where a whole number of bytes belongs"},
		{good + strings.Repeat(" ", maxLine+1), "g:2: the line is longer than"},
	}
}

func TestReadGoldErrors(t *testing.T) {
	lib := letters(10, "s1", "d1")
	for _, tt := range badGold() {
		_, err := ReadGold(strings.NewReader(tt.text), "g", lib)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("ReadGold(%.80q): %v, want an error that begins with %q", tt.text, err, tt.want)
		}
	}
}

// Without the articles the form is checked, and nothing that needs them.
func TestReadGoldForm(t *testing.T) {
	for _, tt := range badGold() {
		needs := strings.Contains(tt.want, "no article") || strings.Contains(tt.want, "inside a letter") || strings.Contains(tt.want, "the text has")
		_, err := ReadGold(strings.NewReader(tt.text), "g", nil)
		if (err == nil) != needs || err != nil && !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("ReadGold(%.80q) without articles: %v, want %q", tt.text, err, tt.want)
		}
	}
}

func FuzzReadGold(f *testing.F) {
	for _, tt := range badGold() {
		if len(tt.text) < 1000 {
			f.Add(tt.text)
		}
	}
	f.Add(`{"a":"s1","a_start":0,"a_end":20,"b":"d1","b_start":2,"b_end":10,"kind":"none"}`)
	lib := letters(10, "s1", "d1")
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := ReadGold(strings.NewReader(text), "gold", lib)
		if (len(cases) == 0) != (err != nil) {
			t.Fatalf("%d cases and error %v", len(cases), err)
		}
		if err != nil {
			return
		}
		if _, err := Evaluate(lib, cases, nil, 1); err != nil {
			t.Fatalf("gold that was read cannot be used: %v", err)
		}
	})
}
