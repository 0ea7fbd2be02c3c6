// The views as tabs: only the open one is drawn, the others when they are opened next.

const VIEWS = {
  network: { draw: (first) => drawNetwork(first), mark: () => { markNetwork(); followChosen(); } },
  board: { draw: drawBoard, mark: markBoard },
  timeline: { draw: drawTimeline, mark: markTimeline },
  map: { draw: drawMap, mark: markMap },
  table: { draw: drawTable, mark: markTable },
};
let open = "network";
const stale = new Set(Object.keys(VIEWS));

function drawViews() {
  noteFilters();
  if (!chosen) drawPanel();
  for (const name of Object.keys(VIEWS)) stale.add(name);
  refresh();
}

// The network keeps its canvas while hidden; it is drawn only when in sight, since it measures its box.
function refresh(first = false) {
  if (!stale.delete(open)) return;
  VIEWS[open].draw(first);
}

function openView(name) {
  open = name;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !on;
  }
  document.body.dataset.view = name;
  noteSave();
  if (name === "network") { network.setSize("100%", "100%"); network.redraw(); }
  refresh(true);
  VIEWS[name].mark();
  remember();
}

function showChosen(quiet) {
  if (!quiet) drawPanel();
  VIEWS[open].mark();
}

function buildTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => openView(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = tabs[to % tabs.length];
      next.focus();
      openView(next.id.slice(4));
    });
  });
}
