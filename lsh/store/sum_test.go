package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/sketch"
)

// addSummed adds articles to an index that has a sum from ten articles on.
func addSummed(t *testing.T, folder string, articles []*corpus.Article) {
	t.Helper()
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.sumFrom, w.sumArticles = 10, 5
	if err := w.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestSum holds the counts with a sum to those of the articles, in whichever
// steps they came, and what is done without it where it is damaged.
func TestSum(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	want := sketch.NewCounts()
	counts := func() ([]byte, *Index) {
		t.Helper()
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { x.Close() })
		return x.Counts().AppendSum(nil), x
	}
	sums := 0
	last := ""
	for i, size := range []int{4, 6, 7, 1, 12, 2, 9, 3, 8, 8, 1, 30} { // some are merged
		list := makeRange(100*i, 100*i+size)
		addSummed(t, folder, list)
		for _, a := range list {
			want.Count(sketchOf(a).Stems)
		}
		got, x := counts()
		if !bytes.Equal(got, want.AppendSum(nil)) {
			t.Fatalf("after add %d the counts are not those of the articles", i)
		}
		if broken := x.Verify(1); len(broken) > 0 {
			t.Fatal(broken)
		}
		if sum := x.manifest.Sum; sum != nil && sum.File != last {
			sums, last = sums+1, sum.File
		}
		if files, _ := filepath.Glob(filepath.Join(folder, "*.sum")); len(files) > 1 {
			t.Errorf("%v: want one sum", files)
		}
	}
	if sums < 3 {
		t.Fatalf("there were %d sums, too few to say anything", sums)
	}

	path := filepath.Join(folder, last)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	hurt := bytes.Clone(sound)
	hurt[len(hurt)/2] ^= 4
	for name, content := range map[string][]byte{"a flipped bit": hurt, "a short file": sound[:100], "an empty file": {}} {
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
		got, x := counts()
		if !bytes.Equal(got, want.AppendSum(nil)) || len(x.Damage()) == 0 || len(x.Verify(0)) == 0 {
			t.Errorf("%s: want the same counts, and the damage told and found", name)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got, x := counts(); !bytes.Equal(got, want.AppendSum(nil)) || len(x.Damage()) == 0 {
		t.Error("without the sum: want the same counts, and the damage told")
	}
	addSummed(t, folder, makeRange(5000, 5001))
	want.Count(sketchOf(makeRange(5000, 5001)[0]).Stems)
	if got, x := counts(); !bytes.Equal(got, want.AppendSum(nil)) || len(x.Damage()) > 0 || x.manifest.Sum == nil {
		t.Error("an add does not make a sum anew that was lost")
	}
}

func sketchOf(a *corpus.Article) sketch.Sketch {
	return sketch.Make(arabic.Words(nil, a.Text))
}
