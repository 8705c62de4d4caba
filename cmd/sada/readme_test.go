package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// example is one command of the README and what it says that it prints.
type example struct {
	line    int // of the command, from 1
	command []string
	output  []string
}

// examples reads the blocks of Markdown that show commands: a line "$ sada …"
// (or "$ go run ./cmd/sada …") and what it prints until the next line with a
// "$" or the end of the block. Other commands are passed over.
func examples(markdown string) ([]example, error) {
	var list []example
	inBlock, open := false, false // open: output of the last example follows
	for i, line := range strings.Split(markdown, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inBlock, open = !inBlock, false
		case inBlock && strings.HasPrefix(line, "$ "):
			line = strings.Replace(line, "$ go run ./cmd/sada", "$ sada", 1)
			command, ours := strings.CutPrefix(line, "$ ")
			open = ours && (command == "sada" || strings.HasPrefix(command, "sada "))
			if !open {
				continue
			}
			if strings.ContainsAny(command, "'\"\\$|<>&;*") {
				return nil, fmt.Errorf("line %d: %s: this test runs plain commands only, no shell", i+1, command)
			}
			list = append(list, example{line: i + 1, command: strings.Fields(command)})
		case open:
			last := &list[len(list)-1]
			last.output = append(last.output, line)
		}
	}
	if inBlock {
		return nil, fmt.Errorf("a block is not closed")
	}
	return list, nil
}

// sameLines says whether got is what want shows: line by line, where a line
// "..." stands for any number of lines.
func sameLines(got, want []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if want[0] != "..." {
		return len(got) > 0 && got[0] == want[0] && sameLines(got[1:], want[1:])
	}
	for n := range len(got) + 1 {
		if sameLines(got[n:], want[1:]) {
			return true
		}
	}
	return false
}

func TestSameLines(t *testing.T) {
	for _, tt := range []struct {
		got, want string
		same      bool
	}{
		{"a b", "a b", true},
		{"a b", "a", false},
		{"a b c", "a ... c", true},
		{"a c", "a ... c", true},
		{"a b", "... c", false},
		{"a b", "...", true},
		{"", "...", true},
		{"a", "", false},
	} {
		if got := sameLines(strings.Fields(tt.got), strings.Fields(tt.want)); got != tt.same {
			t.Errorf("sameLines(%q, %q) = %v, want %v", tt.got, tt.want, got, tt.same)
		}
	}
}

var update = flag.Bool("update", false, "rewrite what README.md shows without elision")

// TestREADME runs every command that the README shows, in a folder that holds
// the seeds and what the commands before it have written.
func TestREADME(t *testing.T) {
	readme, err := filepath.Abs(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	markdown, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	list, err := examples(string(markdown))
	if err != nil {
		t.Fatalf("README.md: %v", err)
	}
	if len(list) < 3 {
		t.Fatalf("README.md shows %d commands; is the form of its blocks right?", len(list))
	}
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "seeds"), os.DirFS(filepath.Join(root, "seeds"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	lines := strings.Split(string(markdown), "\n")
	longer := 0 // lines that the examples so far have grown by
	for _, ex := range list {
		var out bytes.Buffer // a reader sees both streams as one
		code := run(context.Background(), ex.command, strings.NewReader(""), &out, &out)
		if code != 0 && (code != exitCoverage || !slices.Contains(ex.command, "--fail-at")) {
			t.Errorf("README.md:%d: %s exits %d:\n%s", ex.line, strings.Join(ex.command, " "), code, out.String())
		}
		var got []string
		if out.Len() > 0 {
			got = strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		}
		for i := range got {
			got[i] = strings.TrimRight(got[i], " ")
		}
		if *update && !slices.Contains(ex.output, "...") {
			at := ex.line + longer // the line after the command
			lines = slices.Replace(lines, at, at+len(ex.output), got...)
			longer += len(got) - len(ex.output)
		} else if !sameLines(got, ex.output) {
			t.Errorf("README.md:%d: %s\nprints:\n%s\nthe README shows:\n%s",
				ex.line, strings.Join(ex.command, " "), out.String(), strings.Join(ex.output, "\n"))
		}
	}
	if *update {
		if err := os.WriteFile(readme, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
