package reports

import (
	"fmt"
	"strings"
	"testing"
)

// Near duplicates of an earlier article are folded into it; any other one says how it
// stands to the first that it shares text with, from its own side.
func TestStoryAsShown(t *testing.T) {
	r := &Report{Stories: []Story{{Articles: []string{"a", "b", "c", "d", "e"}, Pairs: []Relation{
		{"a", "b", "duplicate"}, {"a", "c", "contains"}, {"b", "c", "contains"}, {"c", "d", "contained"}, {"a", "d", "partial"},
	}}}}
	for _, id := range r.Stories[0].Articles {
		r.Articles = append(r.Articles, Article{ID: id, Outlet: "outlet " + id, House: "house " + id})
	}
	v := newView(r, english())
	var got []string
	for _, one := range v.articlesOf(&r.Stories[0]) {
		got = append(got, fmt.Sprintf("%s/%s/%s", one.ID, one.outlets(v), one.relation(v.p)))
	}
	want := "a/outlet a (+1); also at: outlet b/|c/outlet c/contained #1|d/outlet d/partial #1|e/outlet e/"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("the story is shown as\n%s, want\n%s", s, want)
	}
}

// A credit counts once however many passages it speaks for, by the widest of them; so
// does an article without one; two credits of one article are two.
func TestCreditsCountOnce(t *testing.T) {
	member := func(article string, start, end int, verdict string, credits ...int) Member {
		return Member{Article: article, Start: start, End: end, Credit: Verdict{Verdict: verdict, Basis: "printing", Credits: credits}}
	}
	r := &Report{Clusters: []Cluster{
		{Members: []Member{member("a", 0, 10, "other", 0), member("b", 0, 10, "none"), member("c", 0, 10, "correct", 0)}},
		{Members: []Member{member("a", 0, 90, "correct", 0), member("b", 0, 90, "none"), member("c", 20, 30, "via", 1)}},
		{Members: []Member{member("a", 95, 99, "", 0)}},
	}}
	for _, id := range []string{"a", "b", "c"} {
		r.Articles = append(r.Articles, Article{ID: id})
	}
	got := newView(r, english()).judged([]int{0, 1, 2})
	if len(got) != 3 || got["correct"] != 2 || got["none"] != 1 || got["via"] != 1 {
		t.Errorf("counts are %v, want correct 2 (a by its widest passage, c), none 1, via 1", got)
	}
}

// Whose text a passage is, is said only where a credit says so.
func TestEarliestIsNoOwner(t *testing.T) {
	for verdict, want := range map[string]string{"correct": "واس", "via": "واس", "none": "", "other": "", "": ""} {
		r := &Report{Articles: []Article{{ID: "a", Outlet: "واس"}, {ID: "b"}}}
		c := &Cluster{Source: "واس", Members: []Member{{Article: "a"}, {Article: "b", Credit: Verdict{Verdict: verdict}}}}
		if got := newView(r, arabicPhrases()).source(c); got != want {
			t.Errorf("where the copy's verdict is %q the source is shown as %q, want %q", verdict, got, want)
		}
	}
}
