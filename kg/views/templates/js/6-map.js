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
  const labels = labelSpots(places.sort((a, b) => b.shown.length - a.shown.length || (a.id < b.id ? -1 : 1)), size);
  const drawn = places.map((place) => {
    const contested = place.shown.every((id) => data.events[id].status !== "Reported");
    const open = () => showEntity(place.id);
    const words = `${place.label}: ${place.shown.length} event${place.shown.length === 1 ? "" : "s"}${contested ? ", none reported as a fact" : ""}`;
    const circle = svg("circle", { class: `marker${contested ? " contested" : ""}`, cx: place.x, cy: place.y, r: radius(place, size), tabindex: 0, role: "button", "aria-label": words, onclick: open }, svg("title", {}, words));
    circle.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } });
    return circle;
  });
  const texts = labels.map((l) => svg("text", { x: l.x, y: l.y, "text-anchor": l.anchor, "font-size": 12.5 * size, "stroke-width": 3 * size }, l.text));
  markers.replaceChildren(...drawn.reverse(), ...texts);
}

function radius(place, size) {
  return (5 + 3 * Math.sqrt(place.shown.length)) * size;
}

// Right, left, below or above the marker, where no other name stands yet; a name without room appears when zoomed in.
function labelSpots(places, size) {
  const taken = places.map((p) => { const r = radius(p, size) * 0.8; return [p.x - r, p.y - r, p.x + r, p.y + r]; });
  const out = [];
  places.forEach((place, i) => {
    const text = `${place.label} (${place.shown.length})`;
    const w = text.length * 7 * size, h = 14 * size, r = radius(place, size) + 3 * size;
    const options = [
      { anchor: "start", x: place.x + r, y: place.y + 4 * size, left: place.x + r },
      { anchor: "end", x: place.x - r, y: place.y + 4 * size, left: place.x - r - w },
      { anchor: "middle", x: place.x, y: place.y + r + 11 * size, left: place.x - w / 2 },
      { anchor: "middle", x: place.x, y: place.y - r - 2 * size, left: place.x - w / 2 },
    ];
    for (const spot of options) {
      const area = [spot.left, spot.y - h + 3 * size, spot.left + w, spot.y + 3 * size];
      const free = taken.every((t, k) => k === i || area[0] > t[2] || area[2] < t[0] || area[1] > t[3] || area[3] < t[1]);
      if (free && area[2] < box.x + box.w) {
        taken.push(area);
        out.push({ ...spot, text });
        break;
      }
    }
  });
  return out;
}
