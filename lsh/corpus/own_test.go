package corpus

import (
	"path/filepath"
	"strings"
	"testing"
)

// What sada wrote is no article, whether it is found in a folder or named; what looks
// a little like it is one.
func TestOwn(t *testing.T) {
	const (
		table   = "Read 2 articles.\n\nPassages printed more than once\n┌───┬───────┐\n│ # │ WORDS │\n"
		members = "cluster,labels,article,path,outlet,title,published,passage\nc1,,a,a.jsonl,واس,عنوان,2024-05-01,"
	)
	page := `<!DOCTYPE html><html><head><meta charset="utf-8">` + "\n" + `<meta name="generator" content="sada 1.2"></head><body><p>` + para1 + "</p></body></html>"
	for _, tt := range []struct {
		name, in string
		own      bool
	}{
		{"a.html", page, true},
		{"a.txt", page, true},
		{"a.html", strings.Replace(page, "sada 1.2", "sadaqa 1.2", 1), false},
		{"a.html", strings.Replace(page, `<meta name="generator" content="sada 1.2">`, "", 1), false},
		{"a.csv", members + quoted(para1), true},
		{"a.csv", "\ufeff" + strings.ReplaceAll(members, ",", ";") + quoted(para1), true},
		{"a.txt", strings.ReplaceAll(members, ",", "\t") + quoted(para1), true},
		{"a.csv", "cluster,labels,kinds,words,printings,outlets,origin,text\n,,,,,,," + quoted(para1), true},
		{"a.csv", "article,outlet,published,text,name,credited,kind,role,vague\na,واس,2024-05-01," + quoted(para1), true},
		{"a.csv", "article,outlet,published,text\na,واس,2024-05-01," + quoted(para1), false},
		{"a.csv", "name,arabic,kind,country,family,hosts,aliases\n", true},
		{"a.txt", table, true},
		{"a.txt", "\u2067قُرئ: مقالان.\u2069\n" + table, true},
		{"a.txt", "عنوان\n" + para1 + "\n" + para1 + " ┌──", false},
		{"a.csv", "text,title\n" + quoted(para1+"\n┌──") + ",x\n", false},
	} {
		dir := write(t, map[string]string{tt.name: tt.in})
		articles, sum, _ := readAll(t, Options{}, dir)
		if own := len(articles) == 0; own != tt.own || own && (sum.Ignored != 1 || sum.Files != 0 || len(sum.Warnings) > 0) {
			t.Errorf("%s in a folder: %q: %d articles, %d files, %d ignored, warnings %v, want own = %v", tt.name, tt.in, len(articles), sum.Files, sum.Ignored, sum.Warnings, tt.own)
		}
		articles, sum, _ = readAll(t, Options{}, filepath.Join(dir, tt.name))
		if own := len(articles) == 0; own != tt.own || own && (sum.Skipped != 1 || !strings.Contains(sum.Warnings[0].Text, "sada wrote this file itself")) {
			t.Errorf("%s named: %q: %d articles, %d skipped, warnings %v, want own = %v", tt.name, tt.in, len(articles), sum.Skipped, sum.Warnings, tt.own)
		}
	}
}
