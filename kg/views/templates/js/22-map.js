// Places on an outline of the world (Mercator, see kg/views/world.py). A state is the whole of its land.

const WORLD = { x: 0, y: 20, w: 360, h: 220 };
const WHERE = ["place", "origin", "destination"];
// How far, in degrees, what is called by the name of an area may lie from the point that the gazetteer gives.
const AREA = {
  ocean: 8, sea: 4, region: 2.5, gulf: 2, state: 2, border: 1.5, county: 1.2, island: 1, strait: 0.7, lake: 0.7, canal: 0.5, bay: 0.5, fjord: 0.5,
  municipality: 0.4, district: 0.2,
};
let box = null;
let layer;
let mostEvents = 1; // that a place has

function mapSvg() {
  return byId("map").querySelector("svg");
}

function buildMap() {
  const picture = mapSvg();
  picture.setAttribute("role", "group");
  layer = picture.appendChild(svg("g"));
  for (const press of document.querySelectorAll("[data-map]")) {
    press.addEventListener("click", () => {
      if (press.dataset.map === "fit") box = null;
      else zoomBy(Number(press.dataset.map), box.x + box.w / 2, box.y + box.h / 2);
      drawMap();
    });
  }
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = toMap(event);
    zoomBy(event.deltaY > 0 ? 1.2 : 0.83, at.x, at.y);
    drawMap();
  }, { passive: false });
  let from = null;
  picture.addEventListener("pointerdown", (event) => { from = { point: toMap(event), id: event.pointerId, dragged: false }; });
  picture.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = toMap(event);
    if (Math.hypot(to.x - from.point.x, to.y - from.point.y) < box.w / 200 && !from.dragged) return;
    from.dragged = true;
    picture.setPointerCapture(from.id);
    box = { ...box, x: box.x - (to.x - from.point.x), y: box.y - (to.y - from.point.y) };
    drawMap();
  });
  buildRoving(picture, MAP_MARKS);
  picture.addEventListener("keydown", (event) => {
    const zoom = { "+": 0.7, "=": 0.7, "-": 1.43, 0: "fit" }[event.key];
    if (!zoom) return;
    keepingFocus(picture, () => document.querySelector(`[data-map="${zoom}"]`).click());
  });
  for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, () => { from = null; });
}

function toMap(event) {
  const picture = mapSvg();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function zoomBy(factor, x, y) {
  const w = Math.min(Math.max(box.w * factor, 3), 420);
  const scale = w / box.w;
  box = { x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, w, h: box.h * scale };
}

// All markers with room around them, not closer than 30 degrees.
function fitted(places) {
  const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const w = Math.max((right - left) * 1.25, 30), h = Math.max((bottom - top) * 1.4, 20);
  return { x: (left + right - w) / 2, y: (top + bottom - h) / 2, w, h };
}

// The land of a state, or null where the outline has no such state.
function landOf(entity) {
  return entity.type === "State" && entity.country ? mapSvg().querySelector(`[data-c="${CSS.escape(entity.country)}"]`) : null;
}

function spotOf(entity) {
  if (entity.at) return { x: entity.at[1] + 180, y: 180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (Math.PI / 360) * Math.max(-83, Math.min(83.7, entity.at[0])))) };
  const land = landOf(entity);
  if (!land) return null;
  const [x, y] = land.dataset.at.split(" ").map(Number);
  return { x, y };
}

// Where an event took place, as far as the map knows: a state that merely acts is not a place.
function placesOf(thing) {
  const places = eventsOf(thing).flatMap((e) => e.roles.filter((r) => WHERE.includes(r.role) || r.who.type === "Place").map((r) => r.who));
  if (thing.kind === "entity" && thing.at) places.push(thing);
  return [...new Set(places)].filter(spotOf);
}

function mapPlaces() {
  const events = new Map();
  for (const event of shown()) for (const place of placesOf({ kind: "event", same: [], ...event })) events.set(place, [...(events.get(place) || []), event]);
  return [...events].map(([entity, at]) => ({ entity, events: at, ...spotOf(entity) })).sort((a, b) => b.events.length - a.events.length || byCode(a.entity.id, b.entity.id));
}

function doubt(entity) {
  if (entity.type === "State") return t("place.state");
  if (entity.match && byOddName(entity.match)) return t("place.unsure");
  return reach(entity) ? t("place.area") : "";
}

// Found by a name that the gazetteer has beside the usual one, in a state that the article does not mention (the
// words are those of kg/places/linking.py).
function byOddName(match) {
  return match.reason.includes(": alternate name of ") && !match.reason.includes(" is mentioned in the article");
}

function reach(entity) {
  return (entity.match && AREA[entity.match.feature]) || 0;
}

function placeWords(place) {
  const none = place.events.every(isContested) ? t("map.none") : "";
  return [`${place.entity.label}: ${plural("events", place.events.length)}`, none, doubt(place.entity)].filter(Boolean).join(", ");
}

function pixel() {
  const picture = mapSvg();
  return picture.clientWidth && picture.clientHeight ? Math.max(box.w / picture.clientWidth, box.h / picture.clientHeight) : box.w / 900;
}

function drawMap() {
  const places = mapPlaces();
  mostEvents = Math.max(1, places.length && places[0].events.length);
  const picture = mapSvg();
  picture.setAttribute("aria-label", `${t("map.label", { n: places.length })} ${t("map.keys")}`);
  if (!box) box = places.length ? fitted(places) : { ...WORLD };
  picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
  byId("map-empty").hidden = places.length > 0;
  byId("map-empty").textContent = [...graph.entities.values()].some((e) => e.at) ? t("nothing.places") : t("map.noCoordinates");
  const px = pixel();
  const picked = new Set(chosen ? placesOf(chosen) : []);
  for (const land of picture.querySelectorAll(".state.here")) land.classList.remove("here", "contested", "chosen");
  // What is no fact lies over what is one, never under it; else the places of few events over those of many.
  const marks = [...places].reverse().sort((a, b) => a.events.every(isContested) - b.events.every(isContested)).flatMap((place) => placeMark(place, px, picked));
  const labels = labelSpots(places, px);
  const text = (l, size, of) => svg("text", { class: of, x: l.x, y: l.y, "text-anchor": l.anchor, "font-size": size * px, "stroke-width": 3 * px }, l.text);
  layer.replaceChildren(...stateNames(labels.taken, px).map((l) => text(l, 11, "land-name")), ...trips(px), ...marks, ...labels.spots.map((l) => text(l, 12.5)));
  noteKey();
  rove(mapSvg(), MAP_MARKS);
}

// The key explains what there is.
function noteKey() {
  const has = { sure: ".marker:not(.contested)", contested: ".marker.contested", area: ".reach, .state.here", trip: ".trip" };
  for (const [kind, selector] of Object.entries(has)) byId("map-pane").querySelector(`.k.${kind}`).closest("li").hidden = !mapSvg().querySelector(selector);
}

const MAP_MARKS = ".marker, .trip";

// The names of states, from the browser's own list in the page's language, where nothing else stands.
function stateNames(taken, px) {
  const sight = inFrame();
  const names = new Intl.DisplayNames([language, "nb", "en"], { type: "region" });
  const out = [];
  for (const land of mapSvg().querySelectorAll("[data-c][data-at]")) {
    const [x, y] = land.dataset.at.split(" ").map(Number);
    if (x < sight[0] || x > sight[2] || y < sight[1] || y > sight[3]) continue;
    const text = regionName(names, land.dataset.c);
    const w = text.length * 6.2 * px;
    // A name belongs to the land it stands on: too small a state bears none until the map is larger.
    if (!text || land.getBBox().width < w * 0.8) continue;
    const area = [x - w / 2, y - 11 * px, x + w / 2, y + 4 * px];
    if (taken.some((o) => overlap(area, o))) continue;
    taken.push(area);
    out.push({ x, y, anchor: "middle", text });
  }
  return out;
}

// What is in sight: a frame of another shape than the box shows more than the box, to both sides or above and below.
function inFrame() {
  const px = pixel(), picture = mapSvg();
  const w = (picture.clientWidth || 900) * px, h = (picture.clientHeight || 600) * px;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  return [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
}

function regionName(names, code) {
  try { return names.of(code) === code ? "" : names.of(code); } catch { return ""; }
}

function overlap(a, b) {
  return !(a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]);
}

function placeMark(place, px, picked) {
  const contested = place.events.every(isContested);
  const classes = `${contested ? " contested" : ""}${picked.has(place.entity) ? " chosen" : ""}`;
  const open = () => choose(place.entity);
  const land = landOf(place.entity);
  if (land) land.classList.add("here", ...classes.split(" ").filter(Boolean));
  const words = placeWords(place);
  const unsure = doubt(place.entity) && !land;
  const circle = pressable(svg("circle", { class: `marker${classes}${unsure ? " unsure" : ""}`, "data-id": place.entity.id, cx: place.x, cy: place.y, r: radius(place, px) }, svg("title", {}, words)), words, open);
  const area = land ? 0 : reach(place.entity);
  return area ? [svg("circle", { class: "reach", cx: place.x, cy: place.y, r: Math.max(area, 14 * px) }), circle] : [circle];
}

// Journeys that an article tells from one place to another; where only the goal is told there is no line.
function trips(px) {
  return [...shown()].flatMap((event) => {
    const ends = (role) => event.roles.filter((r) => r.role === role).map((r) => spotOf(r.who)).filter(Boolean);
    return ends("origin").flatMap((from) => ends("destination").map((to) => tripLine(event, from, to, px)));
  });
}

function tripLine(event, from, to, px) {
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2 - Math.hypot(to.x - from.x, to.y - from.y) * 0.18];
  const angle = Math.atan2(to.y - my, to.x - mx);
  const tip = (turn) => `${to.x - 9 * px * Math.cos(angle + turn)} ${to.y - 9 * px * Math.sin(angle + turn)}`;
  const words = `${statedName(event)}: ${cast(event)}`;
  const line = svg("path", {
    class: `trip${chosen === event ? " chosen" : ""}`, "data-id": event.id, d: `M${from.x} ${from.y} Q${mx} ${my} ${to.x} ${to.y} M${tip(0.5)} L${to.x} ${to.y} L${tip(-0.5)}`,
    stroke: `var(--${event.status})`, "stroke-dasharray": DASH[event.status].join(" ") || undefined,
  }, svg("title", {}, words));
  return pressable(line, words, () => choose(event));
}

// The area of a marker is in proportion to the events, the largest as large as the frame allows.
function radius(place, px) {
  const largest = Math.min(8 + 3 * Math.sqrt(mostEvents), Math.min(mapSvg().clientWidth, mapSvg().clientHeight) / 28 || 20);
  return (4 + (largest - 4) * Math.sqrt(place.events.length / mostEvents)) * px;
}

// Right, left, below or above the marker, where no other name stands yet; a name without room appears when zoomed in.
function labelSpots(places, px) {
  const taken = places.map((p) => { const r = radius(p, px) * 0.8; return [p.x - r, p.y - r, p.x + r, p.y + r]; });
  const out = [], sight = inFrame();
  places.slice(0, 300).forEach((place, i) => {
    const text = `${place.entity.label} (${counted(place.events.length)})`;
    const w = text.length * 7 * px, h = 14 * px, r = radius(place, px) + 3 * px;
    const options = [
      { anchor: "start", x: place.x + r, y: place.y + 4 * px, left: place.x + r },
      { anchor: "end", x: place.x - r, y: place.y + 4 * px, left: place.x - r - w },
      { anchor: "middle", x: place.x, y: place.y + r + 11 * px, left: place.x - w / 2 },
      { anchor: "middle", x: place.x, y: place.y - r - 2 * px, left: place.x - w / 2 },
    ];
    for (const spot of options) {
      const area = [spot.left, spot.y - h + 3 * px, spot.left + w, spot.y + 3 * px];
      const free = taken.every((other, k) => k === i || !overlap(area, other));
      if (free && area[2] < sight[2] && area[0] > sight[0]) {
        taken.push(area);
        out.push({ ...spot, text });
        break;
      }
    }
  });
  return { spots: out, taken };
}

// What is chosen elsewhere is moved into sight, if it lies outside.
function markMap() {
  const spots = chosen ? placesOf(chosen).map(spotOf) : [];
  if (box && spots.length && !spots.some((s) => s.x > box.x && s.x < box.x + box.w && s.y > box.y && s.y < box.y + box.h)) {
    box = { ...box, x: spots[0].x - box.w / 2, y: spots[0].y - box.h / 2 };
  }
  keepingFocus(mapSvg(), drawMap);
}
