package corpus

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Where a name may begin
//
// A table of all first words of names, with the letters that may stand before them, and
// filters that pass over nearly all other words.

// creditNames knows where the name of a medium may begin. It never changes, so
// that any number of goroutines may use it at once.
type creditNames struct {
	reg     *outlet.Registry
	heads   map[uint64]head
	classes map[uint64]class

	// Nearly all words are passed over without a look into the maps: classed has
	// the words of classes and headed those of heads; alone has those heads which
	// are a name or promise one by themselves, marked those which are an ordinary
	// word too, asking those that ask for a name in marks, and pairs those with which longer names begin (ان بي سي, most often
	// just ان) together with the second word of a name.
	classed, headed, alone, marked, asking, pairs filter
}

// filter is a set of hashes, which also has one in some thousand that nobody put
// in (Bloom 1970, with two bits a hash).
type filter [1 << 19 / 64]uint64

func (f *filter) add(hash uint64) {
	for _, h := range [2]uint64{hash, hash >> 32} {
		f[h/64%uint64(len(f))] |= 1 << (h % 64)
	}
}

func (f *filter) has(hash uint64) bool { return f.bit(hash) && f.bit(hash>>32) }

func (f *filter) bit(h uint64) bool { return f[h/64%uint64(len(f))]>>(h%64)&1 != 0 }

// pairHash is the hash of two words in a row.
func pairHash(first, second uint64) uint64 { return first*0x9E3779B97F4A7C15 ^ second }

// head is a word that a name may begin with.
type head struct {
	*nameHead
	// prefix is the letter written together with the word, ل in لرويترز, 'و' or
	// 'ب', else 0; article that it swallowed the ا of the article (للعربية).
	prefix  rune
	article bool
}

// nameHead is what may begin with a word.
type nameHead struct {
	names []nameWords // longest first
	title bool        // صحيفة, قناة, وكالة: a name follows
	named bool        // a title that a name need not be known after: not وكالة, موقع
	// agency is true for وكالة, colleague for الزميلة, who may be a person.
	agency, colleague bool
	definite          bool // الوكالة, which means one named before unless a name in marks follows
	kindBehind        bool // نيوز: a name ends with it
	to                bool // ل, apart: a name in marks may follow
	vague             vagueKind
	label             bool // المصدر
	naqla             bool // نقلا
	asks              asking
}

// nameWords is a name by the hashes of its words after the first.
type nameWords struct {
	rest      []uint64
	ambiguous bool // an ordinary word too, and no plainName
	plain     bool // one of plainNames
	place     bool // one of placeNames
	atHead    bool // one of headNames
	agency    bool
	outlet    *outlet.Outlet
}

// vagueKind says what makes a word a name that names nobody.
type vagueKind uint8

const (
	notVague  vagueKind = iota
	vagueNoun           // وسائل, وكالات: another noun or an adjective says of what
	vagueTag            // متابعات: alone, in tags and datelines only
)

func newCreditNames(reg *outlet.Registry) *creditNames {
	const heads = 20_000 // about as many as the built-in registry makes
	c := &creditNames{reg: reg, heads: make(map[uint64]head, heads), classes: map[uint64]class{}}
	c.classifyAll()
	byWord := nameHeads(reg)

	// Names themselves come before names with a letter in front, and all in one
	// order, so that it does not matter in which the registry yields them.
	words := slices.Sorted(maps.Keys(byWord))
	for _, word := range words {
		h := byWord[word]
		slices.SortFunc(h.names, func(a, b nameWords) int {
			return cmp.Or(len(b.rest)-len(a.rest), slices.Compare(a.rest, b.rest), strings.Compare(a.outlet.Name, b.outlet.Name))
		})
		c.add(word, head{nameHead: h})
	}
	for _, word := range words {
		h := byWord[word]
		if h.label || h.naqla || h.kindBehind {
			h = &nameHead{names: h.names}
		}
		if h.to || h.asks != 0 && !h.title && h.vague == notVague && len(h.names) == 0 {
			c.add("و"+word, head{nameHead: h})
			continue
		}
		for _, p := range []struct {
			written string
			prefix  rune
		}{{"ل", 'ل'}, {"ول", 'ل'}, {"ب", 'ب'}, {"وب", 'ب'}, {"و", 'و'}, {"ف", 'و'}} {
			c.add(p.written+word, head{nameHead: h, prefix: p.prefix})
			if rest, ok := strings.CutPrefix(word, "ال"); ok && p.prefix == 'ل' {
				c.add(p.written+"ل"+rest, head{nameHead: h, prefix: p.prefix, article: true})
			}
		}
	}
	return c
}

// classifyAll gives contextWords and contextVerbs their classes.
func (n *creditNames) classifyAll() {
	for _, list := range contextWords {
		for w := range strings.FieldsSeq(list.words) {
			n.classify(w, list.class)
		}
	}
	for _, list := range contextVerbs {
		for v := range strings.FieldsSeq(list.verbs) {
			past, present, _ := strings.Cut(v, "/")
			for _, w := range forms(past, present, list.class) {
				n.classify(w, list.class)
			}
			if list.class&(strongVerb|weakVerb|moveVerb|coverVerb) != 0 && past != "اضاف" && past != "اشار" && past != "تابع" { // إضافة, إشارة, متابعة
				n.classifyRel(past, present)
			}
		}
	}
	for v := range strings.FieldsSeq(reportingVerbs) {
		past, present, _ := strings.Cut(v, "/")
		n.classifyRel(past, present)
	}
}

// classifyRel makes relVerbs of a verb in the past, and relNows in the present.
func (n *creditNames) classifyRel(past, present string) {
	for _, w := range withPronoun(past) {
		if w != "قدره" && w != "اذاعه" { // قدرة, إذاعة
			n.classify(w, relVerb)
		}
	}
	if present == "" {
		return
	}
	for _, end := range []string{"ه", "ها"} {
		n.classify("ي"+present+end, relNow)
		n.classify("ت"+present+end, relNow)
	}
}

// nameHeads are the heads of all names and of the words that announce one, by
// the word.
func nameHeads(reg *outlet.Registry) map[string]*nameHead {
	byWord := map[string]*nameHead{}
	at := func(word string) *nameHead {
		if byWord[word] == nil {
			byWord[word] = &nameHead{}
		}
		return byWord[word]
	}
	plain, headed, places := strings.Split(plainNames, ","), strings.Fields(headNames), strings.Split(placeNames, ",")
	reg.Names(func(folded string, o *outlet.Outlet, ambiguous bool) bool {
		words := strings.Fields(folded)
		n := nameWords{
			ambiguous: ambiguous && !slices.Contains(plain, folded),
			plain:     ambiguous && slices.Contains(plain, folded),
			place:     slices.Contains(places, folded),
			atHead:    slices.Contains(headed, folded),
			agency:    o.Kind == "agency",
			outlet:    o,
		}
		if joined := strings.Join(words, ""); len(words) > 1 && len(joined) > 8 { // فرانس24
			at(joined).add(n)
		}
		for _, w := range words[1:] {
			n.rest = append(n.rest, hashOf(w))
		}
		at(words[0]).add(n)
		if len(words) > 1 && !strings.HasPrefix(words[0], "ال") && words[0][0] >= 0x80 { // البي بي سي
			at("ال" + words[0]).add(n)
		}
		return true
	})
	for w := range nameTitles.All() {
		at(w).title = true
		at(w).named = sureTitles.Has(w)
		at(w).agency = w == "وكاله"
		at(w).colleague = w == "الزميله" || w == "زميلتنا"
	}
	for w := range definites.All() {
		at(w).title, at(w).definite = true, true
	}
	for w := range lastWords.All() {
		at(w).kindBehind = true
	}
	at("ل").to = true
	for w := range vagueNouns.All() {
		at(w).vague = vagueNoun
	}
	for w := range vagueTags.All() {
		at(w).vague = vagueTag
	}
	for w := range sourceLabels.All() {
		at(w).label = true
	}
	at("نقلا").naqla = true
	for _, list := range askingWords {
		for w := range list.words.All() {
			at(w).asks |= list.asks
		}
	}
	return byWord
}

// classify gives a word a class more, and the word with و or ف in front, too.
func (n *creditNames) classify(word string, c class) {
	words := []string{word, "و" + word, "ف" + word}
	if c&bare != 0 {
		words = words[:1]
	}
	for _, w := range words {
		hash := hashOf(w)
		n.classes[hash] |= c
		n.classed.add(hash)
	}
}

// add appends a name that begins with the head.
func (h *nameHead) add(n nameWords) { h.names = append(h.names, n) }

// add enters a word, unless it is there.
func (n *creditNames) add(word string, h head) {
	hash := hashOf(word)
	if _, taken := n.heads[hash]; taken {
		return
	}
	n.heads[hash] = h
	n.headed.add(hash)
	if h.title || h.label || h.naqla || h.vague != notVague || h.kindBehind || h.to {
		n.alone.add(hash)
	}
	switch {
	case h.asks&asksTold != 0:
		n.alone.add(hash)
	case h.asks != 0:
		n.asking.add(hash)
	}
	for _, name := range h.names {
		switch {
		case len(name.rest) > 0:
			n.pairs.add(pairHash(hash, name.rest[0]))
		case name.ambiguous:
			n.marked.add(hash)
		default:
			n.alone.add(hash)
		}
	}
}

// hashOf is the hash of one folded word.
func hashOf(word string) uint64 {
	var room [1]arabic.Word
	if words := arabic.Words(room[:0], word); len(words) == 1 {
		return words[0].Hash
	}
	return 0
}
