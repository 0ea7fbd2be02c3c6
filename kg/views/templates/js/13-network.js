// The network on the screen. Positions are made ahead or at once, so nothing moves by itself.

let network, nodeSet, edgeSet;
let drawn = null; // what is on the canvas now
const looking = { way: "actors", most: 0, around: null, depth: 1 };
const MOST = [60, 150, 400, 800];

function tooltip(title, text) {
  return el("div", { class: "tip" }, [el("strong", {}, title), text]);
}

function canvasSize() {
  const box = byId("network-box");
  return { w: box.clientWidth, h: box.clientHeight };
}

function shortName(thing) {
  if (thing.kind === "event") return typeName(thing);
  const one = thing.label.split(/\s+/).join(" ");
  return one.length <= 28 ? one : `${one.slice(0, 27)}…`;
}

function drawnNode(node) {
  const event = node.kind === "event";
  const paint = drawn.paint[event ? node.status : node.type] || drawn.ink;
  const hollow = event && isContested(node);
  const fill = hollow ? drawn.paper : paint;
  const lit = { background: fill, border: drawn.accent };
  const size = drawn.sizes.get(node.id);
  return {
    id: node.id, ...drawn.spots.get(node.id), size, shape: event ? "dot" : SHAPES[node.type] || "dot", physics: false,
    color: { background: fill, border: paint, highlight: lit, hover: lit }, borderWidth: hollow ? 2 : 1.5,
    shapeProperties: { borderDashes: hollow ? [3 * drawn.enlarged, 2 * drawn.enlarged] : false },
    title: event ? tooltip(`${statedName(node)}: ${cast(node)}`, node.evidence[0].text) : tooltip(node.label, `${capital(term(node.type))} · ${plural("events", node.events.length)}`),
  };
}

function drawnLine(line, bend) {
  const claim = line.kind === "claim";
  const paint = claim ? drawn.paint.soft : drawn.paint[line.status];
  const pattern = claim ? STANCE_DASH : DASH[line.status];
  return {
    id: line.key, from: line.from.id, to: line.to.id, dashes: pattern.length ? pattern.map((n) => n * drawn.enlarged) : false,
    arrows: { to: { enabled: line.directed, scaleFactor: 0.6 * drawn.enlarged } }, width: lineWidth(line) * drawn.enlarged, color: { color: paint, highlight: paint, hover: paint },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    title: tooltip(claim ? `${line.claim.claimant.label} ${lineLabel(line)}: ${statedName(line.events[0])}` : lineTitle(line), lineSentence(line)),
  };
}

function lineWidth(line) {
  return line.kind === "event" ? 1.2 + 1.1 * Math.min(voices(line.events), 6) : 1.4;
}

function lineTitle(line) {
  return `${line.from.kind === "event" || line.to.kind === "event" ? `${statedName(line.events[0])} – ${lineLabel(line)}` : lineLabel(line)} · ${plural("voices", voices(line.events))}`;
}

// How far each line leaves the straight one, so that several between the same two nodes stay apart.
function bends(lines) {
  const between = new Map();
  for (const line of lines) {
    const key = [line.from.id, line.to.id].sort(byCode).join(" ");
    between.set(key, [...(between.get(key) || []), line]);
  }
  const bend = new Map();
  for (const [key, several] of between) {
    const step = Math.min(0.3, 1.4 / several.length);
    several.forEach((line, rank) => bend.set(line, (key.startsWith(`${line.from.id} `) ? 1 : -1) * (rank - (several.length - 1) / 2) * step));
  }
  return bend;
}

function buildNetwork() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  network = new vis.Network(byId("network-box"), { nodes: nodeSet, edges: edgeSet }, settings.options);
  network.on("click", (hit) => {
    if (hit.nodes.length) choose(find(hit.nodes[0]));
    else if (hit.edges.length) chooseLine(drawn.byKey.get(hit.edges[0]));
  });
  network.on("doubleClick", (hit) => { if (hit.nodes.length) showAround(find(hit.nodes[0]), 1); });
  network.on("zoom", () => { clearTimeout(zooming); zooming = setTimeout(enlarge, 150); });
  network.on("afterDrawing", (ctx) => { if (drawn) drawLabels(ctx); });
  network.on("hoverNode", ({ node }) => light(node));
  network.on("blurNode", () => light(null));
  for (const choice of document.querySelectorAll("input[name=way]")) {
    choice.addEventListener("change", () => { looking.way = choice.value; looking.around = null; drawNetwork(true); remember(); });
  }
  byId("most").addEventListener("change", (event) => { looking.most = Number(event.target.value); drawNetwork(true); });
  byId("whole").addEventListener("click", () => { showAround(null); });
  for (const press of document.querySelectorAll("[data-depth]")) press.addEventListener("click", () => showAround(looking.around, looking.depth + Number(press.dataset.depth)));
  for (const press of document.querySelectorAll("[data-zoom]")) {
    press.addEventListener("click", () => {
      if (press.dataset.zoom === "fit") fitNetwork();
      else { network.moveTo({ scale: network.getScale() * Number(press.dataset.zoom) }); enlarge(); }
    });
  }
}

// A line may stand for several events: one is opened, several are listed.
function chooseLine(line) {
  if (line.events.length === 1) return choose(line.events[0]);
  choose(line.events[0], { quiet: true });
  replace("evidence", [el("h2", { tabindex: -1 }, lineLabel(line)), el("p", { class: "meta" }, `${line.from.label} ${line.directed ? "→" : "–"} ${line.to.label}`), line.events.map(eventPanel).map((p) => el("section", { class: "one" }, p))]);
}

let hovered = null;

function light(id) {
  hovered = id;
  litUp();
  network.redraw();
}

function litUp() {
  const events = new Set(chosen && chosen.kind === "event" ? [chosen, ...chosen.same] : []);
  drawn.lit = new Set([hovered, chosen && chosen.id].filter((id) => id && drawn.spots.has(id)));
  drawn.litLines = new Set(drawn.lines.filter((line) => line.events.some((e) => events.has(e)) || (hovered && (line.from.id === hovered || line.to.id === hovered))).map((l) => l.key));
}

function drawNetwork(fit) {
  // A narrow screen holds fewer names.
  looking.most ||= canvasSize().w < 600 ? Math.min(graph.most, MOST[0]) : graph.most;
  const { nodes, lines, degree, of } = pictured(looking.way, looking.most, looking.around, looking.depth);
  // Later ones are painted over earlier ones: what is no fact is never covered by what is one.
  lines.sort((a, b) => isContested(a.events[0]) - isContested(b.events[0]));
  drawn = {
    nodes, lines, of, degree, enlarged: 1, sizes: new Map(), lit: new Set(), litLines: new Set(), names: new Map(nodes.map((n) => [n.id, shortName(n)])),
    byKey: new Map(lines.map((l) => [l.key, l])), byRank: [...nodes].sort((a, b) => (b.kind === "entity") - (a.kind === "entity") || (degree.get(b) || 0) - (degree.get(a) || 0)),
    paper: colour("paper"), ink: colour("ink"), accent: colour("accent"),
    paint: Object.fromEntries([...STATUSES, ...Object.keys(SHAPES), "soft", "ink"].map((name) => [name, colour(name)])),
  };
  for (const line of lines) {
    line.full = lineLabel(line);
    line.brief = line.kind === "event" && isContested(line.events[0]) ? term(line.status) : line.kind === "claim" ? line.full : "";
  }
  drawn.spots = spotsFor(nodes, lines);
  drawn.bend = bends(lines);
  edgeSet.clear();
  nodeSet.clear();
  drawn.enlarged = enlargement(network.getScale());
  sizeNodes();
  noteNetwork();
  if (fit) fitNetwork();
  else redrawEnlarged();
  markNetwork();
}

let zooming = 0;

// In a picture seen from afar lines and nodes are drawn larger, so that a dashed line still looks dashed.
function enlargement(scale) {
  const steps = [1, 1.4, 2, 2.8];
  return steps.find((s) => s * scale >= 0.8) || steps.at(-1);
}

function enlarge() {
  const factor = enlargement(network.getScale());
  if (!drawn || factor === drawn.enlarged) return;
  drawn.enlarged = factor;
  sizeNodes();
  redrawEnlarged();
}

function sizeNodes() {
  for (const node of drawn.nodes) drawn.sizes.set(node.id, nodeSize(node));
}

function nodeSize(node) {
  // The broken ring of an event that is no fact must stay a ring in the smallest picture.
  if (node.kind === "event") return 6 * drawn.enlarged;
  return Math.round(8 + 3 * Math.sqrt(Math.min(drawn.degree.get(node) || 1, 60))) * Math.min(drawn.enlarged, 2);
}

function redrawEnlarged() {
  if (drawn.painted === drawn.enlarged) return;
  drawn.painted = drawn.enlarged;
  nodeSet.update(drawn.nodes.map(drawnNode));
  edgeSet.update(drawn.lines.map((line) => drawnLine(line, drawn.bend.get(line))));
}

// Places made ahead where every node has one; otherwise all are laid out anew.
function spotsFor(nodes, lines) {
  const ahead = graph.openings[looking.way];
  const { w, h } = canvasSize();
  // The one made ahead is for a frame wider than high.
  if (w > h * 0.8 && !looking.around && ahead && nodes.every((n) => ahead.has(n.id))) return ahead;
  const index = new Map(nodes.map((n, i) => [n, i]));
  const pairs = new Map(lines.map((l) => [`${Math.min(index.get(l.from), index.get(l.to))} ${Math.max(index.get(l.from), index.get(l.to))}`, [index.get(l.from), index.get(l.to)]]));
  const spots = laidOut(nodes.map((n) => labelRoom(shortName(n))), [...pairs.values()].filter(([a, b]) => a !== b), w > h * 0.8 ? 1.7 : w / h);
  return new Map(nodes.map((n, i) => [n.id, spots[i]]));
}

const AT_MOST = 1.3, ZOOM_BUTTONS = 48;

// All nodes in the frame with room for names beside them, and nothing under the zoom buttons.
function fitNetwork() {
  if (!drawn || !drawn.nodes.length) return;
  const { w, h } = canvasSize();
  const spots = drawn.nodes.map((n) => drawn.spots.get(n.id));
  const [left, right, top, bottom] = [Math.min(...spots.map((p) => p.x)), Math.max(...spots.map((p) => p.x)), Math.min(...spots.map((p) => p.y)), Math.max(...spots.map((p) => p.y))];
  const beside = Math.min(110, w * 0.15), above = 44;
  const scale = Math.min(AT_MOST, (w - 2 * beside) / Math.max(right - left, 1), (h - ZOOM_BUTTONS - 2 * above) / Math.max(bottom - top, 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + ZOOM_BUTTONS / 2 / scale }, scale });
  drawn.enlarged = enlargement(scale);
  sizeNodes();
  redrawEnlarged();
}

// What nodes and the names that find room cover when a unit of the picture is "scale" screen pixels.
function pictureBox(scale) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const node of drawn.nodes) {
    const p = drawn.spots.get(node.id);
    reachTo(box, p.x, p.y, 20 / Math.min(scale, 1), 20 / Math.min(scale, 1));
  }
  for (const label of placedLabels(scale, () => true)) reachTo(box, label.x, label.y, textWidth(label.text, `${label.weight} ${label.size}`) / 2 / scale, label.size / scale);
  return box;
}

function reachTo(box, x, y, across, up) {
  box.left = Math.min(box.left, x - across);
  box.right = Math.max(box.right, x + across);
  box.top = Math.min(box.top, y - up);
  box.bottom = Math.max(box.bottom, y + up);
}

function noteNetwork() {
  byId("network-empty").hidden = drawn.lines.length > 0 || Boolean(looking.around);
  byId("network-empty").textContent = t(shown().size ? "nothing.lines" : "nothing");
  const { around } = looking;
  byId("around").hidden = !around;
  if (around) byId("around-name").textContent = around.kind === "event" ? `${statedName(around)}: ${cast(around)}` : around.label;
  byId("depth").textContent = String(looking.depth);
  const less = drawn.of > drawn.nodes.length;
  const why = byId("why");
  why.hidden = !less || Boolean(around);
  byId("why-count").textContent = t("why.count", { n: drawn.nodes.length, of: drawn.of });
  byId("network-box").setAttribute("aria-label", `${t("network.label", { nodes: drawn.nodes.length, lines: drawn.lines.length })} ${t("network.keys")}`);
  const options = [...new Set([...MOST.filter((n) => n < drawn.of), looking.most])].sort((a, b) => a - b);
  replace("most", options.map((n) => el("option", { value: n, selected: n === looking.most }, n)));
}

// In the served page the neighbourhood is fetched first: the page need not have it yet.
async function showAround(thing, depth = 1) {
  looking.around = thing;
  looking.depth = Math.max(1, Math.min(depth, 4));
  if (thing) await fetchAround(thing.id, looking.depth);
  drawNetwork(true);
  remember();
}

// What is chosen elsewhere is picked out here; what is not drawn is drawn with its neighbourhood.
function markNetwork() {
  litUp();
  if (!chosen) { network.unselectAll(); return; }
  const onCanvas = (thing) => drawn.names.has(thing.id);
  const lines = drawn.lines.filter((line) => chosen.kind === "event" && line.events.some((e) => e === chosen || chosen.same.includes(e))).map((l) => l.key);
  network.setSelection({ nodes: onCanvas(chosen) ? [chosen.id] : [], edges: lines }, { highlightEdges: chosen.kind === "entity" });
}

function followChosen() {
  if (!chosen) return;
  const there = drawn.names.has(chosen.id) || drawn.lines.some((line) => line.events.includes(chosen));
  if (!there && !(looking.around && looking.around === chosen)) { showAround(chosen, 1); return; }
  if (drawn.names.has(chosen.id) && !looking.around) inSight(chosen);
}

function inSight(node) {
  const spot = network.canvasToDOM(drawn.spots.get(node.id)), { w, h } = canvasSize();
  if (spot.x < 40 || spot.y < 40 || spot.x > w - 40 || spot.y > h - 40) network.focus(node.id, { scale: network.getScale() });
}
