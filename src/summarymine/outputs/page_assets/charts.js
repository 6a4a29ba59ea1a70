// The view of charts: which indicator, bars over bodies or lines over years.

function drawChartsView() {
  const kinds = ["bars", "lines"].map((kind) => make("option", { value: kind, selected: state.chart.kind === kind }, say(`chart-${kind}`)));
  const shown = chosenRows();
  if (!shown.some((row) => row.number === state.chart.row)) state.chart.row = fullest(shown)?.number ?? null;
  const options = shown.map((row) => make("option", { value: row.number, selected: row.number === state.chart.row },
    `${label(row.indicator)} · ${measureName(row)}${row.change ? "" : ` · ${show(row.unit) || "—"}`}`));
  byId("view-charts").replaceChildren(
    make("div", { class: "controls" },
      make("label", {}, say("chart-kind"), make("select", { id: "chart-kind", change: (event) => { state.chart.kind = event.target.value; drawChart(); } }, kinds)),
      make("label", {}, say("indicator"), make("select", { id: "chart-row", change: (event) => { state.chart.row = Number(event.target.value); drawChart(); } }, options)),
      make("label", { id: "period-label" }, say("period"), make("select", { id: "chart-period", change: (event) => { state.chart.period = event.target.value; drawChart(); } })),
      chooser("heads", drawChart)),
    make("div", { id: "chart" }));
  drawChart();
}

// The row that most bodies can be compared by.
function fullest(shown) {
  const size = (row) => [...row.cells.values()].filter((cell) => cell.number !== null).length;
  return shown.reduce((best, row) => (best && size(best) >= size(row) ? best : row), null);
}

function drawChart() {
  const row = rows[state.chart.row];
  byId("period-label").hidden = state.chart.kind !== "bars";
  if (!row) byId("chart").replaceChildren(make("p", { class: "nothing" }, say("chart-none")));
  else if (state.chart.kind === "bars") drawBarChart(row);
  else drawLineChart(row);
}

const chartTitle = (row) => `${label(row.indicator)} · ${measureName(row)}${row.change ? "（%）" : row.unit ? `（${show(row.unit)}）` : ""}`;
const chartWidth = () => Math.max(340, Math.min(1000, byId("chart").clientWidth || 900));

// Bodies of one period only: half a year beside a year would mislead.
function drawBarChart(row) {
  const shown = chosenHeads().filter((head) => row.cells.has(head));
  const counts = new Map();
  for (const head of shown) counts.set(periodName(head), (counts.get(periodName(head)) ?? 0) + 1);
  const periods = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  if (!counts.has(state.chart.period)) state.chart.period = periods[0]?.[0] ?? null;
  byId("chart-period").replaceChildren(...periods.map(([period, count]) =>
    make("option", { value: period, selected: period === state.chart.period }, `${period}（${count}）`)));
  const own = shown.filter((head) => periodName(head) === state.chart.period);
  const found = own.flatMap((head) => pointsOf(row, head).map((point) => ({ name: bodyName(head), row, head, point })));
  // Two bodies of an unknown year may be of two years.
  const isKnown = own.every((head) => heads[head].year !== null);
  const isWhole = ({ point }) => isKnown && (point.kind === "exact" || point.kind === "bounds");
  const whole = found.filter(isWhole).sort((a, b) => b.point.value - a.point.value);
  const apart = found.filter((bar) => !isWhole(bar));
  const width = chartWidth();
  const left = width < 560 ? 110 : 190;
  const right = width - 8;
  const values = (whole.length ? whole : apart).flatMap(({ point }) => [point.value, point.low, point.high]).filter((value) => value !== null);
  const scale = scaleOf(values, left, right - (width < 560 ? 110 : 230));
  const frame = { left, right, width };
  const undrawn = own.filter((head) => !found.some((bar) => bar.head === head)).map((head) => bodyName(head));
  byId("chart").replaceChildren(...[
    make("h2", {}, `${chartTitle(row)} · ${state.chart.period ?? ""}`),
    key(),
    whole.length > 0 && make("figure", {}, make("figcaption", {}, say("chart-certain")), drawBars(whole, scale, frame, chartTitle(row))),
    whole.some(({ point }) => point.kind === "bounds") && make("p", { class: "quiet" }, say("chart-bounds")),
    apart.length > 0 && make("figure", { class: "apart" }, make("figcaption", {}, say("chart-apart")), drawBars(apart, scale, frame, say("chart-apart"))),
    !found.length && make("p", { class: "nothing" }, say("chart-none")),
    undrawn.length > 0 && make("p", { class: "quiet" }, say("chart-undrawn", { names: undrawn.join("、") })),
  ].filter(Boolean));
}

function bodyName(head) {
  const alike = heads.filter((one) => one.name === heads[head].name && one.year === heads[head].year && one.period === heads[head].period);
  return show(alike.length > 1 ? heads[head].title : heads[head].name);
}

function key() {
  const kinds = ["exact", "bounds", "part", "doubtful"].map((kind) => make("li", {},
    draw("svg", { width: 26, height: 14, "aria-hidden": "true" }, hatches(), draw("rect", { x: 1, y: 1, width: 24, height: 12, class: `shape ${kind}` })),
    say(`key-${kind}`)));
  return make("ul", { class: "key" }, kinds);
}

function drawLineChart(row) {
  const told = chosenHeads().filter((head) => row.cells.has(head));
  const yearly = told.filter((head) => heads[head].year !== null && !heads[head].period);
  const bodies = new Map();
  for (const head of yearly) {
    const points = pointsOf(row, head);
    if (!points.length) continue;
    const body = heads[head].body;
    const one = bodies.get(body) ?? { name: seriesName(head), points: [] };
    // A figure that a report tells of an earlier year stands at that year.
    one.points.push(...points.map((point) => ({ year: point.year, row, head, point })));
    bodies.set(body, one);
  }
  const all = [...bodies.values()].sort((a, b) => b.points.length - a.points.length);
  const series = all.slice(0, SERIES);
  for (const one of series) one.points.sort((a, b) => a.year - b.year);
  const points = series.flatMap((one) => one.points);
  const found = points.map(({ year }) => year);
  const years = found.length ? Array.from({ length: Math.max(...found) - Math.min(...found) + 1 }, (_, at) => Math.min(...found) + at) : [];
  const width = chartWidth();
  const frame = { left: 76, right: width - 110, width, top: 24, bottom: 340 };
  const certain = points.filter(({ point }) => point.kind === "exact" || point.kind === "bounds");
  const scale = scaleOf((certain.length ? certain : points).map(({ point }) => point.value), frame.bottom, frame.top);
  const periods = told.filter((head) => heads[head].year !== null && heads[head].period).length;
  const unknown = told.filter((head) => heads[head].year === null).length;
  const notes = [
    points.length > 0 && say("chart-gap"),
    points.length > 0 && series.every((one) => one.points.length === 1) && say("chart-one-year"),
    all.length > SERIES && say("chart-too-many", { some: SERIES, all: all.length }),
    periods > 0 && say("chart-periods", { count: periods }),
    unknown > 0 && say("chart-no-year", { count: unknown }),
  ].filter(Boolean);
  byId("chart").replaceChildren(...[
    make("h2", {}, chartTitle(row)),
    points.length > 0 && make("ul", { class: "key" }, series.map((one, at) => make("li", {},
      draw("svg", { width: 18, height: 14, class: `series s${at}`, "aria-hidden": "true" }, draw("g", { class: "dot exact" }, dotShape(at, 9, 7))), one.name))),
    points.length > 0
      ? make("figure", {}, drawLines(series, years, scale, frame, chartTitle(row)))
      : make("p", { class: "nothing" }, say("chart-none")),
    ...notes.map((note) => make("p", { class: "quiet" }, note)),
  ].filter(Boolean));
}

const seriesName = (head) => {
  const same = heads.filter((one) => one.name === heads[head].name && one.body !== heads[head].body);
  return show(same.length && heads[head].reporter ? `${heads[head].name}（${heads[head].reporter}）` : heads[head].name);
};
