package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// explainFlag is --explain of a scan.
func explainFlag() cli.Flag {
	return &cli.StringFlag{Name: "explain", Usage: "print, in place of the report, what became of two articles: `ID,ID`"}
}

// explainPair is what --explain says, nil where it is not given.
func explainPair(c *cli.Context) ([][2]string, error) {
	if !c.IsSet("explain") {
		return nil, nil
	}
	for _, flag := range []string{"o", "format", "since"} {
		if c.IsSet(flag) {
			return nil, usage("leave out one of the two", "--explain prints no report, so --%s says nothing", flag)
		}
	}
	a, b, ok := strings.Cut(c.String("explain"), ",")
	if a, b = strings.TrimSpace(a), strings.TrimSpace(b); !ok || a == "" || b == "" {
		return nil, usage("for example: --explain snn-00017,snn-04211 (a report and sada inspect name the ids)", "--explain %q names no two articles", c.String("explain"))
	}
	return [][2]string{{a, b}}, nil
}

// printPair says what became of a pair: its matches and what was rejected,
// with both texts.
func printPair(w io.Writer, r *trace.Result, e *lsh.Explanation) error {
	numbers := map[string]int{}
	for i, a := range r.Articles {
		numbers[a.ID] = i
	}
	if len(e.Missing) > 0 {
		hint := "a report and sada inspect name the ids"
		first := firstOf(e.Missing[0])
		if _, there := numbers[first]; there {
			hint = "the articles of a page are numbered: " + first
		}
		return fmt.Errorf("no article has the id %q; hint: %s", e.Missing[0], hint)
	}
	a, b := min(numbers[e.A], numbers[e.B]), max(numbers[e.A], numbers[e.B])
	for _, i := range []int{a, b} {
		at := r.Articles[i]
		fmt.Fprintf(w, "%s: %s, %s, %s\n", printable(at.ID), printable(orUnknown(at.Outlet)), dateOrNone(at.Published), counted(r.Words[i], "word"))
	}
	switch {
	case e.Known != "":
		fmt.Fprintln(w, e.Known)
	case e.Ordered+e.Free == 0:
		fmt.Fprintln(w, e)
	default:
		fmt.Fprintf(w, "met at %s: %d of words in a row, %d of rare words in any order\n", counted(e.Ordered+e.Free, "place"), e.Ordered, e.Free)
	}
	for i := range r.Matches {
		m := &r.Matches[i]
		if m.A.Article != a || m.B.Article != b {
			continue
		}
		fmt.Fprintf(w, "\nMatch, %s", m.Kind)
		for _, l := range m.Labels {
			fmt.Fprintf(w, ", labelled %s", l)
		}
		fmt.Fprintln(w)
		for _, reason := range m.Reasons {
			fmt.Fprintf(w, "  %s\n", reason)
		}
		printSides(w, r.Articles, m.A, m.B)
	}
	for _, x := range e.Rejected {
		fmt.Fprintf(w, "\nRejected, %d and %s\n  %s\n", x.WordsA, counted(x.WordsB, "word"), x.Reason)
		printSides(w, r.Articles, x.A, x.B)
	}
	return nil
}

func dateOrNone(d corpus.Date) string {
	if d.Time.IsZero() {
		return "no date"
	}
	return d.Time.Format("2006-01-02")
}

func printSides(w io.Writer, articles []*corpus.Article, a, b align.Side) {
	const width = 400
	for _, s := range []align.Side{a, b} {
		at := articles[s.Article]
		fmt.Fprintf(w, "  %s[%d:%d] %s\n", printable(at.ID), s.Start, s.End, excerpt(at.Text[s.Start:s.End], width))
	}
}
