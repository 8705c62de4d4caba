//go:build unix

package lsh

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// BenchmarkCheckIndex checks the drafts of a file, one after another, against an
// index that stays open, both named by the environment:
//
//	go run ./lsh/internal/gen -articles 1000300 -o all.jsonl
//	head -n 1000000 all.jsonl > news.jsonl; tail -n 300 all.jsonl > drafts.jsonl
//	sada index add news.index news.jsonl
//	SADA_INDEX=$PWD/news.index SADA_DRAFTS=$PWD/drafts.jsonl go test ./lsh -run '^$' -bench CheckIndex -benchtime 1x
//
// Drafts are brought to 400 words by what follows in the file. It reports the
// time from an article to the answer, and the processor time of it; on Linux also
// what memory the process has of its own and what it has mapped, which is the page
// cache's.
func BenchmarkCheckIndex(b *testing.B) {
	folder, path := os.Getenv("SADA_INDEX"), os.Getenv("SADA_DRAFTS")
	if folder == "" || path == "" {
		b.Skip("SADA_INDEX names no index, or SADA_DRAFTS no drafts")
	}
	drafts := draftsOf(b, path, 400)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			c, err := NewChecker(CheckOptions{Options: Options{Index: folder, Workers: workers}})
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			var took, worked []time.Duration
			candidates, matches := 0, 0
			check := func(d *corpus.Article) {
				copied := *d // a check may change the id
				began, before := time.Now(), processorTime()
				checked, _, err := c.Articles(b.Context(), []*corpus.Article{&copied})
				if err != nil {
					b.Fatal(err)
				}
				took, worked = append(took, time.Since(began)), append(worked, processorTime()-before)
				candidates += checked.Result.Counts.Candidates
				matches += checked.Result.Counts.Matches
			}
			for _, d := range drafts {
				check(d) // warms
			}
			took, worked, candidates, matches = nil, nil, 0, 0
			for b.Loop() {
				for _, d := range drafts {
					check(d)
				}
			}
			slices.Sort(took)
			slices.Sort(worked)
			for _, share := range []float64{.5, .9, .99} {
				at := int(share * float64(len(took)))
				b.ReportMetric(float64(took[at].Microseconds())/1e3, fmt.Sprintf("p%v-ms", 100*share))
				b.ReportMetric(float64(worked[at].Microseconds())/1e3, fmt.Sprintf("p%v-cpu-ms", 100*share))
			}
			for what, field := range map[string]string{"own-MB": "RssAnon:", "mapped-MB": "RssFile:"} {
				b.ReportMetric(resident(field), what)
			}
			b.ReportMetric(float64(candidates)/float64(len(took)), "candidates/draft")
			b.ReportMetric(float64(matches)/float64(len(took)), "matches/draft")
		})
	}
}

// draftsOf reads articles and gives each about as many words.
func draftsOf(tb testing.TB, path string, words int) []*corpus.Article {
	tb.Helper()
	var list []*corpus.Article
	_, err := corpus.Read(tb.Context(), []string{path}, corpus.Options{}, func(batch []*corpus.Article) error {
		list = append(list, batch...)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	drafts := make([]*corpus.Article, len(list))
	for i, a := range list {
		d := *a
		d.Text = ""
		for k, n := i, 0; n < words; k = (k + 1) % len(list) {
			found := arabic.Words(nil, list[k].Text)
			found = found[:min(len(found), words-n)]
			if n > 0 {
				d.Text += "\n"
			}
			d.Text += list[k].Text[:found[len(found)-1].End]
			n += len(found)
		}
		drafts[i] = &d
	}
	return drafts
}

// resident is a field of the process's status in MB, 0 where there is none.
func resident(field string) float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, field); ok {
			kilobytes, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kilobytes / 1e3
		}
	}
	return 0
}

// processorTime is what the process has used.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
