// Package seeds holds five scraped pages as an example to try things on, and
// what must be found in them. README.md says where they come from and explains
// labels.json.
package seeds

import "embed"

// Pages are the pages as they were scraped, at the root of the file system.
//
//go:embed *.txt
var Pages embed.FS

// Labels is labels.json.
//
//go:embed labels.json
var Labels []byte
