package reports

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// The values of a report, as a reader takes them.

func (c *reader) text(name string, v *string) {
	if !c.at(name) || !c.expect('"') {
		return
	}
	if b, ok := c.stringBytes(); ok {
		*v = string(b)
		c.advance()
	}
}

func (c *reader) optional(name string, v *string) { c.text(name, v) }

func (c *reader) word(name string, v *string) {
	if !c.at(name) || !c.expect('"') {
		return
	}
	if b, ok := c.stringBytes(); ok {
		*v = c.intern(b)
		if name == "schema" && len(c.path) == 0 && *v != Schema {
			c.fail(fmt.Errorf("%q is not known; hint: this sada reads %s", *v, Schema))
		}
		c.advance()
	}
}

func (c *reader) someWord(name string, v *string) { c.word(name, v) }

// pass reads a string that is not kept.
func (c *reader) pass(name string) {
	if c.at(name) && c.expect('"') {
		if _, ok := c.stringBytes(); ok {
			c.advance()
		}
	}
}

// passTexts reads a list of strings that are not kept.
func (c *reader) passTexts(name string) {
	if c.openList(name) {
		for c.nextItem() && c.expect('"') {
			c.stringBytes()
		}
	}
}

// wordBytes bounds the words of which copies are looked for far back: longer
// texts recur one after another if at all.
const wordBytes = 48

// intern keeps one copy of words that recur.
func (c *reader) intern(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	recent := &c.recent[(8*len(b)+int(b[len(b)-1]))%len(c.recent)]
	if *recent == string(b) {
		return *recent
	}
	if a := c.articles[string(b)]; a != nil {
		*recent = a.ID
		return *recent
	}
	if len(b) > wordBytes {
		*recent = string(b)
		return *recent
	}
	s, ok := c.seen[string(b)]
	if !ok {
		s = string(b)
		if c.seen != nil {
			c.seen[s] = s
		}
	}
	*recent = s
	return s
}

func (c *reader) texts(name string, v *[]string) { c.listOf(name, v, c.intern) }

// listOf reads a list of strings, each as keep has it.
func (c *reader) listOf(name string, v *[]string, keep func([]byte) string) {
	if !c.openList(name) {
		return
	}
	*v = nil
	for c.nextItem() {
		if !c.expect('"') {
			return
		}
		b, ok := c.stringBytes()
		if !ok {
			return
		}
		*v = append(*v, keep(b))
	}
}

func (c *reader) signed(name string, v *int) {
	if c.at(name) {
		*v = c.whole()
		c.advance()
	}
}

func (c *reader) integer(name string, v *int) {
	if c.at(name) {
		*v = c.count()
		c.advance()
	}
}

func (c *reader) offset(name string, v *int) { c.integer(name, v) }

func (c *reader) short(name string, v *int32) {
	if !c.at(name) {
		return
	}
	n := c.count()
	if *v = int32(n); int(*v) != n {
		c.fail(fmt.Errorf("%d is too large", n))
	}
	c.advance()
}

// count takes a whole number that is 0 or more.
func (c *reader) count() int {
	n := c.whole()
	if n < 0 {
		c.fail(fmt.Errorf("%d is below 0", n))
	}
	return n
}

// whole takes a whole number.
func (c *reader) whole() int {
	if n, ok := c.digits(); ok {
		return n
	}
	token := c.number()
	n := 0
	for _, b := range token {
		if b < '0' || b > '9' || len(token) > 18 {
			var err error
			if n, err = strconv.Atoi(string(token)); err != nil {
				c.fail(fmt.Errorf("%q is not a whole number", token))
			}
			break
		}
		n = 10*n + int(b-'0')
	}
	return n
}

func (c *reader) ratio(name string, v *float64) { c.float(name, v, 1) }

func (c *reader) part(name string, v *float64) { c.ratio(name, v) }

func (c *reader) weight(name string, v *float64) { c.float(name, v, math.MaxFloat64) }

// float takes a number from 0 to most.
func (c *reader) float(name string, v *float64, most float64) {
	if !c.at(name) {
		return
	}
	token := c.number()
	f, err := strconv.ParseFloat(string(token), 64)
	switch {
	case err != nil:
		if c.err == nil {
			c.fail(fmt.Errorf("%q is not a number", token))
		}
	case most == 1 && (f < 0 || f > 1):
		c.fail(fmt.Errorf("%s is not within 0 and 1", token))
	case f < 0:
		c.fail(fmt.Errorf("%s is below 0", token))
	}
	*v = f
	c.advance()
}

func (c *reader) flag(name string, v *bool) {
	if !c.at(name) {
		return
	}
	*v = c.boolean()
	c.advance()
}

func (c *reader) numbers(name string, v *[]int) {
	if !c.openList(name) {
		return
	}
	*v = nil
	for c.nextItem() {
		*v = append(*v, c.count())
	}
}

func (c *reader) counts(name string, v *map[string]int) {
	if !c.at(name) {
		return
	}
	*v = make(map[string]int)
	c.entries(name, func(key string) {
		(*v)[key] = c.count()
	})
}

func (c *reader) options(name string, v *map[string]any) {
	if !c.at(name) {
		return
	}
	*v = make(map[string]any)
	c.entries(name, func(key string) {
		switch b, _ := c.peek(); {
		case b == '"':
			c.pos++
			if s, ok := c.stringBytes(); ok {
				(*v)[key] = string(s)
			}
		case b == 't' || b == 'f':
			(*v)[key] = c.boolean()
		case b == '-' || b >= '0' && b <= '9':
			token := string(c.number())
			if n, err := strconv.Atoi(token); err == nil {
				(*v)[key] = n
			} else if f, err := strconv.ParseFloat(token, 64); err == nil {
				(*v)[key] = f
			} else {
				c.fail(fmt.Errorf("%q is not a number", token))
			}
		default:
			c.fail(errors.New("not a string, a number, true or false"))
		}
	})
}

// entries reads an object whose keys are data.
func (c *reader) entries(name string, value func(key string)) {
	c.enter(name)
	c.fields(func(coder) {
		c.readKey()
		value(c.intern(c.key))
		c.advance()
	})
	c.leave()
}
