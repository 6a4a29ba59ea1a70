// Bars and lines as SVG; only figures of the whole set the axis.

const LINE_HEIGHT = 28;
const AXIS_HEIGHT = 26;
const SERIES = 8;
const MAX_LABEL = 13;
const LABEL_HEIGHT = 15;

// What a cell lets be drawn: a point for each figure, with how certain it is.
// kind: exact, bounds (of the whole both), part, doubtful.
function pointsOf(row, head) {
  const cell = row.cells.get(head);
  if (!cell) return [];
  if (cell.number !== null) return [{ kind: "exact", value: cell.number, low: cell.number, high: cell.number, text: cell.text, year: heads[head].year }];
  const doubtful = hasMark(cell, "doubtful") || hasMark(cell, "contradiction") || hasMark(cell, "other_unit");
  return cell.facts.map((number) => pointOf(row, head, cell, facts[number], doubtful)).filter(Boolean);
}

function pointOf(row, head, cell, fact, doubtful) {
  const value = row.change ? fact.percent : fact.value ?? fact.low ?? fact.high;
  if (value === null) return null;
  const otherYear = fact.year !== null && fact.year !== heads[head].year;
  const apart = Boolean(fact.scope) || otherYear || hasMark(cell, "part");
  // Of a change the text alone tells bounds and baselines: it is drawn apart, not as a whole.
  const kind = doubtful || row.change && !apart ? "doubtful" : apart ? "part" : "bounds";
  const note = [fact.scope, otherYear ? String(fact.year) : ""].filter(Boolean).join("，");
  const unit = row.change || fact.unit === row.unit ? "" : fact.unit;
  const text = cell.facts.length === 1 ? cell.text : `${signsOf(cell, fact, otherYear)}${pointText(row, fact, value)}${unit}${note && `（${note}）`}`;
  const low = row.change ? value : fact.low;
  const high = row.change ? value : fact.high;
  return { kind, value, low, high, text, year: otherYear ? fact.year : heads[head].year };
}

// The marks of one of several figures in a cell.
const signsOf = (cell, fact, otherYear) => [
  hasMark(cell, "contradiction") && SIGNS.contradiction, otherYear && SIGNS.other_year,
  fact.scope && SIGNS.part, hasMark(cell, "doubtful") && SIGNS.doubtful,
].filter(Boolean).join("");

function pointText(row, fact, value) {
  const sign = { more: "≥", less: "≤", about: "约" }[row.change ? "" : fact.approx] ?? "";
  return `${sign}${String(value).replace("-", "−")}${row.change ? "%" : ""}`;
}

// Round steps from the lowest to the highest value, zero always among them.
function scaleOf(values, from, to) {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = most - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => span / one <= 5);
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step || step;
  const ticks = [];
  for (let at = 0; low + at * step <= high + step / 2; at += 1) ticks.push(Number((low + at * step).toPrecision(12)));
  const place = (value) => from + ((Math.max(low, Math.min(high, value)) - low) / (high - low)) * (to - from);
  return { place, ticks, holds: (value) => value >= low && value <= high };
}

function tickText(value) {
  const size = Math.abs(value);
  const [unit, by] = state.language === "zh"
    ? size >= 1e8 ? ["亿", 1e8] : size >= 1e4 ? ["万", 1e4] : ["", 1]
    : size >= 1e9 ? ["bn", 1e9] : size >= 1e6 ? ["m", 1e6] : size >= 1e4 ? ["k", 1e3] : ["", 1];
  return `${Number((value / by).toPrecision(6))}${unit}`.replace("-", "−");
}

const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

// Bars below each other; bars: {name, row, head, point}.
function drawBars(bars, scale, frame, name) {
  const { left, right, width } = frame;
  const height = bars.length * LINE_HEIGHT + AXIS_HEIGHT;
  const zero = scale.place(0);
  const grid = scale.ticks.map((tick) => draw("g", { class: tick === 0 ? "grid zero" : "grid" },
    draw("line", { x1: scale.place(tick), x2: scale.place(tick), y1: 0, y2: height - AXIS_HEIGHT }),
    draw("text", { x: scale.place(tick), y: height - 8, "text-anchor": "middle" }, tickText(tick))));
  const drawn = bars.map((bar, at) => drawBar(bar, at * LINE_HEIGHT, scale, zero, { left, right }));
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": name }, hatches(), grid, drawn);
  rove(svg, ".bar", ["ArrowUp", "ArrowDown"]);
  return svg;
}

function drawBar({ name, row, head, point }, top, scale, zero, { left, right }) {
  const y = top + 5;
  const height = LINE_HEIGHT - 10;
  const box = (from, to, kind) => {
    const [x, end] = [Math.min(from, to), Math.max(from, to)];
    return draw("rect", { x, y, width: Math.max(1.5, end - x), height, class: `shape ${kind}` });
  };
  const known = point.low ?? point.value;
  const open = point.high ?? (point.kind === "bounds" ? null : point.value);
  const shapes = [];
  if (point.kind === "bounds") {
    shapes.push(box(zero, scale.place(known), "exact"));
    // An open end fades over a stretch that stands for no amount.
    shapes.push(box(scale.place(known), open === null ? scale.place(known) + 22 : scale.place(open), open === null ? "open" : "bounds"));
  } else shapes.push(box(zero, scale.place(point.value), point.kind));
  const end = Math.max(zero, scale.place(point.value), scale.place(open ?? known)) + (open === null ? 24 : 0);
  const beyond = !scale.holds(point.value);
  if (beyond) shapes.push(draw("path", { class: "cut", d: `M${end - 14},${y + height + 3}l6,-${height + 6}m5,0l-6,${height + 6}` }));
  const text = `${grouped(show(point.text))}${beyond ? `（${say("chart-cut")}）` : ""}`;
  const room = Math.max(6, Math.floor((right - end) / 12));
  const said = `${name}：${text}`;
  return draw("g", { class: "bar", role: "button", tabindex: "-1", "aria-label": said,
    ...pressable((event) => openCell(row, head, event.currentTarget)) },
    draw("title", {}, said),
    draw("rect", { class: "hit", x: 0, y: top, width: right, height: LINE_HEIGHT }),
    draw("text", { class: "name", x: left - 8, y: top + LINE_HEIGHT / 2, "text-anchor": "end", dy: ".35em" }, shorten(name, MAX_LABEL)),
    shapes,
    draw("text", { class: "value", x: end + 6, y: top + LINE_HEIGHT / 2, dy: ".35em" }, shorten(text, room)));
}

// Patterns, so that a part is told from a whole without colours too.
function hatches() {
  const stripe = (id, path, kind) => draw("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse" },
    draw("rect", { width: 7, height: 7, class: "ground" }), draw("path", { d: path, class: kind }));
  return draw("defs", {},
    stripe("hatch-part", "M-1,1l2,-2M0,7l7,-7M6,8l2,-2", "stripe-part"),
    stripe("hatch-bounds", "M3.5,0v7", "stripe-bounds"),
    draw("linearGradient", { id: "fade" },
      draw("stop", { offset: "0", class: "fade-from" }), draw("stop", { offset: "1", class: "fade-to" })));
}

// Lines over years; series: {name, points: [{year, row, head, point}]}.
function drawLines(series, years, scale, frame, name) {
  const { left, right, width, top, bottom } = frame;
  const step = (right - left) / Math.max(1, years.length - 1);
  const x = (year) => (years.length === 1 ? (left + right) / 2 : left + years.indexOf(year) * step);
  const grid = scale.ticks.map((tick) => draw("g", { class: tick === 0 ? "grid zero" : "grid" },
    draw("line", { x1: left - 12, x2: right + 12, y1: scale.place(tick), y2: scale.place(tick) }),
    draw("text", { x: left - 18, y: scale.place(tick), "text-anchor": "end", dy: ".35em" }, tickText(tick))));
  const marks = years.map((year) => draw("text", { class: "year", x: x(year), y: bottom + 24, "text-anchor": "middle" }, String(year)));
  const labels = placeLabels(series, scale, bottom);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${bottom + 36}`, width, height: bottom + 36, role: "group", "aria-label": name },
    hatches(), grid, marks, series.map((one, at) => drawSeries(one, at, x, scale, labels)));
  rove(svg, ".dot", ["ArrowLeft", "ArrowRight"]);
  return svg;
}

function drawSeries({ name, points }, number, x, scale, labels) {
  const segments = points.slice(1).map((point, at) => [points[at], point])
    .filter(([a, b]) => a.point.kind === "exact" && b.point.kind === "exact" && b.year === a.year + 1)
    .map(([a, b]) => draw("line", { x1: x(a.year), y1: scale.place(a.point.value), x2: x(b.year), y2: scale.place(b.point.value), class: "join" }));
  const dots = points.map(({ year, row, head, point }) => {
    const at = [x(year), scale.place(point.value)];
    const beyond = scale.holds(point.value) ? "" : `（${say("chart-cut")}）`;
    const text = grouped(show(point.text));
    const said = `${name} ${year}：${text}${beyond}`;
    const bounded = point.low !== null && point.high !== null && point.low !== point.high;
    return draw("g", { class: `dot ${point.kind}`, role: "button", tabindex: "-1", "aria-label": said,
      ...pressable((event) => openCell(row, head, event.currentTarget)) },
      draw("title", {}, said),
      bounded && draw("line", { class: "span", x1: at[0], x2: at[0], y1: scale.place(point.low), y2: scale.place(point.high) }),
      draw("circle", { class: "hit", cx: at[0], cy: at[1], r: 13 }),
      dotShape(number, ...at),
      labels.has(point) && draw("text", { class: "value", x: at[0] + 10, y: labels.get(point), dy: ".35em" }, shorten(text, 14)));
  });
  return draw("g", { class: `series s${number}` }, segments, dots);
}

// Where each value is written: beside its dot, but never over another one of its year. Those for which there is no
// room are told by their dots alone, when they are pointed at.
function placeLabels(series, scale, bottom) {
  const labels = new Map();
  const lowest = new Map();
  const points = series.flatMap((one) => one.points).sort((a, b) => scale.place(a.point.value) - scale.place(b.point.value));
  for (const { year, point } of points) {
    const y = Math.max(scale.place(point.value), (lowest.get(year) ?? -LABEL_HEIGHT) + LABEL_HEIGHT);
    lowest.set(year, y);
    if (y <= bottom) labels.set(point, y);
  }
  return labels;
}

// A shape of its own for each series, as colours alone do not tell them apart for everyone.
function dotShape(number, x, y) {
  const paths = [
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0", "M-4.5,-4.5h9v9h-9z", "M0,-6l6,10h-12z", "M0,-6.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z",
    "M0,6l6,-10h-12z", "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z", "M-6,-6l12,12m0,-12l-12,12", "M0,-6.5l6,4.5l-2.3,7h-7.4l-2.3,-7z",
  ];
  return draw("path", { class: "shape", d: paths[number], transform: `translate(${x},${y})` });
}
