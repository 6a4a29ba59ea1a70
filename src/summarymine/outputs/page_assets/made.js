// What is made of the comparison: ranks, series, targets, as a table of their own.

function drawMadeView(all = false) {
  const lines = all ? made.lines : made.lines.slice(state.line, state.line + LINES_PER_PAGE);
  const titles = made.columns.map(({ key, chinese, role }) => make("th", { scope: "col", class: key === "label" ? key : ["figure", "plain"].includes(ROLES[role]) ? "number" : null }, show(state.language === "zh" ? chinese : key)));
  byId("view-made").replaceChildren(
    made.lines.length
      ? make("div", { class: "scroll", id: "made" }, make("table", { class: "plain made", "aria-label": say(`tab-${made.kind}`) },
          make("thead", {}, make("tr", {}, titles)),
          make("tbody", {}, lines.map((line) => make("tr", {}, line.map((cell, at) => madeCell(made.columns[at], cell)))))))
      : make("p", { class: "nothing" }, say("nothing")),
    make("div", { class: "pages" }, all ? null : pager("rows-page", "line", LINES_PER_PAGE, made.lines, drawMadeView)),
    make("p", { class: "quiet" }, say("made-hint")));
}

// A figure that is no plain number begins with its mark.
function madeCell({ key, role }, cell) {
  const kind = ROLES[role];
  if (cell === null) return make("td", {});
  if (Array.isArray(cell)) return make("td", { class: "number" }, kind === "figure" ? grouped(show(cell[0]).replace("-", "−")) : show(cell[0]));
  const text = show(cell);
  if (kind === "sentence") return make("td", { class: "sentence" }, make("div", { class: "clamp", title: text }, make("bdi", {}, text)));
  if (kind !== "figure") return make("td", { class: key === "label" ? key : kind }, make("bdi", {}, text));
  const mark = MARKS.find((one) => SIGNS[one].length === 1 && cell.startsWith(SIGNS[one]));
  return make("td", { class: mark ? `figure ${mark}` : "figure" }, make("bdi", {}, grouped(text)));
}
