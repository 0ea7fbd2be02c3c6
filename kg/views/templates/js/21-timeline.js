// Events along time. A day is a dot, a month or a year the bar it covers: no date looks more exact than the text.

const PAGE = 200;
const DAY = 864e5;
let shownRows = PAGE;

function drawTimeline() {
  const events = inOrder().filter((e) => shown().has(e));
  drawAxis(events.filter((e) => e.date || e.earliest || e.latest));
  drawEventList(events);
}

function drawEventList(events) {
  const at = chosen ? events.indexOf(chosen) : -1;
  const upTo = Math.max(shownRows, at + 1);
  const out = [];
  let heading = null;
  for (const event of events.slice(0, upTo)) {
    const period = event.date ? event.date.slice(0, 7) : "";
    if (period !== heading) out.push(el("h3", {}, period || t("timeline.undated")));
    heading = period;
    out.push(timelineRow(event));
  }
  if (!events.length) out.push(el("p", {}, t("nothing")));
  if (events.length > upTo) out.push(button(t("more", { n: events.length - upTo }), () => { shownRows = upTo + PAGE; drawTimeline(); }, { class: "more" }));
  replace("event-list", out);
}

function timelineRow(event) {
  const found = event.evidence[0];
  return button([
    el("time", { datetime: event.date || undefined }, [dateNode(event), event.date && event.date.length < 10 ? el("small", { title: t(`precision.${event.date.length}`) }, t(`precision.short.${event.date.length}`)) : null]),
    dot(event.status),
    el("span", {}, [
      el("span", { class: "what" }, typeName(event)), " ", cast(event), " ", isContested(event) ? tag(event.status) : null,
      el("span", { class: "sentence", lang: found.article ? found.article.language : undefined }, found.text),
    ]),
  ], () => choose(event), { class: `row${chosen === event ? " chosen" : ""}`, "data-event": event.id });
}

function dayNumber(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year, (month || 1) - 1, day || 1) / DAY;
}

// From the first to the day after the last day that an event may have had.
function extent(event) {
  const from = firstDay(event.date || event.earliest || event.latest), to = lastDay(event.date || event.latest || event.earliest);
  return [dayNumber(from), dayNumber(to) + 1];
}

const AXIS_MARGIN = 12, LANE = 11, MOST_LANES = 16, MOST_MARKS = 400;

function drawAxis(events) {
  if (!events.length) return replace("axis");
  const width = Math.max(byId("timeline-pane").clientWidth - 40, 300);
  const extents = new Map(events.map((e) => [e, extent(e)]));
  const days = [...extents.values()].flat();
  const first = days.reduce((a, b) => Math.min(a, b)), last = days.reduce((a, b) => Math.max(a, b));
  const x = (day) => AXIS_MARGIN + ((day - first) / Math.max(last - first, 1)) * (width - 2 * AXIS_MARGIN);
  const marks = events.length > MOST_MARKS ? histogram(events, extents, x, first, last) : lanes(events, extents, x);
  const base = marks.height + 6;
  replace("axis", svg("svg", { viewBox: `0 0 ${width} ${base + 24}`, width, height: base + 24, role: "group", "aria-label": t("timeline.label") }, [
    ticks(first, last, x, base, width), svg("line", { class: "base", x1: 0, y1: base, x2: width, y2: base }), marks.shapes,
  ]));
  rove(byId("axis"), AXIS_MARKS);
  replace("axis-hint", marks.hint, el("span", { class: "for-keys" }, ` ${t("timeline.keys")}`));
}

const AXIS_MARKS = ".mark, .bin";

function buildTimeline() {
  buildRoving(byId("axis"), AXIS_MARKS);
}

function lanes(events, extents, x) {
  const ends = [];
  let left = 0;
  const placed = [];
  for (const event of [...events].sort((a, b) => extents.get(a)[0] - extents.get(b)[0] || extents.get(b)[1] - extents.get(a)[1])) {
    const [from, to] = extents.get(event).map(x);
    const wide = Math.max(to - from, 9);
    let lane = ends.findIndex((end) => end <= from);
    if (lane < 0) lane = ends.length;
    if (lane >= MOST_LANES) { left++; continue; }
    ends[lane] = from + wide + 2;
    placed.push([event, from, wide, lane]);
  }
  const height = Math.max(ends.length, 2) * LANE + 4;
  const shapes = placed.map(([event, from, wide, lane]) => axisMark(event, from, wide, height - 8 - lane * LANE));
  return { height, shapes, hint: left ? t("timeline.left", { n: left }) : t("timeline.hint") };
}

function axisMark(event, from, wide, y) {
  const paint = `var(--${event.status})`;
  const open = { class: `mark${chosen === event ? " chosen" : ""}`, "data-event": event.id, stroke: paint, "stroke-width": 1.5, fill: isContested(event) ? "var(--paper)" : paint, "stroke-dasharray": isContested(event) ? "3 2" : undefined };
  const words = `${dateWords(event)} · ${statedName(event)}: ${cast(event)}`;
  const title = svg("title", {}, words);
  const mark = event.date.length === 10
    ? svg("circle", { ...open, cx: from + 4.5, cy: y, r: 4 }, title)
    : svg("rect", { ...open, x: from, y: y - 3.5, width: wide, height: 7, rx: 3.5, "fill-opacity": isContested(event) ? 1 : 0.45 }, title);
  return pressable(mark, words, () => choose(event));
}

// Too many to be told apart: how many there are in each month (each year, if there are many years).
function histogram(events, extents, x, first, last) {
  const length = last - first > 12 * 366 ? 4 : 7;
  const bins = new Map();
  for (const event of events) {
    const bin = (event.date || event.earliest || event.latest).slice(0, length);
    const key = bin.length < length ? `${bin}-01` : bin;
    const n = bins.get(key) || { reported: 0, other: 0 };
    n[isContested(event) ? "other" : "reported"]++;
    bins.set(key, n);
  }
  const height = 110;
  const most = Math.max(...[...bins.values()].map((n) => n.reported + n.other));
  const shapes = [...bins].map(([key, n]) => {
    const from = x(dayNumber(firstDay(key))), wide = Math.max(x(dayNumber(lastDay(key)) + 1) - from - 1, 2);
    const h = (v) => (v / most) * (height - 12);
    const label = t("timeline.bin", { period: key, reported: n.reported, other: n.other });
    const pick = () => setPeriod(firstDay(key), lastDay(key).replace(/-31$/, `-${new Date(Date.UTC(...monthEnd(key))).getUTCDate()}`));
    return pressable(svg("g", { class: "bin" }, [
      svg("title", {}, label),
      svg("rect", { x: from, y: height - h(n.reported), width: wide, height: h(n.reported), fill: "var(--Reported)" }),
      svg("rect", { x: from, y: height - h(n.reported + n.other), width: wide, height: h(n.other), fill: "var(--paper)", stroke: "var(--Alleged)", "stroke-dasharray": "3 2" }),
    ]), label, pick);
  });
  return { height, shapes, hint: t("timeline.bins") };
}

function monthEnd(key) {
  const [year, month] = key.split("-").map(Number);
  return [year, month || 12, 0];
}

function ticks(first, last, x, base, width) {
  const out = [];
  const span = last - first;
  const months = span < 900;
  const every = months ? (span < 120 ? 1 : span < 400 ? 2 : 4) : 12 * Math.max(1, Math.ceil(span / 365 / (width / 60)));
  const start = new Date(first * DAY);
  for (let m = 0; m < 4000; m += every) {
    const date = new Date(Date.UTC(start.getUTCFullYear(), (months ? start.getUTCMonth() : 0) + m, 1));
    const day = date.getTime() / DAY;
    if (day > last) break;
    if (day < first && m === 0 && every > 1) continue;
    const at = x(Math.max(day, first));
    const text = months ? date.toISOString().slice(0, 7) : String(date.getUTCFullYear());
    out.push(svg("line", { class: "tick", x1: at, y1: 0, x2: at, y2: base + 5 }), svg("text", { x: Math.min(Math.max(at, 22), width - 24), y: base + 19, "text-anchor": "middle" }, text));
  }
  return out;
}

function markTimeline() {
  const ids = new Set(eventsOf(chosen).map((e) => e.id));
  for (const row of document.querySelectorAll("#event-list .row, #axis .mark")) row.classList.toggle("chosen", ids.has(row.dataset.event));
  rove(byId("axis"), AXIS_MARKS);
  if (!chosen || chosen.kind !== "event") return;
  const rowOf = () => document.querySelector(`#event-list [data-event="${CSS.escape(chosen.id)}"]`);
  if (!rowOf() && shown().has(chosen)) drawTimeline();
  const bring = () => { const row = chosen && rowOf(); if (row) row.scrollIntoView({ block: "nearest" }); };
  bring();
  // Rows out of sight have only a guessed height until they come near: once more when they have their own.
  requestAnimationFrame(() => requestAnimationFrame(bring));
}
