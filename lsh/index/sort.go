package index

import "slices"

// digit is the number of bits that one pass of sortByKey looks at.
const digit = 11

// fewPostings are sorted by comparing: emptying the counts would cost more.
const fewPostings = 256

// sortByKey sorts postings by their 32 bits of key and, within one key, by
// word: a radix sort by the key's digits, lowest first, and then each key's few
// postings by comparing. It returns its result in one of the two slices, which
// must be of one length. Six times as fast as slices.Sort on the 11,000 postings
// of a partition (BenchmarkSort).
func sortByKey(postings, spare []posting) []posting {
	if len(postings) < fewPostings {
		slices.Sort(postings)
		return postings
	}
	for shift := 32; shift < 64; shift += digit {
		var counts [1 << digit]int32
		for _, p := range postings {
			counts[p>>shift&(1<<digit-1)]++
		}
		at := int32(0)
		for i, n := range counts {
			counts[i] = at
			at += n
		}
		for _, p := range postings {
			d := p >> shift & (1<<digit - 1)
			spare[counts[d]] = p
			counts[d]++
		}
		postings, spare = spare, postings
	}
	for from := 0; from < len(postings); {
		to := from + 1
		for to < len(postings) && postings[to]>>32 == postings[from]>>32 {
			to++
		}
		if to-from > 1 {
			slices.Sort(postings[from:to])
		}
		from = to
	}
	return postings
}
