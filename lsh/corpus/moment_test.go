package corpus

import "testing"

// TestMoments: of all <time> of a page only its own is its date.
func TestMoments(t *testing.T) {
	const (
		head  = `<h1>` + head1 + `</h1>`
		story = `<div class="x"><p>` + para1 + `</p><p>` + para2 + `</p></div>`
		own   = `<time datetime="2024-03-05">5 مارس</time>`
		other = `<time datetime="2021-01-05">5 يناير</time>`
		link  = `<a href="/2">وزير النقل يزور محطات مدن الساحل الجديدة</a>`
	)
	for _, tt := range []struct{ name, body, want string }{
		{"below the heading", head + own + story, "2024-03-05"},
		{"in a list of facts", head + `<ul><li><a href="/u/7">سالم أحمد</a></li><li>` + own + `</li></ul>` + story, "2024-03-05"},
		{"in a line with the reporter, in the text's element", `<div>` + head + `<p>كتب سالم أحمد من مدينة الميناء القديمة في ` + own + `</p><p>` + para1 + `</p><p>` + para2 + `</p></div>`, "2024-03-05"},
		{"above the heading, in its header", `<article><header>` + own + head + `</header>` + story + `</article>`, "2024-03-05"},
		{"above the heading, in a block with it", `<div>` + own + head + `</div>` + story, "2024-03-05"},
		{"behind the text, marked", head + story + `<div><time pubdate datetime="2024-03-05">5 مارس</time></div>`, "2024-03-05"},
		{"of a change and of publication", head + `<div><time class="updated" datetime="2024-03-07">x</time>` + own + `</div>` + story, "2024-03-05"},
		{"of a change only", head + `<div><time class="updated" datetime="2024-03-07">x</time></div>` + story, "2024-03-07"},
		{"in the story", head + `<div><p>وكانت الحرب قد اندلعت في ` + other + ` واستمرت أسابيع عدة.</p><p>` + para1 + `</p><p>` + para2 + `</p></div>`, ""},
		{"in the story, behind its first paragraph", head + `<div><p>` + para1 + `</p><p>في ` + other + `</p><p>` + para2 + `</p></div>`, ""},
		{"of another story below", head + story + `<h3>أخبار أخرى</h3><ul><li>` + link + other + `</li></ul>`, ""},
		{"of another story below, marked", head + story + `<div><h3>` + link + `</h3><time itemprop="datePublished" datetime="2021-01-05">x</time></div>`, ""},
		{"of another story above", `<ul><li>` + link + other + `</li></ul>` + head + story, ""},
		{"of another story between heading and text", head + `<div>` + link + other + `</div>` + story, ""},
		{"of a comment", head + story + `<div><b>أحمد</b>` + other + `<p>شكرا جزيلا</p></div>`, ""},
		{"of a comment, marked", head + story + `<div class="comment"><b>أحمد</b><time itemprop="datePublished" datetime="2021-01-05">x</time><p>شكرا جزيلا</p></div>`, ""},
		{"the site's clock", `<div class="clock">` + other + `</div>` + head + story, ""},
		{"the site's clock and its own", `<div class="clock">` + other + `</div>` + head + own + story, "2024-03-05"},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body>` + tt.body + `</body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || printDate(articles[0].Published) != tt.want {
			t.Errorf("<time> %s: %d articles, the date is %q, want %q", tt.name, len(articles), printDate(articles[0].Published), tt.want)
		}
	}
}
