package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// creditNames knows where the name of a medium may begin. It never changes, so
// that any number of goroutines may use it at once.
type creditNames struct {
	reg *outlet.Registry
	// filter has a bit set for each word in heads, so that nearly all words of a
	// text are passed over without a look into the map.
	filter  [filterBits / 64]uint64
	heads   map[uint64]head
	classes map[uint64]class
}

const filterBits = 1 << 17

// head is a word that a name may begin with.
type head struct {
	nameHead
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
	vague vagueKind
	label bool // المصدر
	naqla bool // نقلا
}

// nameWords is a name by the hashes of its words after the first.
type nameWords struct {
	rest      []uint64
	ambiguous bool // an ordinary word too, and no plainName
	place     bool // one of placeNames
	head      bool // one of headNames
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
	c := &creditNames{reg: reg, heads: map[uint64]head{}, classes: map[uint64]class{}}
	for _, list := range contextWords {
		for w := range strings.FieldsSeq(list.words) {
			c.classes[hashOf(w)] |= list.class
			if list.class&bare == 0 {
				c.classes[hashOf("و"+w)] |= list.class
				c.classes[hashOf("ف"+w)] |= list.class
			}
		}
	}

	heads := map[string]*nameHead{}
	at := func(word string) *nameHead {
		if heads[word] == nil {
			heads[word] = &nameHead{}
		}
		return heads[word]
	}
	plain, headed, places := strings.Split(plainNames, ","), strings.Fields(headNames), strings.Fields(placeNames)
	reg.Names(func(folded string, o *outlet.Outlet, ambiguous bool) bool {
		words := strings.Fields(folded)
		n := nameWords{ambiguous: ambiguous && !slices.Contains(plain, folded), agency: o.Kind == "agency", place: slices.Contains(places, folded), head: slices.Contains(headed, folded), outlet: o}
		for _, w := range words[1:] {
			n.rest = append(n.rest, hashOf(w))
		}
		h := at(words[0])
		h.names = append(h.names, n)
		if len(words) > 1 && !strings.HasPrefix(words[0], "ال") && words[0][0] >= 0x80 { // البي بي سي
			n := n
			h := at("ال" + words[0])
			h.names = append(h.names, n)
		}
		if joined := strings.Join(words, ""); len(words) > 1 && len(joined) > 8 {
			h := at(joined) // فرانس24
			h.names = append(h.names, nameWords{ambiguous: n.ambiguous, agency: n.agency, outlet: o})
		}
		return true
	})
	for w := range strings.FieldsSeq(titleWords) {
		at(w).title = true
		at(w).named = slices.Contains(strings.Fields(namedTitles), w)
	}
	for w := range strings.FieldsSeq(vagueNouns) {
		at(w).vague = vagueNoun
	}
	for w := range strings.FieldsSeq(vagueTags) {
		at(w).vague = vagueTag
	}
	for w := range strings.FieldsSeq(sourceLabels) {
		at(w).label = true
	}
	at("نقلا").naqla = true

	for word, h := range heads {
		slices.SortFunc(h.names, func(a, b nameWords) int {
			if len(a.rest) != len(b.rest) {
				return len(b.rest) - len(a.rest)
			}
			return slices.Compare(a.rest, b.rest)
		})
		c.add(word, head{nameHead: *h})
	}
	for word, h := range heads {
		h := *h
		h.label, h.naqla = false, false
		for _, p := range []struct {
			written string
			prefix  rune
		}{{"ل", 'ل'}, {"ول", 'ل'}, {"ب", 'ب'}, {"وب", 'ب'}, {"و", 'و'}, {"ف", 'و'}} {
			v := head{nameHead: h, prefix: p.prefix}
			c.add(p.written+word, v)
			if rest, ok := strings.CutPrefix(word, "ال"); ok && p.prefix == 'ل' {
				v.article = true
				c.add(p.written+"ل"+rest, v)
			}
		}
	}
	return c
}

// add enters a word; the words that are names themselves come before those with
// a letter in front.
func (c *creditNames) add(word string, h head) {
	hash := hashOf(word)
	if _, taken := c.heads[hash]; taken {
		return
	}
	c.heads[hash] = h
	bit := hash & (filterBits - 1)
	c.filter[bit/64] |= 1 << (bit % 64)
}

// hashOf is the hash of one folded word.
func hashOf(word string) uint64 {
	var room [1]arabic.Word
	if words := arabic.Words(room[:0], word); len(words) == 1 {
		return words[0].Hash
	}
	return 0
}
