package main

import (
	"fmt"
	"slices"

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
