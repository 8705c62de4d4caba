package corpus

import (
	"os"
	"strings"
	"testing"

	"sada/lsh/outlet"
)

// labelledText is a text of testdata/credits.txt with what must be found in it.
type labelledText struct {
	line    int
	habit   string
	own     string
	text    string
	credits []labelledCredit
}

type labelledCredit struct {
	kind       CreditKind
	role       Role
	outlet     string // "?" unknown to the registry, "~" vague
	start, end int
}

var (
	labelKinds = map[string]CreditKind{"p": VerbPhrase, "d": Dateline, "g": AgencyTag, "s": SourceLine}
	labelRoles = map[string]Role{"r": Report, "t": ToldTo}
)

// labelledTexts reads testdata/credits.txt; its head explains the format.
func labelledTexts(t testing.TB) []labelledText {
	t.Helper()
	file, err := os.ReadFile("testdata/credits.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts []labelledText
	habit, own := "", ""
	for i, line := range strings.Split(string(file), "\n") {
		if rest, ok := strings.CutPrefix(line, "#"); ok {
			habit = strings.TrimSpace(rest)
			continue
		}
		if rest, ok := strings.CutPrefix(line, "@"); ok {
			own = strings.TrimSpace(rest)
			continue
		}
		if line == "" {
			continue
		}
		l := labelledText{line: i + 1, habit: habit, own: own}
		var b strings.Builder
		for rest := strings.ReplaceAll(line, "⏎", "\n"); ; {
			before, after, ok := strings.Cut(rest, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			mark, after, ok := strings.Cut(after, "}")
			head, name, ok2 := strings.Cut(mark, ":")
			parts := strings.SplitN(head, " ", 3)
			if !ok || !ok2 || len(parts) != 3 || labelKinds[parts[0]] == "" || labelRoles[parts[1]] == "" {
				t.Fatalf("credits.txt:%d: no label: %q", i+1, mark)
			}
			c := labelledCredit{kind: labelKinds[parts[0]], role: labelRoles[parts[1]], outlet: parts[2], start: b.Len()}
			b.WriteString(name)
			c.end = b.Len()
			l.credits = append(l.credits, c)
			rest = after
		}
		l.text = b.String()
		texts = append(texts, l)
	}
	return texts
}

// agrees tells whether a credit found is the one labelled.
func (l labelledCredit) agrees(c Credit) bool {
	if c.End <= l.start || c.Start >= l.end || c.Role != l.role || c.Kind != l.kind {
		return false
	}
	switch l.outlet {
	case "~":
		return c.Vague
	case "?":
		return !c.Vague && c.Outlet == ""
	}
	return c.Outlet == l.outlet
}

func TestCredits(t *testing.T) {
	f := newCreditFinder(outlet.Default())
	texts := labelledTexts(t)
	found, right, labelled, negatives := 0, 0, 0, 0
	habits := map[string]bool{}
	for _, l := range texts {
		habits[l.habit] = true
		if len(l.credits) == 0 {
			negatives++
		}
		labelled += len(l.credits)
		got := f.find(l.text, l.own)
		found += len(got)
		matched := 0
		for _, want := range l.credits {
			ok := false
			for _, c := range got {
				ok = ok || want.agrees(c)
			}
			if ok {
				matched++
			} else {
				t.Logf("credits.txt:%d: missing %s %s %s %q in %q", l.line, want.kind, want.role, want.outlet, l.text[want.start:want.end], l.text)
			}
		}
		right += matched
		if matched < len(got) {
			t.Logf("credits.txt:%d: found %+v in %q", l.line, got, l.text)
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(labelled)
	t.Logf("%d texts of %d habits, %d without a credit; %d credits; precision %.3f, recall %.3f", len(texts), len(habits), negatives, labelled, precision, recall)
	if len(texts) < 400 || negatives < 120 {
		t.Errorf("%d texts, %d without a credit; want 400, 120", len(texts), negatives)
	}
	if precision < 0.95 || recall < 0.95 {
		t.Errorf("precision %.3f, recall %.3f, want 0.95 of each", precision, recall)
	}
}
