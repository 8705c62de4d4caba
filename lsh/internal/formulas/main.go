// Formulas makes the built-in table of the shingles that recur in general news,
// lsh/align/formulas.bin, from articles that name their outlet and date:
//
//	go run ./lsh/internal/formulas PATH... > lsh/align/formulas.bin
//
// It counts on which days each family of outlets printed each shingle of stems,
// so that what one family prints on one day counts once, however many copies
// there are. Kept is what at least two families printed on at least three
// occasions and what align.Recurs marks, a day of a family counted as a text. Only
// truncated hashes of stems go into the table, no text.
package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/outlet"
	"sada/lsh/sketch"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(paths []string, stdout, stderr io.Writer) int {
	if len(paths) == 0 {
		fmt.Fprintln(stderr, "formulas: no articles; hint: formulas PATH... > lsh/align/formulas.bin")
		return 2
	}
	if err := write(stdout, stderr, paths); err != nil {
		fmt.Fprintln(stderr, "formulas:", err)
		return 1
	}
	return 0
}

const (
	// leastFamilies and leastOccasions are what a shingle of the table has; an
	// occasion begins more than occasionDays after the start of the last, as in
	// package index.
	leastFamilies  = 2
	leastOccasions = 3
	occasionDays   = 2
)

// printing is one day on which a family of outlets printed a shingle.
type printing struct {
	shingle     uint64
	family, day int32
}

func write(w, stderr io.Writer, paths []string) error {
	registry := outlet.Default()
	families := map[string]int32{}
	var printings []printing
	articles, left := 0, 0
	summary, err := corpus.Read(context.Background(), paths, corpus.Options{NoCredits: true}, func(batch []*corpus.Article) error {
		for _, a := range batch {
			name := registry.Family(a.Outlet)
			if name == "" || a.Published.Time.IsZero() {
				left++
				continue
			}
			family, known := families[name]
			if !known {
				family = int32(len(families))
				families[name] = family
			}
			day := int32(math.Floor(float64(a.Published.Time.Unix()) / (24 * 60 * 60)))
			stems := sketch.Make(arabic.Words(nil, a.Text)).Stems
			for i := 0; i+align.FormulaWords <= len(stems); i++ {
				printings = append(printings, printing{align.FormulaShingle(stems[i:]), family, day})
			}
			articles++
		}
		return nil
	})
	for _, warning := range summary.Warnings {
		fmt.Fprintf(stderr, "formulas: %s:%d: %s\n", warning.Path, warning.Line, warning.Text)
	}
	if err != nil {
		return err
	}
	if left > 0 {
		fmt.Fprintf(stderr, "formulas: %d articles without outlet or date are left out\n", left)
	}
	marks := recurring(printings)
	if len(marks) == 0 {
		return fmt.Errorf("nothing recurs in the %d articles of %s", articles, strings.Join(paths, ", "))
	}
	fmt.Fprintf(stderr, "formulas: %d shingles of %d articles of %d families\n", len(marks), articles, len(families))
	_, err = w.Write(align.AppendFormulas(nil, marks))
	return err
}

// recurring returns the marks of the shingles that recur, sorting the printings.
func recurring(printings []printing) map[uint64]uint8 {
	slices.SortFunc(printings, func(a, b printing) int {
		return cmp.Or(cmp.Compare(a.shingle, b.shingle), cmp.Compare(a.family, b.family), cmp.Compare(a.day, b.day))
	})
	printings = slices.Compact(printings)
	marks := map[uint64]uint8{}
	for from, to := 0, 0; from < len(printings); from = to {
		shingle := printings[from].shingle
		for to < len(printings) && printings[to].shingle == shingle {
			to++
		}
		families, s := spread(printings[from:to])
		if families < leastFamilies || s.Occasions < leastOccasions {
			continue
		}
		if m := align.Recurs(s); m != 0 {
			marks[shingle] = m
		}
	}
	return marks
}

// spread counts the printings of one shingle, which are sorted by family.
func spread(list []printing) (families int, s index.Spread) {
	most := 0
	var days []int32
	for from, to := 0, 0; from < len(list); from = to {
		for to < len(list) && list[to].family == list[from].family {
			days = append(days, list[to].day)
			to++
		}
		families++
		if n := to - from; n > most {
			most, s.Often = n, most
		} else {
			s.Often = max(s.Often, n)
		}
	}
	s.Texts = len(list)
	slices.Sort(days)
	for i, start := 0, int32(0); i < len(days); i++ {
		if i == 0 || days[i]-start > occasionDays {
			s.Occasions++
			start = days[i]
		}
	}
	return families, s
}
