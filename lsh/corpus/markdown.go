package corpus

import (
	"html"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A file of Markdown (.md, .markdown) is read as the text that it shows: its marks are
// no words, but stand in the passages that a report quotes. Each line stays a line. A
// front matter between two lines of --- or of +++ is what its title and its date say. A
// comment is not shown, the mark of a footnote is no word of the text, and what is escaped
// (\*, &laquo;) is the character that it stands for and no mark.
//
// A page of text may be written so, too, but its marks may be its own (*, -, #وسم): only
// its title is freed of them, see withoutMarkdown.

// isMarkdown says by its name whether a file is one of Markdown.
func isMarkdown(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".md" || ext == ".markdown"
}

// markdownMarks are what stands before a line (of a list, a quotation or a heading), a
// picture, a link, a comment, a footnote's mark and a character by its name.
var markdownMarks = sync.OnceValue(func() (marks struct{ before, picture, link, comment, note, named, key *regexp.Regexp }) {
	marks.before = regexp.MustCompile(`^\s*(?:(?:>|[-*+]|#{1,6})\s+|>)+`)
	marks.picture = regexp.MustCompile(`!\[[^\][]*\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	marks.link = regexp.MustCompile(`\[([^\][]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	marks.comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	marks.note = regexp.MustCompile(`\[\^[^\][\s]+\](?::\s)?`)
	marks.named = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	marks.key = regexp.MustCompile(`^["']?[A-Za-z_][\w.-]*["']?\s*:(?:\s|$)`)
	return marks
})

// escapable is what a backslash takes its meaning as a mark from. While the marks of a
// line are looked for, a noncharacter of Unicode stands for each, of which there are as
// many from \ufdd0 on.
const escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// escaping hides the characters that are escaped, and shows them without their backslash.
var escaping = sync.OnceValue(func() (e struct{ hide, show *strings.Replacer }) {
	var hide, show []string
	for i, r := range escapable {
		hidden := string('\ufdd0' + rune(i))
		hide, show = append(hide, `\`+string(r), hidden), append(show, hidden, string(r))
	}
	e.hide, e.show = strings.NewReplacer(hide...), strings.NewReplacer(show...)
	return e
})

// plainMarkdown is the text that Markdown shows.
func plainMarkdown(text string) string {
	marks, escapes := markdownMarks(), escaping()
	text = marks.comment.ReplaceAllStringFunc(text, func(comment string) string {
		return strings.Repeat("\n", strings.Count(comment, "\n"))
	})
	lines := strings.Split(text, "\n")
	body := frontMatter(lines)
	for i, line := range lines[body:] {
		line = escapes.hide.Replace(strings.TrimSuffix(line, "\r"))
		if fence := strings.TrimSpace(line); strings.HasPrefix(fence, "```") || strings.HasPrefix(fence, "~~~") {
			line = ""
		}
		line = marks.before.ReplaceAllString(line, "")
		line = marks.note.ReplaceAllString(line, "")
		line = marks.link.ReplaceAllString(marks.picture.ReplaceAllString(line, ""), "$1")
		for _, mark := range []string{"**", "__", "*", "`"} {
			if strings.Count(line, mark)%2 == 0 { // else it is no emphasis
				line = strings.ReplaceAll(line, mark, "")
			}
		}
		line = marks.named.ReplaceAllStringFunc(line, html.UnescapeString)
		lines[body+i] = escapes.show.Replace(line)
	}
	return strings.Join(lines, "\n")
}

// frontMatter leaves of the front matter of some lines its title and its date, and
// returns where the body begins.
func frontMatter(lines []string) (body int) {
	const longest = 100                                  // lines of a front matter
	between := map[string]string{"---": ":", "+++": "="} // a key and its value: YAML, TOML
	fence := strings.TrimSpace(lines[0])
	assigns, is := between[fence]
	if !is {
		return 0
	}
	end := slices.IndexFunc(lines[1:min(len(lines), longest)], func(line string) bool { return strings.TrimSpace(line) == fence })
	if end < 0 {
		return 0
	}
	end += 2
	if fence == "---" && !isYAML(lines[1:end-1]) {
		return 0 // a rule, and another below
	}
	seen := map[string]bool{}
	for i, line := range lines[:end] {
		key, value, _ := strings.Cut(line, assigns)
		key = strings.ToLower(strings.TrimRight(key, " "))
		lines[i] = ""
		if (key == "title" || key == "date") && !seen[key] {
			lines[i], seen[key] = strings.Trim(strings.TrimSpace(value), `"'`), true
		}
	}
	return end
}

// isYAML tells whether lines are keys with their values, and what belongs to these: a text
// between two rules is none, whatever colons it has.
func isYAML(lines []string) bool {
	keyed := false
	for _, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		switch {
		case line == "" || line[0] == '#':
		case markdownMarks().key.MatchString(line):
			keyed = true
		case !keyed || !strings.ContainsRune(" \t-]}", rune(line[0])):
			return false
		}
	}
	return keyed
}
