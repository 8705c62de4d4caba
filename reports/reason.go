package reports

import (
	"slices"
	"strconv"
	"strings"

	"sada/lsh/trace"
)

// reasons are why something is held to be so, fit to be shown as they are: in
// the interface's language where the report says them as data, else in English;
// each once.
func (p *phrases) reasons(texts []string, codes []Reason) []string {
	texts, codes = p.merged(texts, codes)
	shown := make([]string, 0, len(texts))
	for i, text := range texts {
		said := clean(text[:border(text, pageText)])
		if i < len(codes) {
			if translated, ok := p.reason(codes[i]); ok {
				said = translated
			}
		}
		if !slices.Contains(shown, said) {
			shown = append(shown, said)
		}
	}
	return shown
}

// merged makes one of the reasons that say the same of several credited names:
// its arguments are these names, or where it names others, too, the first is a list.
func (p *phrases) merged(texts []string, codes []Reason) ([]string, []Reason) {
	if len(codes) != len(texts) {
		return texts, nil
	}
	var (
		outTexts []string
		outCodes []Reason
		several  = p.several()
		first    = make(map[string]int) // of a code's reasons, in outCodes
	)
	for i, r := range codes {
		if _, ok := several[trace.Code(r.Code)]; ok && len(r.Args) == 1 {
			if k, met := first[r.Code]; met {
				outCodes[k].Args = append(slices.Clip(outCodes[k].Args), r.Args[0])
				continue
			}
			first[r.Code] = len(outCodes)
		} else if trace.Code(r.Code) == trace.OtherAbsent && len(r.Args) > 1 {
			same := func(other Reason) bool { return other.Code == r.Code && slices.Equal(other.Args[1:], r.Args[1:]) }
			if k := slices.IndexFunc(outCodes, same); k >= 0 {
				outCodes[k].Args = slices.Clone(outCodes[k].Args)
				outCodes[k].Args[0] += ", " + r.Args[0]
				continue
			}
		}
		outTexts, outCodes = append(outTexts, texts[i]), append(outCodes, r)
	}
	return outTexts, outCodes
}

// several are the phrases of codes that say the same of several credited names;
// a percent sign stands for the names.
func (p *phrases) several() map[trace.Code]string {
	if p.Lang == "ar" {
		return map[trace.Code]string{
			trace.Contradiction: "ينسبه إلى %؛ والإسنادات يناقض بعضها بعضًا ولا تحسمها هذه النصوص",
			trace.UnlikeOthers:  "ينسبه إلى %، ولا نصّ أسبق لأيٍّ منها هنا؛ والنص أقصر، أو أبعد شبهًا، من أن يُجزم بأنه منقول عن غيره",
			trace.UnsureOrder:   "ينسبه إلى %، ولا نصّ لأيٍّ منها هنا؛ وترتيب المواد هنا غير مؤكد",
		}
	}
	return map[trace.Code]string{
		trace.Contradiction: "credits %; the credits contradict each other and this corpus does not decide",
		trace.UnlikeOthers:  "credits %, none of which has an earlier printing of it here; this text is too short or too unlike the others to be surely theirs",
		trace.UnsureOrder:   "credits %, none of which has a printing of it here; the order of those here is unsure",
	}
}

// reason says a reason in the interface's language, with names isolated from the
// dates behind them; false for a code of a later program.
func (p *phrases) reason(r Reason) (string, bool) {
	if phrase, ok := p.several()[trace.Code(r.Code)]; ok && len(r.Args) > 1 {
		names := make([]string, len(r.Args))
		for i, name := range r.Args {
			names[i] = p.houseList(clean(name[:border(name, pageText)]))
		}
		return strings.Replace(phrase, "%", strings.Join(names, p.Comma), 1), true
	}
	if p.Lang == "ar" {
		return arabicReason(r, p)
	}
	if !slices.Contains(trace.Codes(), trace.Code(r.Code)) {
		return "", false
	}
	args := make([]string, len(r.Args))
	for i, arg := range r.Args {
		args[i] = clean(arg[:border(arg, pageText)])
		if trace.Code(r.Code) != trace.Vague { // that is in quotation marks
			args[i] = p.houseList(args[i])
		}
	}
	return trace.Reason{Code: trace.Code(r.Code), Args: args}.Text(), true
}

// arabicReason says a reason in Arabic; false for a code of a later program.
func arabicReason(r Reason, p *phrases) (string, bool) {
	phrase, ok := arabicReasons()[trace.Code(r.Code)]
	if !ok {
		return "", false
	}
	var b strings.Builder
	args := r.Args
	for {
		text, rest, found := strings.Cut(phrase, "%")
		b.WriteString(text)
		if !found {
			return b.String(), true
		}
		arg := ""
		if len(args) > 0 {
			arg, args = clean(args[0][:border(args[0], pageText)]), args[1:]
		}
		n, _ := strconv.Atoi(arg)
		switch rest[0] {
		case 'n':
			b.WriteString(p.houseList(arg))
		case 'l':
			b.WriteString(embed(p.Say(arg)))
		case 'q':
			b.WriteString("«" + embed(arg) + "»")
		case 'd':
			if at, seen := strings.CutPrefix(arg, "seen "); seen {
				b.WriteString(p.Seen + " " + embed(at))
			} else if arg == "" {
				b.WriteString("بلا تاريخ")
			} else {
				b.WriteString(embed(arg))
			}
		case 'p':
			b.WriteString(noun{"لا مادة", "مادة واحدة", "مادتان", "مواد", "مادة", "مادة"}.count(n))
		case 'g':
			b.WriteString(noun{"لا مادة", "مادة واحدة", "مادتين", "مواد", "مادة", "مادة"}.count(n))
		case 'c':
			b.WriteString(noun{"لا مادة تنسبه", "مادة واحدة تنسبه", "مادتان تنسبانه", "مواد تنسبه", "مادة تنسبه", "مادة تنسبه"}.count(n) + " إلى")
		case 'a':
			b.WriteString(noun{"لا مادة تنسبه", "مادة واحدة تنسبه", "مادتين تنسبانه", "مواد تنسبه", "مادة تنسبه", "مادة تنسبه"}.count(n) + " إلى")
		}
		phrase = rest[1:]
	}
}

// embed isolates a name or a date in the middle of an Arabic sentence.
func embed(s string) string {
	if isolated := isolate(s); isolated != s {
		return isolated
	}
	return leftToRight + s + popIsolate
}

// arabicReasons are the phrases of trace's codes. A percent sign and a letter
// stand for the next argument: n a name, l a label, q a name in quotation marks, d a date, p a
// count of printings, g the same after a preposition, c a count of printings
// that credit, a the same after أن.
func arabicReasons() map[trace.Code]string {
	return map[trace.Code]string{
		trace.SetApart:      "استُبعد (%l): لا يُعدّ أحد ممن نشره مصدرًا له",
		trace.AllCredit:     "كل المواد تنسبه إلى غيرها؛ وأقدم تاريخ بين هذه النصوص تاريخ %n (%d)",
		trace.OneArticle:    "نشره مقال واحد أكثر من مرة: %n (%d)",
		trace.Undecided:     "غير محسوم؛ قد يكون الأقدم %n (%d)",
		trace.EarlierTaker:  "%n (%d) أقدم، لكنه ينسبه إلى %n",
		trace.Earlier:       "%n (%d) أقدم",
		trace.EqualTaker:    "%n (%d) ينسبه إلى %n، ولا تاريخ يفرّق بينهما",
		trace.AllUndated:    "كل المواد تنسبه إلى غيرها أو تذكر مَن أُدلي إليه بتصريح؛ ولا تاريخ لأي منها",
		trace.AllNamed:      "كل المواد تنسبه إلى غيرها أو تذكر مَن أُدلي إليه بتصريح؛ وأقدم تاريخ بين هذه النصوص تاريخ %n (%d)",
		trace.LostCredit:    "غير محسوم؛ وأقدم تاريخ بين هذه النصوص تاريخ %n (%d)، وهو يذكر %n؛ وما لا يذكر أحدًا تاريخه بعده",
		trace.EarlierTold:   "%n (%d) أقدم، لكنه يذكر أن التصريح أُدلي به إلى %n",
		trace.EqualTold:     "%n (%d) يذكر أن التصريح أُدلي به إلى %n، ولا تاريخ يفرّق بينهما",
		trace.NoDates:       "لا يتميّز من %n (%d): تنقص التواريخ",
		trace.EqualDates:    "لا يتميّز من %n (%d): التاريخان متساويان بقدر دقتهما",
		trace.EqualSeen:     "لا يتميّز من %n (%d): كلاهما وقتُ أول رصد، وبينهما أقل من يوم",
		trace.SeenBy:        "لا يتميّز من %n (%d): ما لا يُعرف إلا وقت رصده قد يكون نُشر قبله",
		trace.UnseenWire:    "لا يتميّز من %n (%d): وهي وكالة، وربما بثّته قبل أن يُرصد عندها",
		trace.LaterDateline: "لا يتميّز من %n (%d)، مع أن ترويسته تذكر يومًا لاحقًا",
		trace.NoZone:        "لا يتميّز من %n (%d): تنقص المنطقة الزمنية لإحدى الساعتين",
		trace.Tie:           "غير محسوم؛ قد يكون الأقدم %n (%d)، وقد يكون %n (%d)",
		trace.Ties:          "غير محسوم؛ قد يكون الأقدم %n (%d)، ومثله %p",
		trace.MoreDoubts:    "ومثله %p",
		trace.Absent:        "%c %n، ولا نصّ لها ضمن هذه المواد",
		trace.Source:        "المصدر الأرجح بين هذه النصوص: %n (%d)",
		trace.Earliest:      "الأقدم بين هذه النصوص: %n (%d)",
		trace.ByDateline:    "نُشر أو رُصد قبل اليوم الذي تذكره ترويسة %g",
		trace.ByCredit:      "تنسبه إليه %p",
		trace.AgainstDates:  "تنسبه إليه %p بتاريخ أسبق: ساعتها أو منطقتها الزمنية تناقض إسنادها",
		trace.ByDate:        "تاريخه أسبق من %g",
		trace.ByWire:        "الوكالة تسبق من ينقل عنها: لا تميّزها التواريخ من %g",
		trace.ByVotes:       "ينسبه إليه غيره، حيث لا يميّزه تاريخ من %g",
		trace.ByDay:         "تدلّ الأيام التي يذكرها («اليوم» لا «أمس»، و«غدًا» لا «اليوم») على أنه أسبق من %g، ولا تاريخ يميّز بينها",
		trace.ByLength:      "نصه هو الأطول، وربما اقتطعت منه %p، ولا يميّز بينها غير ذلك",
		trace.ByOutlet:      "من الوسيلة نفسها مع %g لا يميّزها منه تاريخ",
		trace.ButAbsent:     "غير أن %a %n، ولا نصّ لها ضمن هذه المواد",
		trace.OnlyUndated:   "لا يرد إلا في %n، وتاريخه غير معروف",
		trace.ApartEarlier:  "معظم المقطع يطابق نشرًا أقدم: %n (%d)",

		trace.IsEarliest:      "أقدم نشر معروف",
		trace.IsSource:        "المصدر الأرجح بين هذه النصوص",
		trace.IsEarliestBut:   "أقدم نشر معروف، لكن غيره ينسبه إلى %n",
		trace.Vague:           "لا ينسب هذا المقطع إلا إلى %q، وهي تسمية لا تعيّن مصدرًا",
		trace.OwnText:         "من الوسيلة صاحبة النص، بحسب هذه النصوص",
		trace.NoneAbsent:      "بلا إسناد؛ %c %n، ولا نصّ لها ضمن هذه المواد",
		trace.NoneEarliest:    "بلا إسناد؛ وأقدم نشر معروف %n (%d)",
		trace.NoneSource:      "بلا إسناد؛ والمصدر الأرجح بين هذه النصوص %n (%d)",
		trace.NoneUndated:     "بلا إسناد؛ ويرد في %n، وتاريخه غير معروف",
		trace.NoneCopied:      "لا يُنسب إلى %n إلا داخل النص، كما في أقدم نشر معروف: %n (%d)",
		trace.NoneCredited:    "بلا إسناد؛ وغيره ينسبه إلى %n",
		trace.NoneUndecided:   "بلا إسناد؛ ولم يُحسم من نشره أولًا",
		trace.SelfAbsent:      "لا ينسبه إلا إلى نفسه؛ %c %n، ولا نصّ لها ضمن هذه المواد",
		trace.SelfEarliest:    "لا ينسبه إلا إلى نفسه؛ وأقدم نشر معروف %n (%d)",
		trace.SelfSource:      "لا ينسبه إلا إلى نفسه؛ والمصدر الأرجح بين هذه النصوص %n (%d)",
		trace.SelfUndated:     "لا ينسبه إلا إلى نفسه؛ ويرد في %n، وتاريخه غير معروف",
		trace.NoneTold:        "بلا إسناد؛ وغيره يذكر %n، وهي وكالة أنباء، بوصفها من أُدلي إليها بتصريح",
		trace.SelfTold:        "لا ينسبه إلا إلى نفسه؛ وغيره يذكر %n، وهي وكالة أنباء، بوصفها من أُدلي إليها بتصريح",
		trace.SelfCredited:    "لا ينسبه إلا إلى نفسه؛ وغيره ينسبه إلى %n",
		trace.SelfUndecided:   "لا ينسبه إلا إلى نفسه؛ ولم يُحسم من نشره أولًا",
		trace.OwnWire:         "وكالة أنباء قد يكون النص نصها؛ ولم يُحسم من نشره أولًا",
		trace.WireUnnamed:     "وكالة أنباء قد يكون النص نصها؛ وأقدم نشر معروف، %n (%d)، لا يذكر وسيلته",
		trace.PrintedFirst:    "ينسبه إلى %n، ونشرها هو الأقدم بين هذه النصوص: %n (%d)",
		trace.Mention:         "يُنسب إلى %n داخل النص، وقد يكون ذلك لتصريح وحده",
		trace.Told:            "يذكر %n، لكن بوصفها من أُدلي إليها بتصريح لا غير",
		trace.ToldElsewhere:   "يذكر %n في موضع آخر من المقال، بوصفها من أُدلي إليها بتصريح",
		trace.ToldPrinted:     "يذكر %n، وهي وكالة أنباء، بوصفها من أُدلي إليها بتصريح؛ ونصها بين هذه النصوص: %n (%d)",
		trace.ToldCredited:    "يذكر %n، وهي وكالة أنباء، بوصفها من أُدلي إليها بتصريح، و%p تنسبه إليها؛ ولا نصّ لها ضمن هذه المواد",
		trace.ToldAlone:       "غير مؤكد: يذكر %n، وهي وكالة أنباء، بوصفها من أُدلي إليها بتصريح، ولا شيء في هذه النصوص يناقضه",
		trace.Elsewhere:       "يُنسب إلى %n في موضع آخر من المقال، وقد يكون ذلك لغير هذا المقطع",
		trace.PrintedSource:   "ينسبه إلى %n، ونصها هو المصدر الأرجح بين هذه النصوص: %n (%d)",
		trace.PrintedToo:      "ينسبه إلى %n، وقد نشرته هي أيضًا: %n (%d)؛ ولم يُحسم أيهما أسبق",
		trace.PrintedAnew:     "ينسبه إلى %n، وتذكر ترويسة نصها هنا يومًا لاحقًا: %n (%d)؛ وقد ينقص هنا نص أسبق لها",
		trace.Agreed:          "ينسبه إلى %n، كما تنسبه إليها %p؛ ولا نصّ لها ضمن هذه المواد",
		trace.Uncontradicted:  "غير مؤكد: ينسبه إلى %n، ولا شيء في هذه النصوص يناقضه؛ ولا نصّ لها ضمنها",
		trace.Disputed:        "غير مؤكد: ينسبه إلى %n، في حين أن %a %n؛ ولا نصّ لأيٍّ منهما ضمن هذه المواد",
		trace.Circular:        "ينسبه إلى %n، وإسناداتها تعود إلى %n",
		trace.SameFamily:      "ينسبه إلى %n، وهي من مجموعة من يُنسب إليه النص هنا: %n",
		trace.PrintedLater:    "ينسبه إلى %n، وهي لم تنشره إلا لاحقًا: %n (%d)",
		trace.Intermediary:    "ينسبه إلى %n، وقد نشرته هي أيضًا؛ والنص بحسب هذه النصوص لـ %n",
		trace.NamesBoth:       "ينسبه إلى %n وإلى من تنسبه هي إليه",
		trace.TakenOn:         "ينسبه إلى %n، وهي تنسبه إلى غيرها",
		trace.UnknownEarliest: "ينسبه إلى %n؛ وأقدم نشر معروف، %n (%d)، لا يذكر وسيلته",
		trace.UnsureOrder:     "ينسبه إلى %n، ولا نصّ لها هنا؛ وترتيب المواد هنا غير مؤكد",
		trace.Contradiction:   "ينسبه إلى %n؛ والإسنادات يناقض بعضها بعضًا ولا تحسمها هذه النصوص",
		trace.OtherAbsent:     "ينسبه إلى %n، في حين أن %a %n، ولا نصّ لها ضمن هذه المواد",
		trace.UnlikeOthers:    "ينسبه إلى %n، ولا نصّ أسبق لها هنا؛ والنص أقصر، أو أبعد شبهًا، من أن يُجزم بأنه منقول عن غيره",
		trace.OtherEarliest:   "ينسبه إلى %n، ولا نصّ لها هنا؛ وأقدم نشر معروف %n (%d)",
		trace.MayBeLost:       "ينسبه إلى %n، وهي وكالة لا نصّ لها ضمن هذه المواد؛ وربما سقط هذا الإسناد من أقدم نشر معروف: %n (%d)",
		trace.Unrefuted:       "غير مؤكد: ينسبه إلى %n، ولا نصّ لها ضمن هذه المواد؛ وسبْق %n (%d) إلى نشره بلا إسناد لا ينفي ذلك",
		trace.NamesSource:     "ينسبه إلى %n، وفيه اسم %n التي يُنسب إليها النص هنا، وقد يكون هو المقصود",

		trace.HopCredit:  "لأنه ينسبه إلى %n",
		trace.HopOrigin:  "لأنه الأقدم بين هذه النصوص",
		trace.HopSource:  "لأنه المصدر الأرجح بين هذه النصوص",
		trace.HopBefore:  "لأنه الأقرب إليه مما نُشر قبله",
		trace.HopClosest: "لأنه الأقرب إليه؛ ولا يُعرف أيهما نُشر أولًا",
	}
}
