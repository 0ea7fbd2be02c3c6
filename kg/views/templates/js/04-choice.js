// What the reader has filtered and chosen: the one state that every view draws from.

const hidden = { statuses: new Set(), types: new Set(), sources: new Set() };
const period = { from: "", to: "" };
let chosen = null; // an event or an entity
let passing = null;

function filtersAreSet() {
  return Boolean(hidden.statuses.size || hidden.types.size || hidden.sources.size || period.from || period.to);
}

function publisherOf(article) {
  return article ? article.publisher || article.title : "";
}

// First and last day that a date may mean: "2023-09" is 2023-09-01 to 2023-09-31 (compared as text, never shown).
function firstDay(date) {
  return date ? `${date.slice(0, 10)}-01-01`.slice(0, 10) : "";
}

function lastDay(date) {
  return date ? date.slice(0, 10) + ({ 4: "-12-31", 7: "-31" }[date.length] || "") : "";
}

function inPeriod(event) {
  if (!period.from && !period.to) return true;
  const from = firstDay(event.date || event.earliest), to = lastDay(event.date || event.latest);
  if (!from && !to) return false;
  return (!period.to || from <= period.to) && (!period.from || !to || to >= period.from);
}

function passes(event) {
  if (hidden.statuses.has(event.status) || hidden.types.has(event.type) || !inPeriod(event)) return false;
  return !hidden.sources.size || event.evidence.some((found) => !hidden.sources.has(publisherOf(found.article)));
}

// The filters in words, for paper and pictures.
function filterWords() {
  const listed = (off, name) => {
    const all = [...new Set([...graph.events.values()].flatMap((e) => (name === "sources" ? e.evidence.map((x) => publisherOf(x.article)) : [name === "types" ? e.type : e.status])))].sort(byCode);
    const words = (values) => values.map((v) => (name === "sources" ? v || t("unknownSource") : term(v))).join(", ");
    const on = all.filter((v) => !off.has(v));
    return on.length < off.size ? t("filter.only", { names: words(on) }) : t("filter.without", { names: words([...off].sort(byCode)) });
  };
  const parts = Object.entries(hidden).filter(([, off]) => off.size).map(([name, off]) => listed(off, name));
  if (period.from || period.to) parts.push(t("filter.between", { from: period.from || "…", to: period.to || "…" }));
  return `${parts.length ? parts.join("; ") : t("filter.none")} (${t("filter.shown", { n: shown().size, of: graph.events.size })})`;
}

// The events that the filters let through, as a set; worked out once for each change.
function shown() {
  passing ||= new Set(inOrder().filter(passes));
  return passing;
}

function filtersChanged() {
  passing = null;
  drawViews();
  remember();
  announce(t("announce.filtered", { n: shown().size, of: graph.events.size }));
}

let opener = null; // where the keyboard was before the evidence was opened

// Choosing once more what is chosen already leads the keyboard into the evidence, closing it leads back.
function choose(thing, { quiet = false } = {}) {
  const again = thing && thing === chosen;
  if (thing && !byId("panel").contains(document.activeElement)) opener = document.activeElement;
  chosen = thing;
  showChosen(quiet);
  if (again) byId("evidence").querySelector("h2").focus();
  if (!thing && opener && opener.isConnected) opener.focus();
  if (thing) announce(t("announce.chosen", { name: thing.kind === "event" ? `${statedName(thing)}: ${cast(thing)}` : thing.label }));
  remember();
}

function find(id) {
  return graph.events.get(id) || graph.entities.get(id) || null;
}

function eventsOf(thing) {
  if (!thing) return [];
  return thing.kind === "event" ? [thing, ...thing.same] : [...new Set([...thing.events, ...thing.says])];
}
