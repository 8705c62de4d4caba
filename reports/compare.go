package reports

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// CompareSchema names the version of the JSON of a comparison.
//
// History: sada.compare/1, the first.
const CompareSchema = "sada.compare/1"

// samePassage is the least Jaccard, counted on the shingles, of two clusters'
// quoted passages for them to be one passage.
const samePassage = 0.5

// Change says what became of a cluster from one report to a later one.
type Change struct {
	// Change is "new", "grown" (it has more printings than it had, and such as it had
	// not), "merged" (most printings of each of several lie in it), "shrunk" (it has lost
	// some, and gained no more), "gone" or "same".
	Change string
	// New is the cluster in the later report, -1 for one that is gone; Old are
	// those of the earlier report that are its passage, ascending.
	New int
	Old []int
	// Added and Lost are the printings that only one of the reports has, by the
	// ids of their articles, in order of the reports.
	Added, Lost []string

	had int // printings: those of Old, without what has left it for other clusters
}

// Compare says of each cluster of a later report, in its order, what it was in
// an earlier one, and then which of the earlier ones are gone.
//
// Clusters are one passage where a printing of theirs is (the same stretch of
// the same article), or where their quoted passages have a counted Jaccard of
// at least one half; which of these to count is found by MinHash signatures.
// Without texts only the former is looked at. A cluster that both reports have
// under one id is itself, and where it has gained printings it was those others, too,
// of which most printings lie in it now. One that was none of them was the cluster in which all
// its printings stood together, though that is there still, or else those of which it
// has some: what has left them is the same still, or has grown.
//
// Every earlier cluster is named. What no later one was is merged into the one that has
// most of its printings, and gone where none has.
//
// It fails where a report that was opened has changed since.
func Compare(earlier, later *Report) ([]Change, error) {
	was, err := newEarlier(earlier)
	if err != nil {
		return nil, err
	}
	passages, err := newQuoted(later)
	if err != nil {
		return nil, err
	}
	c := comparing{
		earlier: earlier, later: later,
		still:   make(map[string]int, len(later.Clusters)),
		places:  later.places(),
		changes: make([]Change, len(later.Clusters)),
		parted:  make([]bool, len(later.Clusters)),
	}
	for n := range later.Clusters {
		c.still[later.Clusters[n].ID] = n
	}
	heirs := make([]heir, len(earlier.Clusters))
	for n, quoted := range passages {
		list := was.find(&later.Clusters[n], quoted)
		c.begin(n, list)
		for _, f := range list {
			if h := &heirs[f.cluster]; f.most && f.within >= h.from {
				*h = heir{n, f.within + 1}
			}
		}
	}
	named := make([]bool, len(earlier.Clusters))
	for _, change := range c.changes {
		for _, old := range change.Old {
			named[old] = true
		}
	}
	var gone []int
	for old, h := range heirs {
		switch {
		case named[old]:
		case h.from > 0:
			into := &c.changes[h.cluster].Old
			*into = append(*into, old)
			slices.Sort(*into)
		default:
			gone = append(gone, old)
		}
	}
	for n := range c.changes {
		c.finish(&c.changes[n])
	}
	for _, old := range gone {
		members := earlier.Clusters[old].Members
		c.changes = append(c.changes, Change{Change: "gone", New: -1, Old: []int{old}, Lost: without(c.lost(members), nil), had: len(members)})
	}
	return c.changes, nil
}

// heir is the later cluster that has most printings of an earlier one.
type heir struct {
	cluster int
	from    int // printings that another one must have to be it; 0 for no heir
}

// comparing is what Compare knows.
type comparing struct {
	earlier, later *Report
	still          map[string]int     // the later clusters by their ids
	places         map[string][]place // their printings by their articles
	changes        []Change           // of each of them
	parted         []bool             // it was part of what its change names
}

// begin notes what a later cluster was, of what was found for it.
func (c *comparing) begin(n int, list []found) {
	cluster := &c.later.Clusters[n]
	var old, itself, part, left []int
	for _, f := range list {
		id := c.earlier.Clusters[f.cluster].ID
		_, still := c.still[id]
		switch {
		case id == cluster.ID && f.covers(cluster):
			itself = []int{f.cluster}
		case id != cluster.ID && still:
			if f.covers(cluster) {
				left = append(left, f.cluster)
			}
		case id == cluster.ID || f.most:
			old = append(old, f.cluster)
		default:
			part = append(part, f.cluster)
		}
	}
	if itself != nil { // and has gained nothing from others
		old = itself
	}
	c.parted[n] = len(old) == 0
	switch {
	case c.parted[n] && len(left) > 0:
		old = left[:1]
	case c.parted[n]:
		old = part
	}
	c.changes[n] = Change{New: n, Old: old}
}

// finish says what has become of the clusters that a change names.
func (c *comparing) finish(change *Change) {
	cluster, parted := &c.later.Clusters[change.New], c.parted[change.New]
	var printed []Member
	var lost [][]Member // or had at all, of what is no part; by earlier cluster
	for _, old := range change.Old {
		members := c.earlier.Clusters[old].Members
		printed = append(printed, members...)
		switch {
		case !parted:
			lost = append(lost, members)
		case !c.isItself(old): // which tells what it has lost
			lost = append(lost, c.lost(members)) // what stands in others is not
		}
	}
	change.Added, change.Lost = without(cluster.Members, printed), without(slices.Concat(lost...), cluster.Members)
	change.had = distinct(lost)
	if parted {
		change.had += stood(cluster.Members, printed)
	}
	switch {
	case len(change.Old) == 0:
		change.Change = "new"
	case !parted && len(change.Old) > 1:
		change.Change = "merged"
	case len(change.Added)+len(change.Lost) == 0:
		change.Change = "same"
	case len(change.Added) > 0 && len(cluster.Members) > change.had:
		change.Change = "grown"
	default:
		change.Change = "shrunk"
	}
}

// isItself says whether the later cluster that has an earlier one's id was that one.
func (c *comparing) isItself(old int) bool {
	n, still := c.still[c.earlier.Clusters[old].ID]
	return still && slices.Contains(c.changes[n].Old, old)
}

// lost are those of an earlier cluster's printings that stand in no later one.
func (c *comparing) lost(members []Member) (lost []Member) {
	for i := range members {
		m := &members[i]
		if !slices.ContainsFunc(c.places[m.Article], func(p place) bool {
			return overlaps(&c.later.Clusters[p.cluster].Members[p.member], m)
		}) {
			lost = append(lost, *m)
		}
	}
	return lost
}

// earlierClusters finds clusters of the earlier report by their passage.
type earlierClusters struct {
	report *Report
	quoted []quoted
	// index proposes clusters by their quoted passage, places by the article of a
	// printing.
	index  *minhashlsh.MinhashLSH
	places map[string][]place
}

func newEarlier(r *Report) (*earlierClusters, error) {
	passages, err := newQuoted(r)
	if err != nil {
		return nil, err
	}
	e := &earlierClusters{
		report: r, quoted: passages,
		index:  minhashlsh.NewMinhashLSH32(sketch.Hashes, samePassage),
		places: r.places(),
	}
	for i := range e.quoted {
		if sig := e.quoted[i].signature(); sig != nil {
			e.index.Add(i, sig)
		}
	}
	e.index.Index()
	return e, nil
}

// found is an earlier cluster that is, or holds some of, the passage of a later one.
type found struct {
	cluster int
	alike   bool // by its quoted passage
	// stood is how many printings of the later one stood in it, within how many of
	// its own lie mostly in one of the later one's.
	stood, within int
	most          bool // it is alike, or most of its printings lie so
}

// covers says that all printings of the later cluster stood in the earlier one.
func (f found) covers(later *Cluster) bool { return f.stood == len(later.Members) }

// find returns the clusters that are the passage of a later one, ascending.
func (e *earlierClusters) find(cluster *Cluster, passage quoted) []found {
	at := map[int]*found{}
	of := func(old int) *found {
		if at[old] == nil {
			at[old] = &found{cluster: old}
		}
		return at[old]
	}
	if sig := passage.signature(); sig != nil {
		for _, key := range e.index.Query(sig) {
			if old := key.(int); passage.jaccard(e.quoted[old]) >= samePassage {
				of(old).alike = true
			}
		}
	}
	lies := map[place]bool{} // counted once, if several printings overlap it
	for i := range cluster.Members {
		m := &cluster.Members[i]
		stood := map[int]bool{}
		for _, p := range e.places[m.Article] {
			was := &e.report.Clusters[p.cluster].Members[p.member]
			if !overlaps(was, m) {
				continue
			}
			f := of(p.cluster)
			if !stood[p.cluster] {
				stood[p.cluster] = true
				f.stood++
			}
			if !lies[p] && 2*shared(was, m) > was.End-was.Start {
				lies[p] = true
				f.within++
			}
		}
	}
	list := make([]found, 0, len(at))
	for _, old := range slices.Sorted(maps.Keys(at)) {
		f := at[old]
		f.most = f.alike || 2*f.within > len(e.report.Clusters[old].Members)
		list = append(list, *f)
	}
	return list
}

// OptionsThatDiffer are the options that shaped only one of two reports, or each in
// another way, and what they say in either, by name.
func OptionsThatDiffer(earlier, later *Report) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(merged(earlier.Options, later.Options))) {
		was, is := earlier.Options[name], later.Options[name]
		if a, b := fmt.Sprint(was), fmt.Sprint(is); a != b && !slices.Contains([]string{"compared_with", "drafts", "since_added", "since_snapshot", "unfiltered_clusters"}, name) {
			list = append(list, fmt.Sprintf("%s is %s and %s", name, orNone(was), orNone(is)))
		}
	}
	return list
}

func merged(a, b map[string]any) map[string]any {
	all := make(map[string]any, len(a)+len(b))
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}

func orNone(v any) string {
	if v == nil {
		return "not given"
	}
	return clean(fmt.Sprint(v))
}

// place is a printing of a cluster.
type place struct{ cluster, member int }

// places are the printings of the clusters by their articles.
func (r *Report) places() map[string][]place {
	places := make(map[string][]place)
	for i := range r.Clusters {
		for k, m := range r.Clusters[i].Members {
			places[m.Article] = append(places[m.Article], place{i, k})
		}
	}
	return places
}

// stood counts those of some printings that overlap one of others.
func stood(members, others []Member) (n int) {
	for i := range members {
		m := &members[i]
		if slices.ContainsFunc(others, func(other Member) bool { return other.Article == m.Article && overlaps(&other, m) }) {
			n++
		}
	}
	return n
}

// overlaps says whether two printings of one article share more than half of
// the shorter.
func overlaps(a, b *Member) bool {
	return 2*shared(a, b) > min(a.End-a.Start, b.End-b.Start)
}

// shared is the length of what two printings of one article share, below 0 for none.
func shared(a, b *Member) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// without are the articles of a that have no printing in b, each once.
func without(a, b []Member) []string {
	known := map[string]bool{}
	for _, m := range b {
		known[m.Article] = true
	}
	var ids []string
	for _, m := range a {
		if !known[m.Article] {
			known[m.Article] = true
			ids = append(ids, m.Article)
		}
	}
	return ids
}

// quoted is the shingles of a cluster's quoted passage, sorted.
type quoted []uint64

func newQuoted(r *Report) ([]quoted, error) {
	articles := r.byID()
	list := make([]quoted, len(r.Clusters))
	var from reader
	for i := range r.Clusters {
		c := &r.Clusters[i]
		m := &c.Members[c.medoid()]
		text, err := r.textOf(&from, articles[m.Article])
		if err != nil {
			return nil, err
		}
		if m.End <= len(text) {
			s := sketch.Make(arabic.Words(nil, text[m.Start:m.End]))
			list[i] = sketch.Shingles(nil, s.Stems)
			slices.Sort(list[i])
		}
	}
	return list, nil
}

// signature is nil for a passage without shingles, which is like no other.
func (q quoted) signature() []uint64 {
	if len(q) == 0 {
		return nil
	}
	signed := sketch.Sign(q)
	values := make([]uint64, len(signed))
	for i, v := range signed {
		values[i] = uint64(v)
	}
	return values
}

// jaccard is that of the multisets.
func (q quoted) jaccard(other quoted) float64 {
	shared := 0
	for i, k := 0, 0; i < len(q) && k < len(other); {
		switch cmp.Compare(q[i], other[k]) {
		case -1:
			i++
		case 1:
			k++
		default:
			shared, i, k = shared+1, i+1, k+1
		}
	}
	return float64(shared) / float64(max(1, len(q)+len(other)-shared))
}

// WriteChanges writes what Compare found as a table for a terminal or as JSON;
// clusters that stayed the same are counted and, unless full, not listed.
func WriteChanges(w io.Writer, earlier, later *Report, changes []Change, format Format, opt RenderOptions) error {
	if format == JSON {
		return writeChangesJSON(w, earlier, later, changes)
	}
	p, err := phrasesOf(opt.Lang)
	if err != nil {
		return err
	}
	width := opt.Width
	if width <= 0 {
		width = 120
	}
	t := &tables{w: w, p: p, width: max(width, 60), full: opt.Full, all: p.AllWithFull}
	counts := map[string]int{}
	var shown []Change
	for _, c := range changes {
		counts[c.Change]++
		if c.Change != "same" || opt.Full {
			shown = append(shown, c)
		}
	}
	line := ""
	for i, name := range changeNames() {
		if i > 0 {
			line += p.Comma
		}
		line += fmt.Sprintf("%s %d", p.Say(name), counts[name])
	}
	t.line(line)
	before, after := newView(earlier, p), newView(later, p)
	t.table(p.Passages, passageRows, len(shown), []string{p.What, p.Words, p.Printings, p.Why, p.Earliest, p.Passage}, func(i int) []string {
		c := shown[i]
		v, cluster := after, &Cluster{}
		printings := ""
		if c.New >= 0 {
			cluster = &later.Clusters[c.New]
			printings = strconv.Itoa(len(cluster.Members))
		} else {
			v, cluster = before, &earlier.Clusters[c.Old[0]]
			printings = "0"
		}
		if len(c.Old) > 0 {
			printings = strconv.Itoa(c.had) + " > " + printings
			if len(c.Added) > 0 && len(c.Lost) > 0 {
				printings += fmt.Sprintf(" (+%d -%d)", len(c.Added), len(c.Lost))
			}
		}
		return []string{p.Say(c.Change), strconv.Itoa(cluster.Words), printings, v.names(cluster.Labels), v.earliestShort(cluster), v.quotation(cluster)}
	})
	return errors.Join(t.err, before.err, after.err)
}

// distinct counts the printings of several clusters; what these have at one place
// counts once.
func distinct(clusters [][]Member) int {
	n, counted := 0, map[string][]*Member{}
	for _, members := range clusters {
		fresh := make([]*Member, 0, len(members))
		for i := range members {
			m := &members[i]
			if !slices.ContainsFunc(counted[m.Article], func(other *Member) bool { return overlaps(other, m) }) {
				fresh = append(fresh, m)
			}
		}
		n += len(fresh)
		for _, m := range fresh {
			counted[m.Article] = append(counted[m.Article], m)
		}
	}
	return n
}

func changeNames() []string { return []string{"new", "grown", "merged", "shrunk", "gone", "same"} }

// writeChangesJSON writes one line a change, in the schema's order.
func writeChangesJSON(w io.Writer, earlier, later *Report, changes []Change) error {
	c := &writer{w: w, buf: make([]byte, 0, flushAt+4096)}
	c.buf = append(c.buf, '{')
	c.first = true
	schema := CompareSchema
	c.text("schema", &schema)
	type change struct {
		Change, ID       string
		Old, Added, Lost []string
	}
	rows := make([]change, len(changes))
	for i, ch := range changes {
		rows[i] = change{Change: ch.Change, Added: ch.Added, Lost: ch.Lost}
		if ch.New >= 0 {
			rows[i].ID = later.Clusters[ch.New].ID
		}
		for _, old := range ch.Old {
			rows[i].Old = append(rows[i].Old, earlier.Clusters[old].ID)
		}
	}
	list(c, "changes", &rows, func(ch *change, c coder) {
		c.word("change", &ch.Change)
		c.text("cluster", &ch.ID)
		c.texts("was", &ch.Old)
		c.texts("added", &ch.Added)
		c.texts("lost", &ch.Lost)
	})
	c.buf = append(c.buf, "\n}\n"...)
	c.flush()
	return c.err
}
