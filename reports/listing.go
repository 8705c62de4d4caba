package reports

import "iter"

// listing is the clusters of one section of a page: the largest in full, then in rows,
// then only counted, as the page grows.
type listing struct {
	p        *page
	clusters []int
	apart    bool // set apart, so that rows say why
	// cards and rows are how many bytes the page may have while clusters are shown in full
	// and in rows; a page that shall be full has no end to cards.
	cards, rows int
	shown       int // of the clusters, so far
}

// Len is the number of clusters.
func (l *listing) Len() int { return len(l.clusters) }

// Cards yields clusters in full, while there is room.
func (l *listing) Cards() iter.Seq[*card] {
	return func(yield func(*card) bool) {
		for l.shown < len(l.clusters) && (l.p.full || l.p.out.n < l.cards) {
			l.shown++
			if !yield(l.p.card(l.shown, l.clusters[l.shown-1])) {
				return
			}
		}
	}
}

// HasRest says, after Cards, whether some clusters are left for rows.
func (l *listing) HasRest() bool { return l.shown < len(l.clusters) }

// Rest yields those that Cards has left, in tables of some rows, while there is room. A
// browser lays out only the tables that are seen.
func (l *listing) Rest() iter.Seq[rowTable] {
	return func(yield func(rowTable) bool) {
		for l.shown < len(l.clusters) && l.p.out.n < l.rows {
			table := rowTable{P: l.p.P, Apart: l.apart}
			for len(table.Rows) < tableRows && l.shown < len(l.clusters) {
				l.shown++
				table.Rows = append(table.Rows, l.p.row(l.shown, l.clusters[l.shown-1], rowText))
			}
			if !yield(table) {
				return
			}
		}
	}
}

// Left says, after Rest, how many clusters are not shown at all.
func (l *listing) Left() string { return l.p.unshown(len(l.clusters) - l.shown) }
