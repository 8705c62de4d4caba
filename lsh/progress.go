package lsh

import "time"

// begin tells that a stage begins, and returns when; took ends it.
func (s *scan) begin(stage string) time.Time {
	if s.opt.Progress != nil {
		s.opt.Progress(Progress{Stage: stage, Articles: len(s.articles)})
	}
	return time.Now()
}
