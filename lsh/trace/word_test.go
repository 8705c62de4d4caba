package trace

import "testing"

// A letter that begins a word is not taken for one that is joined to it.
func TestJoinedLetters(t *testing.T) {
	for _, tt := range []struct {
		word string
		want bool
	}{
		{"ولفت", true},
		{"ولفتت", true},
		{"فلفت", true},
		{"لفت", false},
		{"وفت", false},
		{"وابدي", true},
		{"وابدت", true},
		{"وراي", true},
		{"ورات", true},
		{"وبين", true},
		{"وبينت", true},
		{"ين", false},
		{"وقال", true},
		{"قال", false},
		{"مضيفا", true},
		{"ومضيفا", true},
	} {
		if got := isGoingOn(tt.word); got != tt.want {
			t.Errorf("isGoingOn(%q) = %v, want %v", tt.word, got, tt.want)
		}
	}
	for _, tt := range []struct {
		word string
		want bool
	}{
		{"برنامج", true},
		{"وبرنامج", true},
		{"ببرنامج", true},
		{"لبرنامج", true},
		{"البرنامج", true},
		{"رنامج", false},
		{"صحيفة", true},
		{"وبالصحيفة", true},
		{"للصحيفة", true},
		{"فللموقع", true},
		{"وفبلصحيفة", false},
		{"منذ", false},
	} {
		if got := isPaper(tt.word); got != tt.want {
			t.Errorf("isPaper(%q) = %v, want %v", tt.word, got, tt.want)
		}
	}
	for _, tt := range []struct {
		word string
		want bool
	}{
		{"في", true},
		{"وفي", true},
		{"ي", false},
		{"ومن", true},
		{"فمن", true},
		{"ان", false},
	} {
		if got := isPlace(tt.word); got != tt.want {
			t.Errorf("isPlace(%q) = %v, want %v", tt.word, got, tt.want)
		}
	}
}
