// The same as text: every event, actor and place in a table that can be sorted; the alternative to canvas and map.

const ROWS = 100;
const table = { what: "events", by: 0, down: false, rows: ROWS };

const EVENT_COLUMNS = [
  ["table.date", (e) => e.date || "9999", (e) => dateNode(e)],
  ["table.type", (e) => typeName(e), (e) => button(typeName(e), () => choose(e), { class: "link" })],
  ["table.status", (e) => term(e.status), (e) => tag(e.status)],
  ["table.who", (e) => cast(e), (e) => cast(e)],
  ["table.sources", (e) => voices([e, ...e.same]), (e) => voices([e, ...e.same])],
  ["table.sentence", (e) => e.evidence[0].text, (e) => el("q", { lang: e.evidence[0].article ? e.evidence[0].article.language : undefined }, e.evidence[0].text)],
];
const ENTITY_COLUMNS = [
  ["table.name", (n) => n.label, (n) => button(n.label, () => choose(n), { class: "link" })],
  ["table.kind", (n) => term(n.type), (n) => capital(term(n.type))],
  ["table.events", (n) => n.events.length, (n) => n.events.length],
  ["table.contested", (n) => n.events.filter(isContested).length, (n) => n.events.filter(isContested).length],
  ["table.says", (n) => n.says.length, (n) => n.says.length],
  ["table.also", (n) => n.aliases.join(", "), (n) => n.aliases.join(", ")],
];

function tableRows() {
  if (table.what === "events") return [...shown()];
  const there = new Set([...shown()].flatMap((e) => [...e.roles.map((r) => r.who), ...e.claims.map((c) => c.claimant).filter(Boolean)]));
  return filtersAreSet() ? [...there] : [...graph.entities.values()];
}

function drawTable() {
  const columns = table.what === "events" ? EVENT_COLUMNS : ENTITY_COLUMNS;
  const key = columns[table.by][1];
  const words = new Intl.Collator("nb");
  const order = (a, b) => (typeof a === "number" ? a - b : words.compare(a, b));
  const rows = tableRows().map((r) => [key(r), r]).sort(([k, a], [m, b]) => (table.down ? -1 : 1) * order(k, m) || byCode(a.id, b.id)).map(([, r]) => r);
  const head = columns.map(([name], i) => el("th", { scope: "col", "aria-sort": i === table.by ? (table.down ? "descending" : "ascending") : undefined },
    button([t(name), el("span", { "aria-hidden": "true" }, i === table.by ? (table.down ? " ▼" : " ▲") : "")], () => sortTable(i))));
  replace("rows", [
    el("caption", {}, t(`table.caption.${table.what}`, { n: rows.length })),
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, rows.slice(0, table.rows).map((r) => el("tr", { "data-event": r.id, class: chosen === r ? "chosen" : undefined }, columns.map(([name, value, cell], i) =>
      (i === (table.what === "events" ? 1 : 0) ? el("th", { scope: "row" }, cell(r)) : el("td", cellSigns(name, value(r)), cell(r))))))),
  ]);
  replace("table-more", rows.length > table.rows ? button(t("more", { n: rows.length - table.rows }), () => { table.rows += ROWS * 3; drawTable(); }, { class: "more" }) : null);
}

// On a narrow screen a row is a card: there a number says what it counts, and what is long has a line of its own.
function cellSigns(name, value) {
  if (typeof value === "number") return { "data-label": t(name) };
  return { class: ["table.who", "table.sentence", "table.also"].includes(name) ? "wide" : undefined };
}

function sortTable(i) {
  Object.assign(table, { by: i, down: table.by === i && !table.down });
  drawTable();
  byId("rows").querySelectorAll("thead button")[i].focus();
}

function buildTable() {
  for (const choice of document.querySelectorAll("input[name=what]")) {
    choice.addEventListener("change", () => { Object.assign(table, { what: choice.value, by: 0, down: false, rows: ROWS }); drawTable(); remember(); });
  }
}

function markTable() {
  for (const row of document.querySelectorAll("#rows tbody tr")) row.classList.toggle("chosen", Boolean(chosen) && row.dataset.event === chosen.id);
}
