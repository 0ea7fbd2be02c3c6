// The network of actors and places. Positions come from the builder, so nothing moves by itself.

const SHAPES = { Person: "dot", Organization: "square", State: "hexagon", Group: "triangle", Place: "diamond" };
let network, nodeSet, edgeSet;

function tooltip(title, text) {
  return el("div", { class: "tip" }, [el("strong", {}, title), text]);
}

function drawnNode(node) {
  const paint = colour(node.group);
  const entity = data.entities[node.id];
  return {
    ...node,
    shape: SHAPES[node.group] || "dot",
    color: { background: paint, border: paint, highlight: { background: paint, border: colour("accent") }, hover: { background: paint, border: colour("accent") } },
    font: { color: colour("ink"), face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: colour("paper") },
    title: tooltip(entity.label, `${entity.type} · ${entity.events.length} event${entity.events.length === 1 ? "" : "s"}`),
  };
}

// vis-network 9.1.2 loses the label along a level line (angle 0), so that one is set upright, which looks the same.
function drawnEdge(edge, spots) {
  const level = spots.get(edge.from).y === spots.get(edge.to).y;
  const paint = colour(edge.status);
  return {
    ...edge,
    full: edge.label,
    color: { color: paint, highlight: paint, hover: paint, opacity: edge.kind === "claim" ? 0.75 : 1 },
    font: { color: paint, face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: colour("paper"), align: level ? "horizontal" : "middle" },
    title: tooltip(edge.label, edge.sentence),
  };
}

// Letters keep their size on the screen when the picture is zoomed out; type names of lines give way first,
// the status of what is not a fact stays.
function labelSizes() {
  const scale = network.getScale();
  const grow = Math.min(Math.max(1 / scale, 1), 1.8);
  const short = scale < 0.75;
  network.setOptions({ nodes: { font: { size: 13 * grow } }, edges: { font: { size: 11 * grow } } });
  edgeSet.update(edgeSet.get().map((e) => ({ id: e.id, label: short ? shortLabel(e) : e.full })));
}

function shortLabel(edge) {
  if (edge.kind === "claim") return edge.full;
  return edge.status === "Reported" ? "" : edge.status.toLowerCase();
}

let lastSize = null;
function resized() {
  const size = network.getScale().toFixed(1);
  if (size === lastSize) return;
  lastSize = size;
  labelSizes();
}

function shownEdges() {
  return data.network.edges.filter((e) => (e.kind === "event" || chosen.claims) && visible(data.events[e.events[0]]));
}

function buildNetwork() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  network = new vis.Network(byId("network"), { nodes: nodeSet, edges: edgeSet }, data.network.options);
  network.on("click", (hit) => {
    if (hit.nodes.length) showEntity(hit.nodes[0]);
    else if (hit.edges.length) showEvents(edgeSet.get(hit.edges[0]).events);
  });
  network.on("zoom", resized);
  byId("whole").addEventListener("click", () => showAround(null));
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "fit") network.fit();
      else network.moveTo({ scale: network.getScale() * Number(button.dataset.zoom) });
      resized();
    });
  }
  replace("shapes", Object.keys(SHAPES).filter((t) => data.network.nodes.some((n) => n.group === t)).map((t) => el("li", {}, [shapeSample(t), t])));
}

function shapeSample(type) {
  const points = { Organization: "2,2 12,2 12,12 2,12", State: "4,1.5 10,1.5 13,7 10,12.5 4,12.5 1,7", Group: "7,1 13,12 1,12", Place: "7,1 13,7 7,13 1,7" }[type];
  const shape = points ? svg("polygon", { points, fill: `var(--${type})` }) : svg("circle", { cx: 7, cy: 7, r: 5.5, fill: `var(--${type})` });
  return svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, shape);
}

// Where a node lies: claims bring in more nodes, which would leave gaps while they are hidden.
function spotOf(node) {
  return chosen.claims ? node.claimSpot : node.spot;
}

// null: the whole network; otherwise the one node whose neighbourhood is drawn.
let around = null;

function drawNetwork(fit) {
  const spots = new Map(data.network.nodes.map((n) => [n.id, spotOf(n)]));
  const together = (id) => Boolean(spots.get(id));
  const edges = shownEdges().filter((e) => (around ? e.from === around || e.to === around : together(e.from) && together(e.to)));
  const ends = new Set(edges.flatMap((e) => [e.from, e.to]));
  const nodes = data.network.nodes.filter((n) => ends.has(n.id));
  edgeSet.clear();
  nodeSet.clear();
  const placed = around ? circled(nodes) : nodes.map((n) => ({ ...n, ...spots.get(n.id) }));
  const at = new Map(placed.map((n) => [n.id, n]));
  nodeSet.add(placed.map(drawnNode));
  edgeSet.add(edges.map((e) => drawnEdge(e, at)));
  byId("network-empty").hidden = edges.length > 0;
  byId("around").hidden = !around;
  byId("around-name").textContent = around ? entityName(around) : "";
  if (fit && nodes.length) network.fit({ maxZoomLevel: 1.4 });
  labelSizes();
}

// One node in the middle, its neighbours by kind and name on rings around it.
function circled(nodes) {
  const others = nodes.filter((n) => n.id !== around).sort((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label, "nb") || (a.id < b.id ? -1 : 1));
  const spots = new Map([[around, [0, 0]]]);
  for (let ring = 0, at = 0; at < others.length; ring++) {
    const room = Math.min(12 + 8 * ring, others.length - at);
    for (let i = 0; i < room; i++) {
      const angle = (2 * Math.PI * (i + ring / 2)) / room - Math.PI / 2;
      spots.set(others[at + i].id, [Math.cos(angle) * (330 + 190 * ring), Math.sin(angle) * (230 + 130 * ring)]);
    }
    at += room;
  }
  return nodes.map((n) => ({ ...n, x: spots.get(n.id)[0], y: spots.get(n.id)[1] }));
}

function showAround(id) {
  around = id;
  drawNetwork(true);
  if (id && nodeSet.get(id)) network.selectNodes([id]);
}

function focusEntity(id) {
  const node = data.network.nodes.find((n) => n.id === id);
  if (node && !nodeSet.get(id)) showAround(around || !spotOf(node) ? id : null);
  if (!nodeSet.get(id)) return network.unselectAll();
  network.selectNodes([id]);
  if (around) return;
  network.focus(id, { scale: Math.max(network.getScale(), 0.8) });
  resized();
}

function selectLines(ids) {
  const lines = edgeSet.getIds({ filter: (e) => e.kind === "event" && e.events.some((i) => ids.includes(i)) });
  network.setSelection({ nodes: [], edges: lines });
}
