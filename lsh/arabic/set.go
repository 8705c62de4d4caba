package arabic

import (
	"iter"
	"strings"
	"sync"
)

// Set is a set of folded words. It is made of its list when it is first asked, and costs
// one look-up from then on, so that a list that no text asks for costs nothing. Safe for
// concurrent use; not to be copied.
type Set struct {
	list string
	once sync.Once
	has  map[string]bool
}

// SetOf is the set of the words of a list, folded and set apart by blanks.
func SetOf(list string) *Set { return &Set{list: list} }

// All are the words of the list, in its order.
func (s *Set) All() iter.Seq[string] { return strings.FieldsSeq(s.list) }

// Has tells whether a folded word, as it stands, is in the set.
func (s *Set) Has(word string) bool {
	s.once.Do(func() {
		s.has = map[string]bool{}
		for w := range s.All() {
			s.has[w] = true
		}
	})
	return s.has[word]
}

// HasForm tells whether a folded word, as it stands or unjoined, is in the set: for لفت so
// are ولفت and فلفت, but فت is not.
func (s *Set) HasForm(word string) bool { return s.Has(word) || s.Has(Unjoined(word)) }

// Unjoined is a folded word without the letter that is joined to its front as a word of its
// own: و or ف. The letter may be one of the word itself, as in وكيل and وفق: what is looked
// up in a set is looked up as it stands too, see Set.HasForm.
func Unjoined(word string) string {
	rest, ok := strings.CutPrefix(word, "و")
	if !ok {
		rest = strings.TrimPrefix(word, "ف")
	}
	return rest
}
