package reports

import (
	"iter"
	"strconv"
)

// listing is the clusters of one section of a page: the largest in full, then in rows,
// then only counted, as the page grows.
type listing struct {
	p        *page
	clusters []int
	apart    bool // set apart, so that rows say why
	most     int  // that may be listed: the script knows no more
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
		for l.shown < l.most && (l.p.full || l.p.out.n < l.cards) {
			l.shown++
			if !yield(l.p.card(l.shown, l.clusters[l.shown-1])) {
				return
			}
		}
	}
}

// HasRest says, after Cards, whether some clusters are left for rows.
func (l *listing) HasRest() bool { return l.shown < l.most }

// Rest yields those that Cards has left, in tables of some rows, while there is room. A
// browser lays out only the tables that are seen.
func (l *listing) Rest() iter.Seq[rowTable] {
	return func(yield func(rowTable) bool) {
		rows, text := l.fit()
		for len(rows) > 0 {
			table := rowTable{P: l.p.P, Apart: l.apart, Rows: rows[:min(tableRows, len(rows))]}
			for i := range table.Rows {
				table.Rows[i].Excerpt = l.p.rowText(l.clusters[l.shown], text)
				l.shown++
			}
			if !yield(table) || l.p.out.n >= l.rows {
				return
			}
			rows = rows[len(table.Rows):]
		}
	}
}

// rowFrame is what a row takes in HTML besides what stands in it, with its part of its
// table's frame.
const rowFrame = len(`<tr><td><td><td><td><td><td><td>`+"\n") + 500/tableRows

// fit makes rows of the clusters left, as many as there may be room for, and finds of
// how many bytes the passage of each is shown so that all fit.
func (l *listing) fit() (rows []row, text int) {
	room := l.rows - l.p.out.n
	most := min(l.most-l.shown, max(0, room)/(rowFrame+leastRowText))
	if most == 0 {
		return nil, 0
	}
	for i := range most {
		row := l.p.row(l.shown+i+1, l.clusters[l.shown+i])
		room -= row.size(l.apart)
		rows = append(rows, row)
	}
	return rows, min(max(room/most, leastRowText), rowText)
}

// size is about what a row takes in HTML besides its passage.
func (r *row) size(apart bool) int {
	n := rowFrame + len(r.Outlets)
	for _, number := range []int{r.Number, r.Words, r.Printings} {
		n += len(strconv.Itoa(number))
	}
	if apart {
		return n + len(r.Why)
	}
	return n + len(r.Earliest) + len(r.Verdicts)
}

// Left says, after Rest, how many clusters are not shown at all.
func (l *listing) Left() string { return l.p.unshown(len(l.clusters) - l.shown) }
