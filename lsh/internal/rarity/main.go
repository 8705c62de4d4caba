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
	"sada/lsh/sketch"
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

// scale is the number of articles that the counts are scaled to.
const scale = sketch.TableArticles

// count is in how many articles each stem stands, and how often it occurs.
type count struct {
	articles, tokens map[string]int
	total, words     int // of all articles
}

func countStems(stderr io.Writer, paths []string) (*count, error) {
	c := &count{articles: map[string]int{}, tokens: map[string]int{}}
	summary, err := corpus.Read(context.Background(), paths, corpus.Options{NoCredits: true}, func(batch []*corpus.Article) error {
		for _, a := range batch {
			seen := map[string]bool{}
			for word := range strings.FieldsSeq(arabic.Fold(a.Text)) {
				stem := arabic.StemOf(word)
				c.tokens[stem]++
				c.words++
				if !seen[stem] {
					seen[stem] = true
					c.articles[stem]++
				}
			}
			c.total++
		}
		return nil
	})
	for _, warning := range summary.Warnings {
		fmt.Fprintf(stderr, "rarity: %s:%d: %s\n", warning.Path, warning.Line, warning.Text)
	}
	if err == nil && c.words == 0 {
		err = fmt.Errorf("no words in %s", strings.Join(paths, ", "))
	}
	return c, err
}

// scaled is in how many articles of scale a stem stands.
func (c *count) scaled(stem string) float64 {
	return float64(c.articles[stem]) / float64(c.total) * scale
}

func write(w, stderr io.Writer, paths []string, least float64) error {
	c, err := countStems(stderr, paths)
	if err != nil {
		return err
	}
	byClass := map[int][]string{}
	for stem := range c.articles {
		if float64(c.articles[stem]) >= least*float64(c.total) {
			class := int(math.Round(4 * math.Log2(c.scaled(stem))))
			byClass[class] = append(byClass[class], stem)
		}
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# In how many of %d articles of general Arabic news each light stem stands.\n", scale)
	fmt.Fprintf(out, "# Made by lsh/internal/rarity from %d articles, %d words.\n", c.total, c.words)
	idf, root := 0.0, 0.0
	for _, stem := range slices.Sorted(maps.Keys(c.tokens)) {
		x := max(0.05, math.Log((scale+1)/(c.scaled(stem)+0.5)))
		idf += x * float64(c.tokens[stem])
		root += math.Sqrt(x) * float64(c.tokens[stem])
	}
	fmt.Fprintf(out, "mean %.4f %.4f\n", idf/float64(c.words), root/float64(c.words))
	for _, class := range slices.Backward(slices.Sorted(maps.Keys(byClass))) {
		slices.Sort(byClass[class])
		fmt.Fprintf(out, "%.3g\t%s\n", math.Exp2(float64(class)/4), strings.Join(byClass[class], " "))
	}
	return out.Flush()
}
