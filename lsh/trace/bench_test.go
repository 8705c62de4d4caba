//go:build unix

package trace

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"

	"sada/lsh/corpus"
)

// crowd is one text of 300 words in n articles that all match each other.
func crowd(n int) *press {
	p := &press{}
	text := prose(1, 300)
	for i := range n {
		p.add(houseNames[i%len(houseNames)], "", text)
		p.articles[i].Published = corpus.Date{Time: time.Unix(int64(1e9+i), 0).UTC(), Precision: corpus.Second}
	}
	for i := range n {
		for k := range i {
			p.share(k, i, text)
		}
	}
	return p
}

func BenchmarkTrace(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		p := generated(1, n).press
		b.Run(fmt.Sprintf("stories=%d", n), func(b *testing.B) { benchmarkTrace(b, &p) })
	}
	b.Run("members=1000", func(b *testing.B) { benchmarkTrace(b, crowd(1000)) })
}

func benchmarkTrace(b *testing.B, p *press) {
	matches := slices.Clone(p.matches)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(matches), func(i, j int) { matches[i], matches[j] = matches[j], matches[i] })
	clusters := 0
	var used time.Duration // by all cores; the machine may be shared
	for b.Loop() {
		b.StopTimer()
		mixed := slices.Clone(matches)
		b.StartTimer()
		before := processTime()
		clusters = len(Trace(p.articles, mixed, nil, Options{}).Clusters)
		used += processTime() - before
	}
	per := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(len(matches)), "matches")
	b.ReportMetric(float64(clusters)/per, "clusters/s")
	b.ReportMetric(float64(len(matches))/per, "matches/s")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(per*1000, "ms")
	b.ReportMetric(used.Seconds()/float64(b.N)*1000, "cpu-ms")
}

// processTime is the time that the process has had a core in its own code.
func processTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}
