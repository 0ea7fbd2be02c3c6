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

function remember() {
  const chosenPart = chosen ? `/${encodeURIComponent(chosen.id)}` : "";
  const state = addressState();
  try { history.replaceState(null, "", `#${open}${chosenPart}${state ? `?${state}` : ""}`); } catch { /* a frame without an address of its own */ }
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
  if (["actors", "events", "claims"].includes(said.get("way"))) looking.way = said.get("way");
  const [depth, ...around] = (said.get("around") || "").split(":");
  looking.around = find(around.join(":"));
  if (looking.around) looking.depth = Math.max(1, Math.min(Number(depth) || 1, 4));
  if (said.get("table") === "actors") table.what = "actors";
  if (LANGUAGES.includes(said.get("lang"))) language = said.get("lang");
  passing = null;
  return Object.hasOwn(VIEWS, view) ? view : "network";
}
