// The graph as objects, decoded from the rows that kg/views/packing.py writes (same order of columns).

const graph = { articles: new Map(), entities: new Map(), events: new Map(), claims: new Map(), lines: new Map(), types: [], openings: {}, counts: {}, most: 0 };

// Adds what is new in some data; what is known already stays the object it was.
function absorb(data) {
  const term = data.terms;
  const iri = (short) => { const cut = short.indexOf(":"); return data.bases[Number(short.slice(0, cut))] + short.slice(cut + 1); };
  const known = (map, id, make) => { if (!map.has(id)) map.set(id, make()); return map.get(id); };
  const articles = data.articles.map(([id, title, published, publisher, lang, link, , voice]) =>
    known(graph.articles, iri(id), () => ({ id: iri(id), title, published, publisher, language: lang, link, original: null, voice: term[voice] })));
  data.articles.forEach((row, i) => { if (row[6] >= 0) articles[i].original = articles[row[6]]; });
  const evidence = (rows) => rows.map(([sentence, ...marks]) => {
    const [article, segment, text] = data.sentences[sentence];
    return { article: articles[article] || null, segment: term[segment], text, marks };
  });
  const entities = data.entities.map(([id, type, label, aliases, , , at, country, match]) =>
    known(graph.entities, iri(id), () => ({
      id: iri(id), kind: "entity", type: term[type], label, aliases, positions: [], former: [], at: at.length ? at : null, country,
      match: match.length ? { score: match[0], reason: match[1], feature: match[2] } : null, events: [], says: [],
    })));
  const held = (rows) => rows.map(([title, of]) => ({ title, of: entities[of] || null }));
  data.entities.forEach((row, i) => { if (!entities[i].positions.length) Object.assign(entities[i], { positions: held(row[4]), former: held(row[5]) }); });
  const fresh = [];
  const events = data.events.map(([id, type, status, reason, [date, dateText, earliest, latest], roles, items, position, found]) =>
    known(graph.events, iri(id), () => {
      const event = {
        id: iri(id), kind: "event", type: term[type], status: term[status], reason, date, dateText, earliest, latest,
        roles: roles.map(([role, who]) => ({ role: term[role], who: entities[who] })), items, position, evidence: evidence(found), claims: [], same: [],
      };
      fresh.push(event);
      return event;
    }));
  const claims = data.claims.map(([id, claimant, stance, cue, , , certainty, negative, found]) =>
    known(graph.claims, iri(id), () => ({
      id: iri(id), claimant: entities[claimant] || null, stance: term[stance], cue, certainty: term[certainty], negative: Boolean(negative),
      evidence: evidence(found), event: null, about: null,
    })));
  data.claims.forEach((row, i) => { claims[i].event ||= events[row[4]] || null; claims[i].about ||= claims[row[5]] || null; });
  data.events.forEach((row, i) => {
    events[i].claims = [...new Set([...events[i].claims, ...row[9].map((c) => claims[c])])];
    events[i].same = [...new Set([...events[i].same, ...row[10].map((e) => events[e])])];
  });
  for (const [from, to, directed, about, claim] of data.edges) {
    const line = { from: entities[from], to: entities[to], directed: Boolean(directed), events: about.map((e) => events[e]), claim: claims[claim] || null };
    known(graph.lines, `${line.from.id} ${line.to.id} ${line.claim ? line.claim.id : line.events[0].id}`, () => line);
  }
  for (const event of fresh) {
    for (const who of new Set(event.roles.map((r) => r.who))) who.events.push(event);
    for (const who of new Set(event.claims.map((c) => c.claimant).filter(Boolean))) who.says.push(event);
  }
  graph.types = data.types;
  graph.counts = data.counts;
  graph.most ||= data.most;
  for (const [way, picture] of Object.entries(data.openings)) {
    const spots = new Map();
    for (const [row, x, y] of picture.entities) spots.set(entities[row].id, { x, y });
    for (const [row, x, y] of picture.events) spots.set(events[row].id, { x, y });
    graph.openings[way] = spots;
  }
  ordered = null;
}

let ordered = null;

// All events by date, those without one last.
function inOrder() {
  ordered ||= [...graph.events.values()].sort((a, b) => (a.date === "") - (b.date === "") || byCode(a.date, b.date) || byCode(a.id, b.id));
  return ordered;
}

// How many publishers stand behind some events; a reprint counts with its original.
function voices(events) {
  return new Set(events.flatMap((e) => e.evidence.map((found) => found.article && found.article.voice))).size;
}

function isContested(event) {
  return event.status !== "Reported";
}

// Who does what to whom, in the reading order that the roles come in: "Tsjad → militsen", "Egede, Sæbø (Nuuk)".
function cast(event) {
  const groups = new Map();
  for (const { role, who } of event.roles) groups.set(role, [...(groups.get(role) || []), who.label]);
  const where = groups.get("place");
  groups.delete("place");
  // Without an arrow "Attack: nine people" would read as if they had attacked.
  const onlySuffers = groups.size && settings.acting[event.type] && ![...groups.keys()].some((role) => settings.acting[event.type].includes(role));
  const acting = (onlySuffers ? "→ " : "") + [...groups.values()].map((names) => names.join(", ")).join(" → ");
  const named = new Set([...groups.values()].flat());
  const there = (where || []).filter((name) => !named.has(name));
  if (!there.length) return acting || (where || []).join(", ");
  return acting ? `${acting} (${there.join(", ")})` : there.join(", ");
}

function typeName(event) {
  return capital(term(event.type));
}

// The name of an event wherever it stands without its tag: what is not reported as a fact says so itself.
function statedName(event) {
  return isContested(event) ? `${typeName(event)} (${term(event.status)})` : typeName(event);
}

// The same for the page: no line ends within a date.
function dateNode(event) {
  return dateWords(event).split(" – ").map((day, i) => [i ? " – " : "", el("span", { class: "whole" }, day)]);
}

function dateWords(event) {
  if (event.date) return event.date;
  if (event.earliest || event.latest) return `${event.earliest || "…"} – ${event.latest || "…"}`;
  return event.dateText ? `«${event.dateText}»` : t("undated");
}
