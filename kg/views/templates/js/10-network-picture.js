// Which nodes and lines the network has, before anything is drawn. There are three ways of looking:
// "actors" (a line is an event, or several of one kind and status), "events" (actors and events are nodes, a line is
// a role) and "claims" (who says what about which event).

function pictureLines(way) {
  if (way === "actors") return actorLines();
  const events = [...shown()].filter((e) => way === "events" || e.claims.length);
  return [...(way === "claims" ? stanceLines(events) : []), ...events.flatMap(roleLines)];
}

function actorLines() {
  const lines = new Map();
  for (const line of graph.lines.values()) {
    if (line.claim) continue;
    const events = line.events.filter((e) => shown().has(e));
    if (!events.length) continue;
    const [first] = events;
    const ends = line.directed || line.from.id < line.to.id ? [line.from, line.to] : [line.to, line.from];
    const key = [ends[0].id, ends[1].id, first.type, first.status, line.directed].join(" ");
    const known = lines.get(key);
    if (known) known.events.push(...events);
    else lines.set(key, { key, from: ends[0], to: ends[1], directed: line.directed, kind: "event", status: first.status, events: [...events] });
  }
  return [...lines.values()];
}

// The first role points to the event, the event to the others; one and the same role has no direction.
function roleLines(event) {
  const first = event.roles.length ? event.roles[0].role : "";
  const mutual = event.roles.every((r) => r.role === first);
  return event.roles.map(({ role, who }) => {
    const ends = role === first ? [who, event] : [event, who];
    return { key: `${event.id} ${role} ${who.id}`, from: ends[0], to: ends[1], directed: !mutual, kind: "role", role, status: event.status, events: [event] };
  });
}

function stanceLines(events) {
  const lines = new Map();
  for (const event of events) {
    for (const claim of event.claims) {
      if (!claim.claimant) continue;
      const key = `${claim.claimant.id} ${claim.stance}${claim.negative ? "-" : ""} ${event.id}`;
      if (!lines.has(key)) lines.set(key, { key, from: claim.claimant, to: event, directed: true, kind: "claim", claim, status: event.status, events: [event] });
    }
  }
  return [...lines.values()];
}

function lineLabel(line) {
  if (line.kind === "claim") return stanceWords(line.claim);
  if (line.kind === "role") return term(line.role);
  const name = statedName(line.events[0]);
  return line.events.length > 1 ? `${name} ×${line.events.length}` : name;
}

function lineSentence(line) {
  return (line.claim ? line.claim.evidence : line.events[0].evidence).map((e) => e.text)[0] || "";
}

function degrees(lines) {
  const degree = new Map();
  for (const line of lines) for (const end of [line.from, line.to]) degree.set(end, (degree.get(end) || 0) + 1);
  return degree;
}

// What is drawn of all that could be: the neighbourhood of one node, the picture made ahead, or the best-connected.
function pictured(way, most, around, depth) {
  const all = pictureLines(way);
  const degree = degrees(all);
  const ahead = graph.openings[way];
  let nodes;
  if (around) nodes = reached(all, around, depth, most);
  else if (degree.size <= most) nodes = new Set(degree.keys());
  else if (!filtersAreSet() && ahead && most === graph.most) nodes = new Set([...degree.keys()].filter((n) => ahead.has(n.id)));
  else nodes = bestOf(way, all, degree, most);
  const lines = all.filter((line) => nodes.has(line.from) && nodes.has(line.to));
  const drawn = new Set(lines.flatMap((line) => [line.from, line.to]));
  if (around) (around.kind === "event" && way === "actors" ? around.roles.map((r) => r.who) : [around]).forEach((n) => drawn.add(n));
  return { nodes: [...drawn].sort((a, b) => byCode(a.id, b.id)), lines, degree, of: degree.size };
}

function reached(lines, around, depth, most) {
  const beside = new Map();
  const join = (a, b) => { if (!beside.has(a)) beside.set(a, new Set()); beside.get(a).add(b); };
  for (const line of lines) { join(line.from, line.to); join(line.to, line.from); }
  const starts = around.kind === "event" && !beside.has(around) ? around.roles.map((r) => r.who) : [around];
  const found = new Set(starts);
  let edge = [...found];
  // Where events are nodes a step from actor to actor leads over an event.
  const steps = around.kind === "entity" && lines.some((l) => l.kind !== "event") ? depth * 2 : depth;
  for (let step = 0; step < steps; step++) {
    const next = [...new Set(edge.flatMap((n) => [...(beside.get(n) || [])]))].filter((n) => !found.has(n));
    next.sort((a, b) => beside.get(b).size - beside.get(a).size || byCode(a.id, b.id));
    edge = next.slice(0, Math.max(most - found.size, 0));
    edge.forEach((n) => found.add(n));
  }
  return found;
}
