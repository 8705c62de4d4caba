package sketch

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// overlapping returns two sets of a and b shingles of which shared are common:
// numbers in sequence, or random.
func overlapping(r *rand.Rand, a, b, shared int, sequential bool) (x, y []uint64) {
	all := make([]uint64, a+b-shared)
	start := r.Uint64() >> 16
	for i := range all {
		all[i] = start + uint64(i)
		if !sequential {
			all[i] = r.Uint64()
		}
	}
	return all[:a], all[a-shared:]
}

// The estimate must be as good as the theory says for 128 independent hashes:
// the error is measured in units of sqrt(J(1-J)/Hashes), over pairs of sets of
// every overlap. Additive double hashing fails this by a factor of 1.8 to 2.5
// on small sets, FNV by 12 on sequences.
func TestEstimateError(t *testing.T) {
	for _, sequential := range []bool{true, false} {
		for _, size := range []int{5, 10, 20, 50, 200, 500, 2000, 10000} {
			r := rand.New(rand.NewPCG(1, uint64(size)))
			trials := max(30, min(800, 300_000/size))
			var squares, bias float64
			for range trials {
				a, b := size, size+r.IntN(size/5+1)
				shared := 1 + r.IntN(size-1)
				x, y := overlapping(r, a, b, shared, sequential)
				jaccard := float64(shared) / float64(a+b-shared)
				unit := math.Sqrt(jaccard * (1 - jaccard) / Hashes)
				sx, sy := Sign(x), Sign(y)
				e := (sx.Estimate(&sy) - jaccard) / unit
				squares += e * e
				bias += e
			}
			got := math.Sqrt(squares / float64(trials))
			bias /= float64(trials)
			t.Logf("size=%d sequential=%v error %.2f, bias %+.2f of the theoretical error", size, sequential, got, bias)
			// Up to 200 shingles bins are filled without replacement. The slack
			// is four standard errors of the measurement itself.
			limit := 1.0
			if size <= 200 {
				limit = 0.85
			}
			slack := 4 / math.Sqrt(float64(2*trials))
			if got > limit+limit*slack {
				t.Errorf("size=%d sequential=%v: error %.2f times the theoretical one, want at most %.2f", size, sequential, got, limit)
			}
			if slack = 4 / math.Sqrt(float64(trials)); math.Abs(bias) > slack {
				t.Errorf("size=%d sequential=%v: bias %+.2f, want at most %.2f", size, sequential, bias, slack)
			}
		}
	}
}

func TestSignIsOfASet(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, size := range []int{1, 2, 7, 100, 3000} {
		set, _ := overlapping(r, size, 0, 0, false)
		want := Sign(set)
		shuffled := slices.Clone(set)
		r.Shuffle(size, func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Sign(shuffled); got != want {
			t.Errorf("size=%d: signature depends on the order of the shingles", size)
		}
		if got := Sign(append(shuffled, set[:size/2+1]...)); got.Estimate(&want) < 0.97 {
			t.Errorf("size=%d: estimate with itself, half of it repeated, is %.2f, want 1", size, got.Estimate(&want))
		}
	}
}

func TestSignOfOneShingleRepeated(t *testing.T) {
	// The cost must not grow with what is repeated, and the signature must
	// still tell two such sets apart.
	one, other := make([]uint64, 100_000), make([]uint64, 100_000)
	for i := range one {
		one[i], other[i] = 7, 8
	}
	a, b, c := Sign(one), Sign(one[:99_000]), Sign(other)
	if got := a.Estimate(&b); got != 1 {
		t.Errorf("estimate of one repeated shingle with itself = %v, want 1", got)
	}
	if got := a.Estimate(&c); got != 0 {
		t.Errorf("estimate of two different repeated shingles = %v, want 0", got)
	}
}

func TestEmptySetsAreLikeNothing(t *testing.T) {
	empty, some := Sign(nil), Sign([]uint64{1, 2, 3})
	if !empty.Empty() || some.Empty() {
		t.Errorf("Empty() = %v, %v for an empty and a full set, want true, false", empty.Empty(), some.Empty())
	}
	for _, pair := range [][2]*Signature{{&empty, &empty}, {&empty, &some}, {&some, &empty}} {
		if got := pair[0].Estimate(pair[1]); got != 0 {
			t.Errorf("estimate with an empty set = %v, want 0", got)
		}
	}
	if got := some.Estimate(&some); got != 1 {
		t.Errorf("estimate with itself = %v, want 1", got)
	}
}

func TestShingles(t *testing.T) {
	stems := []uint32{1, 2, 3, 4, 5, 1, 2, 3, 4}
	for n := range ShingleSize {
		if got := Shingles(nil, stems[:n]); len(got) != 0 {
			t.Errorf("%d stems make %d shingles, want none", n, len(got))
		}
	}
	got := Shingles([]uint64{9}, stems)
	if len(got) != 1+len(stems)-ShingleSize+1 || got[0] != 9 {
		t.Fatalf("Shingles appended %d hashes, want %d", len(got)-1, len(stems)-ShingleSize+1)
	}
	if got[1] != got[len(got)-1] {
		t.Error("equal words have different shingle hashes")
	}
	if distinct := slices.Compact(slices.Sorted(slices.Values(got[1:]))); len(distinct) != len(got)-2 {
		t.Errorf("%d different shingle hashes, want %d", len(distinct), len(got)-2)
	}
}

func TestBandsMeetAsOftenAsTheySay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	const rows, trials = 5, 400
	met, total := 0, 0
	for range trials {
		x, y := overlapping(r, 300, 300, 250, false) // Jaccard 250/350
		sx, sy := Sign(x), Sign(y)
		bx, by := sx.Bands(nil, rows), sy.Bands(nil, rows)
		if len(bx) != Hashes/rows {
			t.Fatalf("%d bands of %d rows, want %d", len(bx), rows, Hashes/rows)
		}
		for i := range bx {
			total++
			if bx[i] == by[i] {
				met++
			}
		}
	}
	want := math.Pow(250.0/350, rows)
	if got := float64(met) / float64(total); math.Abs(got-want) > 0.03 {
		t.Errorf("bands of %d rows meet with probability %.3f, want %.3f", rows, got, want)
	}
	same := Sign([]uint64{1})
	keys := slices.Compact(slices.Sorted(slices.Values(same.Bands(nil, rows))))
	if len(keys) != Hashes/rows {
		t.Errorf("%d different keys of %d bands", len(keys), Hashes/rows)
	}
}

func BenchmarkSign(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, size := range []int{5, 50, 200, 500, 5000} {
		b.Run(fmt.Sprintf("shingles=%d", size), func(b *testing.B) {
			sets := make([][]uint64, 64)
			for i := range sets {
				sets[i], _ = overlapping(r, size, 0, 0, false)
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				Sign(sets[i%len(sets)])
				i++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size), "ns/shingle")
		})
	}
}

func BenchmarkEstimate(b *testing.B) {
	x, y := Sign([]uint64{1, 2, 3}), Sign([]uint64{2, 3, 4})
	for b.Loop() {
		x.Estimate(&y)
	}
}
