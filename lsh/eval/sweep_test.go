package eval

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestParseSweep(t *testing.T) {
	tests := []struct{ text, want, wantErr string }{
		{"min-words=15,20,25", "min-words [15 20 25]", ""},
		{"--min-words = 15, 20", "min-words  [15 20]", ""},
		{"engine=default,classic", "engine [default classic]", ""},
		{"", "", "is no sweep"},
		{"min-words", "", "is no sweep"},
		{"=1,2", "", "is no sweep"},
		{"min-words=15", "", "only one value"},
		{"min-words=15,,20", "", "an empty value"},
		{"min-words=15,20,15", "", "the value 15 twice"},
	}
	for _, tt := range tests {
		option, values, err := ParseSweep(tt.text)
		if tt.wantErr != "" {
			if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
				t.Errorf("ParseSweep(%q): %v, want an error with %q", tt.text, err, tt.wantErr)
			}
			continue
		}
		if got := fmt.Sprint(option, " ", values); err != nil || strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(tt.want), " ") {
			t.Errorf("ParseSweep(%q) = %s, %v, want %s", tt.text, got, err, tt.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		values []string
		want   string
	}{
		{[]string{"10", "20", "50"}, "[0 0.25 1]"},
		{[]string{"50", "10"}, "[1 0]"},
		{[]string{"a", "10", "50"}, "[0 0.5 1]"},
		{[]string{"1", "Inf"}, "[0 1]"},
		{[]string{"NaN", "1"}, "[0 1]"},
		{[]string{"1", "1.0"}, "[0 1]"},
		{[]string{"-1e308", "1e308"}, "[0 1]"},
		{[]string{"7"}, "[0]"},
	}
	for _, tt := range tests {
		s := &Sweep{}
		for _, v := range tt.values {
			s.Points = append(s.Points, Point{Value: v})
		}
		if got := fmt.Sprint(s.places()); got != tt.want {
			t.Errorf("places of %v = %s, want %s", tt.values, got, tt.want)
		}
	}
}

func TestWriteSVG(t *testing.T) {
	const evil = `</svg><script>alert("1")</script>`
	for _, tt := range []struct {
		points []Point
		dots   int // one for each value and measure
	}{
		{[]Point{
			{Value: "1\x00&\u202e", Report: &Report{Plagdet: .97, Precision: .98, Recall: .96}},
			{Value: "2", Report: &Report{Plagdet: 1, Precision: 1, Recall: 1}},
			{Value: "3", Report: &Report{}},
		}, 9},
		{[]Point{{Value: "1", Pairs: &PairReport{Recall: .9}}, {Value: "2", Pairs: &PairReport{}}}, 4},
	} {
		checkSVG(t, &Sweep{Option: evil, Points: tt.points}, tt.dots)
	}
}

func checkSVG(t *testing.T, s *Sweep, want int) {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "<script") || strings.Contains(b.String(), "\x00") {
		t.Errorf("the option stands in the SVG as it is:\n%s", &b)
	}
	dots := 0
	for d := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("not XML: %v\n%s", err, &b)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
			dots++
		}
	}
	if dots != want {
		t.Errorf("%d dots, want %d", dots, want)
	}
	if strings.Contains(b.String(), "NaN") {
		t.Errorf("NaN in the SVG:\n%s", &b)
	}
}
