// Package index answers which articles are worth comparing: it holds the keys
// of all articles and proposes the pairs that meet under them. What the pairs
// really share is left to align. The index that stays on disk, and its format, are
// lsh/store's: it keeps texts and articles beside the keys, and is asked by one draft,
// not by all articles at once.
//
// # Postings
//
// A posting is a key and the word where it stands, eight bytes: 32 bits of the
// key, and the number of the word in the corpus as if all articles were one
// text. The rest of the key is the partition that the posting lies in: 1,024
// partitions by the highest bits, each small enough to be sorted inside the
// processor's cache. Together 42 bits of a key are compared, of which one tells
// ordered keys from order-free ones.
//
// # Meetings
//
// After sorting, postings of one key are neighbours. Keys that only one
// posting has, four of five, are dropped; the others become groups, and for each of its
// members it is noted whom it meets behind it. These meetings, some two for each
// member, are put in the order of articles, by stretches of them, and those of one
// article in the order of the others. So an article reads whom it meets in one place.
//
// # Crowded keys
//
// A key that more than Crowd postings have (site chrome, formulas, a statement
// that everybody printed) would propose a number of pairs that grows with its
// square. Each of its postings meets only the next few and the hubs, the
// postings of the shortest articles: every printing of a passage then still
// meets some others and all meet one, at a bounded price. An order-free key is
// crowded much sooner, for what so many share is a subject; its postings meet
// the next few only. Crowded keys are counted.
package index
