package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// Nouns for media, and for those who write in them
//
// صحيفة, قناة, وكالة, نيوز, وسائل إعلام: what says of a name that it is a medium's, or of
// media that none of them is named. Each noun stands here once for each way it does so. The
// ways differ: موقع may be a place and وكالة an authority, so that a name behind them must be
// known where one behind صحيفة need not; صوت begins names and is no title. Two more lists
// answer other questions: the titles of lsh/outlet say which kind of outlet a title means, and
// those of the readers of pages what a line of a site's frame is about.

// nounUse is how a noun says that a medium is meant.
type nounUse uint16

const (
	isTitle    nounUse = 1 << iota // stands before a name and says what it is: قناة X
	isSure                         // and the name need not be known, for it says nothing else
	isPress                        // and what it prints is no research of its own, as a journal's is
	isDual                         // and two names may follow: وكالتا X و«Y»
	isDefinite                     // a medium that was named before, or is named in marks
	beginsName                     // the first word of many names: صوت الريف
	endsName                       // the last: تاق برس
	isVagueOf                      // names nobody, with the word behind it: وسائل إعلام (see vague)
	isVagueTag                     // names nobody by itself, in tags and datelines

	// The same of those who write.
	isJournalist // before a name: نشره الصحافي فلان في X
	isAnalysing  // what a medium calls who writes of its own matters: المحلل العسكري في «معاريف»
	isWriter     // what a page says below its text that somebody is: كاتب وباحث
)

// mediaNouns are the nouns, folded.
var mediaNouns = []struct {
	use   nounUse
	nouns string
}{
	{isTitle | isSure | isPress, "صحيفه جريده قناه تلفزيون اذاعه"},
	{isTitle | isSure, "تليفزيون التلفزيون التليفزيون الاذاعه راديو مجله"},
	{isTitle | isPress, "وكاله"},
	{isTitle, "فضاييه محطه موقع بوابه شبكه منصه يوميه اسبوعيه قنوات الزميله زميلتنا"},
	{isTitle | isDual, "صحيفتا صحيفتي قناتا قناتي وكالتا وكالتي مجلتا مجلتي موقعا موقعي"},
	{isDefinite, "الوكاله الصحيفه الجريده القناه الشبكه المجله الموقع المحطه"},
	{beginsName, "صوت صدي نبض نافذه بوابه عين مراه مرايا منبر شبكه اخبار نبراس بوصله مرصد راديو منصه موقع"},
	{endsName, "نيوز برس بريس ميديا تايمز بوست اونلاين للانباء الاخباري الاخباريه"},
	{isVagueOf, "وكالات وسايل الوسايل صحف الصحف الصحافه صحافه تقارير مصادر مواقع اعلام الاعلام قنوات"},
	{isVagueTag, "متابعات متابعه الوكالات"},
	{isJournalist | isAnalysing | isWriter, "كاتب كاتبه محلل"},
	{isJournalist | isWriter, "صحافي صحفي صحافيه صحفيه اعلامي اعلاميه"},
	{isJournalist | isAnalysing, "معلق"},
	{isJournalist, "زميل زميله"},
	{isAnalysing | isWriter, "محلله"},
	{isAnalysing, "معلقه مراسل مراسله محرر محرره"},
	{isWriter, "باحث باحثه اكاديمي اكاديميه استاذ استاذه روايي رواييه شاعر شاعره ناقد ناقده خبير خبيره"},
}

var (
	nameTitles = nounsOf(isTitle)
	sureTitles = nounsOf(isSure)
	press      = nounsOf(isPress)
	dualTitles = nounsOf(isDual)
	definites  = nounsOf(isDefinite)
	firstWords = nounsOf(beginsName)
	lastWords  = nounsOf(endsName)
	vagueNouns = nounsOf(isVagueOf)
	vagueTags  = nounsOf(isVagueTag)

	journalists = nounsOf(isJournalist)
	analysts    = nounsOf(isAnalysing)
	writers     = nounsOf(isWriter)
)

// nounsOf are the nouns that have a use.
func nounsOf(use nounUse) *arabic.Set {
	var nouns []string
	for _, row := range mediaNouns {
		if row.use&use != 0 {
			nouns = append(nouns, row.nouns)
		}
	}
	return arabic.SetOf(strings.Join(nouns, " "))
}
