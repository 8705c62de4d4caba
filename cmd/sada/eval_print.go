package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"sada/lsh/eval"
)

// evalSchema names the version of the JSON that eval writes. History:
// sada.eval/1, the first.
const evalSchema = "sada.eval/1"

// evalResult is what an evaluation came to; one of the last three is set.
type evalResult struct {
	Schema   string           `json:"schema"`
	Version  string           `json:"version"`
	Options  map[string]any   `json:"options"`
	Passages *eval.Report     `json:"passages,omitempty"`
	Pairs    *eval.PairReport `json:"pairs,omitempty"`
	Sweep    *eval.Sweep      `json:"sweep,omitempty"`
}

func (r *evalResult) write(w io.Writer, ext string) error {
	if ext == ".svg" {
		return r.Sweep.WriteSVG(w)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

func (r *evalResult) print(w io.Writer) error {
	switch {
	case r.Sweep != nil:
		return printSweep(w, r.Sweep)
	case r.Pairs != nil:
		return printPairs(w, r.Pairs)
	}
	return printPassages(w, r.Passages)
}

func printPassages(w io.Writer, r *eval.Report) error {
	t := newColumns(w)
	fmt.Fprintf(t, "plagdet\tprecision\trecall\tgranularity\tcases\tdetections\t\n")
	fmt.Fprintf(t, "%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d\t\n\n", r.Plagdet, r.Precision, r.Recall, r.Granularity, r.Cases, r.Detections)
	fmt.Fprintf(t, "recall\tgranularity\tcases\tdetected\t  kind\n")
	for _, k := range r.Kinds {
		fmt.Fprintf(t, "%.4f\t%.4f\t%d\t%d\t  %s\n", k.Recall, k.Granularity, k.Cases, k.Detected, printable(orUnknown(k.Kind)))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	printBad(w, "Least of these cases was found", r.Missed)
	printBad(w, "Least of these detections is right", r.False)
	return nil
}

func printBad(w io.Writer, heading string, list []eval.Bad) {
	const width = 400
	if len(list) > 0 {
		fmt.Fprintf(w, "\n%s:\n", heading)
	}
	for _, b := range list {
		fmt.Fprintf(w, "\n  %.1f %% of %s\n", 100*b.Covered, printable(orUnknown(b.Kind)))
		if b.Reason != "" {
			fmt.Fprintf(w, "  %s\n", b.Reason)
		}
		fmt.Fprintf(w, "  %s[%d:%d] %s\n", printable(b.A), b.AStart, b.AEnd, excerpt(b.AText, width))
		fmt.Fprintf(w, "  %s[%d:%d] %s\n", printable(b.B), b.BStart, b.BEnd, excerpt(b.BText, width))
	}
}

func printPairs(w io.Writer, r *eval.PairReport) error {
	const width = 400
	t := newColumns(w)
	if r.Pairs > 0 {
		fmt.Fprintf(t, "recall\tfound\tpairs\tprecision\tlisted\tunlabelled\t  containment\n")
		for _, class := range r.Classes {
			if class.Pairs+class.Unlabelled > 0 {
				fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%d\t%d\t  from %.1f\n", shareOf(class.Recall, class.Pairs), class.Found, class.Pairs,
					shareOf(class.Precision, class.Unlabelled), class.Listed, class.Unlabelled, class.From)
			}
		}
		fmt.Fprintf(t, "%.4f\t%d\t%d\t%s\t%d\t%d\t  all\n\n", r.Recall, r.Found, r.Pairs,
			shareOf(r.Precision, r.Unlabelled), r.ListedUnlabelled, r.Unlabelled)
		verb := "were"
		if r.Reported == 1 {
			verb = "was"
		}
		fmt.Fprintf(t, "%s %s found, labelled ones among them\t\n", counted(r.Reported, "pair"), verb)
	}
	if len(r.Kinds) > 0 {
		if r.Pairs > 0 {
			fmt.Fprintln(t)
		}
		fmt.Fprintf(t, "found\tunlabelled\tpairs\t  kind\n")
	}
	for _, k := range r.Kinds {
		n := float64(k.Pairs)
		fmt.Fprintf(t, "%.4f\t%.4f\t%d\t  %s\n", float64(k.Found)/n, float64(k.Unlabelled)/n, k.Pairs, printable(k.Kind))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(r.Missed) > 0 {
		fmt.Fprintf(w, "\nThese pairs were not found:\n")
	}
	for _, b := range r.Missed {
		fmt.Fprintf(w, "\n  containment %.2f; %s\n", b.Containment, b.Reason)
		fmt.Fprintf(w, "  %s %s\n", printable(b.A), excerpt(b.AText, width))
		fmt.Fprintf(w, "  %s %s\n", printable(b.B), excerpt(b.BText, width))
	}
	return nil
}

// shareOf is a share of n, a dash where there are none.
func shareOf(share float64, n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.4f", share)
}

func printSweep(w io.Writer, s *eval.Sweep) error {
	t := newColumns(w)
	for i, p := range s.Points {
		if r := p.Pairs; r != nil {
			if i == 0 {
				fmt.Fprintf(t, "%s\tprecision\trecall\tunlabelled\treported\t\n", s.Option)
			}
			fmt.Fprintf(t, "%s\t%.4f\t%.4f\t%d\t%d\t\n", p.Value, r.Precision, r.Recall, r.Unlabelled, r.Reported)
			continue
		}
		if i == 0 {
			fmt.Fprintf(t, "%s\tplagdet\tprecision\trecall\tgranularity\tdetections\t\n", s.Option)
		}
		r := p.Report
		fmt.Fprintf(t, "%s\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t\n", p.Value, r.Plagdet, r.Precision, r.Recall, r.Granularity, r.Detections)
	}
	return t.Flush()
}

// newColumns aligns figures to the right.
func newColumns(w io.Writer) *tabwriter.Writer {
	return tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
}
