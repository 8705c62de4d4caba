package corpus

import (
	"time"

	"sada/lsh/outlet"
)

func ParseDate(text string, ref time.Time) (Date, bool) { return Date{}, false }

func findCredits(text string, reg *outlet.Registry, outletName string) []Credit { return nil }

func sourceLine(line string, reg *outlet.Registry) ([]Credit, bool) { return nil, false }
