// Tabs, filters and search; draws everything once and again when a filter changes.

function redraw() {
  drawNetwork(false);
  drawTimeline();
  drawMap();
  byId("type-count").textContent = `(${chosen.types.size} of ${data.types.length})`;
}

function reveal(ids) {
  if (network) selectLines(ids);
  for (const row of document.querySelectorAll("#event-list .row")) row.classList.toggle("chosen", ids.includes(row.dataset.event));
}

function checkbox(set, value, children) {
  const box = el("input", { type: "checkbox", checked: set.has(value), value });
  box.addEventListener("change", () => {
    if (box.checked) set.add(value);
    else set.delete(value);
    redraw();
  });
  return el("label", { class: "check" }, [box, children]);
}

function buildFilters() {
  const count = (key, value) => Object.values(data.events).filter((e) => e[key] === value).length;
  replace("statuses", data.statuses.map((s) => {
    const label = checkbox(chosen.statuses, s, [sample(s), s.toLowerCase(), el("span", { class: "n" }, count("status", s))]);
    label.title = data.statusNames[s];
    return label;
  }));
  const types = () => replace("types", data.types.map((t) => checkbox(chosen.types, t, [typeName(t), el("span", { class: "n" }, count("type", t))])));
  types();
  byId("types-all").addEventListener("click", () => { data.types.forEach((t) => chosen.types.add(t)); types(); redraw(); });
  byId("types-none").addEventListener("click", () => { chosen.types.clear(); types(); redraw(); });
  byId("claims").addEventListener("change", (event) => { chosen.claims = event.target.checked; drawNetwork(true); });
  const menu = document.querySelector(".types");
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") menu.open = false; });
}

function buildSearch() {
  const names = new Map();
  for (const [id, entity] of Object.entries(data.entities)) {
    for (const name of [entity.label, ...entity.aliases]) {
      const shown = names.has(name) ? `${name} (${entity.type})` : name;
      if (!names.has(shown)) names.set(shown, id);
    }
  }
  replace("names", [...names.keys()].sort((a, b) => a.localeCompare(b, "nb")).map((n) => el("option", { value: n })));
  const find = (complete) => {
    const wanted = byId("search").value.trim().toLowerCase();
    if (!wanted) return;
    const hit = [...names].find(([n]) => n.toLowerCase() === wanted) || (complete && [...names].find(([n]) => n.toLowerCase().includes(wanted)));
    if (hit) showEntity(hit[1]);
  };
  byId("search").addEventListener("input", () => find(false));
  byId("search").addEventListener("keydown", (event) => { if (event.key === "Enter") find(true); });
}

function openTab(name) {
  const tab = byId(`tab-${name}`);
  for (const other of document.querySelectorAll("[role=tab]")) {
    const on = other === tab;
    other.setAttribute("aria-selected", String(on));
    other.tabIndex = on ? 0 : -1;
    byId(other.getAttribute("aria-controls")).hidden = !on;
  }
  if (name === "map") { box = null; drawMap(); }
  if (name === "network") network.redraw();
}

function buildTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const open = (tab) => openTab(tab.id.slice(4));
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(i + step + tabs.length) % tabs.length];
      next.focus();
      open(next);
    });
  });
  const asked = tabs.find((tab) => `#${tab.id.slice(4)}` === location.hash);
  if (asked) open(asked);
}

welcome();
buildFilters();
buildSearch();
buildNetwork();
buildMap();
network.once("afterDrawing", () => { network.redraw(); network.fit({ maxZoomLevel: 1.4 }); labelSizes(); });
redraw();
buildTabs();
drawNetwork(true);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawNetwork(false));
