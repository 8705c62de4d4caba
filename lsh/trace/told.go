package trace

import "slices"

// Who was told it
//
// "He said to an agency" is no credit by its words, and yet who prints it has mostly copied
// that agency's text.

// toldAgency is the agency that half of the printings or more say that somebody spoke to,
// where fewer credit another: what is said to an agency is said by it, and
// who copies its text mostly copies that, too (وأوضح الوزير في بيانه لوكالة الأنباء السعودية).
// It stands within the passage, or elsewhere in the articles of two families, where no
// other agency is told anything there; nil for none, or where another agency prints it.
func (l *ledger) toldAgency() *house {
	within := func(s *stand) []*house { return s.told }
	if h, n := l.told(within); h != nil || n > 0 {
		return h
	}
	h, _ := l.told(func(s *stand) []*house { return s.toldElse })
	if h == nil {
		return nil
	}
	families := map[string]bool{}
	for i := range l.stands {
		if s := &l.stands[i]; !s.draft && s.tells(h) {
			families[s.family()] = true
		}
	}
	if len(families) < 2 {
		return nil
	}
	return h
}

// told is the one agency that somebody spoke to by what a list of each printing says, and
// how many there are; nil where it is not alone, fewer than half of the printings name it,
// anywhere, as many credit another, or another agency prints the passage.
func (l *ledger) told(list func(*stand) []*house) (h *house, agencies int) {
	for i := range l.stands {
		for _, x := range list(&l.stands[i]) {
			if x.agency && !l.stands[i].draft && !same(x, h) {
				h = x
				agencies++
			}
		}
	}
	if agencies != 1 {
		return nil, agencies
	}
	printings, telling, crediting := 0, 0, 0
	for i := range l.stands {
		s := &l.stands[i]
		if s.agency() && !same(s.house, h) {
			return nil, agencies
		}
		if s.draft || same(s.house, h) {
			continue
		}
		printings++
		switch {
		case s.tells(h) || s.mentions(h):
			telling++
		case len(s.named)+len(s.mentioned) > 0:
			crediting++
		}
	}
	if 2*telling < printings || crediting >= telling {
		return nil, agencies
	}
	return h, agencies
}

// toldTo is the first printing of the source where that is an agency that somebody
// spoke to, as a printing says that credits nobody by name; nil for none.
func (l *ledger) toldTo(s *stand) *stand {
	if l.source == nil || !l.source.agency || len(s.named) > 0 || !s.tells(l.source) {
		return nil
	}
	for i := range l.stands {
		if t := &l.stands[i]; same(t.house, l.source) {
			return t
		}
	}
	return nil
}

// toldAlone is the agency that somebody spoke to by what a printing says within the
// passage, where that names nobody else, no printing names another agency so, credits
// anybody but it or is one, and nothing tells whose the text is; nil for none. Fewer than
// half may name it: who does has named whom the text is from, as far as anybody can see.
func (l *ledger) toldAlone(s *stand) (agency *house) {
	isAgency := func(h *house) bool { return h.agency }
	told := slices.IndexFunc(s.told, isAgency)
	if told < 0 || l.source != nil || l.first != nil || len(s.named) > 0 {
		return nil
	}
	agency = s.told[told]
	isOther := func(h *house) bool { return !same(h, agency) }
	for i := range l.stands {
		t := &l.stands[i]
		if t.agency() && isOther(t.house) || slices.ContainsFunc(t.named, isOther) || slices.ContainsFunc(t.mentioned, isOther) ||
			slices.ContainsFunc(t.told, func(h *house) bool { return isAgency(h) && isOther(h) }) {
			return nil
		}
	}
	return agency
}
