// The address names the view, what is chosen and what is filtered, so that a place on the page can be cited:
// view.html#board/<IRI>?off=statuses:Planned&from=2023-01-01&lang=nb. What says nothing new is left out.

function hasAddress() {
  return location.protocol !== "about:" && window.origin !== "null" || location.protocol === "file:";
}

function addressState() {
  const said = new URLSearchParams();
  for (const [name, off] of Object.entries(hidden)) for (const value of [...off].sort(byCode)) said.append("off", `${name}:${value}`);
  for (const end of ["from", "to"]) if (period[end]) said.set(end, period[end]);
  if (looking.way !== "actors") said.set("way", looking.way);
  if (looking.around) said.set("around", `${looking.depth}:${looking.around.id}`);
  if (table.what !== "events") said.set("table", table.what);
  if (language !== preferredLanguage()) said.set("lang", language);
  return said.toString();
}

let gesture = 0; // how often the reader has done something
let noted = 0; // the gesture that the newest step of the history comes from

// Back and Forward lead through the choices: what one gesture of the reader has changed is one step, what the page
// itself puts right is none.
function remember() {
  const chosenPart = chosen ? `/${encodeURIComponent(chosen.id)}` : "";
  const state = addressState();
  const address = `#${open}${chosenPart}${state ? `?${state}` : ""}`;
  if (!hasAddress() || address === location.hash) return;
  const step = gesture === noted ? "replaceState" : "pushState";
  noted = gesture;
  try { history[step](null, "", address); } catch { /* a frame without an address of its own */ }
}

function buildAddress() {
  for (const kind of ["pointerdown", "click", "keydown", "change"]) document.addEventListener(kind, () => { gesture += 1; }, true);
  window.addEventListener("hashchange", goToAddress);
}

// Where only something else is chosen, the views stay as they are, with their zoom.
function goToAddress() {
  noted = gesture;
  const before = [open, addressState()].join(" ");
  const view = recall();
  if (before === [view, addressState()].join(" ")) { showChosen(); return; }
  noteControls();
  drawWords();
  drawFilters();
  drawPanel();
  for (const name of Object.keys(VIEWS)) stale.add(name);
  openView(view);
}

// Takes over what an address says and gives the view that it names; what the graph does not know is left out.
function recall() {
  // A page inside a notebook has no address: what it opens with stands in its settings.
  const [path, state = ""] = (location.hash.slice(1) || settings.start).split("?");
  const [view, id] = path.split("/");
  const said = new URLSearchParams(state);
  chosen = id ? find(decodeURIComponent(id)) : null;
  for (const off of Object.values(hidden)) off.clear();
  for (const entry of said.getAll("off")) {
    const cut = entry.indexOf(":");
    hidden[entry.slice(0, cut)]?.add(entry.slice(cut + 1));
  }
  for (const end of ["from", "to"]) period[end] = /^\d{4}-\d\d-\d\d$/.test(said.get(end)) ? said.get(end) : "";
  looking.way = ["events", "claims"].includes(said.get("way")) ? said.get("way") : "actors";
  const [depth, ...around] = (said.get("around") || "").split(":");
  looking.around = find(around.join(":"));
  looking.depth = looking.around ? Math.max(1, Math.min(Number(depth) || 1, 4)) : 1;
  table.what = said.get("table") === "actors" ? "actors" : "events";
  language = LANGUAGES.includes(said.get("lang")) ? said.get("lang") : preferredLanguage();
  passing = null;
  return Object.hasOwn(VIEWS, view) ? view : "network";
}
