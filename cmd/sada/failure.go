package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// The exit codes.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitCoverage    = 3 // check found a draft that stands elsewhere
	exitInterrupted = 130
)

// usageError is a command line that cannot be right: it ends with exitUsage.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usage(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// hinted gives an error a hint, if it has none.
func hinted(err error, hint string) error {
	if err == nil || strings.Contains(err.Error(), "; hint: ") {
		return err
	}
	return fmt.Errorf("%w; hint: %s", err, hint)
}

// asUsage makes a usage error of one that ends in "; hint: …".
func asUsage(err error) error {
	message, hint, _ := strings.Cut(err.Error(), "; hint: ")
	return &usageError{message, hint}
}

// tell prints err and its hint, if it has one, and returns the exit code.
//
// A message begins with what is wrong, in lower case and without a full stop;
// the hint says what to do, on a line of its own.
func tell(w io.Writer, err error) int {
	var wrong *usageError
	var coverage *coverageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		say(w, "interrupted", "")
		return exitInterrupted
	case errors.As(err, &wrong):
		say(w, wrong.message, wrong.hint)
		return exitUsage
	case errors.As(err, &coverage):
		say(w, coverage.message, "")
		return exitCoverage
	}
	message, hint, _ := strings.Cut(err.Error(), "; hint: ")
	say(w, message, hint)
	return exitFailed
}

func say(w io.Writer, message, hint string) {
	fmt.Fprintf(w, "sada: %s\n", printable(message))
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", printable(hint))
	}
}

// wrongFlag says what is wrong with a flag, and which one was meant.
func wrongFlag(c *cli.Context, err error, _ bool) error {
	hint := strings.Replace(c.Command.HelpName, c.App.Name, c.App.Name+" help", 1) + " lists the flags"
	message := err.Error()
	if name, unknown := strings.CutPrefix(message, "flag provided but not defined: -"); unknown {
		var names []string
		for _, flag := range c.Command.Flags {
			names = append(names, flag.Names()...)
		}
		if elsewhere := flagOf(filterFlags(), name); c.Command.Name == "scan" && elsewhere != nil {
			hint = fmt.Sprintf("save the report with -o report.json, then: %s report %s VALUE report.json; %s", c.App.Name, dashed(name), hint)
		} else if meant := nearest(name, names); meant != "" {
			hint = fmt.Sprintf("did you mean %s? %s", dashed(meant), hint)
		} else if flagOf(c.App.Flags, name) != nil {
			hint = fmt.Sprintf("did you mean %s %s? %s", c.App.Name, dashed(name), hint)
		} else if i := slices.IndexFunc(c.App.Commands, func(command *cli.Command) bool { return flagOf(command.Flags, name) != nil }); i >= 0 {
			hint = fmt.Sprintf("%s is a flag of %s %s and stands behind its name; %s", dashed(name), c.App.Name, c.App.Commands[i].Name, hint)
		}
		return usage(hint, "there is no flag %s", dashed(name))
	}
	if name, empty := strings.CutPrefix(message, "flag needs an argument: -"); empty {
		return usage(hint, "%s needs a value", dashed(name))
	}
	// What package flag says where a value cannot be parsed.
	parts := regexp.MustCompile(`^invalid (?:boolean )?value (".*") for (?:flag )?-(\S+): (.*)$`).FindStringSubmatch(message)
	if parts == nil {
		return usage(hint, "%s", message)
	}
	value, name, why := parts[1], parts[2], parts[3]
	switch flagOf(c.Command.Flags, name).(type) {
	case *cli.IntFlag:
		why = "is no whole number"
	case *cli.Float64Flag:
		why = "is no number"
	case *cli.DurationFlag:
		why = "is no time such as 30s or 5m"
	case *cli.BoolFlag:
		why = "is neither true nor false"
	}
	return usage(hint, "%s %s %s", dashed(name), value, why)
}

// flagOf is the flag with that name, nil if there is none.
func flagOf(flags []cli.Flag, name string) cli.Flag {
	for _, flag := range flags {
		if slices.Contains(flag.Names(), name) {
			return flag
		}
	}
	return nil
}

// unknownCommand says that a command, or the program itself, has no command of
// that name, and which one was meant. above is what stands before the name.
func unknownCommand(above string, commands []*cli.Command, name string) error {
	program, within, nested := strings.Cut(above, " ")
	if nested {
		within = " " + within
	}
	hint := program + " help" + within
	if len(commands) == 0 {
		return usage(hint+" says how it is used", "%s has no commands, but %q is given", above, name)
	}
	hint += " lists the commands"
	var names []string
	for _, command := range commands {
		names = append(names, command.Name)
	}
	if meant := nearest(name, names); meant != "" {
		hint = fmt.Sprintf("did you mean %s %s? %s", above, meant, hint)
	} else if !nested && name == "version" {
		hint = fmt.Sprintf("did you mean %s --version? %s", above, hint)
	} else if group := groupOf(commands, name); group != "" {
		hint = fmt.Sprintf("did you mean %s %s %s? %s", above, group, name, hint)
	} else if _, err := os.Stat(name); err == nil && !nested {
		hint = fmt.Sprintf("did you mean sada scan %s? %s", shellQuote(name), hint)
	}
	if nested {
		return usage(hint, "there is no command %q of %s", name, above)
	}
	return usage(hint, "there is no command %q", name)
}

// groupOf is the command that has a command of that name, "" where none has.
func groupOf(commands []*cli.Command, name string) string {
	for _, command := range commands {
		if commandOf(command.Subcommands, name) != nil {
			return command.Name
		}
	}
	return ""
}

// operands are the arguments of a command. A flag among them is refused: the
// parser stops at the first argument, so that it would be taken for a file.
// Everything after "--" is an argument.
func operands(c *cli.Context) ([]string, error) {
	args := c.Args().Slice()
	if slices.Contains(args, "") {
		return nil, usage("is a variable of the script empty?", "an argument of %s is empty", c.Command.HelpName)
	}
	if len(args) == 0 || isFlag(args[0]) { // the latter can only follow "--"
		return args, nil
	}
	var paths []string
	for i, arg := range args {
		if arg == "--" {
			return append(paths, args[i+1:]...), nil
		}
		if isFlag(arg) {
			return nil, usage(
				fmt.Sprintf("flags stand before arguments: %s (a file of that name: ./%s)", reordered(c, args), arg),
				"the flag %s stands after the argument %q", arg, args[0])
		}
		paths = append(paths, arg)
	}
	return paths, nil
}

// exactly is operands of which there are n; what they are and an example say so where
// there are more or fewer.
func exactly(c *cli.Context, n int, what, example string) ([]string, error) {
	args, err := operands(c)
	if err == nil && len(args) != n {
		err = usage("for example: "+example, "%s needs %s", c.Command.HelpName, what)
	}
	return args, err
}

func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// reordered is the command line with the flags among args put first, behind those
// that stand there already.
func reordered(c *cli.Context, args []string) string {
	flags := append([]string{c.Command.HelpName}, typed(c)...)
	var rest []string
	for i := 0; i < len(args); i++ {
		if !isFlag(args[i]) {
			rest = append(rest, shellQuote(args[i]))
			continue
		}
		flags = append(flags, shellQuote(args[i]))
		if takesValue(c.Command, args[i]) && i+1 < len(args) {
			i++
			flags = append(flags, shellQuote(args[i]))
		}
	}
	return strings.Join(append(flags, rest...), " ")
}

// typed are the flags before the arguments of a command, as they may be typed.
func typed(c *cli.Context) []string {
	var list []string
	for _, flag := range c.Command.Flags {
		name := flag.Names()[0]
		if !c.IsSet(name) {
			continue
		}
		var values []string
		switch flag.(type) {
		case *cli.BoolFlag:
			if c.Bool(name) {
				list = append(list, dashed(name))
				continue
			}
			values = []string{"false"}
		case *cli.StringSliceFlag:
			values = c.StringSlice(name)
		default:
			values = []string{fmt.Sprint(c.Value(name))}
		}
		for _, value := range values {
			if takesValue(c.Command, name) { // the others have theirs behind "="
				list = append(list, dashed(name), shellQuote(value))
			} else {
				list = append(list, dashed(name)+"="+shellQuote(value))
			}
		}
	}
	return list
}

// takesValue says whether the value of the flag arg ("--min-words") is the
// next argument.
func takesValue(command *cli.Command, arg string) bool {
	f, ok := flagOf(command.Flags, strings.TrimLeft(arg, "-")).(cli.DocGenerationFlag)
	return ok && f.TakesValue()
}

// dashed is a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + strings.TrimPrefix(name, "-")
}

func shellQuote(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`*?[]{}()<>|&;#~!") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// nearest is the name with the fewest edits from s, or "" where that is more
// than two and more than half of the letters; a single letter stands for the
// first name that begins with it.
func nearest(s string, names []string) string {
	if len(s) == 1 {
		if i := slices.IndexFunc(names, func(name string) bool { return len(name) > 1 && strings.HasPrefix(name, s) }); i >= 0 {
			return names[i]
		}
	}
	best, least := "", min(len(s), max(len(s)/2, 2)+1)
	for _, name := range names {
		if d := edits(s, name); d < least {
			best, least = name, d
		}
	}
	return best
}

// edits is the Levenshtein distance of a and b in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
