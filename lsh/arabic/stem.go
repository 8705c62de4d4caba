package arabic

// longestStem is the length in letters up to which a word is stemmed. Longer
// ones are words run together, or no words.
const longestStem = 16

// StemOf returns the light stem of one folded word; Words hashes the same.
//
// Taken off are any و and ف in front, then one of بال كال فال وال لل ال and any و
// and ف behind it, then one of the endings هما ات ون ين ها هم ان وا يه ه ي ا;
// each only where three letters remain. Words that hold anything but Arabic
// letters are left alone, and so are words of more than 16 letters.
//
// This is light stemming as by Larkey et al. (2002), light10, with ك ب ف و only
// in front of the article, and more endings.
func StemOf(folded string) string {
	var letters [longestStem]rune
	var at [longestStem + 1]int // byte offset of each letter
	n := 0
	for i, r := range folded {
		if n == longestStem || !isArabic(r) {
			return folded
		}
		letters[n], at[n] = r, i
		n++
	}
	at[n] = len(folded)
	from, to := stem(&letters, n)
	return folded[at[from]:at[to]]
}

// stem returns the range [from, to) of the n letters that are the stem.
func stem(letters *[longestStem]rune, n int) (from, to int) {
	w := withoutParticle(letters[:n])
	if len(w) >= 5 {
		switch {
		case w[0] == 'ا' && w[1] == 'ل', w[0] == 'ل' && w[1] == 'ل':
			w = withoutParticle(w[2:])
		case len(w) >= 6 && w[1] == 'ا' && w[2] == 'ل' &&
			(w[0] == 'ب' || w[0] == 'ك' || w[0] == 'ف' || w[0] == 'و'):
			w = withoutParticle(w[3:])
		}
	}
	from = n - len(w)
	return from, n - ending(w)
}

// withoutParticle takes every و and ف off the front of a word. Often enough one
// is the first letter of the root (وزير, فريق); it is taken off behind the
// article and behind another particle as well, so that all forms have one stem.
func withoutParticle(w []rune) []rune {
	for len(w) >= 4 && (w[0] == 'و' || w[0] == 'ف') {
		w = w[1:]
	}
	return w
}

// ending is the number of letters of w's ending.
func ending(w []rune) int {
	n := len(w)
	if n < 4 {
		return 0
	}
	last, before := w[n-1], w[n-2]
	if n >= 5 {
		switch {
		case n >= 6 && last == 'ا' && before == 'م' && w[n-3] == 'ه':
			return 3
		case last == 'ت' && before == 'ا',
			last == 'ن' && (before == 'و' || before == 'ي' || before == 'ا'),
			last == 'ا' && (before == 'ه' || before == 'و'),
			last == 'م' && before == 'ه',
			last == 'ه' && before == 'ي':
			return 2
		}
	}
	if last == 'ه' || last == 'ي' || last == 'ا' {
		return 1
	}
	return 0
}
