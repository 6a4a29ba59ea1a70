// The comparison drawn as a table, a page of it at a time, so that 200 reports stay light.

const LINES_PER_PAGE = 60;
const COLUMNS_PER_PAGE = 24;
// As many as fit on a landscape sheet.
const COLUMNS_ON_PAPER = 8;

function drawTable() {
  const grid = findGrid();
  state.row = Math.min(state.row, Math.max(0, grid.lines.length - 1));
  state.row -= state.row % LINES_PER_PAGE;
  state.column = Math.min(state.column, Math.max(0, grid.columns.length - 1));
  state.column -= state.column % COLUMNS_PER_PAGE;
  const lines = grid.lines.slice(state.row, state.row + LINES_PER_PAGE);
  const columns = grid.columns.slice(state.column, state.column + COLUMNS_PER_PAGE);
  const place = byId("table-place");
  if (!grid.lines.length || !grid.columns.length) {
    place.replaceChildren(make("p", { class: "nothing" }, say("nothing")));
    return;
  }
  const table = makeTable(grid.fixed, columns, lines);
  place.replaceChildren(
    make("div", { class: "scroll", id: "scroll" }, table),
    make("div", { class: "pages" },
      pager("rows-page", "row", LINES_PER_PAGE, grid.lines, drawTable),
      pager("columns-page", "column", COLUMNS_PER_PAGE, grid.columns, drawTable)),
  );
  walk(table);
}

// All lines, in parts as wide as paper.
function drawTableForPaper() {
  const grid = findGrid();
  const parts = [];
  for (let from = 0; from < grid.columns.length; from += COLUMNS_ON_PAPER) {
    const columns = grid.columns.slice(from, from + COLUMNS_ON_PAPER);
    const lines = grid.lines.filter(({ line }) => line && columns.some(({ key }) => {
      const [row, head] = line.at(key);
      return row.cells.has(head);
    }));
    if (lines.length) parts.push(makeTable(grid.fixed, columns, lines));
  }
  byId("table-place").replaceChildren(...parts);
}

function makeTable(fixed, columns, lines) {
  const titles = [
    header(say(fixed), "", null, "fix"),
    ...columns.map(({ key, title, note }) => header(title, note, key, "data")),
  ];
  const body = lines.map(({ line, divider }) => divider
    ? make("tr", { class: "divider" },
        make("th", { colspan: 1 + columns.length, scope: "rowgroup" }, make("span", {}, divider)))
    : make("tr", {},
        lineName(line),
        columns.map(({ key }) => makeCell(...line.at(key)))));
  return make("table", { role: "grid", class: state.layout, "aria-label": say("tab-table") },
    make("thead", {}, make("tr", {}, titles)), make("tbody", {}, body));
}

// The measure stands with the indicator, so that it stays in sight wherever the table is scrolled.
function lineName({ names, row, head }) {
  const definition = row ? show(indicators[row.indicator].definition) : "";
  const note = row ? rowNote(row) : reporterNote(head);
  return make("th", { scope: "row", tabindex: "-1", class: "fix", title: definition || null },
    names[0], note && make("small", {}, note));
}

// column: its key, null for the names of the lines.
function header(title, note, column, kind) {
  const sorting = state.sort && state.sort.column === column;
  const direction = sorting ? (state.sort.descending ? "descending" : "ascending") : null;
  const arrow = { descending: "▼", ascending: "▲" }[direction] ?? "⇅";
  const button = make("button", { type: "button", class: "sort", tabindex: "-1", title: say("sort-by", { column: title }),
    click: () => sortBy(column, title) },
    make("span", {}, title), make("span", { class: sorting ? "arrow on" : "arrow", "aria-hidden": "true" }, arrow));
  return make("th", { scope: "col", class: kind, "aria-sort": direction ?? "none" },
    button, note && make("small", {}, note));
}

// Names rise first, figures fall first, as the largest is mostly wanted; the third time undoes it.
function sortBy(column, title) {
  const before = state.sort;
  const fallsFirst = column !== null;
  if (!before || before.column !== column) state.sort = { column, descending: fallsFirst };
  else state.sort = before.descending === fallsFirst ? { column, descending: !fallsFirst } : null;
  state.row = 0;
  drawTable();
  announce(state.sort ? say("sorted", { column: title }) : say("sort-catalogue"));
  const buttons = [...document.querySelectorAll("#table-place .sort")];
  buttons.find((button) => button.title === say("sort-by", { column: title }))?.focus();
}

function makeCell(row, head) {
  const cell = row.cells.get(head);
  if (!cell) return make("td", { role: "gridcell", tabindex: "-1", class: "blank" });
  const marks = marksOf(cell);
  const name = [label(row.indicator), measureName(row), show(heads[head].title), show(cell.text)];
  const said = marks.map((mark) => say(`mark-${mark}`));
  return make("td", {
    role: "gridcell",
    tabindex: "-1",
    class: ["told", cell.number !== null && "number", isOpen(row, head) && "current", ...marks].filter(Boolean).join(" "),
    "data-row": row.number,
    "data-head": head,
    title: said.join("；") || null,
    "aria-label": [...name, ...said].join("，"),
    ...pressable((event) => openCell(row, head, event.currentTarget)),
  }, make("div", { class: "clamp" }, grouped(show(cell.text))));
}

function pager(word, name, size, items, redraw) {
  if (items.length <= size) return null;
  const from = state[name];
  const count = (some) => some.filter(({ divider }) => !divider).length;
  const before = count(items.slice(0, from));
  const go = (to) => () => {
    state[name] = to;
    redraw();
    byId("scroll")?.scrollTo(0, 0);
  };
  return make("span", { class: "pager" },
    make("button", { type: "button", disabled: from === 0, "aria-label": say("previous"), click: go(from - size) }, "‹"),
    make("span", {}, say(word, { from: before + 1, to: before + count(items.slice(from, from + size)), all: count(items) })),
    make("button", { type: "button", disabled: from + size >= items.length, "aria-label": say("next"), click: go(from + size) }, "›"));
}

// Arrow keys walk over the cells of a table, as in a spreadsheet; it is one tab stop.
function walk(table) {
  const lines = [...table.rows].filter((line) => !line.classList.contains("divider"));
  const target = (cell) => cell.querySelector("button") ?? cell;
  const here = (node) => {
    const cell = node.closest("td, th");
    return [lines.indexOf(cell.parentNode), cell.cellIndex];
  };
  (table.querySelector("td.told") ?? target(table.rows[0].cells[0])).tabIndex = 0;
  table.addEventListener("focusin", (event) => {
    for (const other of table.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    event.target.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const [line, column] = here(event.target);
    const last = lines[0].cells.length - 1;
    const to = {
      ArrowUp: [line - 1, column], ArrowDown: [line + 1, column],
      ArrowLeft: [line, column - 1], ArrowRight: [line, column + 1],
      Home: event.ctrlKey ? [0, 0] : [line, 0], End: event.ctrlKey ? [lines.length - 1, last] : [line, last],
      PageUp: [line - 10, column], PageDown: [line + 10, column],
    }[event.key];
    if (!to || event.altKey || event.metaKey) return;
    event.preventDefault();
    const clamp = (number, most) => Math.max(0, Math.min(most, number));
    target(lines[clamp(to[0], lines.length - 1)].cells[clamp(to[1], last)]).focus();
  });
}

// Shows a cell, whatever was filtered or paged away, and puts the focus there.
function goToCell(row, head) {
  openView("table");
  state.heads.add(head);
  state.indicators.add(row.indicator);
  if (!whereIs(row, head)) state.filter = "";
  const where = whereIs(row, head);
  state.row = where.line;
  state.column = where.column;
  drawTableView();
  const cell = shownCell(row, head);
  if (!cell) return;
  cell.classList.add("flash");
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "center", inline: "center" });
  announce(say("at-cell", { name: `${label(row.indicator)} ${show(heads[head].title)}` }));
}
