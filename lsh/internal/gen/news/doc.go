// Package news makes up articles in the manner of Arabic news, any number of
// them, with known passages shared between them, so that speed and recall can
// be measured where no real corpus is large enough or may be kept.
//
// # What is imitated
//
//  1. Words: the 8,000 commonest words of news with their real frequencies
//     (words.txt); below them invented ones, root × pattern with attached
//     particles, in a Zipf tail without end, so that new words keep coming as
//     in real text. Names are transliterated from invented syllables and have
//     a second spelling. Every article has a subject, whose words and names it
//     repeats, and shares it with others; standing phrases (titles, places)
//     recur everywhere.
//  2. Time and outlets: so many articles a day from outlets of skewed sizes.
//     What reuses text follows within hours or days, a few weeks late. So a
//     corpus ten times as large covers ten times as many days, and reuse per
//     article levels off instead of growing with the corpus.
//  3. Syndication: a wire story is printed by several outlets. A printing may
//     cut paragraphs, rewrite the lead, swap sentences or paragraphs, edit
//     words, use one paragraph as background, spell names, numbers and hamza
//     otherwise, and add paragraphs of its own. These passages are the gold.
//  4. Formulas: families of notices whose frame recurs for weeks with other
//     names and numbers in the slots. They are not reuse and not in the gold.
//  5. What recurs elsewhere: boilerplate for weeks, lists of titles for the days
//     of an event, footers of outlets, quotations that anyone prints. Not in the
//     gold either.
//
// # How it is made
//
// Everything is a function of the seed. One goroutine plans: article by article
// it decides what is printed, keeping only the stories that are still due. The
// text of a story is never kept; it is made again from its number for each
// printing, so memory does not grow with the corpus, and the writing is done on
// all cores. The same options give the same bytes, whatever the cores.
package news
