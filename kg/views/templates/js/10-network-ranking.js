// Which nodes are drawn of more than can be read: the best-connected actors, or the most telling events.

function bestOf(way, lines, degree, most) {
  if (way !== "actors") return wholeEvents(lines, degree, most);
  return new Set([...degree].sort((a, b) => b[1] - a[1] || byCode(a[0].id, b[0].id)).slice(0, most).map(([n]) => n));
}

// Each event with everybody in it, in the order of kg/views/opening.py: what most speak about, then what the
// best-connected take part in; one of each kind around the same hub before a second of any.
function wholeEvents(lines, degree, most) {
  const parties = new Map(), said = new Map();
  for (const line of lines) {
    const [event] = line.events;
    if (!parties.has(event)) parties.set(event, new Set());
    parties.get(event).add(line.from === event ? line.to : line.from);
    if (line.kind === "claim") said.set(event, (said.get(event) || new Set()).add(line.from));
  }
  const weight = new Map([...parties].map(([event, ends]) => [event, [...ends].reduce((sum, end) => sum + degree.get(end), 0)]));
  const speakers = (event) => (said.has(event) ? said.get(event).size : 0);
  const ranked = [...parties.keys()].sort((a, b) => speakers(b) - speakers(a) || weight.get(b) - weight.get(a) || byCode(a.id, b.id));
  const turns = new Map(), turn = new Map();
  for (const event of ranked) {
    const [hub] = [...parties.get(event)].sort((a, b) => degree.get(b) - degree.get(a) || byCode(a.id, b.id));
    const kind = [event.type, event.status, hub.id].join(" ");
    turn.set(event, turns.get(kind) || 0);
    turns.set(kind, turn.get(event) + 1);
  }
  const drawn = new Set();
  for (const event of ranked.sort((a, b) => turn.get(a) - turn.get(b))) {
    const added = [event, ...parties.get(event)].filter((node) => !drawn.has(node));
    // One is drawn however many take part in it.
    if (!drawn.size || drawn.size + added.length <= most) added.forEach((node) => drawn.add(node));
    else if (drawn.size >= most - 1) break;
  }
  return drawn;
}
