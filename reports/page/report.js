"use strict";
// Filter and search over the passages, and the choice of colours. The page is
// whole without it.
(function () {
  const $ = (id) => document.getElementById(id);
  const form = $("filters"), shown = $("shown"), theme = $("theme"), root = document.documentElement;

  // fold makes two spellings of a word compare equal, much as sada does.
  const fold = (s) => s.normalize("NFKC").toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/[\u0649\u06cc\u0626]/g, "\u064a")
    .replace(/\u0624/g, "\u0648").replace(/[\u0629\u06c0]/g, "\u0647").replace(/[\u06a9\u06af]/g, "\u0643")
    .replace(/[\u0660-\u0669]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[\u06f0-\u06f9]/g, (d) => d.charCodeAt(0) - 0x6f0)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const items = Array.from(document.querySelectorAll("[data-f]"), (node) => {
    const days = node.dataset.d.split(" ").map((d) => d ? +d : NaN);
    return { node, tokens: " " + node.dataset.f + " ", first: days[0], last: days[days.length - 1], text: null };
  });

  // Days count from the first one of the report; of an undated passage none is known.
  const day = (field) => field.value ? Math.round((Date.parse(field.value) - Date.parse($("f-from").min)) / 864e5) : null;

  const chunks = Array.from(document.querySelectorAll(".chunk"), (node) => ({ node, rows: Array.from(node.querySelectorAll("[data-f]")) }));

  function apply() {
    const words = fold($("q").value).split(" ").filter(Boolean);
    const tokens = ["f-o", "f-k", "f-v", "f-l"].map((id) => $(id).value).filter(Boolean).map((t) => " " + t + " ");
    const from = day($("f-from")), to = day($("f-to"));
    let n = 0;
    for (const item of items) {
      let fits = tokens.every((t) => item.tokens.includes(t)) &&
        (from === null || item.last >= from) && (to === null || item.first <= to);
      if (fits && words.length) {
        if (item.text === null) item.text = fold(item.node.textContent);
        fits = words.every((w) => item.text.includes(w));
      }
      if (item.node.hidden === fits) item.node.hidden = !fits;
      if (fits) n++;
    }
    for (const chunk of chunks) chunk.node.hidden = chunk.rows.every((row) => row.hidden);
    shown.textContent = shown.dataset.text.replace("{n}", count(n)).replace("{all}", count(items.length));
  }

  const count = (n) => n.toLocaleString("en-US"); // as everywhere in the report

  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); };
  form.addEventListener("input", later);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (e) => { e.preventDefault(); apply(); });
  form.hidden = items.length === 0;
  apply();

  document.addEventListener("keydown", (e) => {
    if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && !form.hidden) {
      e.preventDefault();
      $("q").focus();
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
