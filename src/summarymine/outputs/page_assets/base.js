// What the other parts share: the data, the words of both languages, and safe ways to show text.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = read("words");
const core = read("core");

const LANGUAGES = ["en", "zh"];
const KINDS = ["fact", "part", "planned", "unclaimed", "date", "name", "ordinal", "idiom"];
const MARKS = ["part", "other_year", "doubtful", "contradiction", "bounds", "other_unit"];
const SIGNS = { part: "※", other_year: "△", doubtful: "?", contradiction: "⚠", bounds: "≥ ≤ – 约", other_unit: "（）" };
const ROLES = ["name", "figure", "plain", "sentence", "word"];
const WEIGHTS = ["contradiction", "doubt", "support", "proposal"];

// The lists of page_data.py, by name.
const named = (names) => (values) => Object.fromEntries(names.map((name, at) => [name, values[at]]));
const indicators = core.indicators.map(named(["id", "label", "english", "pack", "definition"]));
const heads = core.heads.map(named(["title", "name", "reporter", "year", "period", "body"]));
const facts = core.facts.map(named([
  "document", "place", "indicator", "head", "planned", "value", "low", "high", "approx", "percent", "scope", "year", "unit",
]));
const documents = core.documents.map(named(["name", "digest", "packs", "copyOf", "counts", "facts"]));
const toReference = named(["document", "place", "fact", "indicator", "line", "before", "figure", "after"]);
const unread = core.unread.map(named(["name", "reasons"]));
const findings = core.findings
  .map(named(["weight", "code", "document", "sentences", "arithmetic", "mayBe", "settles", "references"]))
  .map((finding) => ({ ...finding, references: finding.references.map(toReference) }));
const toCell = named(["head", "text", "number", "marks", "facts"]);
const rows = core.rows.map((values, number) => {
  const row = named(["indicator", "unit", "change"])(values);
  return { ...row, number, cells: new Map(values[3].map((cell) => [cell[0], toCell(cell)])) };
});

// What is made of the comparison, null if nothing is: a table of its own, as a csv has it.
const toColumn = named(["key", "chinese", "role"]);
const made = core.table && { kind: core.table[0], columns: core.table[1].map(toColumn), lines: core.table[2] };

// A report is read out of the page when it is first opened; the last few are kept.
const KEPT_REPORTS = 8;
const openReports = new Map();
function report(number) {
  if (!openReports.has(number)) {
    const { text, places, facts: said } = read(`report-${number}`);
    const toPlace = named(["start", "end", "kind", "line", "worded", "indicators"]);
    const toSaid = named([
      "number", "start", "end", "level", "changes", "baseline", "period", "flags", "section", "line", "page", "rule",
    ]);
    openReports.set(number, { text, places: places.map(toPlace), facts: said.map(toSaid) });
    if (openReports.size > KEPT_REPORTS) openReports.delete(openReports.keys().next().value);
  }
  return openReports.get(number);
}

const state = {
  language: core.language,
  view: "table",
  // As many columns as a page of the table has.
  layout: heads.length > 24 ? "down" : "across",
  heads: new Set(heads.keys()),
  indicators: new Set(core.asked.length ? core.asked : indicators.keys()),
  filter: "",
  sort: null,
  row: 0,
  column: 0,
  line: 0,
  chart: { kind: "bars", row: null, period: null },
};

function say(key, values = {}) {
  const text = words[state.language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const label = (number) =>
  show((state.language === "en" && indicators[number].english) || indicators[number].label);
const hasMark = (cell, mark) => Boolean(cell.marks & (1 << MARKS.indexOf(mark)));
const marksOf = (cell) => MARKS.filter((mark) => hasMark(cell, mark));

// Text of reports with what cannot be seen, or turns text around, as signs that can be seen.
const CONTROL_NAMES = {
  "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM", "\u00ad": "SHY",
};
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e01ef}]/gu;
function show(text) {
  return String(text)
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, (sign) => {
      const code = sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `⟨${CONTROL_NAMES[sign] ?? code}⟩`;
    });
}

// Large levels with their thousands apart; a text that says more than a level stays as it is.
const grouped = (text) => /^[≥≤约−]?[\d.]+(–[\d.]+)?$/.test(text)
  ? text.replace(/\d{4,}/g, (digits, at) => (text[at - 1] === "." ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",")))
  : text;

// An element; children are elements or text, which is never read as HTML.
function put(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
const make = (name, attributes, ...children) => put(document.createElement(name), attributes, children);
const draw = (name, attributes, ...children) =>
  put(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
const byId = (id) => document.getElementById(id);
const announce = (text) => { byId("said").textContent = text; };

// One tab stop for many things: arrow keys move among them.
function rove(container, selector, keys) {
  const all = () => [...container.querySelectorAll(selector)];
  const first = all()[0];
  if (first) first.tabIndex = 0;
  container.addEventListener("focusin", (event) => {
    const item = event.target.closest(selector);
    if (!item) return;
    for (const other of container.querySelectorAll(`${selector}[tabindex="0"]`)) other.tabIndex = -1;
    item.tabIndex = 0;
  });
  container.addEventListener("keydown", (event) => {
    const items = all();
    const at = items.indexOf(event.target.closest(selector));
    const to = { [keys[0]]: at - 1, [keys[1]]: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, to))].focus();
  });
}

// Enter and Space do what a click does.
const pressable = (action) => ({
  click: action,
  keydown: (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action(event);
  },
});
