package trace

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// A sign between a passage and the line before or behind it does not part them, a line of
// something else does. The passage stands in brackets, the place is that of @.
func TestAdjoins(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"[وصل الوفد أمس]\nورجح @رويترز", true},
		{"[وصل الوفد أمس].\nورجح @رويترز", true},
		{"[وصل الوفد أمس]».\n\n ورجح @رويترز", true},
		{"[وصل الوفد أمس] إلى المدينة.\nورجح @رويترز", false},
		{"وبحسب @رويترز أمس.\n«[وصل الوفد]", true},
		{"وبحسب @رويترز أمس.\nثم [وصل الوفد]", false},
		{"وبحسب @رويترز أمس.\nثم قال\n[وصل الوفد]", false},
	} {
		text, passage, at := marked(test.text)
		if got := adjoins(text, passage, at); got != test.want {
			t.Errorf("adjoins(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

// The passage stands in brackets, the place is that of @.
func TestOneSentence(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"وصل الوفد [إلى المدينة أمس. ثم غادرها] بحسب @رويترز", false}, // two words of the next sentence
		{"وصل الوفد [إلى المدينة أمس. ثم غادرها بعد ساعات] بحسب @رويترز", true},
		{"وصل الوفد [إلى المدينة أمس.] بحسب @رويترز", false},
		{"وصل الوفد [أمس] بحسب @رويترز", true}, // all of the passage
		{"وقالت @رويترز إن [الوفد وصل. ثم غادر المدينة]", false},
		{"وقالت @رويترز إن [الوفد وصل إلى المدينة. ثم غادر المدينة]", true},
		{"وقالت @رويترز إن [الوفد وصل]", true},
		{"وقالت @رويترز إنه وصل. [ثم غادر المدينة أمس]", false},
		{"@رويترز [] ", true},
	} {
		text, passage, at := marked(test.text)
		if got := oneSentence(text, passage, at); got != test.want {
			t.Errorf("oneSentence(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

// marked is a text without its marks: the passage between brackets, the place of @.
func marked(s string) (string, arabic.Span, int) {
	var text strings.Builder
	var passage arabic.Span
	at := 0
	for _, r := range s {
		switch r {
		case '[':
			passage.Start = text.Len()
		case ']':
			passage.End = text.Len()
		case '@':
			at = text.Len()
		default:
			text.WriteRune(r)
		}
	}
	return text.String(), passage, at
}
