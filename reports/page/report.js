"use strict";
// Filter and search over the passages, and the choice of colours. The page is
// whole without it.
(function () {
  const $ = (id) => document.getElementById(id);
  const form = $("filters"), shown = $("shown"), none = $("none"), theme = $("theme"), root = document.documentElement;
  const items = Array.from(document.querySelectorAll(".item, .rest tbody tr"));
  const parts = Array.from(document.querySelectorAll(".chunk, .others"), (node) => ({ node, items: Array.from(node.querySelectorAll("tbody tr")) }));

  // fold makes two spellings of a word compare equal, as sada does.
  const fold = (s) => s
    .replace(/[\ufb50-\ufdff\ufe70-\ufefe]/g, (c) => /[\ufdfa\ufdfb]/.test(c) ? " " + c.normalize("NFKC") + " " : c.normalize("NFKC").trim())
    .replace(/[\p{M}\u06e5\u06e6\u06dd\u06de\u06e9\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\u00ad\ufeff]/gu, "").toLowerCase()
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/[\u0649\u06cc\u0626]/g, "\u064a")
    .replace(/\u0624/g, "\u0648").replace(/[\u0629\u06c0\u06d5]/g, "\u0647").replace(/\u06c2/g, "\u06c1").replace(/\u06d3/g, "\u06d2")
    .replace(/[\u06a9\u06af]/g, "\u0643")
    .replace(/[\u0660-\u0669]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[\u06f0-\u06f9]/g, (d) => d.charCodeAt(0) - 0x6f0)
    .replace(/[^\p{L}\p{Nd}]+/gu, " ").trim();

  // stem takes from a folded word what stands before and behind it, as sada does: waw
  // and feh, the article, waw and feh again, an ending, where three letters are left.
  const particles = /^[\u0648\u0641]+(?=...)/;
  const stem = (word) => (!/^\p{Script=Arabic}{1,16}$/u.test(word) ? word : word.replace(particles, "")
    .replace(/^(?:[\u0628\u0643\u0641\u0648]\u0627\u0644|\u0644\u0644|\u0627\u0644)(?=...)/, "").replace(particles, "")
    .replace(/^(...+?)(?:\u0647\u0645\u0627|\u0627\u062a|\u0648\u0646|\u064a\u0646|\u0627\u0646|\u0647\u0627|\u0647\u0645|\u0648\u0627|\u064a\u0647|\u0647|\u064a|\u0627)$/, "$1"));
  const searched = (word) => Array.from(stem(word)).slice(0, 32).join("");
  const words = (s) => fold(s).split(" ").filter(Boolean).map(searched);

  // What is searched and filtered stands in one stream of bits, thirteen in two characters.
  const { bits, letters } = $("index").dataset;
  let at = 0, left = 0, piece = 0;
  const digit = () => { const c = bits.charCodeAt(at++); return c === 33 ? 2 : c - 36; };
  const bit = () => {
    if (!left) { piece = digit() * 91 + digit(); left = 13; }
    return piece >> --left & 1;
  };
  const take = (n) => { let v = 0; while (n--) v = v << 1 | bit(); return v; };
  const number = () => { let n = 0; while (!bit()) n++; return (1 << n | take(n)) - 1; };
  const numbers = () => {
    const n = number(), k = n && number();
    return Array.from({ length: n }, () => { let high = 0; while (bit()) high++; return high << k | take(k); });
  };
  const rising = () => { let next = 0; return numbers().map((gap) => (next += gap + 1) - 1); };

  const first = numbers(), spans = numbers(); // days from the page's first one on, from 1; 0 for none
  const typed = $("q"); // null in a report without texts
  const selects = Array.from(form.querySelectorAll("select"));
  const having = selects.map((select) => Array.from(select.options).slice(1).map(rising)); // passages, by option

  // The stems, read when a word is first searched, and the passages that have each.
  let stems = null, places = null;
  const read = () => {
    const shared = numbers(), more = numbers(), ranks = numbers(), alphabet = Array.from(letters);
    let last = [], from = 0;
    stems = shared.map((n, i) => {
      last = last.slice(0, n).concat(ranks.slice(from, from += more[i]).map((rank) => alphabet[rank]));
      return last.join("");
    });
    places = stems.map(rising);
    items.forEach((item, i) => {
      for (const title of item.querySelectorAll(".title")) {
        for (const s of words(title.textContent)) { stems.push(s); places.push([i]); }
      }
    });
  };

  // Days count from the first one of the report; of an undated passage none is known.
  const day = (field) => Math.round((Date.parse(field.value) - Date.parse($("f-from").min)) / 864e5) + 1;

  function apply() {
    let fits = new Uint8Array(items.length).fill(1);
    const keep = (lists) => {
      const kept = new Uint8Array(items.length);
      for (const list of lists) for (const i of list) kept[i] = fits[i];
      fits = kept;
    };
    selects.forEach((select, i) => { if (select.selectedIndex > 0) keep([having[i][select.selectedIndex - 1]]); });
    const from = $("f-from"), to = $("f-to");
    if (from.value) first.forEach((d, i) => { if (!d || d + spans[i] < day(from)) fits[i] = 0; });
    if (to.value) first.forEach((d, i) => { if (!d || d > day(to)) fits[i] = 0; });
    const query = typed ? words(typed.value) : [];
    if (query.length && !stems) read();
    query.forEach((word, i) => {
      const open = i === query.length - 1 && !/\s$/.test(typed.value); // it may go on
      const begun = open ? word.replace(/^(...+)\u0648$/, "$1") : word; // in an ending, as فلسطينيو in فلسطينيون
      keep(places.filter((_, k) => stems[k] === begun || (open && stems[k].startsWith(word))));
    });
    let n = 0;
    items.forEach((item, i) => {
      if (item.hidden === !!fits[i]) item.hidden = !fits[i];
      n += fits[i];
    });
    for (const part of parts) part.node.hidden = part.items.every((item) => item.hidden);
    none.hidden = n > 0;
    shown.textContent = shown.dataset.text.replace("{n}", thousands(n)).replace("{all}", thousands(items.length));
  }

  const thousands = (n) => n.toLocaleString("en-US"); // as everywhere in the report

  // On a phone the cells of a table say what their columns are.
  for (const table of document.querySelectorAll(".labelled")) {
    Array.from(table.tHead.rows[0].cells, (cell, i) => table.style.setProperty("--column-" + (i + 1), JSON.stringify(cell.textContent)));
    table.classList.add("named");
  }

  // A row names the first of its outlets.
  const named = items.map(() => []);
  Array.from(selects[0].options).slice(1).forEach((option, o) => {
    for (const i of having[0][o]) named[i].push(option.textContent);
  });
  items.forEach((item, i) => {
    if (!item.cells || !named[i].length) return;
    const names = document.createElement("span");
    names.className = "names-of";
    named[i].slice(0, 3).forEach((name, k) => {
      const one = document.createElement("bdi");
      one.textContent = name;
      names.append(k ? form.dataset.comma : " ", one);
    });
    if (named[i].length > 3) names.append(form.dataset.comma, "…");
    item.cells[3].append(names);
  });

  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); };
  form.addEventListener("input", later);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (e) => { e.preventDefault(); apply(); });
  form.hidden = items.length === 0;
  apply();

  document.addEventListener("keydown", (e) => {
    if (typed && e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && !form.hidden) {
      e.preventDefault();
      typed.focus();
    }
  });

  // A link to a passage opens it.
  const open = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.tagName !== "DETAILS") return;
    target.hidden = false; // also where the filter leaves it out
    target.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // On paper every passage is open, and what its printings changed with it, every story
  // and what verdicts mean: what
  // is closed there cannot be looked up. One that the filter hides stays out.
  let closed = [];
  addEventListener("beforeprint", () => {
    const within = "details.card:not([hidden])";
    closed = Array.from(document.querySelectorAll(within + ":not([open]), " + within + " details:not([open]), .meanings:not([open]), #stories details:not([open])"));
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });
})();
