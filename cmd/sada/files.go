package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
)

// files are the files of -o. Each is written beside its place under another
// name and takes its place only when all are complete, so that a run that
// fails or is interrupted leaves what was there before. The zero value holds
// none; discard must be called when the work is done.
type files struct {
	list   []*file
	inputs []string // paths of what the command reads, none of which it may replace
}

type file struct {
	// path is as the user named it; target is where the file will be: the same
	// with symbolic links followed.
	path, target string
	temp         *os.File // nil once the file is in its place
}

// inputs are the operands of a command and the values of its flags that name what it
// reads.
func inputs(c *cli.Context) []string {
	list := c.Args().Slice()
	for _, flag := range []string{"against", "gold", "pairs", "outlets"} {
		list = append(append(list, c.StringSlice(flag)...), c.String(flag))
	}
	return list
}

// open begins a file. One that cannot be written is found out here, before the
// work that would fill it.
func (f *files) open(path string) (io.Writer, error) {
	next := &file{path: path, target: filepath.Clean(path)}
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		next.target = followed
	}
	for _, other := range f.list {
		if other.target == next.target {
			return nil, usage("name each output file once", "%s would be written twice", path)
		}
	}
	if err := f.checkInputs(next); err != nil {
		return nil, err
	}
	if err := next.open(); err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", path, err)
	}
	f.list = append(f.list, next)
	return next.temp, nil
}

// checkInputs refuses a file in the place of one that is read.
func (f *files) checkInputs(next *file) error {
	there, err := os.Stat(next.target)
	if err != nil {
		return nil // opening it will say what is wrong
	}
	for _, path := range f.inputs {
		if read, err := os.Stat(path); err == nil && os.SameFile(there, read) && read.Mode().IsRegular() {
			return usage("name another file", "-o %s would replace %s, which is read", next.path, path)
		}
	}
	return nil
}

func (f *file) open() error {
	info, err := os.Stat(f.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(f.target); err == nil {
			return errors.New("it is a link that leads nowhere")
		}
	case err != nil:
		return withoutPath(err)
	case !info.Mode().IsRegular():
		return errors.New("it is there already and no plain file")
	default:
		old, err := os.OpenFile(f.target, os.O_WRONLY, 0)
		if err != nil {
			return withoutPath(err)
		}
		old.Close()
	}
	clearRemains(f.target)
	// os.CreateTemp would make a file that only its owner may read.
	name := fmt.Sprintf(".%s.%d.tmp", filepath.Base(f.target), os.Getpid())
	f.temp, err = os.OpenFile(filepath.Join(filepath.Dir(f.target), name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if folder := filepath.Dir(f.target); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(folder); err == nil {
			return fmt.Errorf("the folder %s takes no new files", folder)
		}
		return fmt.Errorf("there is no folder %s", folder)
	}
	return withoutPath(err)
}

// clearRemains removes what killed runs left beside a file.
func clearRemains(target string) {
	folder, base := filepath.Split(target)
	entries, err := os.ReadDir(cmp.Or(folder, "."))
	if err != nil {
		return // opening the file will say why
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), "."+base+".")
		number, temp := strings.CutSuffix(rest, ".tmp")
		if pid, err := strconv.Atoi(number); ours && temp && err == nil && pid > 0 && !runs(pid) {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// runs says whether there is a process of that number, or may be.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	return !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// keep moves the files to their places, all of them or, where ctx has ended or
// one could not be written to the end, none.
func (f *files) keep(ctx context.Context) error {
	for _, file := range f.list {
		err := file.temp.Sync()
		if closeErr := file.temp.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", file.path, withoutPath(err))
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, file := range f.list {
		if err := os.Rename(file.temp.Name(), file.target); err != nil {
			return fmt.Errorf("cannot write %s: %w", file.path, err)
		}
		file.temp = nil
	}
	return nil
}

// discard removes what keep has not moved to its place.
func (f *files) discard() {
	for _, file := range f.list {
		if file.temp != nil {
			file.temp.Close() // it may be closed already
			os.Remove(file.temp.Name())
		}
	}
}

// openInput opens a file to read.
func openInput(path string) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such file; hint: is the path spelt right?", path)
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", path, withoutPath(err))
	}
	return f, nil
}

// interruptible reads r until ctx ends, also where a Read of r waits for a pipe
// or a person: that one is left behind.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(in, r)
		in.CloseWithError(err)
	}()
	return out
}

// lateFile is a file that the first Read opens: for a pipe, that may wait.
type lateFile struct {
	path string
	file *os.File
}

func (l *lateFile) Read(p []byte) (n int, err error) {
	if l.file == nil {
		if l.file, err = os.Open(l.path); err != nil {
			return 0, err
		}
	}
	if n, err = l.file.Read(p); err != nil {
		l.file.Close()
	}
	return n, err
}

// withoutPath is err without the path, which the message names already.
func withoutPath(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
