// The frame: tabs, language, keys, print.

const VIEWS = {
  table: drawTableView,
  ...(made ? { made: () => drawMadeView() } : {}),
  charts: drawChartsView,
  doubts: () => drawDoubtsView(),
  reports: drawReportsView,
  about: drawAboutView,
};

function drawFrame() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  document.title = `${say("title")} · summarymine`;
  byId("summary").textContent = say("summary", {
    documents: documents.length, heads: heads.length, facts: facts.filter(({ document: at }) => at < 0 || !documents[at].copyOf).length, findings: findings.length,
  }) + (unread.length ? ` · ${say("unread-count", { count: unread.length })}` : "");
  byId("language").textContent = say("other-language");
  byId("language").lang = state.language === "zh" ? "en" : "zh-CN";
  byId("tabs").replaceChildren(...Object.keys(VIEWS).map((view) => make("button", {
    type: "button", role: "tab", id: `tab-${view}`, "aria-controls": `view-${view}`,
    "aria-selected": String(state.view === view), tabindex: state.view === view ? "0" : "-1",
    click: () => openView(view),
  }, say(`tab-${view === "made" ? made.kind : view}`), view === "doubts" && findings.length > 0 && make("span", { class: "count" }, String(findings.length)))));
  byId("reader").setAttribute("aria-label", say("tab-reports"));
}

// Only the view that is open is in the page; the others are drawn when they are opened.
function openView(view) {
  if (state.view !== view) byId(`view-${state.view}`).replaceChildren();
  state.view = view;
  for (const name of Object.keys(VIEWS)) {
    byId(`view-${name}`).hidden = name !== view;
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === view));
    byId(`tab-${name}`).tabIndex = name === view ? 0 : -1;
  }
  VIEWS[view]();
}

byId("language").addEventListener("click", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  drawFrame();
  openView(state.view);
  if (reader.document !== null) drawReader();
});

byId("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const names = Object.keys(VIEWS);
  const next = names[(names.indexOf(state.view) + step + names.length) % names.length];
  openView(next);
  byId(`tab-${next}`).focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  const list = document.querySelector("details.chooser[open]");
  if (list) {
    list.open = false;
    list.querySelector("summary").focus();
  } else closeReader();
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

// On paper there is no next page to turn to.
window.addEventListener("beforeprint", () => {
  if (state.view === "table") drawTableForPaper();
  if (state.view === "made") drawMadeView(true);
  if (state.view === "doubts") drawDoubtsView(findings.length);
});
window.addEventListener("afterprint", () => {
  if (state.view === "table") drawTable();
  if (state.view === "made") drawMadeView();
});

let resized = 0;
window.addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(() => { if (state.view === "charts") drawChart(); }, 150);
});

drawFrame();
openView("table");
