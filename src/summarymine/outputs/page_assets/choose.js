// What is shown: choice of bodies and indicators, layout, text filter; and the legend of marks.

function drawTableView() {
  const layouts = ["across", "down"].map((layout) =>
    make("option", { value: layout, selected: state.layout === layout }, say(`layout-${layout}`)));
  byId("view-table").replaceChildren(
    make("div", { class: "controls" },
      make("label", {}, say("filter"), make("input", {
        id: "filter", type: "search", value: state.filter, placeholder: say("filter-hint"), autocomplete: "off",
        input: (event) => { state.filter = event.target.value; state.row = 0; drawTable(); },
      })),
      chooser("heads", drawTable), chooser("indicators", drawTable),
      make("label", {}, say("layout"), make("select", { id: "layout", change: (event) => {
        Object.assign(state, { layout: event.target.value, sort: null, row: 0, column: 0 });
        drawTable();
      } }, layouts)),
      make("button", { type: "button", id: "unsort", click: () => { state.sort = null; drawTable(); } }, say("sort-catalogue"))),
    make("div", { id: "table-place" }),
    legend());
  drawTable();
}

function legend() {
  const marks = MARKS.map((mark) => make("li", {},
    make("span", { class: `sample ${mark}` }, SIGNS[mark]), say(`mark-${mark}`)));
  return make("footer", { class: "legend" },
    make("h2", {}, say("legend")),
    make("ul", {}, marks, make("li", {}, make("span", { class: "sample" }, "\u00a0"), say("legend-empty"))),
    make("p", { class: "quiet screen-only" }, say("legend-key")));
}

// A list of checkboxes that folds out; name: of the set in state.
function chooser(name, redraw) {
  const chosen = state[name];
  const all = name === "heads" ? heads.length : indicators.length;
  const word = name === "heads" ? "units" : "indicators";
  const count = make("span", { class: "count" });
  const tell = () => { count.textContent = say("chosen", { some: chosen.size, all }); };
  const changed = () => { Object.assign(state, { row: 0, column: 0 }); tell(); redraw(); };
  const list = make("div", { class: "choices" });
  const fill = (wanted) => {
    const groups = new Map();
    for (const one of optionsOf(name)) {
      if (wanted && !one.text.toLocaleLowerCase().includes(wanted)) continue;
      groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
    }
    list.replaceChildren(...[...groups].map(([group, members]) => choiceGroup(group, members, chosen, changed)));
  };
  const set = (on) => () => {
    for (const box of list.querySelectorAll("input")) {
      box.checked = on;
      const number = Number(box.value);
      on ? chosen.add(number) : chosen.delete(number);
    }
    changed();
  };
  tell();
  const details = make("details", { class: "chooser", id: `choose-${name}`, toggle: () => { if (details.open) fill(""); } },
    make("summary", {}, say(word), " ", count),
    make("div", { class: "sheet" },
      make("input", { type: "search", "aria-label": say("search"), placeholder: say("search"),
        input: (event) => fill(event.target.value.trim().toLocaleLowerCase()) }),
      make("button", { type: "button", click: set(true) }, say("all")),
      make("button", { type: "button", click: set(false) }, say("none")),
      list));
  return details;
}

const optionsOf = (name) => name === "heads"
  ? heads.map((head, number) => ({ number, text: show(head.title), group: periodName(number) }))
  : indicators.map(({ pack }, number) => ({ number, text: label(number), group: packName(pack) }));

function choiceGroup(group, members, chosen, changed) {
  const boxes = members.map(({ number, text }) => make("label", {},
    make("input", { type: "checkbox", value: number, checked: chosen.has(number), change: (event) => {
      event.target.checked ? chosen.add(number) : chosen.delete(number);
      changed();
    } }), make("bdi", {}, text)));
  return make("fieldset", {}, make("legend", {}, group), boxes);
}

// An open list folds in when the reader turns elsewhere.
document.addEventListener("click", (event) => {
  for (const list of document.querySelectorAll("details.chooser[open]")) {
    if (!list.contains(event.target)) list.open = false;
  }
});
