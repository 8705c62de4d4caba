package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// helpCommand takes the place of the library's, which does not know the
// commands of a command.
func helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Aliases:   []string{"h"},
		Usage:     "say how a command is used",
		ArgsUsage: "[COMMAND...]",
		Action:    helpAction,
		BashComplete: func(c *cli.Context) {
			commands := c.App.Commands
			for _, name := range c.Args().Slice() {
				if command := commandOf(commands, name); command != nil {
					commands = command.Subcommands
				}
			}
			for _, command := range commands {
				fmt.Fprintln(c.App.Writer, command.Name)
			}
		},
	}
}

// helpAction runs the command that is named with --help, once it is sure that
// there is one.
func helpAction(c *cli.Context) error {
	names, err := operands(c)
	if err != nil {
		return err
	}
	return helpOf(c, names)
}

// helpOf is helpAction for the command that names lead to.
func helpOf(c *cli.Context, names []string) error {
	above, commands := c.App.Name, c.App.Commands
	for _, name := range names {
		command := commandOf(commands, name)
		if command == nil {
			return unknownCommand(above, commands, name)
		}
		above, commands = above+" "+name, command.Subcommands
	}
	return c.App.RunContext(c.Context, slices.Concat([]string{c.App.Name}, names, []string{"--help"}))
}

// commandOf is the command with that name, nil if there is none.
func commandOf(commands []*cli.Command, name string) *cli.Command {
	for _, command := range commands {
		if command.HasName(name) {
			return command
		}
	}
	return nil
}

// narrow puts what a flag does below its name, in lines that fit a terminal of 80
// columns; the library indents all but the first by six.
func narrow(stringer cli.FlagStringFunc) cli.FlagStringFunc {
	const width = 80 - 6
	return func(f cli.Flag) string {
		name, usage, _ := strings.Cut(stringer(f), "\t")
		lines := []string{name, ""}
		for _, word := range strings.Fields(usage) {
			last := &lines[len(lines)-1]
			switch {
			case *last == "":
				*last = word
			case len(*last)+1+len(word) <= width:
				*last += " " + word
			default:
				lines = append(lines, word)
			}
		}
		return strings.Join(lines, "\n")
	}
}
