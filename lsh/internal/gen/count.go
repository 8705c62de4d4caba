package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// commonWords is how many words the list holds.
const commonWords = 8000

const arabicLetters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

// countWords prints the commonest words of a corpus as package news embeds
// them: a line for each frequency, in occurrences in a million words, with its
// words. Words are as printed, Arabic letters only.
func countWords(name string, w io.Writer) error {
	articles, err := readArticles(name)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	total := 0
	for _, a := range articles {
		for word := range strings.FieldsFuncSeq(a.Text, func(r rune) bool { return !strings.ContainsRune(arabicLetters, r) }) {
			counts[strings.Clone(word)]++
			total++
		}
	}
	words := slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# The %d commonest words of general Arabic news, by occurrences in a million words.\n", commonWords)
	fmt.Fprintf(out, "# Made by go run ./lsh/internal/gen -count from %d articles, %d words.", len(articles), total)
	line := ""
	for _, word := range words[:min(commonWords, len(words))] {
		perMillion := strconv.FormatFloat(float64(counts[word])/float64(total)*1e6, 'g', 3, 64)
		if perMillion != line {
			fmt.Fprintf(out, "\n%s\t%s", perMillion, word)
			line = perMillion
			continue
		}
		fmt.Fprintf(out, " %s", word)
	}
	fmt.Fprintln(out)
	return out.Flush()
}
