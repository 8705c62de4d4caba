package corpus

import (
	"path/filepath"
	"testing"
)

// HTML and feeds are recognised by their content under the names of tables and
// records; what begins otherwise is what its name says.
func TestMarkupByContent(t *testing.T) {
	const (
		page = "<!DOCTYPE html><title>" + head1 + "</title><h1>" + head1 + "</h1><p>" + para1 + "</p><p>" + para2 + "</p>"
		feed = `<?xml version="1.0"?><rss><channel><title>x</title><item><title>` + head1 + "</title><description>" + para1 + "</description></item></channel></rss>"
		rows = "text,title\n" + `"<p>` + para1 + `</p>",` + head1 + "\n"
		line = `{"text":"<p>` + para1 + `</p>","title":"` + head1 + `"}`
	)
	for _, tt := range []struct{ name, content string }{
		{"a.csv", page},
		{"a.tsv", page},
		{"a.json", page},
		{"a.jsonl", page},
		{"a.json", feed},
		{"a.csv", feed},
		{"a.csv", rows},
		{"a.json", line},
		{"a.jsonl", line},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		for _, path := range []string{dir, filepath.Join(dir, tt.name)} {
			articles, sum, _ := readAll(t, Options{}, path)
			if len(articles) != 1 || articles[0].Title != head1 || sum.Skipped > 0 {
				t.Errorf("Read(%s: %.30s) = %d articles, %v, want one under %q", tt.name, tt.content, len(articles), sum.Warnings, head1)
			}
		}
	}
}

// Files of a folder that have an address for a name are read if they begin as HTML.
func TestSavedAddresses(t *testing.T) {
	const page = "<!DOCTYPE html><title>" + head1 + "</title><h1>" + head1 + "</h1><p>" + para1 + "</p><p>" + para2 + "</p>"
	for _, tt := range []struct {
		name, content string
		want          int
	}{
		{"story", page, 1},
		{"story?id=5", page, 1},
		{"news.php?id=5&x=a.b", page, 1},
		{"story", head1 + "\n" + para1, 0},
		{"story?id=5", `{"text":"` + para1 + `"}`, 0},
		{"style.css?v=3", page, 0},
		{".story", page, 0},
		{"LICENSE", page, 0},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		if articles, sum, _ := readAll(t, Options{}, dir); len(articles) != tt.want || sum.Ignored != 1-tt.want {
			t.Errorf("Read(folder of %s: %.20s) = %d articles, %d ignored, want %d", tt.name, tt.content, len(articles), sum.Ignored, tt.want)
		}
	}
}
