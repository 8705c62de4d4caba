package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/urfave/cli/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sada": main})
}

// TestScripts runs testdata/script. Every script starts in a folder that holds
// the seeds. "exits N sada …" runs a command that must exit with N.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(filepath.Join(env.WorkDir, "seeds"), os.DirFS(filepath.Join(root, "seeds")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// Every command shows how it is used.
func TestExamples(t *testing.T) {
	var check func(above string, commands []*cli.Command)
	check = func(above string, commands []*cli.Command) {
		for _, command := range commands {
			name := above + " " + command.Name
			if command.Name != "help" && !strings.Contains(command.Description, "Examples:\n\n  ") {
				t.Errorf("the help of %s shows no example", name)
			}
			check(name, command.Subcommands)
		}
	}
	check("sada", newApp().Commands)
}

// TestInterrupted ends a scan that waits for input, as Ctrl-C does.
func TestInterrupted(t *testing.T) {
	folder := t.TempDir()
	report := filepath.Join(folder, "report.json")
	if err := os.WriteFile(report, []byte("an earlier report\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	stdin, _ := io.Pipe()
	var stdout, stderr strings.Builder
	code := make(chan int)
	go func() {
		code <- run(ctx, []string{"sada", "scan", "-o", report, "-o", filepath.Join(folder, "r.csv"), "-"}, stdin, &stdout, &stderr)
	}()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if temps, _ := filepath.Glob(filepath.Join(folder, ".*.tmp")); len(temps) == 4 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the output files were not opened before the scan")
		}
	}
	interrupt()
	if got := <-code; got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
	if stdout.Len() > 0 {
		t.Errorf("printed %q on standard output", stdout.String())
	}
	if got, want := stderr.String(), "sada: interrupted\n"; got != want {
		t.Errorf("standard error %q, want %q", got, want)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if data, _ := os.ReadFile(report); string(data) != "an earlier report\n" {
		t.Errorf("the earlier report is now %q", data)
	}
}

// A report that is waited for on standard input is not waited for after Ctrl-C.
func TestInterruptedReading(t *testing.T) {
	for _, args := range [][]string{
		{"sada", "report", "-"},
		{"sada", "compare", "-", "-"},
		{"sada", "inspect", "-"},
		{"sada", "check", "--against", "../../seeds", "-"},
	} {
		ctx, interrupt := context.WithCancel(t.Context())
		stdin, person := io.Pipe()
		var stdout, stderr strings.Builder
		code := make(chan int)
		go func() { code <- run(ctx, args, stdin, &stdout, &stderr) }()
		person.Write([]byte(" ")) // returns when it is read
		interrupt()
		if got := <-code; got != exitInterrupted {
			t.Errorf("sada %q, interrupted while it reads, ends with %d, want %d: %s", args[1:], got, exitInterrupted, stderr.String())
		}
	}
}

// interrupting calls end at the first write.
type interrupting struct {
	end    func()
	writes int
}

func (w *interrupting) Write(p []byte) (int, error) {
	w.end()
	w.writes++
	return len(p), nil
}

// An interrupt ends the printing, too, but for a report whose file has come to
// its place.
func TestInterruptWhilePrinting(t *testing.T) {
	file := filepath.Join(t.TempDir(), "r.json")
	for _, c := range []struct {
		flags []string
		code  int
		more  bool
	}{
		{nil, exitInterrupted, false},
		{[]string{"-o", file}, 0, true},
	} {
		ctx, interrupt := context.WithCancel(t.Context())
		stdout := &interrupting{end: interrupt}
		args := append(append([]string{"sada", "scan", "--format", "html"}, c.flags...), "../../seeds")
		var stderr strings.Builder
		code := run(ctx, args, strings.NewReader(""), stdout, &stderr)
		if code != c.code || stdout.writes > 1 != c.more {
			t.Errorf("sada %q, interrupted while it prints, ends with %d after %d writes, want %d: %s", args[1:], code, stdout.writes, c.code, stderr.String())
		}
	}
}

// TestHelpFits holds what help says of the flags to a terminal of 80 columns.
func TestHelpFits(t *testing.T) {
	stringer := narrow(cli.FlagStringer)
	var check func(commands []*cli.Command)
	check = func(commands []*cli.Command) {
		for _, command := range commands {
			for _, flag := range command.Flags {
				lines := strings.Split(stringer(flag), "\n")
				if len(lines) < 2 || !strings.HasPrefix(lines[0], "-") || lines[1] == "" {
					t.Errorf("%s: %q does not say what the flag does below its name", command.Name, lines)
				}
				for _, line := range lines {
					if len(line) > 74 {
						t.Errorf("%s: %q has %d columns, with its margin more than 80", command.Name, line, len(line)+6)
					}
				}
			}
			check(command.Subcommands)
		}
	}
	check(newApp().Commands)
}
