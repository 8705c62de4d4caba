// Gen writes made-up news articles and the passages that they share by design.
//
//	go run ./lsh/internal/gen -articles 1000000 -o articles.jsonl.zst -gold gold.jsonl
//
// Package news says what is imitated and how. With -plant N the articles are
// unrelated but for N passages of each kind that the project is held to, planted
// into two of them; -hosts FILE takes the articles of a real corpus instead of
// made-up ones. With -count FILE the list of common words is counted anew.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"

	"sada/lsh/internal/gen/news"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// The exit codes.
const (
	done   = 0
	failed = 1
	usage  = 2
)

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var opt news.Options
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&opt.Articles, "articles", 1000, "how many articles")
	flags.Uint64Var(&opt.Seed, "seed", 1, "another seed gives other articles")
	flags.IntVar(&opt.Words, "words", 290, "mean words of an article")
	flags.IntVar(&opt.PerDay, "per-day", 1700, "articles a day")
	flags.IntVar(&opt.Outlets, "outlets", 14, "number of outlets")
	flags.Float64Var(&opt.Stories, "stories", .12, "share of articles that print a wire story first; -1 for none")
	flags.Float64Var(&opt.Printings, "printings", 3.2, "further printings of a story")
	flags.Float64Var(&opt.Formulas, "formulas", .06, "share of notices with a recurring frame; -1 for none")
	flags.Float64Var(&opt.Boilerplate, "boilerplate", .14, "share of articles with a recurring passage; -1 for none")
	flags.IntVar(&opt.Lives, "lives", 60, "days for which a frame or a recurring passage is used")
	flags.Float64Var(&opt.Quotations, "quotations", .01, "share of articles with a common quotation; -1 for none")
	plant := flags.Int("plant", 0, "plant so many passages of each kind into unrelated articles, instead")
	hosts := flags.String("hosts", "", "with -plant: file of articles in JSON Lines (.gz, .zst) to plant into")
	count := flags.String("count", "", "print the commonest words of a file of articles in JSON Lines (.gz, .zst), instead")
	output := flags.String("o", "-", "file of articles in JSON Lines (.gz, .zst)")
	gold := flags.String("gold", "", "file of the shared passages (.gz, .zst)")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return done
	} else if err != nil {
		return usage
	}
	if flags.NArg() > 0 || opt.Articles < 1 || opt.Words < 10 || opt.PerDay < 1 || opt.Outlets < 1 || opt.Lives < 1 {
		fmt.Fprintln(stderr, "gen: takes flags only, and at least 1 article, 10 words, 1 outlet, 1 article a day and 1 day; see -help")
		return usage
	}
	var err error
	switch {
	case *count != "":
		err = countWords(*count, stdout)
	case *plant > 0 && *hosts != "":
		var articles []news.Article
		if articles, err = readArticles(*hosts); err == nil {
			err = write(ctx, planted(opt.Seed, *plant, articles), *output, *gold, stdout)
		}
	case *plant > 0:
		err = write(ctx, planted(opt.Seed, *plant, unrelated(opt, *plant)), *output, *gold, stdout)
	default:
		err = write(ctx, news.Articles(opt), *output, *gold, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return failed
	}
	return done
}

// write writes articles and cases as they come.
func write(ctx context.Context, all iter.Seq2[news.Article, []news.Case], output, gold string, stdout io.Writer) (err error) {
	articles, err := create(output, stdout)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, articles.Close()) }()
	cases, err := create(gold, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cases.Close()) }()
	var line []byte
	for article, shared := range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		line = article.AppendJSON(line[:0])
		if _, err := articles.Write(line); err != nil {
			return err
		}
		for _, c := range shared {
			line = c.AppendJSON(line[:0])
			if _, err := cases.Write(line); err != nil {
				return err
			}
		}
	}
	return nil
}
