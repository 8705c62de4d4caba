package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Point is what one value of an option came to: one of the reports, the same in
// all points of a sweep.
type Point struct {
	Value  string      `json:"value"`
	Report *Report     `json:"report,omitempty"`
	Pairs  *PairReport `json:"pairs,omitempty"`
}

// Sweep is one option tried with several values.
type Sweep struct {
	Option string  `json:"option"`
	Points []Point `json:"points"` // in the order of the values given
}

// ParseSweep reads "option=a,b,c" into an option and its values, two or more,
// none twice.
func ParseSweep(text string) (option string, values []string, err error) {
	option, list, ok := strings.Cut(text, "=")
	option = strings.TrimPrefix(strings.TrimSpace(option), "--")
	if !ok || option == "" {
		return "", nil, fmt.Errorf("%q is no sweep; hint: give an option and its values, such as min-words=15,20,25", text)
	}
	for value := range strings.SplitSeq(list, ",") {
		value = strings.TrimSpace(value)
		if value == "" {
			return "", nil, fmt.Errorf("%q has an empty value", text)
		}
		if slices.Contains(values, value) {
			return "", nil, fmt.Errorf("%q has the value %s twice", text, value)
		}
		values = append(values, value)
	}
	if len(values) < 2 {
		return "", nil, fmt.Errorf("%q has only one value; hint: a sweep compares several, such as min-words=15,20,25", text)
	}
	return option, values, nil
}

// places are the values' places on the horizontal axis, in 0..1: to scale where
// all are numbers, evenly spaced in their order where not.
func (s *Sweep) places() []float64 {
	places := make([]float64, len(s.Points))
	for i, p := range s.Points {
		x, err := strconv.ParseFloat(p.Value, 64)
		if err != nil || x-x != 0 { // infinite or not a number
			return evenPlaces(len(places))
		}
		places[i] = x
	}
	low, high := slices.Min(places), slices.Max(places)
	if !(high-low > 0) || high-low > 1e300 {
		return evenPlaces(len(places))
	}
	for i := range places {
		places[i] = (places[i] - low) / (high - low)
	}
	return places
}

func evenPlaces(n int) []float64 {
	places := make([]float64, n)
	for i := range places {
		places[i] = float64(i) / float64(max(n-1, 1))
	}
	return places
}
