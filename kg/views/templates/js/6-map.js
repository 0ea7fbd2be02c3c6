// Places with coordinates on an outline of the world: x = longitude + 180, y = 90 - latitude.

const WORLD = { x: 0, y: 6, w: 360, h: 150 };
let box = null;
let markers;

function buildMap() {
  const picture = byId("map").querySelector("svg");
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", "Map of the places of events");
  markers = picture.appendChild(svg("g"));
  for (const button of document.querySelectorAll("[data-map]")) {
    button.addEventListener("click", () => {
      if (button.dataset.map === "fit") box = null;
      else zoomBy(Number(button.dataset.map), box.x + box.w / 2, box.y + box.h / 2);
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
  for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, () => { from = null; });
}

function toMap(event) {
  const picture = byId("map").querySelector("svg");
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function zoomBy(factor, x, y) {
  const w = Math.min(Math.max(box.w * factor, 4), 420);
  const scale = w / box.w;
  box = { x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, w, h: box.h * scale };
}

// All markers with room around them, not closer than 40 degrees.
function fitted(places) {
  const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const w = Math.max((right - left) * 1.25, 40), h = Math.max((bottom - top) * 1.4, 24);
  return { x: (left + right - w) / 2, y: (top + bottom - h) / 2, w, h };
}

function mapPlaces() {
  return data.places
    .map((p) => ({ ...p, x: p.long + 180, y: 90 - p.lat, shown: p.events.filter((id) => visible(data.events[id])) }))
    .filter((p) => p.shown.length);
}

function drawMap() {
  const places = mapPlaces();
  const picture = byId("map").querySelector("svg");
  if (!box) box = places.length ? fitted(places) : WORLD;
  picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
  const hint = byId("map-empty");
  hint.hidden = places.length > 0;
  hint.textContent = data.places.length ? "No place matches the filters." : "None of the places in this graph has coordinates.";
  const size = picture.clientWidth && picture.clientHeight ? Math.max(box.w / picture.clientWidth, box.h / picture.clientHeight) : box.w / 900;
  markers.replaceChildren(...places.sort((a, b) => b.shown.length - a.shown.length).flatMap((place) => {
    const contested = place.shown.every((id) => data.events[id].status !== "Reported");
    const radius = (5 + 3 * Math.sqrt(place.shown.length)) * size;
    const open = () => showEntity(place.id);
    const circle = svg("circle", { class: `marker${contested ? " contested" : ""}`, cx: place.x, cy: place.y, r: radius, tabindex: 0, role: "button", "aria-label": `${place.label}: ${place.shown.length} events${contested ? ", none reported as a fact" : ""}`, onclick: open });
    circle.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } });
    return [circle, svg("text", { x: place.x + radius + 3 * size, y: place.y + 4 * size, "font-size": 12.5 * size, "stroke-width": 3 * size }, `${place.label} (${place.shown.length})`)];
  }));
}
