package reports

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"
)

// Pictures of the HTML report, as a browser draws them. None is kept to compare
// with: fonts and their versions differ by machine, so that a kept one would tell
// of fonts. Two are drawn on the same machine instead, which must be equal, or
// must differ; and where ink is, is read from the picture itself.

// picture draws what a selector finds first; "" is the whole page.
func picture(t *testing.T, page *rod.Page, selector string) *image.NRGBA {
	t.Helper()
	eval(t, page, `() => document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))`)
	if selector == "" {
		selector = "html"
	}
	box := must(page.Eval(`(s) => {
		const r = document.querySelector(s).getBoundingClientRect();
		return {x: Math.floor(r.left + scrollX), y: Math.floor(r.top + scrollY), width: Math.ceil(r.width), height: Math.ceil(r.height)};
	}`, selector))(t).Value
	data := must(page.Screenshot(false, &proto.PageCaptureScreenshot{
		Format: proto.PageCaptureScreenshotFormatPng, CaptureBeyondViewport: true,
		Clip: &proto.PageViewport{X: box.Get("x").Num(), Y: box.Get("y").Num(), Width: box.Get("width").Num(), Height: box.Get("height").Num(), Scale: 1},
	}))(t)
	drawn := must(png.Decode(bytes.NewReader(data)))(t)
	out := image.NewNRGBA(drawn.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, drawn.At(x, y))
		}
	}
	return out
}

// unlike counts the pixels that differ visibly; all, where the sizes differ.
func unlike(a, b *image.NRGBA) (n int) {
	if a.Rect != b.Rect {
		return max(len(a.Pix), len(b.Pix)) / 4
	}
	for i := 0; i < len(a.Pix); i += 4 {
		for k := range 3 {
			if d := int(a.Pix[i+k]) - int(b.Pix[i+k]); d > 16 || d < -16 {
				n++
				break
			}
		}
	}
	return n
}

// inkOf is the box of the pixels that are nearly of the colour; empty without any.
func inkOf(img *image.NRGBA, c color.NRGBA) (box image.Rectangle) {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < 90 }
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if p := img.NRGBAAt(x, y); near(p.R, c.R) && near(p.G, c.G) && near(p.B, c.B) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// colours gives words of a text in the page, by their places in it, colours that
// nothing else has; it moves nothing.
func colours(t *testing.T, page *rod.Page, selector string, words ...string) []color.NRGBA {
	t.Helper()
	palette := []color.NRGBA{{255, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 255, 255}, {255, 0, 255, 255}}
	eval(t, page, `(selector, words) => {
		const names = ["#ff0000", "#00c800", "#0000ff", "#ff00ff"], sheet = new CSSStyleSheet();
		const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT), nodes = [];
		while (walker.nextNode()) nodes.push(walker.currentNode);
		words.split(" ").forEach((word, i) => {
			const [whole, letter] = word.split(":"), node = nodes.find((n) => n.data.includes(whole));
			const at = node.data.indexOf(whole) + (letter ? whole.indexOf(letter) : 0), range = new Range();
			range.setStart(node, at); range.setEnd(node, at + (letter || whole).length);
			CSS.highlights.set("w" + i, new Highlight(range));
			sheet.insertRule("::highlight(w" + i + ") { color: " + names[i] + "; background-color: transparent }");
		});
		document.adoptedStyleSheets = [sheet];
	}`, selector, strings.Join(words, " "))
	return palette[:len(words)]
}

// alone leaves nothing on the page but what a selector finds first.
func alone(t *testing.T, page *rod.Page, selector string) {
	t.Helper()
	eval(t, page, `(s) => { const e = document.querySelector(s); document.body.replaceChildren(e) }`, selector)
}

// openAll opens every passage and printing.
func openAll(t *testing.T, page *rod.Page) {
	t.Helper()
	eval(t, page, `() => document.querySelectorAll("details").forEach((d) => { d.open = true })`)
}

// latinReport is a sample whose passage has a Latin name and numbers in it.
func latinReport(t *testing.T) *Report {
	r := sampleReport(t)
	c := &r.Clusters[0]
	text := "قالت وكالة Reuters إن 36 سفينة عادت إلى ميناء الصفا"
	for i := range c.Members {
		m := &c.Members[i]
		for k := range r.Articles {
			if r.Articles[k].ID == m.Article {
				r.Articles[k].Text = text
				r.Articles[k].Credits = nil
			}
		}
		m.Start, m.End, m.Hop, m.Credit.Credits = 0, len(text), nil, nil
	}
	r.Clusters, r.Matches = r.Clusters[:1], nil
	return r
}

// A Latin name and a number stand between their Arabic neighbours, the earlier
// word to the right, and are themselves written from left to right.
func TestPictureOfLatinInArabic(t *testing.T) {
	b := browser(t)
	for _, lang := range []string{"en", "ar"} {
		for _, selector := range []string{"blockquote", ".pair .text"} {
			for _, words := range [][]string{
				{"إن", "Reuters:R", "Reuters:s", "وكالة"},
				{"سفينة", "36:3", "36:6", "إن"},
			} {
				page := visit(t, b, render(t, latinReport(t), HTML, RenderOptions{Lang: lang}), 1280, 900)
				openAll(t, page)
				alone(t, page, selector)
				inks := colours(t, page, "body", words...)
				drawn := picture(t, page, "")
				for i := range inks[1:] {
					left, right := inkOf(drawn, inks[i]), inkOf(drawn, inks[i+1])
					if left.Empty() || right.Empty() || left.Max.X > right.Min.X+1 {
						t.Errorf("in %s of the page in %s, %s is drawn at %v and %s at %v, want that to the right", selector, lang, words[i], left, words[i+1], right)
					}
				}
				check(t, page.Close())
			}
		}
	}
}

// A passage looks the same in both languages of the interface, which is drawn
// from its own side; with the other direction it would not.
func TestPictureInBothLanguages(t *testing.T) {
	b := browser(t)
	passages := make(map[string]*image.NRGBA)
	for _, lang := range []string{"en", "ar"} {
		page := visit(t, b, render(t, latinReport(t), HTML, RenderOptions{Lang: lang}), 1280, 900)
		colours(t, page, "h1", strings.Fields(must(must(page.Element("h1"))(t).Text())(t))[0])
		if ink := inkOf(picture(t, page, ""), color.NRGBA{255, 0, 0, 255}); ink.Empty() || (ink.Max.X < 640) != (lang == "en") {
			t.Errorf("the heading in %s is drawn at %v, want it where reading starts", lang, ink)
		}
		openAll(t, page)
		alone(t, page, "blockquote")
		passages[lang] = picture(t, page, "blockquote")
		if n := unlike(passages[lang], picture(t, page, "blockquote")); n != 0 {
			t.Errorf("two pictures of one passage differ in %d pixels", n)
		}
		eval(t, page, `() => { document.querySelector("blockquote").dir = "ltr" }`)
		if n := unlike(passages[lang], picture(t, page, "blockquote")); n < 100 {
			t.Errorf("from left to right the passage differs in %d pixels, want it to be seen", n)
		}
	}
	if n := unlike(passages["en"], passages["ar"]); n != 0 {
		t.Errorf("a passage differs in %d pixels between the languages of the interface", n)
	}
}

// Hostile text in one article changes nothing of what is drawn outside of where
// that article is shown.
func TestPictureOfHostile(t *testing.T) {
	b := browser(t)
	draw := func(text string) *image.NRGBA {
		r := sampleReport(t)
		a := &r.Articles[2]
		a.Title, a.Credits[0].Text = text, text
		a.Text += " " + text
		m := &r.Clusters[0].Members[2]
		m.End = len(a.Text)
		m.Credit.Reasons, m.Credit.Codes = []string{text}, nil
		m.Hop.Changes = []Difference{{A: text, B: text, What: text}}
		page := visit(t, b, render(t, r, HTML, RenderOptions{Full: true}), 1280, 900)
		openAll(t, page)
		eval(t, page, `() => document.querySelectorAll("#passages .card, #stories, [aria-labelledby=h-crediting]").forEach((e) => { e.hidden = true })`)
		return picture(t, page, "")
	}
	clean, changed := draw("سطر عادي"), draw(hostile+strings.Repeat("ص", 100_000))
	if clean.Rect.Dy() < 600 {
		t.Fatalf("the picture of the rest of the page is %v, want more of it", clean.Rect)
	}
	if n := unlike(clean, changed); n != 0 {
		t.Errorf("hostile text changes %d pixels of the rest of the page (%v, %v)", n, clean.Rect, changed.Rect)
	}
}

// Light and dark are drawn in their own colours, with ink that can be read, and
// paper is light whatever was chosen on the screen.
func TestPictureOfColours(t *testing.T) {
	b := browser(t)
	html := render(t, sampleReport(t), HTML, RenderOptions{})
	prints := make(map[string]*image.NRGBA)
	screens := make(map[string]*image.NRGBA)
	for _, theme := range []string{"light", "dark"} {
		page := visit(t, b, html, 1280, 900)
		media := proto.EmulationSetEmulatedMedia{Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
		check(t, media.Call(page))
		screens[theme] = picture(t, page, "")
		for _, part := range []string{"h1", "#overview .figures", ".legend", "#flows .note"} {
			darkest, lightest := color.NRGBA{255, 255, 255, 255}, color.NRGBA{A: 255}
			drawn := picture(t, page, part)
			for i := 0; i < len(drawn.Pix); i += 4 {
				p := color.NRGBA{drawn.Pix[i], drawn.Pix[i+1], drawn.Pix[i+2], 255}
				if grey(p) < grey(darkest) {
					darkest = p
				}
				if grey(p) > grey(lightest) {
					lightest = p
				}
			}
			if c := contrast(t, hex(darkest), hex(lightest)); c < 4.5 {
				t.Errorf("%s in %s is drawn with a contrast of %.1f, want 4.5", part, theme, c)
			}
		}
		check(t, must(page.Element("#theme"))(t).Click(proto.InputMouseButtonLeft, 1)) // the other one
		if n := unlike(screens[theme], picture(t, page, "")); n < len(screens[theme].Pix)/8 {
			t.Errorf("the other colours than %s change %d pixels, want nearly all", theme, n)
		}
		media.Media = "print"
		check(t, media.Call(page))
		prints[theme] = picture(t, page, "main")
	}
	corner := func(img *image.NRGBA) uint32 { return grey(img.NRGBAAt(2, 2)) }
	if corner(screens["light"]) < 240 || corner(screens["dark"]) > 40 || corner(prints["light"]) != 255 {
		t.Errorf("the corners' greys are %d in light, %d in dark, %d on paper", corner(screens["light"]), corner(screens["dark"]), corner(prints["light"]))
	}
	if n := unlike(prints["light"], prints["dark"]); n != 0 {
		t.Errorf("on paper, what was chosen on the screen changes %d pixels", n)
	}
}

func grey(c color.NRGBA) uint32 { return (uint32(c.R) + uint32(c.G) + uint32(c.B)) / 3 }

func hex(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	s := "#"
	for _, v := range []uint8{c.R, c.G, c.B} {
		s += string(digits[v>>4]) + string(digits[v&15])
	}
	return s
}
