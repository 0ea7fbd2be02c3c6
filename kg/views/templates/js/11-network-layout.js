// Where nodes lie that have no place made ahead: the forces of kg/views/layout.py once more, so that a filtered
// picture and a neighbourhood look like the opening one and stand still at once.

const SPACING = 190, ROW_GAP = 50, NODE_HEIGHT = 76;

function labelRoom(label) {
  return Math.min(Math.max(label.length, 5) * 9 + 24, 258);
}

// widths: of the labels; pairs: [index, index]; aspect: width of the frame by its height. Gives an array of {x, y}.
function laidOut(widths, pairs, aspect) {
  const spots = widths.map(() => ({ x: 0, y: 0 }));
  const parts = components(widths.length, pairs).map((members) => {
    const at = new Map(members.map((n, i) => [n, i]));
    const inside = pairs.filter(([a]) => at.has(a)).map(([a, b]) => [at.get(a), at.get(b)]);
    return { members, points: onePart(members.map((n) => widths[n]), inside, aspect) };
  });
  packRows(parts, widths, spots, aspect);
  return spots;
}

function components(count, pairs) {
  const root = Array.from({ length: count }, (_, i) => i);
  const top = (i) => { while (root[i] !== i) i = root[i] = root[root[i]]; return i; };
  for (const [a, b] of pairs) root[Math.max(top(a), top(b))] = Math.min(top(a), top(b));
  const found = new Map();
  for (let i = 0; i < count; i++) found.set(top(i), [...(found.get(top(i)) || []), i]);
  return [...found.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
}

function onePart(widths, pairs, aspect) {
  const n = widths.length;
  if (n === 1) return [{ x: 0, y: 0 }];
  const [x, y] = turned(...forces(n, pairs), aspect < 1);
  const lengths = pairs.map(([a, b]) => Math.hypot(x[a] - x[b], y[a] - y[b])).sort((a, b) => a - b);
  const scale = SPACING / Math.max(lengths[lengths.length >> 1] || 1, 1e-6);
  for (let i = 0; i < n; i++) { x[i] *= scale * 1.25; y[i] *= scale; }
  roomFor(x, y, widths);
  pushApart(x, y, widths);
  return widths.map((_, i) => ({ x: x[i], y: y[i] }));
}

function forces(n, pairs) {
  const x = new Float64Array(n), y = new Float64Array(n), fx = new Float64Array(n), fy = new Float64Array(n);
  const degree = new Float64Array(n);
  for (const [a, b] of pairs) { degree[a]++; degree[b]++; }
  for (let i = 0; i < n; i++) { const r = Math.sqrt(i + 0.5), angle = i * 2.399963; x[i] = r * Math.cos(angle); y[i] = r * Math.sin(angle); }
  const rounds = Math.max(60, Math.min(300, Math.floor(60000 / n)));
  for (let step = 0; step < rounds; step++) {
    for (let i = 0; i < n; i++) { fx[i] = -0.02 * x[i]; fy[i] = -0.02 * y[i]; }
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = x[i] - x[j], dy = y[i] - y[j], q = 1 / Math.max(dx * dx + dy * dy, 1e-4);
        fx[i] += dx * q; fy[i] += dy * q; fx[j] -= dx * q; fy[j] -= dy * q;
      }
    }
    for (const [a, b] of pairs) {
      const dx = x[a] - x[b], dy = y[a] - y[b], pull = Math.hypot(dx, dy) / Math.sqrt(Math.min(degree[a], degree[b]));
      fx[a] -= dx * pull; fy[a] -= dy * pull; fx[b] += dx * pull; fy[b] += dy * pull;
    }
    const heat = 0.15 * Math.sqrt(n) * (1 - step / rounds) + 0.005;
    for (let i = 0; i < n; i++) {
      const length = Math.max(Math.hypot(fx[i], fy[i]), 1e-9), go = Math.min(length, heat) / length;
      x[i] += fx[i] * go; y[i] += fy[i] * go;
    }
  }
  return [x, y];
}

// The longest extent (first principal axis) lies flat, or stands where the frame is higher than wide.
function turned(x, y, upright) {
  const mean = (v) => v.reduce((sum, value) => sum + value, 0) / v.length;
  const mx = mean(x), my = mean(y);
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < x.length; i++) { xx += (x[i] - mx) ** 2; yy += (y[i] - my) ** 2; xy += (x[i] - mx) * (y[i] - my); }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy) + (upright ? Math.PI / 2 : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x.map((_, i) => (x[i] - mx) * cos + (y[i] - my) * sin), y.map((_, i) => (y[i] - my) * cos - (x[i] - mx) * sin)];
}

// Nodes that lie closer than their labels allow are spread evenly first: pushing apart alone would make a tower.
function roomFor(x, y, widths) {
  const needed = widths.reduce((sum, w) => sum + w * NODE_HEIGHT, 0) * 2;
  const extent = (v) => v.reduce((a, b) => Math.max(a, b)) - v.reduce((a, b) => Math.min(a, b));
  const factor = Math.sqrt(needed / Math.max(extent(x) * extent(y), 1));
  // A chain has no width to speak of; it need not be spread.
  if (factor > 1 && Math.min(extent(x), extent(y)) > 2 * NODE_HEIGHT) for (let i = 0; i < x.length; i++) { x[i] *= factor; y[i] *= factor; }
}

function pushApart(x, y, widths) {
  const n = widths.length;
  for (let round = 0; round < 80; round++) {
    let moved = false;
    const mx = new Float64Array(n), my = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = x[j] - x[i], dy = y[j] - y[i];
        const overX = (widths[i] + widths[j]) / 2 - Math.abs(dx), overY = NODE_HEIGHT - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        if (overX < overY) { const push = (overX / 2 + 1) * (dx < 0 ? -1 : 1); mx[i] -= push; mx[j] += push; }
        else { const push = (overY / 2 + 1) * (dy < 0 ? -1 : 1); my[i] -= push; my[j] += push; }
      }
    }
    if (!moved) return;
    const step = (v) => Math.max(-NODE_HEIGHT, Math.min(NODE_HEIGHT, v));
    for (let i = 0; i < n; i++) { x[i] += step(mx[i]); y[i] += step(my[i]); }
  }
}

function packRows(parts, widths, spots, aspect) {
  const boxes = parts.map(({ members, points }) => {
    const left = Math.min(...points.map((p, i) => p.x - widths[members[i]] / 2)), right = Math.max(...points.map((p, i) => p.x + widths[members[i]] / 2));
    const top = Math.min(...points.map((p) => p.y)) - NODE_HEIGHT / 2, bottom = Math.max(...points.map((p) => p.y)) + NODE_HEIGHT / 2;
    return { left, top, w: right - left, h: bottom - top };
  });
  const area = boxes.reduce((sum, b) => sum + (b.w + ROW_GAP) * (b.h + ROW_GAP), 0);
  const widest = Math.max(Math.sqrt(area * aspect), ...boxes.map((b) => b.w));
  let x = 0, y = 0, height = 0;
  parts.forEach(({ members, points }, k) => {
    const b = boxes[k];
    if (x && x + b.w > widest) { x = 0; y += height + ROW_GAP; height = 0; }
    points.forEach((p, i) => { spots[members[i]] = { x: Math.round(p.x - b.left + x), y: Math.round(p.y - b.top + y) }; });
    x += b.w + ROW_GAP;
    height = Math.max(height, b.h);
  });
}
