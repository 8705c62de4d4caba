package corpus

import (
	"sada/lsh/outlet"
)

func findCredits(text string, reg *outlet.Registry, outletName string) []Credit { return nil }

func sourceLine(line string, reg *outlet.Registry) ([]Credit, bool) { return nil, false }
