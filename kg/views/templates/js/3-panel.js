// The side panel: where a line, an actor or a place is traced back to sentences and articles.

function marked(evidence) {
  const letters = Array.from(evidence.text); // offsets count code points
  const parts = [];
  let at = 0;
  for (const [start, end] of evidence.marks) {
    parts.push(letters.slice(at, start).join(""), el("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
}

function quotation(evidence) {
  const article = data.articles[evidence.article];
  const where = evidence.segment && evidence.segment !== "body" ? ` · ${evidence.segment}` : "";
  const cited = article
    ? [outside(article.link, article.title), " ", [article.publisher, article.published.replace("T", " ")].filter(Boolean).join(", "), where]
    : [evidence.article];
  return el("figure", {}, [
    el("blockquote", { lang: article ? article.language : undefined }, marked(evidence)),
    el("figcaption", {}, cited),
  ]);
}

function entityLink(id) {
  return el("button", { type: "button", class: "link", onclick: () => showEntity(id) }, entityName(id));
}

// A claim about a claim stands below the one it is about.
function claimItem(claim, all, nestedIn = null) {
  const nested = all.filter((c) => c.about === claim.id && c.id !== claim.id);
  return el("li", {}, [
    el("p", {}, [entityLink(claim.claimant), ` ${claim.stance.toLowerCase()}${nestedIn ? " this claim" : ""}`, claim.cue ? ` – “${claim.cue}”` : ""]),
    claim.evidence.map(quotation),
    nested.length ? el("ul", { class: "claims" }, nested.map((c) => claimItem(c, all, claim))) : null,
  ]);
}

function roleList(event) {
  const rows = event.roles.map((r) => [el("dt", {}, r.role), el("dd", {}, entityLink(r.entity))]);
  const when = event.date || (event.dateText ? `“${event.dateText}”` : "");
  if (when) rows.push([el("dt", {}, "date"), el("dd", {}, when)]);
  if (event.items.length) rows.push([el("dt", {}, "item"), el("dd", {}, event.items.join(", "))]);
  if (event.position) rows.push([el("dt", {}, "position"), el("dd", {}, event.position)]);
  return el("dl", {}, rows);
}

function eventBlock(event) {
  const ids = new Set(event.claims.map((c) => c.id));
  const outermost = event.claims.filter((c) => !ids.has(c.about));
  return [
    el("h2", {}, [typeName(event.type), " ", tag(event.status)]),
    el("p", { class: "meta" }, data.statusNames[event.status] || ""),
    roleList(event),
    el("h3", {}, event.evidence.length > 1 ? "Sentences" : "Sentence"),
    event.evidence.map(quotation),
    outermost.length ? [el("h3", {}, "Who says what"), el("ul", { class: "claims" }, outermost.map((c) => claimItem(c, event.claims)))] : null,
    event.reason ? el("p", { class: "meta" }, `Why this status: ${event.reason}`) : null,
    el("p", { class: "meta" }, el("code", {}, event.id)),
  ];
}

function showEvents(ids) {
  replace("panel", ids.map((id) => eventBlock(data.events[id])).flat(2).filter(Boolean));
  reveal(ids);
}

function eventLine(id) {
  const event = data.events[id];
  return el("button", { type: "button", class: "row", onclick: () => showEvents([id]) }, [
    el("time", {}, event.date || "undated"),
    dot(event.status),
    el("span", {}, [el("span", { class: "what" }, typeName(event.type)), " ", event.status === "Reported" ? null : tag(event.status), el("span", { class: "sentence" }, event.cast)]),
  ]);
}

function showEntity(id) {
  const entity = data.entities[id];
  if (!entity) return;
  const positions = entity.positions.map(([title, of]) => el("p", { class: "meta" }, of ? [title, " · ", entityLink(of)] : title));
  replace("panel", [
    el("h2", {}, entity.label),
    el("p", { class: "meta" }, entity.type + (entity.aliases.length ? ` · also: ${entity.aliases.join(", ")}` : "")),
    positions,
    data.network.nodes.some((n) => n.id === id) ? el("p", {}, el("button", { type: "button", class: "link", onclick: () => { openTab("network"); showAround(id); } }, "Show its neighbourhood")) : null,
    entity.events.length ? [el("h3", {}, `Events (${entity.events.length})`), entity.events.map(eventLine)] : null,
    entity.claims.length ? [el("h3", {}, `Says something about (${entity.claims.length})`), entity.claims.map(eventLine)] : null,
    el("p", { class: "meta" }, el("code", {}, id)),
  ].flat(2).filter(Boolean));
  focusEntity(id);
}

function welcome() {
  const articles = Object.values(data.articles);
  const listed = articles.slice(0, 60);
  replace("panel", [
    el("h2", {}, "Sources"),
    el("p", {}, "Choose a line, a name, an event or a place to read the sentences it rests on."),
    data.undrawn ? el("p", { class: "meta" }, `${data.undrawn} of ${data.timeline.length} events name only one side and cannot be drawn as lines; they are under Timeline.`) : [],
    el("h3", {}, "Articles"),
    listed.map((a) => el("p", { class: "meta" }, [outside(a.link, a.title), " ", [a.publisher, a.published.slice(0, 10)].filter(Boolean).join(", ")])),
    articles.length > listed.length ? el("p", { class: "meta" }, `… and ${articles.length - listed.length} more`) : [],
  ].flat());
}
