package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

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
// makes every figure wrong. Without a lib the form alone is checked: what can be
// told before the articles are read.
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
		return Case{}, jsonError(err)
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

// jsonError says in words what is wrong with a line of JSON.
func jsonError(err error) error {
	const hint = `hint: a case is an object such as {"a": "id-1", "a_start": 0, "a_end": 120, "b": "id-2", "b_start": 40, "b_end": 160, "kind": "none"}`
	var value *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &value) && value.Field == "":
		return fmt.Errorf("the line is no object of JSON; %s", hint)
	case errors.As(err, &value):
		wanted := "a text"
		if value.Type.Kind() == reflect.Int {
			wanted = "a whole number of bytes"
		}
		return fmt.Errorf("%s: %s where %s belongs", value.Field, value.Value, wanted)
	case errors.As(err, &syntax):
		return fmt.Errorf("the line is no JSON from its byte %d on; %s", syntax.Offset, hint)
	}
	return fmt.Errorf("the line is no JSON: %w; %s", err, hint)
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
	if lib == nil {
		if s.Start < 0 || s.Start >= s.End {
			return s, fmt.Errorf("%s_%w", field, checkSpan("", s))
		}
		return s, nil
	}
	article := lib[*id]
	if article == nil {
		return s, fmt.Errorf("%s: no article has the id %q; hint: were the gold's own articles read?", field, *id)
	}
	if err := checkSpan(article.Text, s); err != nil {
		return s, fmt.Errorf("%s_%w", field, err)
	}
	return s, nil
}
