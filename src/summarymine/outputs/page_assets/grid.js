// The comparison as lines and columns, in either layout: what is shown, in which order.

// A figure that may be ranked is exact, certain, of the whole; beside other bodies of a known year too.
const isRanked = (row, head) =>
  row.cells.has(head) && row.cells.get(head).number !== null && (state.layout === "across" || heads[head].year !== null);

const periodName = (head) =>
  [heads[head].year ?? say("year-unknown"), show(heads[head].period)].filter(Boolean).join(" ");
const packName = (pack) => show(core.packs[pack]?.[state.language === "zh" ? 1 : 0] || pack);
const measureName = (row) => say(row.change ? "change" : "level");

const rowNote = (row) => [measureName(row), row.change ? "" : show(row.unit)].filter(Boolean).join(" · ");

// What only bears comparison with its like: figures of one year and period, or of one unit.
const groupOfHead = (head) => periodName(head);
const groupOfRow = (row) => `${measureName(row)}${row.change ? "" : ` · ${show(row.unit) || "—"}`}`;

const chosenHeads = () => [...heads.keys()].filter((head) => state.heads.has(head));
const chosenRows = () => rows.filter((row) => state.indicators.has(row.indicator));

function findGrid() {
  const across = state.layout === "across";
  const shownHeads = chosenHeads();
  const shownRows = chosenRows().filter((row) => shownHeads.some((head) => row.cells.has(head)));
  const lines = across
    ? shownRows.map((row) => ({
        row,
        names: [label(row.indicator), show(row.unit), measureName(row)],
        group: groupOfRow(row),
        at: (head) => [row, head],
      }))
    : shownHeads.map((head) => ({
        head,
        names: [show(heads[head].title)],
        group: groupOfHead(head),
        at: (row) => [rows[row], head],
      }));
  const columns = across
    ? shownHeads.map((head) => ({ key: head, title: show(heads[head].title), note: reporterNote(head) }))
    : shownRows.map((row) => ({
        key: row.number,
        title: label(row.indicator),
        note: rowNote(row),
      }));
  return { fixed: across ? "indicator" : "body", columns, lines: sorted(lines.filter(passes(columns))) };
}

// The reporter's name where the title has the region only.
function reporterNote(head) {
  const { title, reporter } = heads[head];
  return reporter && !title.includes(reporter) ? show(reporter) : "";
}

function passes(columns) {
  const wanted = state.filter.trim().toLocaleLowerCase();
  if (!wanted) return () => true;
  return (line) =>
    line.names.some((name) => name.toLocaleLowerCase().includes(wanted)) ||
    columns.some((column) => {
      const [row, head] = line.at(column.key);
      return row.cells.get(head)?.text.toLocaleLowerCase().includes(wanted);
    });
}

// Lines by a column. Ranked figures first, group by group; then what cannot be ranked; then blanks.
function sorted(lines) {
  if (!state.sort) return byPack(lines);
  const sign = state.sort.descending ? -1 : 1;
  if (state.sort.column === null) {
    const order = new Intl.Collator(state.language === "zh" ? "zh-Hans-CN" : "en", { numeric: true });
    const by = (line) => line.names[0];
    return lines.slice().sort((a, b) => sign * order.compare(by(a), by(b))).map((line) => ({ line }));
  }
  const ranked = new Map();
  const unranked = [];
  const blank = [];
  for (const line of lines) {
    const [row, head] = line.at(state.sort.column);
    if (!row.cells.has(head)) blank.push({ line });
    else if (!isRanked(row, head)) unranked.push({ line });
    else ranked.set(line.group, [...(ranked.get(line.group) ?? []), { line, number: row.cells.get(head).number }]);
  }
  const groups = [...ranked].map(([group, members]) => [
    { divider: say("ranked-in", { group }) },
    ...members.sort((a, b) => sign * (a.number - b.number)),
  ]);
  if (state.layout === "down") groups.sort((a, b) => (a[0].divider < b[0].divider ? 1 : -1));
  const rest = [...unranked, ...blank];
  return [...groups.flat(), ...(rest.length ? [{ divider: say("unranked") }, ...rest] : [])];
}

// Indicators under their theme, if that was asked for, else under the name of their pack, where there are several.
function byPack(lines) {
  const packOf = ({ row }) => row && (core.themes ? core.themes[row.indicator] : indicators[row.indicator].pack);
  if (new Set(lines.map(packOf)).size < 2) return lines.map((line) => ({ line }));
  return lines.flatMap((line, at) => at && packOf(lines[at - 1]) === packOf(line)
    ? [{ line }]
    : [{ divider: packName(packOf(line)) }, { line }]);
}

// Where a cell stands in the grid: the numbers of its line and its column, null if it is not shown.
function whereIs(row, head) {
  const { lines, columns } = findGrid();
  const line = lines.findIndex(({ line: one }) => one && (one.row === row || one.head === head));
  const key = state.layout === "across" ? head : row.number;
  const column = columns.findIndex((one) => one.key === key);
  return line < 0 || column < 0 ? null : { line, column };
}
