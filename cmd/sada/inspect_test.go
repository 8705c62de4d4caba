package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sada/lsh/corpus"
)

// inspected runs a command and returns what it prints.
func inspected(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := run(t.Context(), append([]string{"sada"}, args...), strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Fatalf("sada %q ends with %d: %s", args, code, stderr.String())
	}
	return stdout.String()
}

// What inspect prints is input like any other and gives the same articles: printed
// once more it is the same, byte for byte.
func TestInspectAgain(t *testing.T) {
	const text = "قال الوزير إن المحطة الجديدة ستفتح أبوابها، نقلا عن وكالة رويترز، قبل نهاية الشهر."
	dir := t.TempDir()
	records := filepath.Join(dir, "records.jsonl")
	lines := []string{
		`{"text":"` + text + ` أ","date":"2023-11-03"}`,
		`{"text":"` + text + ` ب","date":"2023-11-03+03:00"}`,
		`{"text":"` + text + ` ج","date":"3 نوفمبر 2023 GMT"}`,
		`{"text":"` + text + ` د","date":"2023-11-03T10:20-05:00","date_is":"first-seen"}`,
		`{"text":"` + text + ` ه","date":"2023-11-03T10:20:30","title":"a \u202e b"}`,
		`{"content":{"rendered":"<p>` + text + ` و</p><p>&lt;p&gt; &lt;b&gt;</p>"},"title":{"rendered":"عن &#8211; ما كان"}}`,
	}
	if err := os.WriteFile(records, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("../../lsh/corpus/testdata/pages/*[lt]")
	if err != nil || len(pages) < 100 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	sources := [][]string{{records}, {"--date-is", "first-seen", records}, {"../../seeds"}}
	for _, page := range pages {
		if !strings.HasSuffix(page, ".want") {
			sources = append(sources, []string{page})
		}
	}
	sources = append(sources, []string{"../../lsh/corpus/testdata/pages"}) // with what recurs
	for _, source := range sources {
		first := inspected(t, append([]string{"inspect", "--quiet"}, source...)...)
		printed := filepath.Join(dir, "printed.jsonl")
		if err := os.WriteFile(printed, []byte(first), 0o644); err != nil {
			t.Fatal(err)
		}
		if again := inspected(t, "inspect", "--quiet", printed); again != first {
			t.Errorf("inspect %q, printed again:\n%s\nwant\n%s", source, again, first)
		}
		path := source[len(source)-1]
		want, got := articlesOf(t, path, len(source) > 1), articlesOf(t, printed, false)
		if len(got) != len(want) {
			t.Errorf("what inspect %q prints are %d articles, want %d", source, len(got), len(want))
			continue
		}
		for i, a := range got {
			if !reflect.DeepEqual(a, want[i]) {
				t.Errorf("what inspect %q prints is\n%+v\nwant\n%+v", source, a, want[i])
			}
		}
	}
}

// articlesOf are the articles of a path without what only their own file can say:
// the line they stand in and what the date looked like there.
func articlesOf(t *testing.T, path string, firstSeen bool) (all []corpus.Article) {
	t.Helper()
	_, err := corpus.Read(t.Context(), []string{path}, corpus.Options{FirstSeen: firstSeen}, func(batch []*corpus.Article) error {
		for _, a := range batch {
			b := *a
			b.Line, b.Published.From = 0, ""
			if _, offset := b.Published.Time.Zone(); offset == 0 {
				b.Published.Time = b.Published.Time.UTC()
			} else {
				b.Published.Time = b.Published.Time.In(time.FixedZone("", offset))
			}
			b.Credits = append([]corpus.Credit{}, b.Credits...)
			all = append(all, b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A scan of what inspect prints finds what a scan of the pages finds.
func TestScanInspected(t *testing.T) {
	printed := filepath.Join(t.TempDir(), "printed.jsonl")
	if err := os.WriteFile(printed, []byte(inspected(t, "inspect", "--quiet", "../../seeds")), 0o644); err != nil {
		t.Fatal(err)
	}
	found := func(path string) map[string]any {
		var report map[string]any
		if err := json.Unmarshal([]byte(inspected(t, "scan", "--quiet", "--format", "json", path)), &report); err != nil {
			t.Fatal(err)
		}
		return report
	}
	pages, records := found("../../seeds"), found(printed)
	for _, part := range []string{"articles", "matches", "groups", "clusters", "stories", "outlets"} {
		if !reflect.DeepEqual(pages[part], records[part]) {
			t.Errorf("%s of what inspect prints = %v, want %v", part, records[part], pages[part])
		}
	}
	if matches, _ := pages["matches"].([]any); len(matches) == 0 {
		t.Error("the scan found no match to compare")
	}
}
