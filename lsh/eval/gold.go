package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sada/lsh/arabic"
)

// goldCase is one line of gold.jsonl. Pointers tell a missing field from zero.
type goldCase struct {
	A      *string `json:"a"`
	AStart *int    `json:"a_start"`
	AEnd   *int    `json:"a_end"`
	B      *string `json:"b"`
	BStart *int    `json:"b_start"`
	BEnd   *int    `json:"b_end"`
	Kind   string  `json:"kind"`
}

// maxLine is the longest line of gold that is read, in bytes.
const maxLine = 1 << 20

// ReadGold reads cases in JSON Lines: a, a_start, a_end, b, b_start, b_end and
// kind, offsets in bytes of the articles' Text; unknown fields and empty lines
// are passed over, a missing kind is "". It stops at the first case that is
// wrong, with an error that names name, line and field: what is wrong with gold
// makes every figure wrong.
func ReadGold(r io.Reader, name string, lib Library) ([]Case, error) {
	var cases []Case
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	line := 0
	for scanner.Scan() {
		line++
		text := bytes.TrimSpace(scanner.Bytes())
		if line == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(text) == 0 {
			continue
		}
		c, err := parseGold(text, lib)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		cases = append(cases, c)
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: the line is longer than %d bytes; hint: a case is one line", name, line+1, maxLine)
	} else if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, line+1, err)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no case in it; hint: is it the right file?", name)
	}
	return cases, nil
}

func parseGold(line []byte, lib Library) (Case, error) {
	var g goldCase
	if err := json.Unmarshal(line, &g); err != nil {
		return Case{}, fmt.Errorf("not a case in JSON: %w", err)
	}
	a, err := goldSide(lib, "a", g.A, g.AStart, g.AEnd)
	if err != nil {
		return Case{}, err
	}
	b, err := goldSide(lib, "b", g.B, g.BStart, g.BEnd)
	if err != nil {
		return Case{}, err
	}
	return Case{Passage{*g.A, *g.B, a, b}, g.Kind}, nil
}

func goldSide(lib Library, field string, id *string, start, end *int) (arabic.Span, error) {
	switch {
	case id == nil:
		return arabic.Span{}, fmt.Errorf("no field %s; hint: it holds the id of an article", field)
	case start == nil:
		return arabic.Span{}, fmt.Errorf("no field %s_start", field)
	case end == nil:
		return arabic.Span{}, fmt.Errorf("no field %s_end", field)
	}
	s := arabic.Span{Start: *start, End: *end}
	article := lib[*id]
	if article == nil {
		return s, fmt.Errorf("%s: no article has the id %q; hint: were the gold's own articles read?", field, *id)
	}
	if err := checkSpan(article.Text, s); err != nil {
		return s, fmt.Errorf("%s_%w", field, err)
	}
	return s, nil
}

// WriteGold writes cases as ReadGold reads them, in their order.
func WriteGold(w io.Writer, cases []Case) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range cases {
		c := &cases[i]
		g := goldCase{&c.A, &c.ASpan.Start, &c.ASpan.End, &c.B, &c.BSpan.Start, &c.BSpan.End, c.Kind}
		if err := enc.Encode(g); err != nil {
			return err
		}
	}
	return out.Flush()
}
