package corpus

import (
	"bytes"
	"slices"
	"strings"
)

// What sada wrote itself
//
// Reports often stand in the folder that they are of. They repeat the articles'
// passages, so reading one would match every article with it. In a folder such a
// file counts as ignored; one that the user names is skipped with a warning. HTML
// is known by its generator, CSV by its first columns (later versions may add some
// behind them), what was printed by the frame of its tables, JSON by its schema while
// it is read (json.go); in a folder Markdown and GraphML are not read anyway.

// ownTables are the first columns of the tables that sada writes: clusters, members
// and credits of a report, and the registry.
var ownTables = []string{
	"cluster,labels,kinds,words,printings,outlets,origin,",
	"cluster,labels,article,path,outlet,title,published,",
	"article,outlet,published,text,name,credited,kind,role,",
	"name,arabic,kind,country,family,hosts,aliases",
}

// isOwn recognises what sada wrote in HTML, CSV and plain text, also where a
// spreadsheet saved the CSV again.
func isOwn(in *input, head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	if isHTML(in, head) {
		return bytes.Contains(head[:min(len(head), 1024)], []byte(`<meta name="generator" content="sada `))
	}
	if bytes.Contains(head, []byte("\n┌──")) && !isCSV(in, head) {
		return true
	}
	first, _, _ := bytes.Cut(head[:min(len(head), 1024)], []byte("\n"))
	columns := strings.NewReplacer(";", ",", "\t", ",", `"`, "", "\r", "").Replace(string(first))
	return slices.ContainsFunc(ownTables, func(begin string) bool { return strings.HasPrefix(columns, begin) })
}

// skipOwn counts a file that sada wrote.
func (r *reading) skipOwn(in *input) error {
	if in.named {
		r.skip(in.path, 0, "sada wrote this file itself; there are no articles in it; hint: sada report reads JSON reports")
	} else {
		r.ignore(in)
	}
	return nil
}

// ignore counts a file of a folder that turned out to hold no articles.
func (r *reading) ignore(in *input) {
	r.send(in.path, func(_ *decoder, res *result) { res.files--; res.ignored++ })
}
