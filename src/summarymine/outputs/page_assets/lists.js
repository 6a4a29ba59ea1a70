// Doubts, reports, and what the page is made of.

const FINDINGS_AT_ONCE = 60;

function drawDoubtsView(shown = FINDINGS_AT_ONCE) {
  const items = findings.slice(0, shown).map(findingItem);
  const rest = findings.length - shown;
  const counts = WEIGHTS.map((weight, at) => [weight, findings.filter((finding) => finding.weight === at).length]).filter(([, count]) => count);
  byId("view-doubts").replaceChildren(...[
    make("p", { class: "counts" }, counts.map(([weight, count]) => make("span", { class: `badge w-${weight}` }, `${say(`weight-${weight}`)} ${count}`))),
    findings.some((finding) => finding.settles) && make("p", { class: "quiet" }, say("settles-hint")),
    findings.length ? make("ol", { class: "findings" }, items) : make("p", { class: "nothing" }, say("doubts-none")),
    rest > 0 && make("button", { type: "button", id: "more", click: () => drawDoubtsView(shown + FINDINGS_AT_ONCE) }, say("more", { count: Math.min(rest, FINDINGS_AT_ONCE) })),
  ].filter(Boolean));
}

function findingItem(finding, number) {
  const weight = WEIGHTS[finding.weight];
  const text = finding.sentences[LANGUAGES.indexOf(state.language)];
  return make("li", { id: `finding-${number}`, class: `finding w-${weight}`, tabindex: "-1" },
    make("p", {},
      make("span", { class: `badge w-${weight}` }, say(`weight-${weight}`)),
      finding.settles ? make("span", { class: "badge settles" }, say("settles")) : null,
      make("code", {}, show(finding.code)), " ", make("bdi", {}, show(finding.document || say("doubts-of")))),
    text && make("p", {}, show(text)),
    finding.arithmetic && make("p", { class: "arithmetic" }, `${say("arithmetic")}：`, make("span", {}, show(finding.arithmetic))),
    finding.mayBe.length > 0 && make("p", {}, `${say("may-be")}：`, make("strong", {}, show(finding.mayBe.join("、")))),
    make("ul", {}, finding.references.map(referenceItem)));
}

function referenceItem(reference) {
  const { document: at, place, fact, indicator, line, before, figure, after } = reference;
  const name = at >= 0 ? show(documents[at].name) : "";
  const cell = fact >= 0 ? cellOf(fact) : null;
  return make("li", {},
    make("button", { type: "button", class: "quote", disabled: at < 0, click: (event) => {
      reader.cell = null;
      openReport(at, place, event.currentTarget, fact >= 0 ? fact : null);
    } }, indicator >= 0 && make("strong", {}, `${label(indicator)}：`), make("bdi", {}, show(before), make("em", {}, show(figure)), show(after))),
    make("span", { class: "quiet" }, ` ${name} · ${say("line", { line })} `),
    cell && make("button", { type: "button", class: "link", click: () => goToCell(cell.row, cell.head) }, `${say("to-cell")} ↩`));
}

function goToFinding(number) {
  if (isNarrow()) closeReader();
  openView("doubts");
  drawDoubtsView(Math.max(FINDINGS_AT_ONCE, number + 1));
  const item = byId(`finding-${number}`);
  item.focus();
  item.scrollIntoView({ block: "center" });
}

function drawReportsView() {
  const titles = [say("report"), say("packs"), ...KINDS.map((kind) => say(`kind-${kind}`)), say("digest")];
  const lines = documents.map(({ name, digest, packs, copyOf, counts }, number) => make("tr", {},
    make("th", { scope: "row" }, make("button", { type: "button", class: "link", "data-report": number, click: (event) => {
      reader.cell = null;
      openReport(number, 0, event.currentTarget);
    } }, make("bdi", {}, show(name))), copyOf && make("small", {}, say("copy-of", { name: show(copyOf) }))),
    make("td", {}, packs.map(packName).join("、")),
    counts.map((count) => make("td", { class: "number" }, String(count))),
    make("td", {}, make("code", {}, show(digest).slice(0, 16)))));
  byId("view-reports").replaceChildren(...unreadReports(), make("div", { class: "scroll" }, make("table", { class: "plain" },
    make("thead", {}, make("tr", {}, titles.map((title, at) => make("th", { scope: "col", class: at > 1 && at < titles.length - 1 ? "number" : null }, title)))),
    make("tbody", {}, lines))));
}

function unreadReports() {
  if (!unread.length) return [];
  return [
    make("h2", { id: "unread" }, say("unread-count", { count: unread.length })),
    make("p", { class: "quiet" }, say("unread-hint")),
    make("ul", { class: "unread" }, unread.map(({ name, reasons }) => make("li", {},
      make("bdi", {}, make("strong", {}, show(name))), make("span", {}, show(reasons[LANGUAGES.indexOf(state.language)]))))),
  ];
}

function drawAboutView() {
  const [version, rules, options] = core.origin;
  const pairs = [[say("version"), version], [say("rules-hash"), rules], ...Object.entries(options).map(([name, value]) => [say("option", { name: show(name) }), value])];
  byId("view-about").replaceChildren(
    make("p", {}, say("about-what")), make("p", {}, say("about-limits")), make("p", {}, say("hidden-marks")),
    make("dl", {}, pairs.map(([name, value]) => [make("dt", {}, name), make("dd", {}, make("code", {}, show(value)))])),
    legend(),
    make("h2", {}, say("indicators")),
    make("dl", { class: "definitions" }, indicators.map((one, number) => [make("dt", {}, label(number), " ", make("code", {}, show(one.id))), make("dd", {}, show(one.definition))])));
}
