package trace

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sada/lsh/align"
)

func TestStories(t *testing.T) {
	var items []string // of 50 words
	for i := range uint64(12) {
		items = append(items, prose(100+i, 50))
	}
	text := func(parts ...int) string {
		var lines []string
		for _, i := range parts {
			lines = append(lines, items[i])
		}
		return strings.Join(lines, "\n")
	}
	tests := []struct {
		name     string
		articles [][]int // items
		labels   []align.Label
		groups   [][]int
		want     []string // articles and their relations
	}{
		{
			"copies, a cut one and an extended one",
			[][]int{{0, 1, 2}, {0, 1, 2}, {0, 1}, {0, 1, 2, 3, 4}},
			nil, nil,
			[]string{"[0 1 2 3] 0=1 0>2 0<3 1>2 1<3 2<3"},
		},
		{
			"partly the same",
			[][]int{{0, 1, 2}, {0, 1, 4}},
			nil, nil,
			[]string{"[0 1] 0~1"},
		},
		{
			"one paragraph of five is a background, no story",
			[][]int{{0, 1, 2, 3, 4}, {0, 5, 6, 7, 7}},
			nil, nil,
			nil,
		},
		{
			"a round-up joins nothing",
			[][]int{{0, 1, 2}, {0}, {1}, {2}, {2}},
			nil, nil,
			[]string{"[0 3 4] 0>3 0>4 3=4", "[0 1] 0>1", "[0 2] 0>2"},
		},
		{
			"nor do two copies of it",
			[][]int{{0, 1}, {0, 1}, {0}, {1}},
			nil, nil,
			[]string{"[0 1 2] 0=1 0>2 1>2", "[0 1 3] 0=1 0>3 1>3"},
		},
		{
			"nor do two that share more than one item",
			[][]int{{0, 1, 2}, {0, 1, 3}, {0}, {1}},
			nil, nil,
			[]string{"[0 1 2] 0~1 0>2 1>2", "[0 1 3] 0~1 0>3 1>3"},
		},
		{
			"each reprints the half of the one before",
			[][]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}},
			nil, nil,
			[]string{"[0 1] 0~1", "[1 2] 1~2", "[2 3] 2~3"},
		},
		{
			"who has all but one paragraph of five is contained",
			[][]int{{0, 1, 2, 3, 4}, {0, 1, 2, 3}},
			nil, nil,
			[]string{"[0 1] 0>1"},
		},
		{
			"or contains",
			[][]int{{0, 1, 2, 3, 4}, {0, 1, 2, 3, 4, 5}},
			nil, nil,
			[]string{"[0 1] 0<1"},
		},
		{
			"who each have one of five that the other has not are no duplicates",
			[][]int{{0, 1, 2, 3, 4}, {1, 2, 3, 4, 5}},
			nil, nil,
			[]string{"[0 1] 0~1"},
		},
		{
			"one of eleven more is no matter",
			[][]int{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
			nil, nil,
			[]string{"[0 1] 0=1"},
		},
		{
			"quotations tie nothing",
			[][]int{{0}, {0}, {0}},
			[]align.Label{align.Quote},
			nil,
			nil,
		},
		{
			"a group without ties is a story",
			[][]int{{0, 1}, {0, 1}, {5}},
			nil,
			[][]int{{0, 1}},
			[]string{"[0 1] 0=1"},
		},
		{
			"an article of a group brings the others",
			[][]int{{0, 1}, {0, 1}, {0}},
			nil,
			[][]int{{0, 1}},
			[]string{"[0 1 2] 0=1 0>2 1>2"},
		},
	}
	signs := map[string]string{"duplicate": "=", "contains": ">", "contained": "<", "partial": "~"}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var p press
			for i, parts := range test.articles {
				p.add(fmt.Sprint("outlet", i), "", text(parts...))
			}
			for i, a := range test.articles {
				for k, b := range test.articles[i+1:] {
					for _, item := range a {
						if slices.Contains(b, item) {
							p.share(i, i+1+k, items[item], test.labels...)
						}
					}
				}
			}
			r := p.trace(t, test.groups...)
			var got []string
			for _, s := range r.Stories {
				line := fmt.Sprint(s.Articles)
				for _, rel := range s.Pairs {
					line += fmt.Sprintf(" %d%s%d", rel.A, signs[rel.Relation], rel.B)
				}
				got = append(got, line)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("stories are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// Articles of a story stand in order of time, unknown dates last.
func TestStoryOrder(t *testing.T) {
	var p press
	text := prose(1, 50)
	for i, date := range []string{"", "2015-07-22", "2015-07-21"} {
		p.add(fmt.Sprint("outlet", i), date, text)
	}
	p.shareAll(text, 0, 1, 2)
	if got, want := p.trace(t).Stories[0].Articles, []int{2, 1, 0}; !slices.Equal(got, want) {
		t.Errorf("articles are %v, want %v", got, want)
	}
}

// What two articles share in part ties them for some days, a whole text for ever.
func TestStoryEnds(t *testing.T) {
	frame, fourth, fifth := prose(1, 60), prose(2, 50), prose(3, 50)
	tests := []struct {
		dates [2]string
		texts [2]string
		want  int // stories
	}{
		{[2]string{"2015-07-31", "2015-08-02"}, [2]string{frame + "\n" + fourth, frame + "\n" + fifth}, 1},
		{[2]string{"2015-07-31", "2015-08-06"}, [2]string{frame + "\n" + fourth, frame + "\n" + fifth}, 0},
		{[2]string{"2015-08-06", "2015-07-31"}, [2]string{frame + "\n" + fourth, frame + "\n" + fifth}, 0},
		{[2]string{"", "2015-08-06"}, [2]string{frame + "\n" + fourth, frame + "\n" + fifth}, 1},
		{[2]string{"2015-07-31", "2015-08-06"}, [2]string{frame, frame}, 1},
		{[2]string{"2015-07-31", "2015-08-06"}, [2]string{frame, frame + "\n" + fifth}, 1},
		// Each has a sentence of its own: near duplicates, yet neither has the whole of the other.
		{[2]string{"2015-07-31", "2015-08-02"}, [2]string{frame + "\n" + prose(4, 11), frame + "\n" + prose(5, 11)}, 1},
		{[2]string{"2015-07-31", "2015-08-06"}, [2]string{frame + "\n" + prose(4, 11), frame + "\n" + prose(5, 11)}, 0},
		{[2]string{"2015-07-31", "2015-08-06"}, [2]string{frame + "\n" + prose(4, 11), frame + "\n" + prose(5, 3)}, 1},
	}
	for _, test := range tests {
		var p press
		p.add("Okaz", test.dates[0], test.texts[0])
		p.add("Sabq", test.dates[1], test.texts[1])
		p.share(0, 1, frame)
		if got := len(p.trace(t).Stories); got != test.want {
			t.Errorf("printed %q: %d stories, want %d", test.dates, got, test.want)
		}
	}
}
