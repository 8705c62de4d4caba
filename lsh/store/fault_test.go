package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// long says whether the long forms of the tests were asked for.
func long() bool { return os.Getenv("SADA_LONG") != "" }

var errFault = errors.New("fault")

// faultyDisk fails at one call and at all after it, as a machine that loses its
// power: what was written and not synced is then torn or gone, a name that was
// not synced is the old one again, in any order.
type faultyDisk struct {
	r     *rand.Rand
	after int // calls until it fails
	calls int
	// files that were written since they were last synced, by path, with the
	// size that is safe.
	unsynced map[string]int64
	// undo are the changes of names since their folder was last synced.
	undo []change
}

// change is one of a name in a folder, which a crash may take back.
type change struct {
	folder string
	undo   func()
}

func (d *faultyDisk) changed(path string, undo func()) {
	d.undo = append(d.undo, change{filepath.Dir(path), undo})
}

func (d *faultyDisk) call() error {
	if d.calls++; d.calls > d.after {
		return errFault
	}
	return nil
}

func (d *faultyDisk) create(path string) (diskFile, error) {
	if err := d.call(); err != nil {
		return nil, err
	}
	f, err := realDisk{}.create(path)
	if err != nil {
		return nil, err
	}
	d.unsynced[path] = 0
	d.changed(path, func() { os.Remove(path) })
	return &faultyFile{f, path, d}, nil
}

func (d *faultyDisk) rename(from, to string) error {
	if err := d.call(); err != nil {
		return err
	}
	old, oldErr := os.ReadFile(to)
	moved, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if size, unsynced := d.unsynced[from]; unsynced {
		d.unsynced[to] = size
		delete(d.unsynced, from)
	}
	d.changed(to, func() {
		os.WriteFile(from, moved, 0o666)
		if oldErr == nil {
			os.WriteFile(to, old, 0o666)
		} else {
			os.Remove(to)
		}
	})
	return os.Rename(from, to)
}

func (d *faultyDisk) remove(path string) error {
	if err := d.call(); err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	d.changed(path, func() { os.WriteFile(path, data, 0o666) })
	return os.Remove(path)
}

func (d *faultyDisk) makeFolder(path string) error {
	if err := d.call(); err != nil {
		return err
	}
	d.changed(path, func() { os.RemoveAll(path) })
	return os.Mkdir(path, 0o777)
}

func (d *faultyDisk) syncFolder(path string) error {
	if err := d.call(); err != nil {
		return err
	}
	d.undo = slices.DeleteFunc(d.undo, func(c change) bool { return c.folder == filepath.Clean(path) })
	return nil
}

// crash leaves on disk what a crash may leave.
func (d *faultyDisk) crash() {
	for path, safe := range d.unsynced {
		if info, err := os.Stat(path); err == nil && info.Size() > safe {
			os.Truncate(path, safe+d.r.Int64N(info.Size()-safe+1))
		}
	}
	d.r.Shuffle(len(d.undo), func(i, j int) { d.undo[i], d.undo[j] = d.undo[j], d.undo[i] })
	for _, c := range d.undo[:d.r.IntN(len(d.undo)+1)] {
		c.undo()
	}
}

type faultyFile struct {
	diskFile
	path string
	d    *faultyDisk
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.d.call(); err != nil {
		n, _ := f.diskFile.Write(p[:f.d.r.IntN(len(p)+1)]) // torn
		return n, err
	}
	return f.diskFile.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.d.call(); err != nil {
		return err
	}
	if info, err := os.Stat(f.path); err == nil {
		if _, unsynced := f.d.unsynced[f.path]; unsynced {
			f.d.unsynced[f.path] = info.Size()
		}
	}
	return nil
}

// TestFaults lets every call of the file system fail in turn during an add that
// replaces, removes and merges: what was acknowledged before is there, whole,
// and of the change all or nothing.
func TestFaults(t *testing.T) {
	before := filepath.Join(t.TempDir(), "before")
	for i := range tier - 1 {
		add(t, before, makeRange(i*5, i*5+5))
	}
	old := content(t, before, true)
	change := append(makeRange(100, 105), made(3, 50))
	rounds := 1
	if long() {
		rounds = 40
	}
	for round := range rounds {
		for after := 0; ; after++ {
			folder := filepath.Join(t.TempDir(), "x")
			if err := os.CopyFS(folder, os.DirFS(before)); err != nil {
				t.Fatal(err)
			}
			d := &faultyDisk{r: rand.New(rand.NewPCG(uint64(round), uint64(after))), after: after, unsynced: map[string]int64{}}
			err := tryAdd(t.Context(), folder, d, change)
			if err != nil && !errors.Is(err, errFault) {
				t.Fatalf("fault at call %d: %v", after, err)
			}
			failed := err != nil
			d.crash() // after the acknowledgement, too
			got := content(t, folder, true)
			if _, added := got["id-0100"]; !added && !failed {
				t.Fatalf("fault at call %d: the add was acknowledged and is gone", after)
			} else {
				want := old
				if added {
					want = byID(change)
					for id, a := range old {
						if want[id] == nil && id != "id-0011" {
							want[id] = a
						}
					}
				}
				equalContent(t, folder, want)
			}
			add(t, folder, makeRange(200, 201)) // the next writer clears what was left
			if names, _ := filepath.Glob(filepath.Join(folder, "*.tmp")); len(names) > 0 {
				t.Errorf("fault at call %d: left behind: %v", after, names)
			}
			if t.Failed() {
				t.Fatalf("fault at call %d, round %d", after, round)
			}
			os.RemoveAll(folder)
			if !failed {
				break
			}
		}
	}
}

// TestFaultsOfNewIndex does the same while an index is made, in a folder that is
// missing as well: what was acknowledged is there, else nothing is or a writer goes on.
func TestFaultsOfNewIndex(t *testing.T) {
	change := makeRange(100, 105)
	rounds := 4
	if long() {
		rounds = 40
	}
	for round := range rounds {
		for after := 0; ; after++ {
			root := t.TempDir()
			folder := filepath.Join(root, "years", "x")
			d := &faultyDisk{r: rand.New(rand.NewPCG(uint64(round), uint64(after))), after: after, unsynced: map[string]int64{}}
			err := tryAdd(t.Context(), folder, d, change)
			if err != nil && !errors.Is(err, errFault) {
				t.Fatalf("fault at call %d: %v", after, err)
			}
			d.crash()
			if err == nil {
				equalContent(t, folder, byID(change))
			} else {
				add(t, folder, change)
				equalContent(t, folder, byID(change))
			}
			if t.Failed() {
				t.Fatalf("fault at call %d, round %d", after, round)
			}
			if err == nil {
				break
			}
		}
	}
}

func tryAdd(ctx context.Context, folder string, d disk, change []*corpus.Article) error {
	w, err := openWriter(folder, d)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := w.Add(ctx, change); err != nil {
		return err
	}
	if _, err := w.Remove(ctx, func(a *corpus.Article) bool { return a.ID == "id-0011" }); err != nil {
		return err
	}
	_, err = w.Commit(ctx)
	return err
}

// TestFlippedBits flips a bit in every block and section of a small index, and in
// what finds them: verify finds each, and nothing that reads panics.
func TestFlippedBits(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, 150))
	add(t, folder, makeRange(150, 152))
	path := filepath.Join(folder, "00000001.seg")
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	made := sketch.Make(arabic.Words(nil, made(5, 35).Text))
	keys := sketch.NewKeyer().Keys(nil, made.Stems)
	bits := 1 // in each stretch
	if long() {
		bits = 25
	}
	r := rand.New(rand.NewPCG(3, 4))
	flips := 0
	for _, s := range stretches(t, folder) {
		for range bits {
			bit := 8*s[0] + r.IntN(8*(s[1]-s[0]))
			hurt := slices.Clone(sound)
			hurt[bit/8] ^= 1 << (bit % 8)
			if err := os.WriteFile(path, hurt, 0o666); err != nil {
				t.Fatal(err)
			}
			for _, maps := range []bool{true, false} {
				x, err := open(folder, maps)
				if err != nil {
					t.Fatal(err)
				}
				if n := readAll(x, keys); n < 2 {
					t.Errorf("bit %d, mapped %t: the sound segment is not read", bit, maps)
				}
				if len(x.Verify(0)) == 0 {
					t.Errorf("the flipped bit %d of bytes %d to %d is not found, mapped %t", bit, s[0], s[1], maps)
				}
				x.Close()
			}
			flips++
		}
	}
	t.Logf("%d flipped bits, each found", flips)
}

// stretches are the parts of the first segment of an index, which together are
// all of it: its head, every block, every section, its contents, its end.
func stretches(tb testing.TB, folder string) (list [][2]int) {
	tb.Helper()
	x, err := open(folder, false)
	if err != nil {
		tb.Fatal(err)
	}
	defer x.Close()
	s := x.segments[0]
	at := 0
	part := func(end int) {
		if end > at {
			list = append(list, [2]int{at, end})
		}
		at = max(at, end)
	}
	part(headSize)
	for _, d := range s.dirs {
		for i := range d.blocks() {
			part(int(d.offset(i + 1)))
		}
	}
	for i := range sections {
		part(int(s.blocks) + s.section[i].to)
	}
	part(int(s.size) - trailerSize)
	part(int(s.size))
	if len(list) < sections+10 || s.harm() != nil {
		tb.Fatalf("the segment has %d parts (%v), too few to say anything", len(list), s.harm())
	}
	return list
}

// readAll asks an index all that a reader may ask, and returns the number of
// articles that it had.
func readAll(x *Index, keys []sketch.Key) int {
	q := index.NewQuery(keys)
	var met []Ref
	x.Meet(2, []*index.Query{q}, func(m Met) int { met = append(met, m.Ref); return len(met) - 1 })
	x.Texts(2, met, func(int, int, string, []uint32) bool { return true })
	for _, r := range met {
		x.Printings(r, func(string, int) {})
	}
	x.Load(2, met, make([]string, len(met)))
	x.Counts()
	x.Stats()
	for range x.Before(1) {
	}
	n := 0
	for range x.All(true) {
		n++
	}
	return n
}

// TestCutWhileMapped cuts a segment short under a reader: the system sends a
// signal to whoever touches what is gone, and that must be damage and no end of
// the process.
func TestCutWhileMapped(t *testing.T) {
	made := sketch.Make(arabic.Words(nil, made(5, 35).Text))
	keys := sketch.NewKeyer().Keys(nil, made.Stems)
	for _, left := range []int64{0, 1, 5000, 1 << 15} {
		folder := filepath.Join(t.TempDir(), "x")
		add(t, folder, makeRange(0, 150))
		add(t, folder, makeRange(150, 152))
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		if x.segments[0].mapped == nil {
			t.Skip("segments are not mapped here")
		}
		if err := os.Truncate(filepath.Join(folder, "00000001.seg"), left); err != nil {
			t.Fatal(err)
		}
		if n := readAll(x, keys); n < 2 || n >= 152 {
			t.Errorf("cut to %d bytes: %d articles are read, want those of the sound segment and not all", left, n)
		}
		if len(x.Damage()) == 0 || !IsDamage(x.Damage()[0]) {
			t.Errorf("cut to %d bytes: the damage is %v", left, x.Damage())
		}
		if len(x.Verify(1)) == 0 {
			t.Errorf("cut to %d bytes: verify finds nothing", left)
		}
		x.Close()
		if x, err = Open(folder); err != nil || len(x.Damage()) != 1 {
			t.Errorf("cut to %d bytes and opened again: %v, %v; want the damage told", left, err, x.Damage())
		}
		x.Close()
	}
}

// TestKilled kills a process that adds, again and again, and looks after each
// time whether all that it acknowledged is there and nothing is damaged or half
// added, and that the next writer clears what was left.
func TestKilled(t *testing.T) {
	if folder := os.Getenv("SADA_STORE_WRITER"); folder != "" {
		writeForEver(t, folder)
		return
	}
	kills := 12
	if long() {
		kills = 500
	}
	// In an index that has grown for more kills than that a writer lives through
	// nothing but a merge.
	const perFolder = 25
	r := rand.New(rand.NewPCG(1, 2))
	folder, acknowledged, adds, left := "", 0, 0, 0
	for kill := range kills {
		if kill%perFolder == 0 {
			os.RemoveAll(folder)
			folder, adds, acknowledged = filepath.Join(t.TempDir(), "x"), adds+acknowledged, 0
		}
		acknowledged = max(acknowledged, killWriter(t, folder, time.Duration(r.IntN(180))*time.Millisecond))
		if _, err := os.Stat(filepath.Join(folder, manifestName)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		got := content(t, folder, true)
		for n := range acknowledged {
			a := got[fmt.Sprintf("id-%04d", n)]
			if want := made(n, 20+n%40); a == nil || a.Text != want.Text {
				t.Fatalf("kill %d: article %d was acknowledged and is not there as it was", kill, n)
			}
		}
		if len(got)%3 != 0 || t.Failed() {
			t.Fatalf("kill %d: %d articles, and each add has three", kill, len(got))
		}
		if kill%2 == 0 {
			continue // the next writer is one that is killed
		}
		if len(strays(t, folder)) > 0 {
			left++
		}
		w, err := OpenWriter(folder)
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		w.Close()
		if list := strays(t, folder); len(list) > 0 {
			t.Fatalf("kill %d: the next writer leaves %v", kill, list)
		}
	}
	adds += acknowledged
	t.Logf("%d kills, each of %d acknowledged articles is there; %d kills of every other left something to clear", kills, adds, left)
	if adds == 0 {
		t.Skip("this machine is too slow: no add was done before a kill")
	}
}

// killWriter kills a process that adds to an index so long after it began to,
// and returns how many articles it said were there.
func killWriter(t *testing.T, folder string, after time.Duration) (acknowledged int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "SADA_STORE_WRITER="+folder)
	out := &told{first: make(chan struct{})}
	cmd.Stdout = out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-out.first:
	case <-time.After(time.Minute):
		t.Error("a writer did not begin within a minute")
	}
	time.Sleep(after)
	cmd.Process.Kill()
	cmd.Wait()
	for line := range strings.SplitSeq(out.String(), "\n") {
		if n, err := strconv.Atoi(line); err == nil {
			acknowledged = max(acknowledged, n)
		}
	}
	return acknowledged
}

// told is what a process prints. It is read when that has ended.
type told struct {
	strings.Builder
	first chan struct{} // closed when it prints something
}

func (o *told) Write(p []byte) (int, error) {
	if o.Len() == 0 {
		close(o.first)
	}
	return o.Builder.Write(p)
}

// strays are the files of an index that its manifest does not name.
func strays(t *testing.T, folder string) (list []string) {
	t.Helper()
	m, err := readManifest(folder)
	if err != nil {
		t.Fatal(err)
	}
	named := []string{manifestName, lockName}
	for _, s := range m.Segments {
		named = append(named, s.File)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(named, e.Name()) {
			list = append(list, e.Name())
		}
	}
	return list
}

// writeForEver adds three articles at a time and prints how many are there, first
// before it adds any.
func writeForEver(t *testing.T, folder string) {
	x, err := Open(folder)
	n := 0
	if err == nil {
		n = x.Stats().Articles
		x.Close()
	}
	fmt.Fprintf(os.Stdout, "\n%d\n", n)
	for {
		var list []*corpus.Article
		for k := n; k < n+3; k++ {
			list = append(list, made(k, 20+k%40))
		}
		w, err := OpenWriter(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.Close()
		n += 3
		fmt.Fprintf(os.Stdout, "\n%d\n", n)
	}
}

// TestFlippedManifest flips every bit of a manifest in turn: nobody opens it.
func TestFlippedManifest(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	add(t, folder, makeRange(0, 5))
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := w.Remove(t.Context(), func(a *corpus.Article) bool { return a.ID == "id-0003" }); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Close()
	path := filepath.Join(folder, manifestName)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for bit := range 8 * len(sound) {
		hurt := slices.Clone(sound)
		hurt[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, hurt, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(folder); !IsDamage(err) {
			t.Errorf("bit %d: a reader is told %v, want damage", bit, err)
		}
		if bit%11 > 0 {
			continue
		}
		if _, err := OpenWriter(folder); !IsDamage(err) {
			t.Errorf("bit %d: a writer is told %v, want damage", bit, err)
		}
	}
}
