package main

import (
	"iter"
	"math/rand/v2"

	"sada/lsh/internal/gen/news"
)

// unrelated makes up articles that share nothing by design, enough for n
// passages of each kind.
func unrelated(opt news.Options, n int) []news.Article {
	opt.Articles = (6*n + 2*opt.Outlets) * len(news.Plantings()) // a third is used up, some are too short, some left with one outlet
	opt.Stories, opt.Formulas, opt.Boilerplate, opt.Quotations = -1, -1, -1, -1
	var articles []news.Article
	for a := range news.Articles(opt) {
		articles = append(articles, a)
	}
	return articles
}

// planted plants n passages of each kind, as far as there are articles, and
// gives the articles with the cases at the second of each two.
func planted(seed uint64, n int, articles []news.Article) iter.Seq2[news.Article, []news.Case] {
	rng := rand.New(rand.NewPCG(seed, 0x91a47))
	rng.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	return func(yield func(news.Article, []news.Case) bool) {
		kinds := news.Plantings()
		for i, p := range kinds {
			part := articles[i*len(articles)/len(kinds) : (i+1)*len(articles)/len(kinds)]
			hosts, cases := news.Plant(seed, part, p)
			for i, c := range cases[:min(n, len(cases))] {
				if !yield(hosts[2*i], nil) || !yield(hosts[2*i+1], []news.Case{c}) {
					return
				}
			}
		}
	}
}
