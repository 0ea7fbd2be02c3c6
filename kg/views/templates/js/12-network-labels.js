// Names in the network: as large on every zoom as letters are read, the best-connected first, none across another.
// vis-network's own labels shrink with the picture and lie over each other.

const FACE = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const widthsKnown = new Map();
let ruler = null;

// Width in screen pixels, measured once for each text and style ("600 13").
function textWidth(text, style) {
  const key = `${style} ${text}`;
  if (!widthsKnown.has(key)) {
    ruler ||= document.createElement("canvas").getContext("2d");
    ruler.font = `${style}px ${FACE}`;
    widthsKnown.set(key, ruler.measureText(text).width);
  }
  return widthsKnown.get(key);
}

// The labels that there is room for: text, place (in units of the picture), size in screen pixels, colour, weight.
// "seen" tells whether a point is in sight at all, "sight" is what is: [left, top, right, bottom]; a name that would be
// cut off at its edge stands elsewhere or nowhere.
function placedLabels(scale, seen, sight) {
  const px = 1 / scale;
  const taken = [], out = [];
  const discs = discsInSight(seen);
  // At the first of the spots where it lies on no other name and, for the name of a node, on no other node.
  const write = (text, spots, size, paint, weight, always, own) => {
    const w = textWidth(text, `${weight} ${size}`) * px;
    for (const [x, y] of spots(w)) {
      const area = [x - w / 2 - 2 * px, y - size * 0.8 * px, x + w / 2 + 2 * px, y + size * 0.35 * px];
      const cut = sight && (area[0] < sight[0] || area[1] < sight[1] || area[2] > sight[2] || area[3] > sight[3]);
      if (!always && (cut || taken.some((other) => overlap(area, other)) || discs.some(([node, disc]) => node !== own && overlap(area, disc)))) continue;
      taken.push(area);
      out.push({ text, x, y, size, paint, weight });
      return;
    }
  };
  for (const node of drawn.byRank) {
    const p = drawn.spots.get(node.id);
    if (!seen(p)) continue;
    const picked = drawn.lit.has(node.id);
    const size = (node.kind === "event" ? 11 : 13) + (picked ? 2 : 0), r = drawn.sizes.get(node.id);
    // Below, above, right, left.
    const spots = (w) => [[p.x, p.y + r + (size + 2) * px], [p.x, p.y - r - 5 * px], [p.x + r + 5 * px + w / 2, p.y + 4 * px], [p.x - r - 5 * px - w / 2, p.y + 4 * px]];
    write(drawn.names.get(node.id), spots, size, node.kind === "event" ? node.status : "ink", picked ? "600" : "400", picked, node);
  }
  if (drawn.lines.length > 1500 && scale < 0.6) return out;
  for (const line of drawn.lines) {
    const picked = drawn.litLines.has(line.key);
    const style = picked ? "600 12" : "400 11";
    const room = lineRoom(line, scale);
    // A word that covers its line would hide the dashes that say the same.
    const text = picked || textWidth(line.full, style) < room ? line.full : textWidth(line.brief, style) < room ? line.brief : "";
    const p = text && middle(line);
    if (p && seen(p)) write(text, () => [[p.x, p.y + 4 * px]], Number(style.slice(4)), line.kind === "claim" ? "soft" : line.status, style.slice(0, 3), picked);
  }
  return out;
}

// The boxes that nodes cover; of very many nodes none, since there the names keep the eye busy enough.
function discsInSight(seen) {
  if (drawn.nodes.length > 300) return [];
  return drawn.nodes.map((node) => [node, drawn.spots.get(node.id)]).filter(([, p]) => seen(p)).map(([node, p]) => {
    const r = drawn.sizes.get(node.id) * 0.8;
    return [node, [p.x - r, p.y - r, p.x + r, p.y + r]];
  });
}

// How many screen pixels of a line lie free between its two nodes.
function lineRoom(line, scale) {
  const a = drawn.spots.get(line.from.id), b = drawn.spots.get(line.to.id);
  return (Math.hypot(a.x - b.x, a.y - b.y) - drawn.sizes.get(line.from.id) - drawn.sizes.get(line.to.id)) * scale - 24;
}

function drawLabels(ctx) {
  const scale = network.getScale();
  const px = 1 / scale;
  const { w, h } = canvasSize();
  const from = network.DOMtoCanvas({ x: 0, y: 0 }), to = network.DOMtoCanvas({ x: w, y: h });
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  for (const label of placedLabels(scale, (p) => p.x > from.x && p.x < to.x && p.y > from.y && p.y < to.y, [from.x, from.y, to.x, to.y])) {
    ctx.font = `${label.weight} ${label.size * px}px ${FACE}`;
    ctx.lineWidth = 4 * px;
    ctx.strokeStyle = drawn.paper;
    ctx.strokeText(label.text, label.x, label.y);
    ctx.fillStyle = drawn.paint[label.paint];
    ctx.fillText(label.text, label.x, label.y);
  }
}

// The middle of a line as vis-network 9.1.2 has bent it.
function middle(line) {
  const edge = network.body.edges[line.key];
  return edge && edge.connected ? edge.edgeType.getPoint(0.5) : null;
}
