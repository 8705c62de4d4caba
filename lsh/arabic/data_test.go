package arabic

import (
	"strings"
	"testing"

	"sada/lsh/internal/corpora"
)

// TestVocalised folds the same texts with and without harakat.
func TestVocalised(t *testing.T) {
	texts := map[string]string{}
	for a := range corpora.Articles(t, "hadith-norm") {
		texts[a.ID] = a.Text
	}
	pairs := 0
	for line := range corpora.Lines(t, "hadith-norm/gold.tsv.gz") {
		plain, vocalised, _ := strings.Cut(string(line), "\t")
		if plain == "id_plain" {
			continue
		}
		pairs++
		if a, b := Fold(texts[plain]), Fold(texts[vocalised]); a != b || a == "" {
			t.Errorf("%s and %s fold to different words", plain, vocalised)
		}
	}
	if pairs == 0 {
		t.Error("no pairs read")
	}
}
