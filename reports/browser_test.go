package reports

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"
)

// The HTML report in a real browser, the chromium that $SADA_CHROMIUM names. None is
// looked for or fetched: go test ./... needs Go alone, and these tests take minutes
// where the machine is busy. .ci/run runs them.

// pageTime is what a page may take, and all that a test does with it: far more
// than it needs on a machine that has nothing else to do.
const pageTime = 10 * time.Minute

// browser starts one for the test, or skips it.
func browser(t *testing.T) *rod.Browser {
	t.Helper()
	path := os.Getenv("SADA_CHROMIUM")
	if path == "" {
		t.Skip("no browser; set SADA_CHROMIUM to the path of chromium")
	}
	start := launcher.New().Bin(path).Leakless(false).Headless(true).NoSandbox(true).
		UserDataDir(t.TempDir()).Set("disable-gpu").Set("disable-background-networking").Set("disable-dev-shm-usage")
	address, err := start.Launch()
	if err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	t.Cleanup(start.Kill)
	b := rod.New().ControlURL(address)
	check(t, b.Connect())
	t.Cleanup(func() { _ = b.Timeout(pageTime).Close() })
	return b
}

// visit opens a page that is a file, and fails the test where the console
// reports an error or a request leaves the file.
func visit(t *testing.T, b *rod.Browser, html string, width, height int) *rod.Page {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: path}).String()
	page := must(b.Timeout(pageTime).Page(proto.TargetCreateTarget{}))(t)
	check(t, page.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: width, Height: height, DeviceScaleFactor: 1}))
	check(t, proto.NetworkEnable{}.Call(page))
	check(t, proto.LogEnable{}.Call(page))
	check(t, proto.RuntimeEnable{}.Call(page))
	go page.EachEvent(
		func(e *proto.NetworkRequestWillBeSent) {
			if u := e.Request.URL; u != address && !strings.HasPrefix(u, "data:") {
				t.Errorf("a request to %.200s", u)
			}
		},
		func(e *proto.LogEntryAdded) { t.Errorf("the browser says %s: %.200s", e.Entry.Level, e.Entry.Text) },
		func(e *proto.RuntimeConsoleAPICalled) { t.Errorf("the console has a message of type %s", e.Type) },
		func(e *proto.RuntimeExceptionThrown) { t.Errorf("the script fails: %s", e.ExceptionDetails.Text) },
	)()
	check(t, page.Navigate(address))
	check(t, page.WaitLoad())
	return page
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		check(t, err)
		return v
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// eval runs a function in the page and gives its answer as text.
func eval(t *testing.T, page *rod.Page, js string, args ...any) string {
	t.Helper()
	result, err := page.Eval(js, args...)
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return result.Value.String()
}

// shows waits until the page counts its passages as want.
func shows(t *testing.T, page *rod.Page, want string) {
	t.Helper()
	got := ""
	for range 50 {
		if got = eval(t, page, `() => document.getElementById("shown").textContent`); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("the page shows %q, want %q", got, want)
}

func TestBrowserFilter(t *testing.T) {
	b := browser(t)
	page := visit(t, b, render(t, sampleReport(t), HTML, RenderOptions{}), 1280, 900)
	shows(t, page, "2 of the 2 passages on this page shown")

	// By keyboard: / goes to the search; a word in another spelling is found.
	check(t, page.Keyboard.Type('/'))
	if id := eval(t, page, `() => document.activeElement.id`); id != "q" {
		t.Errorf("after / the focus is on %q, want the search", id)
	}
	check(t, page.InsertText("هيئه المــوانئ"))
	shows(t, page, "1 of the 2 passages on this page shown")
	check(t, page.Keyboard.Press(input.Escape)) // clears a search field
	shows(t, page, "2 of the 2 passages on this page shown")

	for _, test := range []struct{ field, value, want string }{
		{"#f-v", "vague", "1 of the 2 passages on this page shown"},
		{"#f-k", "edited", "1 of the 2 passages on this page shown"},
		{"#f-l", "quote", "1 of the 2 passages on this page shown"},
		{"#f-o", "(unknown)", "1 of the 2 passages on this page shown"},
		{"#f-o", "وكالة الساحل", "2 of the 2 passages on this page shown"},
	} {
		field := must(page.Element(test.field))(t)
		check(t, field.Select([]string{test.value}, true, rod.SelectorTypeText))
		shows(t, page, test.want)
		check(t, must(page.Element("#filters button"))(t).Click(proto.InputMouseButtonLeft, 1))
		shows(t, page, "2 of the 2 passages on this page shown")
	}
	eval(t, page, `() => { const f = document.getElementById("f-from"); f.value = "2024-03-06"; f.dispatchEvent(new Event("input", {bubbles: true})) }`)
	shows(t, page, "1 of the 2 passages on this page shown")
}

func TestBrowserSideBySide(t *testing.T) {
	b := browser(t)
	page := visit(t, b, render(t, sampleReport(t), HTML, RenderOptions{}), 1280, 900)
	open := func(selector string) string {
		return eval(t, page, `(s) => document.querySelector(s).open`, selector)
	}
	// By mouse.
	card := must(page.Element("#passages .card > summary"))(t)
	check(t, card.Click(proto.InputMouseButtonLeft, 1))
	if open("#passages .card") != "true" {
		t.Error("a click does not open the passage")
	}
	// By keyboard: on to the second printing.
	for range 20 {
		check(t, page.Keyboard.Press(input.Tab))
		if eval(t, page, `() => document.activeElement.matches(".member:nth-of-type(2) > summary")`) == "true" {
			break
		}
	}
	check(t, page.Keyboard.Press(input.Enter))
	if open(".member:nth-of-type(2)") != "true" {
		t.Error("the keyboard does not open the second printing")
	}
	last := must(page.Element(".member:nth-of-type(3) > summary"))(t)
	check(t, last.Click(proto.InputMouseButtonLeft, 1))
	got := eval(t, page, `() => {
		const m = document.querySelector(".member:nth-of-type(3)");
		const [a, b] = Array.from(m.querySelectorAll(".pair > div"), (d) => d.getBoundingClientRect());
		return [m.querySelector("ins:not(.facts ins)").textContent, m.querySelector("del:not(.facts del)").textContent,
			Math.abs(a.top - b.top) < 1 && a.right <= b.left].join(" ");
	}`)
	if got != "48 36 true" {
		t.Errorf("side by side = %q, want 48 marked on the left and 36 on the right", got)
	}
	// On a narrow screen they stand one above the other, and nothing is wider
	// than the screen.
	check(t, page.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: 390, Height: 800, DeviceScaleFactor: 1}))
	if got := eval(t, page, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); got != "0" {
		t.Errorf("on 390 pixels the page is wider by %s", got)
	}
}

// What a printing changed and the two texts side by side are of one pair, that of
// its hop, whatever text is quoted: where nothing is said to differ, nothing is
// marked.
func TestBrowserSideBySideIsOfTheHop(t *testing.T) {
	b := browser(t)
	for _, earlier := range []bool{false, true} { // a report of an earlier program
		r := sampleReport(t)
		c := &r.Clusters[0]
		c.Medoid = "portal-3" // of another number than the two others
		if earlier {
			for i := range c.Members {
				if h := c.Members[i].Hop; h != nil {
					h.There, h.Here = Span{}, Span{}
				}
			}
		}
		page := visit(t, b, render(t, r, HTML, RenderOptions{}), 1280, 900)
		openAll(t, page)
		for _, test := range []struct{ member, want string }{
			{"1", "wire: changes; 2024-03-06 (unknown) | 2024-03-05 09:30 +03:00 وكالة الساحل; marked 48 36; of 48 and 36"},
			{"2", "daily: No difference in what both print.; 2024-03-05 09:30 +03:00 وكالة الساحل | 2024-03-05 14:00 الصباح الجديد; marked; of 36 and 36"},
			{"3", "portal: changes; 2024-03-05 09:30 +03:00 وكالة الساحل | 2024-03-06 (unknown); marked 36 48; of 36 and 48"},
		} {
			name, want, _ := strings.Cut(test.want, ": ")
			got := eval(t, page, `(n) => {
				const m = document.querySelectorAll("#passages .card:first-of-type .member")[n - 1], pair = m.querySelector(".pair:not(.one)");
				const same = Array.from(m.querySelectorAll("p")).find((p) => p.textContent.startsWith("No difference"));
				const marked = Array.from(pair.querySelectorAll("ins, del")).map((e) => e.textContent).filter((s) => /\d/.test(s) || same);
				const texts = Array.from(pair.querySelectorAll(".text"), (e) => /دام (\d+)/.exec(e.textContent)[1]);
				return (same ? same.textContent : "changes") + "; " + Array.from(pair.querySelectorAll("h4"), (h) => h.textContent).join(" | ") +
					"; " + ["marked"].concat(marked).join(" ") + "; of " + texts.join(" and ");
			}`, test.member)
			if got != want {
				t.Errorf("earlier=%v: %s beside what it follows = %q, want %q", earlier, name, got, want)
			}
		}
	}
}

// Text goes from right to left, with names and numbers of the other direction
// in their places, in both languages of the interface.
func TestBrowserDirection(t *testing.T) {
	b := browser(t)
	for _, lang := range []string{"en", "ar"} {
		page := visit(t, b, render(t, sampleReport(t), HTML, RenderOptions{Lang: lang}), 1280, 900)
		got := eval(t, page, `() => {
			document.querySelectorAll("details").forEach((d) => { d.open = true });
			const p = document.querySelector("blockquote p"), text = p.firstChild;
			const x = (word) => {
				const i = text.data.indexOf(word), r = document.createRange();
				r.setStart(text, i); r.setEnd(text, i + word.length);
				return r.getClientRects()[0];
			};
			const order = ["أعلنت", "هيئة", "الموانئ", "اليوم"].map((w) => x(w).left);
			const number = x("36"), before = x("دام"), after = x("ساعة");
			return [
				getComputedStyle(p).direction,
				order.every((v, i) => i === 0 || v < order[i - 1]),
				before.top !== number.top || before.left >= number.right,
				after.top !== number.top || after.right <= number.left,
				x("3").left < x("6").left,
				Array.from(document.querySelectorAll(".when[dir]")).every((w) => {
					const r = (i, j) => { const r = document.createRange(); r.setStart(w.firstChild, i); r.setEnd(w.firstChild, j); return r.getBoundingClientRect() };
					return r(0, 4).right <= r(5, 7).left && r(5, 7).right <= r(8, 10).left;
				}),
				Array.from(document.querySelectorAll(".flow text")).every((t) => {
					const r = t.getBoundingClientRect();
					return Array.from(document.querySelectorAll(".flow rect")).every((n) => {
						const b = n.getBoundingClientRect();
						return r.right <= b.left || b.right <= r.left || r.bottom <= b.top || b.bottom <= r.top;
					});
				}),
				document.documentElement.dir,
				document.querySelector("h1").getBoundingClientRect().left < 640,
			].join(" ");
		}`)
		want := map[string]string{"en": "rtl true true true true true true ltr true", "ar": "rtl true true true true true true rtl false"}[lang]
		if got != want {
			t.Errorf("directions in %s = %s, want %s", lang, got, want)
		}
	}
}

// On paper the passages that the filter leaves are open with all that stands in
// them; what the reader had closed is closed again afterwards.
func TestBrowserPrint(t *testing.T) {
	page := visit(t, browser(t), render(t, sampleReport(t), HTML, RenderOptions{}), 1280, 900)
	const count = `() => {
		const open = (list) => Array.from(list).filter((d) => d.open).length + "/" + list.length;
		const all = (css) => open(document.querySelectorAll(css));
		return ["details.card", ".card:not([hidden]) details", ".card[hidden] details"].map(all).join(" ");
	}`
	eval(t, page, `() => {
		const cards = document.querySelectorAll("details.card");
		cards[0].open = cards[0].querySelector("details").open = cards[1].hidden = true;
	}`)
	before := eval(t, page, count)
	eval(t, page, `() => {
		window.printed = null;
		addEventListener("beforeprint", () => { window.printed = (`+count+`)(); });
	}`)
	must(proto.PagePrintToPDF{}.Call(page))(t)
	var open, cards, inside, all, hidden int
	printed := eval(t, page, `() => window.printed`)
	if _, err := fmt.Sscanf(printed, "%d/%d %d/%d %d/", &open, &cards, &inside, &all, &hidden); err != nil {
		t.Fatalf("open on paper: %s: %v", printed, err)
	}
	if open != cards-1 || inside != all || all == 0 || hidden != 0 {
		t.Errorf("open on paper: passages, what is in shown and in hidden ones: %s; want all but the hidden one", printed)
	}
	if after := eval(t, page, count); after != before {
		t.Errorf("open after the printing: %s, before it %s", after, before)
	}
}

// Hostile text runs nothing, asks for nothing and looks as its clean form does.
func TestBrowserHostile(t *testing.T) {
	b := browser(t)
	dialog := errors.New("")
	page := visit(t, b, render(t, New(hostileResult(t, 100_000), sampleMeta()), HTML, RenderOptions{}), 1280, 900)
	go page.EachEvent(func(e *proto.PageJavascriptDialogOpening) { dialog = errors.New(e.Message) })()
	shows(t, page, "2 of the 2 passages on this page shown")
	eval(t, page, `() => document.querySelectorAll("details").forEach((d) => { d.open = true })`)
	if got := eval(t, page, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); got != "0" {
		t.Errorf("a long word makes the page wider by %s pixels", got)
	}
	if got := eval(t, page, `() => document.querySelectorAll("img, iframe, object, script").length`); got != "1" {
		t.Errorf("%s elements could run something, want the page's own script alone", got)
	}
	if dialog.Error() != "" {
		t.Errorf("a dialog opened: %v", dialog)
	}
}

// A page of the greatest size opens at once.
func TestBrowserBigPage(t *testing.T) {
	b := browser(t)
	page := visit(t, b, render(t, bigReport(t, 12_000), HTML, RenderOptions{}), 1280, 900)
	loaded := must(page.Eval(`() => performance.timing.loadEventEnd - performance.timing.navigationStart`))(t).Value.Int()
	t.Logf("the page loads in %d ms", loaded)
	if loaded > 15_000 {
		t.Errorf("the page loads in %d ms, want far less", loaded)
	}
}

// What a screen reader is told: every control, picture and region has a name, and
// the headings are in order, in both languages.
func TestBrowserNames(t *testing.T) {
	b := browser(t)
	for _, lang := range []string{"en", "ar"} {
		page := visit(t, b, render(t, sampleReport(t), HTML, RenderOptions{Lang: lang}), 1280, 900)
		openAll(t, page)
		tree := must(proto.AccessibilityGetFullAXTree{}.Call(page))(t)
		counts := make(map[string]int)
		for _, node := range tree.Nodes {
			if node.Ignored || node.Role == nil {
				continue
			}
			role, name := node.Role.Value.Str(), ""
			if node.Name != nil {
				name = strings.TrimSpace(node.Name.Value.Str())
			}
			switch role {
			case "textbox", "searchbox", "combobox", "Date", "button", "link", "image", "img", "region", "search", "navigation", "DisclosureTriangle", "columnheader", "rowheader":
				if counts[role]++; name == "" {
					t.Errorf("in %s, an element of role %s has no name", lang, role)
				}
			}
		}
		for _, role := range []string{"combobox", "button", "link", "region", "search", "navigation", "DisclosureTriangle", "columnheader"} {
			if counts[role] == 0 {
				t.Errorf("in %s, no element has the role %s: %v", lang, role, counts)
			}
		}
		order := eval(t, page, `() => Array.from(document.querySelectorAll("h1, h2, h3, h4, h5"), (h) => +h.tagName[1])
			.filter((level, i, all) => i > 0 && level > all[i - 1] + 1).length + " " + document.querySelectorAll("h1").length + " " + document.documentElement.lang`)
		if order != "0 1 "+lang {
			t.Errorf("levels of headings left out, main headings, language = %s, want 0 1 %s", order, lang)
		}
	}
}

// On a phone a table of places shows each article whole, on paper none is wider than
// the sheet, and numbers stand under each other by their last digits.
func TestBrowserTables(t *testing.T) {
	b := browser(t)
	for _, lang := range []string{"en", "ar"} {
		html := render(t, sampleReport(t), HTML, RenderOptions{Lang: lang})
		page := visit(t, b, html, 718, 900)
		check(t, proto.EmulationSetEmulatedMedia{Media: "print"}.Call(page))
		const wide = `(css) => Array.from(document.querySelectorAll(css), (e) => Math.max(0, e.scrollWidth - e.clientWidth)).join(" ")`
		if got := strings.Trim(eval(t, page, wide, ".scroll:has(table)"), "0 "); got != "" {
			t.Errorf("in %s, on paper tables are wider than the sheet by %s", lang, got)
		}
		check(t, proto.EmulationSetEmulatedMedia{Media: "screen"}.Call(page))
		aligned := eval(t, page, `() => {
			const ends = (css) => new Set(Array.from(document.querySelectorAll(css), (e) => getComputedStyle(e).textAlign));
			return Array.from(ends("#outlets .n")).join(" ");
		}`)
		if aligned != "end" {
			t.Errorf("in %s, numbers are aligned to their %s", lang, aligned)
		}
		check(t, page.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: 390, Height: 800, DeviceScaleFactor: 1}))
		if n := eval(t, page, `() => document.querySelectorAll(".scroll:has(.labelled)").length`); n == "0" {
			t.Fatal("the page has no table that is read on a phone")
		}
		if got := strings.Trim(eval(t, page, wide, ".scroll:has(.labelled)"), "0 "); got != "" {
			t.Errorf("in %s, on a phone tables are wider than the screen by %s", lang, got)
		}
		// There each cell says what its column is, and dates keep their order behind it.
		got := eval(t, page, `() => {
			const cells = Array.from(document.querySelectorAll("#outlets .labelled tbody tr:first-child td"));
			const label = (cell) => getComputedStyle(cell, "::before").content.split('"')[1].trim();
			const heads = Array.from(document.querySelectorAll("#outlets .labelled thead th"), (h) => h.textContent);
			const date = document.createRange(), text = cells.find((c) => /^\d{4}-/.test(c.textContent)).firstChild;
			const x = (from, to) => { date.setStart(text, from); date.setEnd(text, to); return date.getBoundingClientRect(); };
			return [cells.slice(0, 7).every((c, i) => label(c) === heads[i + 1]), x(0, 4).right <= x(5, 7).left].join(" ");
		}`)
		if got != "true true" {
			t.Errorf("in %s, on a phone labels and dates are right: %s", lang, got)
		}
	}
}
