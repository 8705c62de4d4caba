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
	next := 5000
	for _, test := range []struct {
		name    string
		content []byte // nil for no file, or for a folder in its place
		damaged bool
	}{
		{"a flipped bit", hurt, true}, {"a short file", sound[:100], true}, {"an empty file", []byte{}, true}, {"no file", nil, false}, {"a folder", nil, true},
	} {
		err := os.Remove(path)
		if test.content != nil {
			err = os.WriteFile(path, test.content, 0o666)
		} else if test.damaged {
			err = os.Mkdir(path, 0o777)
		}
		if err != nil {
			t.Fatal(err)
		}
		got, x := counts()
		told := x.SumDamage()
		broken := x.Verify(1)
		if !bytes.Equal(got, want.AppendSum(nil)) || len(x.Damage())+len(broken) > 0 {
			t.Errorf("%s: want the same counts and no article lost, got %v, %v", test.name, x.Damage(), broken)
		}
		if found := x.SumDamage(); (told != nil) != test.damaged || (found != nil) != test.damaged || (x.SumMissing() == "") != test.damaged {
			t.Errorf("%s: told %v, found %v, missing %q", test.name, told, found, x.SumMissing())
		}
		// The next writer makes it anew, also where it has nothing new.
		fresh := makeRange(next, next+1)
		if test.name != "a short file" {
			want.Count(sketchOf(fresh[0]).Stems)
			next++
		} else {
			fresh = makeRange(0, 1)
		}
		addSummed(t, folder, fresh)
		if got, x = counts(); !bytes.Equal(got, want.AppendSum(nil)) || x.SumDamage() != nil || x.SumMissing() != "" || x.manifest.Sum == nil || len(x.Verify(0)) > 0 || x.SumDamage() != nil {
			t.Errorf("%s: an add does not make the sum anew", test.name)
			continue
		}
		path = filepath.Join(folder, x.manifest.Sum.File)
	}
}

func sketchOf(a *corpus.Article) sketch.Sketch {
	return sketch.Make(arabic.Words(nil, a.Text))
}
