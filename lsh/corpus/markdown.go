package corpus

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A file of Markdown (.md, .markdown) is read as the text that it shows: its marks are
// no words, but stand in the passages that a report quotes. Each line stays a line. A
// front matter between two lines of --- is what its title and its date say.
//
// A page of text may be written so, too, but its marks may be its own (*, -, #وسم): only
// its title is freed of them, see withoutMarkdown.

// isMarkdown says by its name whether a file is one of Markdown.
func isMarkdown(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".md" || ext == ".markdown"
}

// markdownMarks are what stands before a line (of a list, a quotation or a heading), a
// picture and a link.
var markdownMarks = sync.OnceValue(func() (marks struct{ before, picture, link *regexp.Regexp }) {
	marks.before = regexp.MustCompile(`^\s*(?:(?:>|[-*+]|#{1,6})\s+|>)+`)
	marks.picture = regexp.MustCompile(`!\[[^\][]*\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	marks.link = regexp.MustCompile(`\[([^\][]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	return marks
})

// plainMarkdown is the text that Markdown shows.
func plainMarkdown(text string) string {
	lines := strings.Split(text, "\n")
	body := frontMatter(lines)
	marks := markdownMarks()
	for i, line := range lines[body:] {
		line = strings.TrimSuffix(line, "\r")
		if fence := strings.TrimSpace(line); strings.HasPrefix(fence, "```") || strings.HasPrefix(fence, "~~~") {
			line = ""
		}
		line = marks.before.ReplaceAllString(line, "")
		line = marks.link.ReplaceAllString(marks.picture.ReplaceAllString(line, ""), "$1")
		for _, mark := range []string{"**", "__", "*", "`"} {
			if strings.Count(line, mark)%2 == 0 { // else it is no emphasis
				line = strings.ReplaceAll(line, mark, "")
			}
		}
		lines[body+i] = line
	}
	return strings.Join(lines, "\n")
}

// frontMatter leaves of the front matter of some lines its title and its date, and
// returns where the body begins.
func frontMatter(lines []string) (body int) {
	const longest = 100 // lines of a front matter
	rule := func(line string) bool { return strings.TrimSpace(line) == "---" }
	if !rule(lines[0]) {
		return 0
	}
	end := slices.IndexFunc(lines[1:min(len(lines), longest)], rule)
	if end < 0 {
		return 0
	}
	end += 2
	for i, line := range lines[:end] {
		key, value, _ := strings.Cut(line, ":")
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title", "date":
			lines[i] = strings.Trim(strings.TrimSpace(value), `"'`)
		default:
			lines[i] = ""
		}
	}
	return end
}
