// Command sada finds text that Arabic news outlets share: articles that are
// nearly one text, and passages that were printed again inside articles that
// are otherwise different. It reads files and opens no connection.
//
// Its commands, flags, exit codes and formats are kept: scripts that call it
// work with every later version. Results go to standard output or to the files
// of -o, everything else to standard error.
//
// Exit codes: 0 done, 1 failed, 2 wrong usage, 3 check found a draft that stands
// elsewhere, 130 interrupted.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/urfave/cli/v2"
)

func main() {
	cli.FlagStringer = narrow(cli.FlagStringer)
	os.Exit(run(untilInterrupt(), os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// untilInterrupt returns a context that ends with the first Ctrl-C or SIGTERM;
// a second one ends the process at once.
func untilInterrupt() context.Context {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx
}

// run runs the command that args name, args[0] being the program's own name,
// and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	app := newApp()
	app.Reader, app.Writer, app.ErrWriter = stdin, stdout, stderr
	err := app.RunContext(ctx, args)
	if ctx.Err() != nil && err != nil {
		err = ctx.Err()
	}
	return tell(stderr, err)
}

func newApp() *cli.App {
	app := &cli.App{
		Name:  "sada",
		Usage: "find text that Arabic news outlets share",
		Description: "Examples:\n\n" +
			"  sada scan seeds                      which passages do these pages share?\n" +
			"  sada scan -o report.html news.jsonl  the same as a report for a browser\n" +
			"  sada help scan                       every flag of a command",
		Commands: []*cli.Command{
			scanCommand(),
			checkCommand(),
			indexCommand(),
			watchCommand(),
			compareCommand(),
			inspectCommand(),
			reportCommand(),
			evalCommand(),
			outletsCommand(),
			completionCommand(),
			helpCommand(),
		},
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "version", DisableDefaultText: true, Usage: "print the version"},
			cli.HelpFlag, // which the library adds only with its own help command
		},
		Action:                    rootAction,
		HideVersion:               true,
		EnableBashCompletion:      true,
		DisableSliceFlagSeparator: true,
		OnUsageError:              wrongFlag,
		// The default handler ends the process.
		ExitErrHandler: func(*cli.Context, error) {},
	}
	for _, command := range app.Commands {
		command.OnUsageError = wrongFlag
		// Without this "help" and "h" are never taken as the name of a file.
		command.HideHelpCommand = true
	}
	return app
}

// rootAction runs where no command was recognised.
func rootAction(c *cli.Context) error {
	if c.Bool("version") {
		_, err := io.WriteString(c.App.Writer, "sada "+version()+"\n")
		return err
	}
	if name := c.Args().First(); name != "" {
		return unknownCommand(c.App.Name, c.App.Commands, name)
	}
	return cli.ShowAppHelp(c)
}

// version is the module's version as the Go toolchain recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
