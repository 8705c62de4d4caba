package trace

import "testing"

// A review of what the papers print is not the origin of it, though a wire's.
func TestReview(t *testing.T) {
	text := prose(1, 50)
	for _, test := range []struct{ outlet, title, head, want string }{
		{"SPA", "عام / اهتمامات الصحف اللبنانية", "", "- vague:vague"},
		{"SPA", "لبنان", "بيروت واس أبرزت الصحف اللبنانية الصادرة اليوم ما يلي ", "- vague:vague"},
		{"SPA", "عام / اهتمامات الوزراء", "", "SPA :is-earliest"},
		{"SPA", "لبنان", "بيروت واس أبرزت الصحف خبر الوزير الصادر أمس ", "SPA :is-earliest"},
		{"SPA", "لبنان", "بيروت واس قرأ الوزير الصحف الصادرة اليوم ", "SPA :is-earliest"},
		{"Sabq", "اهتمامات الصحف اللبنانية", "", "Sabq :is-earliest"},
	} {
		var p press
		p.articles[p.add(test.outlet, "2015-07-20", test.head+text)].Title = test.title
		p.add("Okaz", "2015-07-21", text)
		p.shareAll(text, 0, 1)
		c := p.trace(t).Clusters[0]
		got := "-"
		if c.Origin.Article >= 0 {
			got = p.articles[c.Origin.Article].Outlet
		}
		v := c.Members[0].Credit
		if got += " " + v.Verdict + ":" + string(v.Reasons[0].Code); got != test.want {
			t.Errorf("%s, %q, %q: %s, want %s", test.outlet, test.title, test.head, got, test.want)
		}
	}
}
