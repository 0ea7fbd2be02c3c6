// Events in the order of their dates; those without one at the end. Also the text alternative to the network.

const PAGE = 300;
let shownRows = PAGE;

function dated(event) {
  return event.date !== "";
}

function timelineRow(event) {
  return el("button", { type: "button", class: "row", "data-event": event.id, onclick: () => showEvents([event.id]) }, [
    el("time", { datetime: event.date || undefined }, event.date || (event.dateText ? `“${event.dateText}”` : "–")),
    dot(event.status),
    el("span", {}, [
      el("span", { class: "what" }, typeName(event.type)), " ", event.cast, " ",
      event.status === "Reported" ? null : tag(event.status),
      el("span", { class: "sentence", lang: (data.articles[event.evidence[0].article] || {}).language }, sentence(event)),
    ]),
  ]);
}

function drawTimeline() {
  const events = data.timeline.map((id) => data.events[id]).filter(visible);
  const out = [];
  let heading = null;
  for (const event of events.slice(0, shownRows)) {
    const period = dated(event) ? event.date.slice(0, 7) : "Without a date";
    if (period !== heading) out.push(el("h2", {}, period));
    heading = period;
    out.push(timelineRow(event));
  }
  if (!events.length) out.push(el("p", {}, "No event matches the filters."));
  if (events.length > shownRows) {
    const more = () => { shownRows += PAGE; drawTimeline(); };
    out.push(el("button", { type: "button", class: "more", onclick: more }, `Show more (${events.length - shownRows} left)`));
  }
  replace("event-list", out);
  drawAxis(events.filter(dated));
}

// "2023" and "2023-09" lie in the middle of what they cover.
function dayNumber(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year, (month || 7) - 1, day || (month ? 15 : 1)) / 864e5;
}

function drawAxis(events) {
  if (events.length < 2) return replace("axis");
  const width = 1000;
  const days = events.map((e) => dayNumber(e.date));
  const first = Math.min(...days), span = Math.max(Math.max(...days) - first, 1);
  const x = (day) => 14 + ((day - first) / span) * (width - 28);
  const stacked = new Map();
  const places = days.map((day) => {
    const column = Math.round(x(day) / 11);
    stacked.set(column, (stacked.get(column) || 0) + 1);
    return [column, stacked.get(column) - 1];
  });
  const highest = 7; // more of one day are in the list only
  const base = 16 + 11 * Math.min(highest, Math.max(...stacked.values())), height = base + 28;
  const dots = events.map((event, i) => {
    const [column, level] = places[i];
    if (level >= highest) return null;
    const ring = { cx: column * 11, cy: base - 9 - level * 11, r: 4, stroke: `var(--${event.status})`, "stroke-width": 1.5, fill: event.status === "Reported" ? `var(--${event.status})` : "var(--paper)" };
    if (event.status !== "Reported") ring["stroke-dasharray"] = "3 2";
    return svg("circle", { ...ring, onclick: () => showEvents([event.id]) }, svg("title", {}, `${event.date} ${typeName(event.type)} ${event.cast} (${event.status.toLowerCase()})`));
  });
  const years = [];
  for (let y = new Date(first * 864e5).getUTCFullYear(); Date.UTC(y, 0, 1) / 864e5 <= first + span; y++) {
    const at = Date.UTC(y, 0, 1) / 864e5;
    if (at >= first) years.push([x(at), String(y)]);
  }
  const ends = [[x(first), events[days.indexOf(first)].date, "start"], [x(first + span), events[days.indexOf(first + span)].date, "end"]];
  replace("axis", svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Dated events along time; the list below holds the same" }, [
    svg("line", { x1: 0, y1: base, x2: width, y2: base }),
    years.map(([at, label]) => [svg("line", { x1: at, y1: base - 4, x2: at, y2: base + 6 }), at > 120 && at < width - 120 ? svg("text", { x: at, y: base + 20, "text-anchor": "middle" }, label) : null]),
    ends.map(([at, label, anchor]) => svg("text", { x: anchor === "start" ? 0 : width, y: base + 20, "text-anchor": anchor }, label)),
    dots,
  ]));
}
