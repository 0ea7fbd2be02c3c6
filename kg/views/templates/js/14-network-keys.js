// The network by keyboard: arrows go to the next node that way, as told to a screen reader, Enter opens its evidence.

let standing = null; // the node that the keyboard is at

function buildNetworkKeys() {
  const box = byId("network-box");
  // One stop of the Tab key is enough: the frame that vis-network makes inside would be another.
  box.querySelector(".vis-network").tabIndex = -1;
  box.addEventListener("keydown", (event) => {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    const zoom = { "+": "1.3", "=": "1.3", "-": "0.77", 0: "fit" }[event.key];
    if (way) goTo(nextNode(way));
    else if (zoom) document.querySelector(`[data-zoom="${zoom}"]`).click();
    else if ((event.key === "Enter" || event.key === " ") && standing) choose(standing);
    else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", () => { light(null); });
}

// The nearest node in that direction; what lies aside counts as further away.
function nextNode([dx, dy]) {
  if (!standing || !drawn.names.has(standing.id)) return drawn.byRank[0] || null;
  const from = drawn.spots.get(standing.id);
  let best = null, least = Infinity;
  for (const node of drawn.nodes) {
    const p = drawn.spots.get(node.id);
    const ahead = (p.x - from.x) * dx + (p.y - from.y) * dy, aside = Math.abs((p.x - from.x) * dy) + Math.abs((p.y - from.y) * dx);
    if (ahead > 0 && ahead + 2 * aside < least) { best = node; least = ahead + 2 * aside; }
  }
  return best || standing;
}

function goTo(node) {
  if (!node) return;
  standing = node;
  light(node.id);
  inSight(node);
  const lines = drawn.lines.filter((l) => l.from === node || l.to === node);
  const names = [...new Set(lines.map((l) => (l.from === node ? l.to : l.from)))].map((n) => drawn.names.get(n.id));
  const name = node.kind === "event" ? statedName(node) : node.label;
  announce(t("network.at", { name, kind: term(node.type), lines: lines.length, names: names.slice(0, 8).join(", ") }));
}
