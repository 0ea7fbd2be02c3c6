// The network as SVG, for paper and for files: the same places, bends, patterns and names as on the screen.

const MARGIN = 16;

// About "across" pixels wide, whatever the screen shows, so that names can be read where it is printed.
function networkDrawing(across) {
  const whole = pictureBox(1);
  const scale = Math.min(AT_MOST, across / Math.max(whole.right - whole.left, 1));
  const box = pictureBox(scale);
  const at = (p) => ({ x: (p.x - box.left) * scale + MARGIN, y: (p.y - box.top) * scale + MARGIN });
  const [w, h] = [(box.right - box.left) * scale + 2 * MARGIN, (box.bottom - box.top) * scale + 2 * MARGIN];
  const size = (node) => (drawn.sizes.get(node.id) / (node.kind === "event" ? drawn.enlarged : Math.min(drawn.enlarged, 2))) * Math.max(scale, 0.6);
  const names = placedLabels(scale, () => true).map((label) => {
    const p = at(label);
    return svg("text", { x: round(p.x), y: round(p.y), "text-anchor": "middle", "font-size": label.size, "font-weight": label.weight, "font-family": FACE, fill: `var(--${label.paint})`, stroke: "var(--paper)", "stroke-width": 5, "stroke-linejoin": "round", "paint-order": "stroke" }, label.text);
  });
  return svg("svg", { viewBox: `0 0 ${round(w)} ${round(h)}`, width: round(w), height: round(h), role: "img", "aria-label": byId("network-box").getAttribute("aria-label") }, [
    svg("title", {}, `${document.title}: ${filterWords()}`),
    svg("rect", { width: "100%", height: "100%", fill: "var(--paper)" }),
    drawn.lines.map((line) => lineDrawing(line, at, size)), drawn.nodes.map((node) => nodeDrawing(node, at(drawn.spots.get(node.id)), size(node))), names,
  ]);
}

function round(n) {
  return Math.round(n * 10) / 10;
}

function lineDrawing(line, at, size) {
  const a = at(drawn.spots.get(line.from.id)), b = at(drawn.spots.get(line.to.id)), m = middle(line);
  if (!m) return null;
  const half = at(m);
  // The curve through the same middle: its control point lies twice as far out.
  const c = { x: 2 * half.x - (a.x + b.x) / 2, y: 2 * half.y - (a.y + b.y) / 2 };
  const angle = Math.atan2(b.y - c.y, b.x - c.x), short = size(line.to) + 2;
  const tip = { x: b.x - short * Math.cos(angle), y: b.y - short * Math.sin(angle) };
  const paint = `var(--${line.kind === "claim" ? "soft" : line.status})`, pattern = line.kind === "claim" ? STANCE_DASH : DASH[line.status];
  const wing = (turn) => `${round(tip.x - 9 * Math.cos(angle + turn))} ${round(tip.y - 9 * Math.sin(angle + turn))}`;
  const said = svg("title", {}, `${lineTitle(line)}: ${lineSentence(line)}`);
  return svg("g", {}, [
    svg("path", { d: `M${round(a.x)} ${round(a.y)}Q${round(c.x)} ${round(c.y)} ${round(tip.x)} ${round(tip.y)}`, fill: "none", stroke: paint, "stroke-width": lineWidth(line), "stroke-dasharray": pattern.join(" ") || undefined }, said),
    line.directed ? svg("path", { d: `M${round(tip.x)} ${round(tip.y)}L${wing(0.4)} ${wing(-0.4)}Z`, fill: paint }) : null,
  ]);
}

// The same shapes as on the screen, from the small signs of the legend (14 by 14).
function nodeDrawing(node, p, size) {
  const event = node.kind === "event", paint = `var(--${event ? node.status : node.type})`;
  if (event && isContested(node)) return svg("circle", { cx: round(p.x), cy: round(p.y), r: size, fill: "var(--paper)", stroke: paint, "stroke-width": 2, "stroke-dasharray": "3 2" });
  const points = !event && POINTS[node.type];
  if (!points) return svg("circle", { cx: round(p.x), cy: round(p.y), r: size, fill: paint });
  const k = size / 6;
  return svg("polygon", { points, fill: paint, transform: `translate(${round(p.x - 7 * k)} ${round(p.y - 7 * k)}) scale(${round(k)})` });
}
