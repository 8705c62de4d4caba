package lsh_test

import (
	"slices"
	"testing"

	"sada/lsh"
)

// Every stage that the statistics name is told when it begins, in its order.
func TestProgressNamesStages(t *testing.T) {
	for _, test := range []struct {
		engine string
		want   []string
	}{
		{lsh.Default, []string{"read", "index", "align", "label", "group", "trace"}},
		{lsh.Classic, []string{"read", "classic", "align", "label", "group", "trace"}},
	} {
		var told []string
		last := lsh.Progress{}
		_, stats, err := lsh.Scan(t.Context(), []string{"../seeds"}, lsh.Options{Engine: test.engine, Progress: func(p lsh.Progress) {
			told = append(told, p.Stage)
			last = p
		}})
		if err != nil {
			t.Fatal(err)
		}
		if told = slices.Compact(told); !slices.Equal(told, test.want) {
			t.Errorf("engine %s tells of the stages %v, want %v", test.engine, told, test.want)
		}
		if last.Articles != 8 {
			t.Errorf("engine %s: the last stage has %d articles, want 8", test.engine, last.Articles)
		}
		var timed []string
		for _, s := range stats.Stages {
			timed = append(timed, s.Stage)
		}
		if !slices.Equal(timed, test.want) {
			t.Errorf("engine %s times the stages %v, want %v", test.engine, timed, test.want)
		}
	}
}
