// Package align answers whether two articles that the index proposes really
// share a passage, and where: it aligns their words, finds the borders of the
// shared spans, counts the agreement and names its kind. Which articles to
// compare is left to the index, who printed first to trace.
//
// # The plane
//
// Think of a plane with the words of one article, the host, along one side and
// those of the other, the guest, along the other. Wherever a rarer stem of the
// host stands in the guest as well there is a point. Copied text is a diagonal
// of points, reworded text a thin one, shuffled text a cloud in a rectangle, and
// chance a sprinkle. What is looked for is always a rectangle, a box: so many
// words here against so many there, whatever happened to their order. One
// mechanism and one score serve all of it.
//
// A box is worth
//
//	S = 2·M − 0.4·(W_A + W_B) + borders on a sentence's
//
// with M the multiset intersection of its stems and W the mass of each side, all
// weighted by the root of idf so that an average word weighs 1. Text that agrees
// adds to S, text that does not takes away, and a passage whose borders are
// right is worth more than any other box around it.
//
// # Seeds, and how they grow
//
// Two kinds of seeds start a box. A chain of ordered keys that meet in the same
// order is the fast path: text that stayed in order is found from what the index
// already knows. Where one such box holds every meeting of the two articles,
// nothing else is looked for. Otherwise points on one diagonal are joined to
// segments, and segments to components at several distances (8, 20 and 50 words:
// a reworded passage is loose, and two passages may stand close); each component
// that carries weight enough is a seed, and so are seeds up to 120 words apart,
// together: paragraphs that changed places. Then the four borders of the
// seed move, singly and jointly, out and in, to the highest S in reach. Boxes are
// taken by S, none that overlaps a better one on both sides; a box whose parts
// are worth more gives way to them. A border that ran on over words which stand
// elsewhere on the other side goes back to where both last agree (border.go).
//
// Most candidates share a key and nothing else. Where they meet in eight places
// or fewer the words around those are glanced at first, which turns away most of
// them for a microsecond or two.
//
// # Soft equality
//
// Well-known names transcribed in several ways, the months of several calendars and
// the carriers of a hamza are one stem each (see alike), besides what the light stems
// make equal: particles, articles and the endings of dual, plural and nisba. Other
// names, and numbers in digits and in words, are told by rules that need their
// letters and what stands around them: a box that falls a little short is looked at
// again with its texts (see soften). So a passage is found that was respelled. None
// of it counts as an equal word in what is reported, and each difference is named.
//
// # What is accepted
//
// With D = 2M/(W_A+W_B) and L the share of words in a longest common
// subsequence, a box is a match when D + L ≥ 1: the less order survives, the
// more overlap is demanded. An echo of the same subject has D of .4 to .6 and L
// of .2 to .4, an edit .5 to .8 and .6 to .8, a shuffle D of 1 and L of .2. Of
// short passages more is demanded, and that words stay near each other (neighbour.go), of
// long ones a little less, and of passages
// that consist of very common words much more; the latter are labelled. A very
// long passage needs only D ≥ .5 and D + L ≥ .85. Where only one side is long enough, for the
// other lost words at its end, that one is widened to the words beside it, and the
// match must be close.
//
// # Kinds
//
//	verbatim   all folded words are equal and in order
//	reordered  D − L ≥ .15 and D ≥ .8: the words are there, their order is not
//	edited     L ≥ .6: the order is there, words are not
//	reworded   what remains
//
// # What is counted
//
// Boxes are found on the stems' codes. What is reported is counted on the folded
// words: both spans are folded again, Jaccard and containment are those of the
// multisets of their words, runs are equal words, and kind verbatim means that
// every word is equal.
package align
