package main

import (
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
		at := slices.IndexFunc(commands, func(command *cli.Command) bool { return command.HasName(name) })
		if at < 0 {
			return unknownCommand(above, commands, name)
		}
		above, commands = above+" "+name, commands[at].Subcommands
	}
	return c.App.RunContext(c.Context, slices.Concat([]string{c.App.Name}, names, []string{"--help"}))
}
