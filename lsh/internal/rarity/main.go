// Rarity makes the built-in table of document frequencies, lsh/sketch/rarity.txt,
// from articles of general Arabic news:
//
//	go run ./lsh/internal/rarity -least 0.0005 PATH... > lsh/sketch/rarity.txt
//
// It counts in how many articles each light stem stands, scales the counts to
// 10,000 articles, and rounds them to a quarter of an octave. Only counts go
// into the table, no text.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("rarity", flag.ContinueOnError)
	flags.SetOutput(stderr)
	least := flags.Float64("least", 0.0005, "least share of the articles that a stem of the table stands in")
	if flags.Parse(args) != nil {
		return 2
	}
	if err := write(stdout, stderr, flags.Args(), *least); err != nil {
		fmt.Fprintln(stderr, "rarity:", err)
		return 1
	}
	return 0
}

// scale is the number of articles that the counts are scaled to,
// sketch.TableArticles.
const scale = 10_000

func write(w, stderr io.Writer, paths []string, least float64) error {
	articles := map[string]int{} // by stem, articles it stands in
	tokens := map[string]int{}
	total, words := 0, 0
	summary, err := corpus.Read(context.Background(), paths, corpus.Options{}, func(batch []*corpus.Article) error {
		for _, a := range batch {
			seen := map[string]bool{}
			for word := range strings.FieldsSeq(arabic.Fold(a.Text)) {
				stem := arabic.StemOf(word)
				tokens[stem]++
				words++
				if !seen[stem] {
					seen[stem] = true
					articles[stem]++
				}
			}
			total++
		}
		return nil
	})
	for _, warning := range summary.Warnings {
		fmt.Fprintf(stderr, "rarity: %s:%d: %s\n", warning.Path, warning.Line, warning.Text)
	}
	if err != nil {
		return err
	}
	if words == 0 {
		return fmt.Errorf("no words in %s", strings.Join(paths, ", "))
	}
	byClass := map[int][]string{}
	for stem, n := range articles {
		if float64(n) >= least*float64(total) {
			class := int(math.Round(4 * math.Log2(float64(n)/float64(total)*scale)))
			byClass[class] = append(byClass[class], stem)
		}
	}
	classes := make([]int, 0, len(byClass))
	for class := range byClass {
		classes = append(classes, class)
	}
	slices.Sort(classes)
	slices.Reverse(classes)

	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# In how many of %d articles of general Arabic news each light stem stands.\n", scale)
	fmt.Fprintf(out, "# Made by lsh/internal/rarity from %d articles, %d words.\n", total, words)
	idf, root := 0.0, 0.0
	for _, stem := range slices.Sorted(maps.Keys(tokens)) {
		x := max(0.05, math.Log((scale+1)/(float64(articles[stem])/float64(total)*scale+0.5)))
		idf += x * float64(tokens[stem])
		root += math.Sqrt(x) * float64(tokens[stem])
	}
	fmt.Fprintf(out, "mean %.4f %.4f\n", idf/float64(words), root/float64(words))
	for _, class := range classes {
		slices.Sort(byClass[class])
		fmt.Fprintf(out, "%.3g\t%s\n", math.Exp2(float64(class)/4), strings.Join(byClass[class], " "))
	}
	return out.Flush()
}
