// Names on the canvas: as large on every zoom as letters are read, the best-connected first, none across another.
// vis-network's own labels shrink with the picture and lie over each other.

function drawLabels(ctx) {
  const scale = network.getScale();
  const px = 1 / scale;
  const taken = [];
  const free = (box) => taken.every((t) => box[0] > t[2] || box[2] < t[0] || box[1] > t[3] || box[3] < t[1]);
  const view = { from: network.DOMtoCanvas({ x: 0, y: 0 }), to: network.DOMtoCanvas({ x: canvasSize().w, y: canvasSize().h }) };
  const seen = (p) => p.x > view.from.x - 150 * px && p.x < view.to.x + 150 * px && p.y > view.from.y - 30 * px && p.y < view.to.y + 30 * px;
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  const write = (text, x, y, size, paint, weight, always) => {
    ctx.font = `${weight} ${size * px}px ${FACE}`;
    const w = textWidth(ctx, text, `${weight} ${size}`) * px;
    const box = [x - w / 2 - 2 * px, y - size * 0.8 * px, x + w / 2 + 2 * px, y + size * 0.35 * px];
    if (!always && !free(box)) return;
    taken.push(box);
    ctx.lineWidth = 4 * px;
    ctx.strokeStyle = drawn.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = paint;
    ctx.fillText(text, x, y);
  };
  for (const node of drawn.byRank) {
    const p = drawn.spots.get(node.id);
    if (!seen(p)) continue;
    const picked = drawn.lit.has(node.id);
    const size = (node.kind === "event" ? 11 : 13) + (picked ? 2 : 0);
    const paint = node.kind === "event" ? drawn.paint[node.status] : drawn.ink;
    write(drawn.names.get(node.id), p.x, p.y + drawn.sizes.get(node.id) + (size + 2) * px, size, paint, picked ? "600" : "400", picked);
  }
  if (drawn.lines.length > 1500 && scale < 0.6) return;
  for (const line of drawn.lines) {
    const picked = drawn.litLines.has(line.key);
    if (!picked && scale < 0.55 && line.status === "Reported") continue;
    const p = middle(line);
    if (p && seen(p)) write(line.short(scale), p.x, p.y + 4 * px, picked ? 12 : 11, drawn.paint[line.kind === "claim" ? "soft" : line.status], picked ? "600" : "400", picked);
  }
}

const FACE = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const widthsKnown = new Map();

// Width in screen pixels, measured once for each text and size.
function textWidth(ctx, text, style) {
  const key = `${style} ${text}`;
  if (!widthsKnown.has(key)) {
    const before = ctx.font;
    ctx.font = `${style}px ${FACE}`;
    widthsKnown.set(key, ctx.measureText(text).width);
    ctx.font = before;
  }
  return widthsKnown.get(key);
}

// The middle of a line as vis-network 9.1.2 has bent it.
function middle(line) {
  const edge = network.body.edges[line.key];
  return edge && edge.connected ? edge.edgeType.getPoint(0.5) : null;
}
