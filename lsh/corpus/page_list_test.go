package corpus

import (
	"slices"
	"strings"
	"testing"
)

// The page's own story, and one that is appended to it.
const (
	ownStory = "مستشفى الأطفال ينجح في زراعة نخاع من متبرع بعيد\n" +
		"نجح فريق طبي في مستشفى الأطفال في أول زراعة لنخاع العظم من متبرع غير قريب لطفلة في السابعة.\n" +
		"واستمرت العملية ست ساعات وشارك فيها أحد عشر طبيبا من أقسام الدم والتخدير.\n" +
		"وذكر رئيس الفريق أن الطفلة غادرت غرفة العزل وأن نتائج تحاليلها مطمئنة.\n"
	otherHead = "الحكومة تؤجل ضريبة المبيعات إلى مطلع العام المقبل\n"
	otherLead = "قررت الحكومة تأجيل العمل بضريبة المبيعات إلى مطلع العام المقبل استجابة لمطالب غرف التجارة.\n"
	otherRest = "وقال الناطق باسمها إن التأجيل يمنح التجار وقتا لتعديل أنظمتهم المحاسبية.\n"
	thirdHead = "الذهب يستقر قرب أعلى مستوى له في شهر\n"
	thirdLead = "استقرت أسعار الذهب يوم الثلاثاء قرب أعلى مستوى لها في شهر مع ترقب المستثمرين.\n"
	ownSource = "المصدر: صحيفة المشرق\n"
	otherDate = "05.03.2024 | 16:40 GMT\n"
)

func TestAppended(t *testing.T) {
	also := "إقرأ أيضاً\n"
	joined := strings.TrimSuffix(otherLead, "\n") + otherRest
	for name, page := range map[string]string{
		"headline, paragraphs":                ownStory + ownSource + also + otherHead + otherLead + otherRest,
		"headline, date, paragraphs, source":  ownStory + ownSource + also + otherHead + otherDate + otherLead + otherRest + "المصدر: وكالات\n",
		"headline, day with words":            ownStory + ownSource + also + otherHead + "الثلاثاء 5 مارس 2024\n" + otherLead + otherRest,
		"headline, labelled date":             ownStory + ownSource + also + otherHead + "تاريخ النشر: 05.03.2024\n" + otherLead + otherRest,
		"date, headline":                      ownStory + ownSource + also + otherDate + otherHead + otherLead + otherRest,
		"one paragraph and the source":        ownStory + ownSource + also + otherHead + otherDate + otherLead + "المصدر: وكالات\n",
		"two sentences and the bare source":   ownStory + ownSource + also + otherHead + joined + "رويترز\n",
		"title beside the link's words":       ownStory + ownSource + "اقرأ أيضا: " + otherHead + otherLead + otherRest + "المصدر: وكالات\n",
		"the same, with one paragraph":        ownStory + ownSource + "\nاقرأ أيضا: " + otherHead + otherLead + "\nالمصدر: وكالات\n",
		"a heading between its paragraphs":    ownStory + ownSource + also + otherHead + otherLead + "ترحيب التجار\n" + otherRest + otherLead,
		"the first has no source":             ownStory + also + otherHead + otherDate + otherLead + otherRest + "المصدر: وكالات\n",
		"under the heading of a list, dated":  ownStory + ownSource + "مواضيع ذات صلة\n" + otherHead + otherDate + otherLead + otherRest,
		"under a link's heading, dated":       ownStory + ownSource + "إقرأ المزيد\n" + otherHead + otherDate + otherLead + otherRest,
		"with the hour and a section beneath": ownStory + ownSource + also + otherHead + "اقتصاد | 5 مارس 2024 | 16:40\n" + otherLead + otherRest,
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", page)
		if err != nil || len(got) != 2 {
			t.Errorf("%s: %d articles, %v, want 2", name, len(got), err)
			continue
		}
		if got[1].Title != strings.TrimSpace(otherHead) || !strings.HasPrefix(got[1].Text, strings.TrimSpace(otherLead)) || strings.Contains(got[0].Text, "ضريبة") {
			t.Errorf("%s: title %q, texts %q, %q", name, got[1].Title, got[0].Text, got[1].Text)
		}
		if dated := strings.Contains(page, "2024"); dated && got[1].Published.Time.Format("2006-01-02") != "2024-03-05" || !got[0].Published.Time.IsZero() {
			t.Errorf("%s: dates %v, %v", name, got[0].Published, got[1].Published)
		}
	}
	for name, page := range map[string]string{
		"two sentences, an outlet's bare name beneath, then the foot": ownStory + ownSource + also + otherHead + joined + "رويترز\nجميع الحقوق محفوظة 2023\n",
		"one sentence and an outlet's bare name":                      ownStory + ownSource + also + otherHead + otherLead + "رويترز\n",
		"two sentences and a bare name that nobody knows":             ownStory + ownSource + also + otherHead + joined + "منبر السدرة\n",
		"two sentences and two bare names":                            ownStory + ownSource + also + otherHead + joined + "رويترز\nوكالة الأناضول\n",
		"title":                                                       ownStory + ownSource + also + otherHead,
		"title and date":                                              ownStory + ownSource + also + otherHead + otherDate,
		"title, date, lead":                                           ownStory + ownSource + also + otherHead + otherDate + otherLead,
		"title, lead":                                                 ownStory + ownSource + also + otherHead + otherLead,
		"two of title and lead":                                       ownStory + ownSource + also + otherHead + otherLead + thirdHead + thirdLead,
		"two of title, date, lead":                                    ownStory + ownSource + also + otherHead + otherDate + otherLead + thirdHead + otherDate + thirdLead,
		"two of date, title, lead":                                    ownStory + ownSource + also + otherDate + otherHead + otherLead + otherDate + thirdHead + thirdLead,
		"two of title and date in a list":                             ownStory + "مواضيع ذات صلة\n" + otherHead + otherDate + thirdHead + otherDate,
		"title, labelled date":                                        ownStory + also + otherHead + "تاريخ النشر: 05.03.2024\n",
		"a box in the story":                                          strings.Replace(ownStory, "واستمرت", also+otherHead+otherDate+"واستمرت", 1),
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", page)
		if err != nil || len(got) != 1 {
			t.Errorf("teaser of %s: %d articles, %v, want 1", name, len(got), err)
			continue
		}
		if _, own, _ := strings.Cut(strings.TrimSpace(ownStory), "\n"); got[0].Text != own || !got[0].Published.Time.IsZero() {
			t.Errorf("teaser of %s: text %q, date %v", name, got[0].Text, got[0].Published)
		}
	}
}

// A title beside the words of a link is that of a further article only where the page's own
// has ended and the other follows whole.
func TestLinkInStory(t *testing.T) {
	link, source := "اقرأ أيضا: "+otherHead, "المصدر: وكالات\n"
	title, own, _ := strings.Cut(ownStory, "\n")
	lead, rest, _ := strings.Cut(own, "\n")
	other := otherLead + otherRest
	for name, tt := range map[string]struct{ page, want string }{
		"nothing has ended the story":     {ownStory + link + other + source, own + other},
		"no source line behind":           {ownStory + ownSource + link + other, own + other},
		"a link and no more":              {ownStory + ownSource + link, own},
		"the source is that of a picture": {title + "\n" + lead + "\n" + ownSource + link + rest + source, own},
		"above the text":                  {title + "\n" + ownSource + link + own + source, own},
		"two links":                       {ownStory + ownSource + link + "اقرأ أيضا: " + thirdHead + source, own},
		"of another story's title":        {ownStory + ownSource + "اقرأ أيضا: " + thirdHead + other + source, own + other},
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", tt.page)
		if err != nil || len(got) != 1 || got[0].Text != strings.TrimSpace(tt.want) {
			t.Errorf("%s: %d articles, %v, want 1 of\n%s", name, len(got), err, tt.want)
			for _, a := range got {
				t.Logf("%q: %q", a.Title, a.Text)
			}
		}
	}
}

// TestBelowSource: what stands below a source line is an article of its own if it begins as one
// and has a date or a source of its own, or is all of another story; what goes on with the
// story, below a heading or none, is not.
func TestBelowSource(t *testing.T) {
	d := newDecoder(testOptions())
	tale, other := tales[0], tales[1]
	own, more := strings.Join(tale.story, "\n"), strings.Join(other.story, "\n")
	for _, tt := range []struct {
		name, page string
		want       []string
	}{
		{"two sources", own + "\nالمصدر: سانا\n" + other.title + "\n" + more + "\nالمصدر: تاس", []string{own, more}},
		{"a date", own + "\nالمصدر: سانا\n" + other.title + "\n11 يناير 2016\n" + more, []string{own, more}},
		{"another story", own + "\nالمصدر: سانا\n" + other.title + "\n" + more, []string{own, more}},
		{"the story goes on", tale.story[0] + "\nالمصدر: سانا\n" + strings.Join(tale.story[1:], "\n"), []string{own}},
		{"below a heading", tale.story[0] + "\nالمصدر: سانا\nالتجار يستعيدون محلاتهم في السوق\n" + strings.Join(tale.story[1:], "\n"), []string{tale.story[0] + "\nالتجار يستعيدون محلاتهم في السوق\n" + strings.Join(tale.story[1:], "\n")}},
		{"a headline of another alone", own + "\nالمصدر: سانا\n" + other.title + "\nعن الموقع", nil},
	} {
		got, err := d.articles("p.txt", tale.title+"\n12 يناير 2016\n"+tt.page)
		var texts []string
		for _, a := range got {
			texts = append(texts, a.Text)
		}
		if err != nil || tt.want != nil && !slices.Equal(texts, tt.want) || tt.want == nil && len(texts) != 1 {
			t.Errorf("%s: %q, %v, want %q", tt.name, texts, err, tt.want)
		}
		if len(got) == 2 && (got[1].Title != other.title || len(got[0].Credits) != 1) {
			t.Errorf("%s: the second is %q, the first has the credits %v", tt.name, got[1].Title, got[0].Credits)
		}
	}
}
