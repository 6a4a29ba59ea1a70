// The text of a report beside the table: every figure in the colour of its class, and the ways back.

// What the reader came from, to go back to; and which classes are shown.
const reader = { document: null, from: null, cell: null, kinds: new Set(KINDS.keys()) };

function openCell(row, head, from) {
  const cell = row.cells.get(head);
  if (!cell || !cell.facts.length) return;
  reader.cell = { row, head, cell };
  const first = facts[cell.facts[0]];
  openReport(first.document, first.place, from, cell.facts[0]);
  for (const old of document.querySelectorAll("td.current")) old.classList.remove("current");
  const shown = shownCell(row, head);
  shown?.classList.add("current");
  // The table has become narrower.
  shown?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const shownCell = (row, head) => document.querySelector(`td[data-row="${row.number}"][data-head="${head}"]`);
const isOpen = (row, head) => reader.cell !== null && reader.cell.row === row && reader.cell.head === head;

// Shows a place of a report with its sentence. fact: of which; from: where Escape leads back to.
function openReport(document_, place, from, fact = null) {
  if (document_ < 0) return;
  const isNew = reader.document !== document_;
  reader.document = document_;
  if (from) reader.from = from;
  const panel = byId("reader");
  panel.hidden = false;
  byId("shell").classList.add("reading");
  drawReader(isNew);
  mark(place, fact);
  announce(say("opened", { name: show(documents[document_].name) }));
}

function closeReader() {
  const panel = byId("reader");
  if (panel.hidden) return;
  panel.hidden = true;
  byId("shell").classList.remove("reading");
  panel.replaceChildren();
  const { cell, from } = reader;
  Object.assign(reader, { document: null, cell: null, from: null });
  // The table may have been drawn anew since.
  const now = cell && shownCell(cell.row, cell.head);
  now?.classList.remove("current");
  const back = from?.isConnected && from.offsetParent !== null ? from : state.view === "table" ? now : null;
  (back ?? (from?.isConnected ? from : byId("main"))).focus();
}

function drawReader() {
  const { name, copyOf, counts } = documents[reader.document];
  const titles = [...new Set(facts.filter((fact) => fact.document === reader.document && fact.head >= 0).map((fact) => fact.head))];
  const text = make("div", { id: "text", class: "text", lang: "zh-CN" });
  byId("reader").replaceChildren(
    make("header", {},
      make("h2", { id: "reader-title" }, make("bdi", {}, show(name))),
      make("button", { type: "button", id: "close", "aria-label": say("close"), title: `${say("close")} (Esc)`, click: closeReader }, "✕")),
    make("p", { class: "quiet" }, titles.map((head) => show(heads[head].title)).join("；"),
      copyOf && ` · ${say("copy-of", { name: show(copyOf) })}`),
    make("div", { id: "basis" }),
    make("div", { class: "kinds", role: "group", "aria-label": say("classes") }, KINDS.map((kind, at) => kindButton(kind, at, counts[at], text))),
    text,
    make("div", { id: "figure", class: "figure" }, make("p", { class: "quiet" }, say("figure-hint"))));
  fillText(text, report(reader.document));
  drawBasis();
}

function kindButton(kind, number, count, text) {
  const apply = (on) => text.classList.toggle(`hide-${kind}`, !on);
  apply(reader.kinds.has(number));
  return make("button", { type: "button", class: `chip k-${kind}`, "aria-pressed": String(reader.kinds.has(number)), click: (event) => {
    const on = !reader.kinds.has(number);
    on ? reader.kinds.add(number) : reader.kinds.delete(number);
    event.currentTarget.setAttribute("aria-pressed", String(on));
    apply(on);
  } }, `${say(`kind-${kind}`)} ${count}`);
}

// What the opened cell rests on: each of its figures.
function drawBasis() {
  const place = byId("basis");
  if (!reader.cell) return place.replaceChildren();
  const { row, head, cell } = reader.cell;
  const items = cell.facts.map((number) => make("li", {},
    make("button", { type: "button", class: "link", click: () => openReport(facts[number].document, facts[number].place, null, number) },
      describe(number))));
  place.replaceChildren(
    make("h3", {}, `${say("cell-says")}：`, make("bdi", {}, `${label(row.indicator)} · ${show(heads[head].title)}`), " ",
      make("strong", {}, grouped(show(cell.text))),
      make("button", { type: "button", class: "back", click: () => goBack(row, head) }, say("back"))),
    make("ul", {}, items));
  return undefined;
}

function goBack(row, head) {
  if (isNarrow()) closeReader();
  goToCell(row, head);
}
const isNarrow = () => matchMedia("(max-width: 70rem)").matches;

// A fact in a line: what it says, of what, and where.
function describe(number) {
  const fact = facts[number];
  const said = report(fact.document).facts.find((one) => one.number === number);
  const parts = [
    [said.level, said.changes].filter(Boolean).join("，"),
    said.baseline && `${say("baseline")}：${said.baseline}`,
    `${say("scope")}：${fact.scope || say("whole")}`,
    said.period,
    fact.planned && say("planned"),
    said.flags.length > 0 && `${say("flags")}：${said.flags.map((flag) => words[state.language][`flag-${flag}`] ?? flag).join("、")}`,
    said.page !== null && say("page", { page: said.page }),
    say("line", { line: said.line }),
    fact.document !== reader.document && documents[fact.document].name,
  ];
  return show(parts.filter(Boolean).join(" · "));
}

// Text and figures in turn; a figure is a button within the line, so that it breaks as text does.
function fillText(node, { text, places }) {
  let at = 0;
  const parts = [];
  places.forEach((place, number) => {
    parts.push(show(text.slice(at, place.start)), figureOf(place, number, text));
    at = place.end;
  });
  node.replaceChildren(...parts, show(text.slice(at)));
  node.addEventListener("click", (event) => pressFigure(event));
  node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") pressFigure(event); });
  node.addEventListener("focusin", (event) => {
    const figure = event.target.closest("mark");
    if (figure) drawFigure(Number(figure.dataset.place));
  });
  rove(node, "mark", ["ArrowLeft", "ArrowRight"]);
}

function figureOf(place, number, text) {
  const kind = KINDS[place.kind];
  return make("mark", { class: `k-${kind}${place.worded ? " worded" : ""}`, "data-place": number, role: "button", tabindex: "-1",
    title: [say(`kind-${kind}`), ...place.indicators.map(label)].join(" · ") }, show(text.slice(place.start, place.end)));
}

// To the cell of a figure; if it has none, what it is stays told below the text.
function pressFigure(event) {
  const figure = event.target.closest("mark");
  if (!figure) return;
  event.preventDefault();
  const place = Number(figure.dataset.place);
  figure.focus();
  drawFigure(place);
  const cell = factsAt(place).map(cellOf).find((one) => one && one.own);
  if (cell) {
    reader.from = figure;
    goBack(cell.row, cell.head);
  }
}

const factsAt = (place) => report(reader.document).facts.map(({ number }) => number).filter((number) => facts[number].place === place);

// The cell that a fact stands in, or would stand in: own tells which. Levels come before changes.
function cellOf(number) {
  const fact = facts[number];
  const near = rows.filter((row) => row.indicator === fact.indicator && row.cells.has(fact.head));
  const own = near.find((row) => row.cells.get(fact.head).facts.includes(number));
  if (fact.planned || !near.length) return null;
  return { row: own ?? near[0], head: fact.head, own: Boolean(own) };
}

function drawFigure(place) {
  const { kind, line, worded } = report(reader.document).places[place];
  const found = factsAt(place);
  const doubts = findings.map((finding, number) => [finding, number]).filter(([finding]) =>
    finding.references.some((one) => one.document === reader.document && one.place === place));
  const items = found.map((number) => {
    const cell = cellOf(number);
    const why = facts[number].planned ? say("no-cell-planned") : documents[reader.document].copyOf ? say("no-cell-copy") : facts[number].head < 0 ? say("no-cell-choice") : "";
    return make("li", {}, make("strong", {}, label(facts[number].indicator)), " ", describe(number), " ",
      cell ? make("button", { type: "button", class: "link", click: () => goBack(cell.row, cell.head) }, `${say("to-cell")} ↩`, !cell.own && `（${say("near-cell")}）`) : why);
  });
  byId("figure").replaceChildren(
    make("p", {}, make("span", { class: `chip k-${KINDS[kind]}` }, say(`kind-${KINDS[kind]}`)), " ", say("line", { line }),
      worded ? ` · ${say("worded")}` : "",
      !found.length && (kind === KINDS.indexOf("unclaimed")) && ` · ${say("no-cell")}`,
      doubts.map(([finding, number]) => make("button", { type: "button", class: `link w-${WEIGHTS[finding.weight]}`, click: () => goToFinding(number) },
        ` ${finding.weight <= WEIGHTS.indexOf("doubt") ? "⚠ " : ""}${say(`weight-${WEIGHTS[finding.weight]}`)}`))),
    make("ul", {}, items));
}

// Highlights the sentence of a figure and puts the focus on it.
function mark(place, number) {
  const text = byId("text");
  for (const old of text.querySelectorAll(".here, .sentence")) old.classList.remove("here", "sentence");
  clearSentence();
  const figure = text.querySelector(`mark[data-place="${place}"]`);
  if (!figure) return;
  figure.classList.add("here");
  const said = number === null ? null : report(reader.document).facts.find((one) => one.number === number);
  if (said) showSentence(said.start, said.end);
  figure.focus({ preventScroll: true });
  // Not scrollIntoView, which would move the page as well.
  text.scrollTop += figure.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
}

// Wraps what lies between two offsets; the text itself stays as it is.
function showSentence(start, end) {
  const { text, places } = report(reader.document);
  const node = byId("text");
  let at = 0;
  for (const child of [...node.childNodes]) {
    const place = child.dataset ? places[Number(child.dataset.place)] : null;
    const from = place ? place.start : at;
    const to = place ? place.end : places.find((one) => one.start >= at)?.start ?? text.length;
    at = to;
    if (to <= start || from >= end) continue;
    if (place) child.classList.add("sentence");
    else {
      const [a, b] = [Math.max(from, start), Math.min(to, end)];
      child.replaceWith(show(text.slice(from, a)), make("span", { class: "sentence told" }, show(text.slice(a, b))), show(text.slice(b, to)));
    }
  }
}

function clearSentence() {
  for (const span of byId("text").querySelectorAll("span.told")) span.replaceWith(...span.childNodes);
  byId("text").normalize();
}
