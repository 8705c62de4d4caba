package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands and flags in a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: "Examples:\n\n" +
			"  source <(sada completion bash)                               # in ~/.bashrc\n" +
			"  source <(sada completion zsh)                                # in ~/.zshrc\n" +
			"  sada completion fish > ~/.config/fish/completions/sada.fish",
		Action:       completionAction,
		BashComplete: func(c *cli.Context) { fmt.Fprintln(c.App.Writer, "bash\nzsh\nfish") },
	}
}

func completionAction(c *cli.Context) error {
	shells, err := exactly(c, 1, "the name of one shell", "sada completion bash")
	if err != nil {
		return err
	}
	var script string
	switch shells[0] {
	case "bash":
		script = bashCompletion
	case "zsh":
		script = zshCompletion
	case "fish":
		if script, err = c.App.ToFishCompletion(); err != nil {
			return err
		}
	default:
		return usage("it is one of bash, zsh or fish", "there is no completion for %q", shells[0])
	}
	_, err = fmt.Fprint(c.App.Writer, script)
	return err
}

// The scripts ask the command itself: a last argument
// --generate-bash-completion prints what could stand there, for flags behind one
// dash, since behind "--" alone would stand arguments. Where it prints nothing, the
// shell completes names of files.
const (
	bashCompletion = `_sada() {
  local cur=${COMP_WORDS[COMP_CWORD]}
  local words=("${COMP_WORDS[@]:0:COMP_CWORD}")
  [[ $cur == -* ]] && words+=("${cur/#--/-}")
  mapfile -t COMPREPLY < <(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur")
}
complete -o bashdefault -o default -F _sada sada
`
	zshCompletion = `#compdef sada
_sada() {
  local -a answers
  local cur=${words[CURRENT]}
  if [[ $cur == -* ]]; then
    answers=("${(@f)$("${(@)words[1,CURRENT-1]}" "${cur/#--/-}" --generate-bash-completion 2>/dev/null)}")
  else
    answers=("${(@f)$("${(@)words[1,CURRENT-1]}" --generate-bash-completion 2>/dev/null)}")
  fi
  if [[ -n $answers[1] ]]; then
    _describe 'sada' answers
  else
    _files
  fi
}
compdef _sada sada
`
)
