// Package sketch answers by which keys an article can be found: ordered keys
// for passages whose words stayed in order, order-free keys for passages that
// were shuffled or reworded, and a MinHash signature for articles that are one
// text. It also knows how rare a word is. Who meets whom under a key is left to
// the index.
//
// # Ordered keys
//
// Every four neighbouring stems make a shingle; of every three neighbouring
// shingle hashes the smallest is kept (winnowing: Schleimer, Wilkerson, Aiken,
// SIGMOD 2003). Any run of ShingleSize+Neighbours-1 = 6 words that two texts
// share therefore leaves them a key in common, at the price of about half a
// key a word.
//
// # Order-free keys
//
// A shuffled or reworded passage shares words, not shingles. Every content stem
// has one fixed priority -ln(u)/idf², u its hash in (0,1): a weighted MinHash in
// which rare words tend to come first (consistent weighted sampling by
// exponential variables: Cohen and Kaplan, PODC 2007). Windows of 32, 64 …
// 1,024 words, half a window apart, keep the five smallest; every unordered
// three of them make one key. The rarity behind the priorities is the built-in
// table alone, never the corpus at hand, so that a key made today meets one made
// next year.
package sketch

// KeyVersion names the rules by which keys are made from stems; keys of
// different versions are not comparable.
//
//	1  ordered: 4 stems, minima of 3; order-free: 3 of 5, windows 32 to 1,024
const KeyVersion = 1

// The shape of the ordered keys.
const (
	// ShingleSize is the number of words in a shingle.
	ShingleSize = 4
	// Neighbours is the number of shingles of which the smallest is kept.
	Neighbours = 3
)

// The shape of the order-free keys.
const (
	block      = 16   // words in the smallest unit that windows are built from
	leastSpan  = 32   // words in the smallest window
	widestSpan = 1024 // words in the largest window
	kept       = 5    // stems kept of a window
)
