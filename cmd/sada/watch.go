package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/lsh/corpus"
	"sada/lsh/store"
	"sada/reports"
)

func watchCommand() *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "index files as they arrive in folders and say which reuse something",
		ArgsUsage: "FOLDER...",
		Description: "Adds the files of the folders to the index, those that are there and, until it is\n" +
			"interrupted, each one that arrives or changes, and prints a line of JSON for each\n" +
			"new article that shares a passage with another. A file is read when it has not\n" +
			"changed for the time of --settle, so that half-written ones are waited for. An\n" +
			"interrupt ends it with 0, after the file that it is at. Of a watch that was killed the\n" +
			"next one of the same folders prints the lines that are missing, and maybe those of one\n" +
			"file again.\n\n" +
			"Matches that are set apart have no line; of an article that has one, \"apart\" is the\n" +
			"share of its words that stand in such alone. A page that is renamed is a new\n" +
			"article, and a copy of what it was; what is deleted stays in the index: sada index\n" +
			"remove takes it out. Files that sada scan leaves out of folders by their names are\n" +
			"left out here, too.\n\n" +
			"Examples:\n\n" +
			"  sada watch --index news.index incoming\n" +
			"  sada watch --index news.index --poll 30s /mnt/share | while read -r line; do …; done",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "index", Usage: "add to the index in `DIR`, which is made where there is none"},
			&cli.DurationFlag{Name: "settle", Value: time.Second, Usage: "read a file that has not changed for this `TIME`"},
			&cli.DurationFlag{Name: "poll", Value: 10 * time.Second, Usage: "look into the folders every `TIME`, even where the system tells of no change"},
		}, matchFlags("report matches with the article's own outlet, labelled self"), readingFlags()),
		Action: watchAction,
	}
}

func watchAction(c *cli.Context) error {
	folders, err := operands(c)
	if err != nil {
		return err
	}
	index := c.String("index")
	if index == "" || len(folders) == 0 {
		return usage("for example: sada watch --index news.index incoming", "sada watch needs an index and at least one folder")
	}
	for _, folder := range folders {
		if info, err := os.Stat(folder); err != nil {
			return fmt.Errorf("%s: %w; hint: is the path spelt right?", folder, withoutPath(err))
		} else if !info.IsDir() {
			return usage("name the folder that it is in", "%s is no folder", folder)
		}
	}
	if c.Duration("settle") <= 0 || c.Duration("poll") <= 0 {
		return usage("for example: --settle 2s --poll 30s", "--settle and --poll are times above 0")
	}
	opt := lsh.CheckOptions{}
	if opt.Options, err = matchOptions(c); err != nil {
		return err
	}
	opt.Index = index
	if writer, err := store.OpenWriter(opt.Index); err == nil { // nothing else is found out before a file arrives
		err = writer.Close()
		if err != nil {
			return err
		}
	} else if !errors.Is(err, store.ErrLocked) {
		return err
	}
	opt.Read.Prepare()
	w := &watch{
		folders: folders, opt: opt, settle: c.Duration("settle"), poll: c.Duration("poll"),
		out: c.App.Writer, errors: c.App.ErrWriter, quiet: c.Bool("quiet"),
		seen: map[string]*arrival{},
	}
	return w.run(c.Context)
}

// watch looks into folders again and again. That files change is told by the
// system, which only makes it look sooner: a change that is not told is found by
// the next look.
type watch struct {
	folders      []string
	opt          lsh.CheckOptions
	settle, poll time.Duration
	out, errors  io.Writer
	quiet        bool

	notify *fsnotify.Watcher // nil where the system tells nothing
	seen   map[string]*arrival
	owed   *owed
}

// arrival is a file as it was when it was last looked at.
type arrival struct {
	size    int64
	changed time.Time
	since   time.Time // when it was first seen so
	done    bool      // it was read so, or left out
	waits   bool      // for another writer of the index, which was told
	folder  string    // that is watched
}

// run looks until ctx ends; that is no error, for nothing else ends a watch.
func (w *watch) run(ctx context.Context) error {
	var events chan fsnotify.Event
	var failures chan error
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err == nil {
		defer w.notify.Close()
		events, failures = w.notify.Events, w.notify.Errors
	}
	if !w.quiet {
		fmt.Fprintf(w.errors, "sada: watching %s for the index %s; an interrupt ends it\n",
			printable(strings.Join(w.folders, ", ")), printable(w.opt.Index))
	}
	if w.owed, err = readOwed(w.opt.Index, w.folders); err != nil {
		return err
	}
	lost, err := w.owed.lost()
	for _, file := range lost {
		w.warn(fmt.Sprintf("%s: the last watch ended before it printed the lines of this file, which is gone; hint: sada check --index says what articles share", file))
	}
	if err != nil {
		return err
	}
	for ctx.Err() == nil {
		wait := w.poll
		if w.look(time.Now()) {
			wait = min(wait, w.settle)
		}
		ready := w.ready(time.Now())
		w.leaveOut(ready)
		for _, path := range ready {
			if ctx.Err() != nil {
				break
			}
			if !corpus.Admits(filepath.Base(path)) {
				continue
			}
			again, err := w.take(ctx, path)
			if err != nil && ctx.Err() == nil {
				return err
			}
			w.seen[path].done = !again
		}
		next := time.Now().Add(w.poll)
		timer := time.NewTimer(wait)
	waiting:
		for {
			select {
			case <-ctx.Done():
				break waiting
			case <-timer.C:
				break waiting
			case _, open := <-events:
				if !open {
					events = nil
					continue
				}
				// More may follow: the look is put off, not made for each, but no
				// further than to the next one that is due anyway.
				timer.Reset(min(w.settle, time.Until(next)))
			case <-failures: // the next look finds what was missed
			}
		}
		timer.Stop()
	}
	return nil
}

// look notes what is in the folders and says whether a file is still to be
// waited for. Folders that cannot be read are looked into again.
func (w *watch) look(now time.Time) (waiting bool) {
	there := map[string]bool{}
	for _, folder := range w.folders {
		root := folder
		if !os.IsPathSeparator(root[len(root)-1]) {
			root += string(os.PathSeparator) // a link is followed as far as here
		}
		filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case e.IsDir():
				if w.notify != nil {
					w.notify.Add(path) // again does no harm
				}
				return nil
			case !e.Type().IsRegular():
				return nil
			}
			info, err := e.Info()
			if err != nil {
				return nil
			}
			there[path] = true
			a := w.seen[path]
			if a == nil || a.size != info.Size() || !a.changed.Equal(info.ModTime()) {
				a = &arrival{size: info.Size(), changed: info.ModTime(), since: now, folder: folder}
				if _, named := corpus.LeftOut(folder, []string{path}); !named && !corpus.Admits(e.Name()) {
					a.done = true // no article, and nobody would take it for one
				}
				w.seen[path] = a
			}
			waiting = waiting || !a.done
			return nil
		})
	}
	maps.DeleteFunc(w.seen, func(path string, _ *arrival) bool { return !there[path] })
	return waiting
}

// ready are the files to read now, in order.
func (w *watch) ready(now time.Time) []string {
	var list []string
	for path, a := range w.seen {
		// What was there long before needs no waiting.
		if !a.done && (now.Sub(a.since) >= w.settle || now.Sub(a.changed) >= 10*w.settle) {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
}

// leaveOut says of which files the names keep them from being read, and is done with them.
func (w *watch) leaveOut(ready []string) {
	for _, folder := range w.folders {
		var names []string
		for _, path := range ready {
			a := w.seen[path]
			if a.folder != folder || corpus.Admits(filepath.Base(path)) {
				continue
			}
			a.done = true
			if below, err := filepath.Rel(folder, path); err == nil {
				names = append(names, filepath.ToSlash(below))
			}
		}
		if warning, ok := corpus.LeftOut(folder, names); ok {
			w.warn(warning.String())
		}
	}
}

// take adds the new articles of a file and prints what they reuse, and what of it the last
// watch owed. again is true where the index is locked. Once the articles are in the index an interrupt
// waits for the printing.
func (w *watch) take(ctx context.Context, path string) (again bool, err error) {
	var fresh []*corpus.Article
	writer, err := store.OpenWriter(w.opt.Index)
	if errors.Is(err, store.ErrLocked) {
		if a := w.seen[path]; !a.waits { // once, not at each look
			a.waits = true
			w.warn(fmt.Sprintf("%s waits: %v", path, err))
		}
		return true, nil
	}
	if err != nil {
		return false, err
	}
	sum, err := corpus.Read(ctx, []string{path}, w.opt.Read, func(batch []*corpus.Article) error {
		for _, a := range batch {
			if held, err := writer.Holds(a); err != nil {
				return err
			} else if !held || w.owed.has(path, a.ID) {
				fresh = append(fresh, a)
			}
		}
		return nil
	})
	for _, warning := range sum.Warnings {
		w.warn(warning.String())
	}
	if sum.Skipped > 1 {
		w.warn(fmt.Sprintf("%s: articles read: %d%s", path, sum.Articles, unread(sum)))
	}
	if err == nil {
		err = writer.Add(ctx, fresh)
	}
	if err == nil && len(fresh) > 0 {
		err = w.owed.add(path, fresh)
	}
	if err == nil {
		if _, err = writer.Commit(ctx); err == nil {
			for _, warning := range displaced(writer.Displaced) {
				w.warn(warning.String())
			}
		}
	}
	err = errors.Join(err, writer.Close())
	if errors.Is(err, corpus.ErrNothing) {
		if len(sum.Warnings) == 0 {
			w.warn(err.Error())
		}
		return false, w.owed.paid(path) // it holds none of them any more
	}
	if err != nil {
		return false, err
	}
	if len(fresh) > 0 {
		if err := w.print(context.WithoutCancel(ctx), fresh); err != nil {
			return false, err
		}
	}
	return false, w.owed.paid(path)
}

// checkedAtOnce is how many articles are checked before they are printed.
const checkedAtOnce = 64

func (w *watch) print(ctx context.Context, fresh []*corpus.Article) error {
	checker, err := lsh.NewChecker(w.opt)
	if err != nil {
		return err
	}
	defer checker.Close()
	out := json.NewEncoder(w.out)
	out.SetEscapeHTML(false)
	for list := range slices.Chunk(fresh, checkedAtOnce) {
		ids := map[*corpus.Article]string{} // a report has other ids for drafts
		for _, a := range list {
			ids[a] = a.ID
		}
		checked, _, err := checker.Articles(ctx, list)
		if errors.Is(err, lsh.ErrDraft) { // all are too short
			continue
		}
		if err != nil {
			return err
		}
		for _, line := range linesOf(checked, ids) {
			if err := out.Encode(line); err != nil {
				return err
			}
		}
		for _, err := range checked.Damage {
			w.warn(err.Error())
		}
	}
	return nil
}

func (w *watch) warn(text string) {
	if !w.quiet {
		fmt.Fprintf(w.errors, "sada: warning: %s\n", printable(text))
	}
}

// watchLine is what is printed of an article. Offsets are bytes of its text; Apart is
// the share of its words that stand in passages set apart alone.
type watchLine struct {
	ID        string       `json:"id"`
	Path      string       `json:"path"`
	Outlet    string       `json:"outlet"`
	Title     string       `json:"title"`
	Published string       `json:"published"`
	Words     int          `json:"words"`
	Reused    float64      `json:"reused"`
	Apart     float64      `json:"apart,omitempty"`
	Matches   []watchMatch `json:"matches"`
}

type watchMatch struct {
	Article   string `json:"article"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Kind      string `json:"kind"`
	Words     int    `json:"words"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// linesOf are the lines of those articles that reuse something; matches that are
// set apart are left out.
func linesOf(checked *lsh.Checked, ids map[*corpus.Article]string) []*watchLine {
	r := checked.Result
	lines := make([]*watchLine, checked.Drafts)
	for i := range r.Matches {
		m := &r.Matches[i]
		if len(m.Labels) > 0 {
			continue
		}
		a, b := r.Articles[m.A.Article], r.Articles[m.B.Article]
		line := lines[m.A.Article]
		if line == nil {
			line = &watchLine{
				ID: ids[a], Path: a.Path, Outlet: a.Outlet, Title: a.Title, Published: published(a),
				Words: r.Words[m.A.Article], Reused: toDigits(r.Reused[m.A.Article]), Apart: toDigits(reports.Apart(r, m.A.Article)),
			}
			lines[m.A.Article] = line
		}
		line.Matches = append(line.Matches, watchMatch{
			Article: b.ID, Outlet: b.Outlet, Title: b.Title, Published: published(b), URL: b.URL,
			Kind: string(m.Kind), Words: m.Words, Start: m.A.Start, End: m.A.End,
		})
	}
	return slices.DeleteFunc(lines, func(l *watchLine) bool { return l == nil })
}

// toDigits is a share with as many digits as a line shows.
func toDigits(share float64) float64 { return math.Round(share*1e4) / 1e4 }

// published is an article's date as reports write it.
func published(a *corpus.Article) string {
	switch {
	case a.Published.Precision == corpus.Unknown:
		return ""
	case a.Published.Precision == corpus.Day:
		return a.Published.Time.Format(time.DateOnly)
	}
	return a.Published.Time.Format(time.RFC3339)
}
