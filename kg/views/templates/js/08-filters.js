// The filters: status, type, period and source. Each list tells how many events it holds.

function tally(key) {
  const n = new Map();
  for (const event of graph.events.values()) for (const value of key(event)) n.set(value, (n.get(value) || 0) + 1);
  return n;
}

function checkbox(off, value, text, n) {
  const box = el("input", { type: "checkbox", checked: !off.has(value), value });
  box.addEventListener("change", () => {
    if (box.checked) off.delete(value);
    else off.add(value);
    filtersChanged();
  });
  return el("label", { class: "check" }, [box, text, el("span", { class: "n" }, counted(n))]);
}

function drawFilters() {
  const statuses = tally((e) => [e.status]);
  const types = tally((e) => [e.type]);
  const sources = tally((e) => new Set(e.evidence.map((found) => publisherOf(found.article))));
  const known = [...graph.types, ...[...types.keys()].filter((x) => !graph.types.includes(x)).sort(byCode)];
  replace("statuses", STATUSES.filter((s) => statuses.has(s)).map((s) => {
    const label = checkbox(hidden.statuses, s, [lineSample(s), term(s)], statuses.get(s));
    label.title = t(`status.${s}`);
    return label;
  }));
  group("types", known.filter((x) => types.has(x)).map((x) => [x, capital(term(x)), types.get(x)]));
  group("sources", [...sources].sort((a, b) => b[1] - a[1] || byCode(a[0], b[0])).map(([name, n]) => [name, name || t("unknownSource"), n]));
  noteFilters();
}

// What the filters are set to, in words; the boxes themselves stay, and with them the reader's focus.
function noteFilters() {
  byId("reset").hidden = !filtersAreSet();
  byId("from").value = period.from;
  byId("to").value = period.to;
  byId("filter-count").textContent = filtersAreSet() ? t("filter.shown", { n: shown().size, of: graph.events.size }) : "";
  for (const name of ["types", "sources"]) {
    const of = byId(name).querySelectorAll("input").length;
    byId(`${name}-count`).textContent = hidden[name].size ? t("of", { n: of - hidden[name].size, of }) : "";
  }
  for (const [name, off] of Object.entries(hidden)) for (const box of byId(name).querySelectorAll("input")) box.checked = !off.has(box.value);
}

function group(name, rows) {
  const off = hidden[name];
  replace(name, [
    el("p", {}, [button(t("all"), () => { off.clear(); filtersChanged(); }), " ", button(t("none"), () => { rows.forEach(([value]) => off.add(value)); filtersChanged(); })]),
    rows.map(([value, text, n]) => checkbox(off, value, text, n)),
  ]);
}

function setPeriod(from, to) {
  period.from = from;
  period.to = to;
  filtersChanged();
}

function buildFilters() {
  for (const end of ["from", "to"]) byId(end).addEventListener("change", (event) => { period[end] = event.target.value; filtersChanged(); });
  byId("period-all").addEventListener("click", () => setPeriod("", ""));
  byId("reset").addEventListener("click", () => {
    Object.values(hidden).forEach((off) => off.clear());
    setPeriod("", "");
  });
  const menus = [...document.querySelectorAll("details.menu")];
  document.addEventListener("click", (event) => { for (const menu of menus) if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && menus.find((menu) => menu.open);
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
}
