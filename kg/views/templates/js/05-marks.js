// Signs that mean the same in every view: line patterns and colours of a status, shapes of a kind of actor.

const STATUSES = ["Reported", "Alleged", "Disputed", "Denied", "Planned", "Possible"];
const DASH = { Reported: [], Alleged: [9, 6], Disputed: [9, 6], Denied: [2, 5], Planned: [14, 5], Possible: [4, 8] };
const STANCE_DASH = [2, 4];
const SHAPES = { Person: "dot", Organization: "square", State: "hexagon", Group: "triangle", Place: "diamond", Event: "box" };
const POINTS = {
  Organization: "2,2 12,2 12,12 2,12", State: "4,1.5 10,1.5 13,7 10,12.5 4,12.5 1,7", Group: "7,1 13,12 1,12", Place: "7,1 13,7 7,13 1,7",
};

function tag(status) {
  return el("span", { class: `tag ${status}`, title: t(`status.${status}`) }, term(status));
}

function lineSample(status) {
  return svg("svg", { class: "sample", width: 32, height: 12, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 6, x2: 31, y2: 6, stroke: `var(--${status})`, "stroke-width": 2.5, "stroke-dasharray": DASH[status].join(" ") || undefined }));
}

// A filled disc is what an article reports, a broken ring anything else.
function dot(status) {
  const ring = { cx: 6, cy: 6, r: 4.5, stroke: `var(--${status})`, "stroke-width": 2, fill: "none" };
  if (status === "Reported") ring.fill = `var(--${status})`;
  else ring["stroke-dasharray"] = "3 2";
  return svg("svg", { class: "dot", width: 12, height: 12, "aria-hidden": "true" }, svg("circle", ring));
}

function shapeSample(type) {
  const paint = `var(--${type})`;
  const shape = POINTS[type] ? svg("polygon", { points: POINTS[type], fill: paint }) : svg("circle", { cx: 7, cy: 7, r: 5.5, fill: paint });
  return svg("svg", { class: "shape", width: 14, height: 14, "aria-hidden": "true" }, shape);
}

// A sentence with the words marked; offsets count code points, as in the graph.
function marked(evidence) {
  const letters = Array.from(evidence.text);
  const parts = [];
  let at = 0;
  for (let i = 0; i < evidence.marks.length; i += 2) {
    const [start, end] = [evidence.marks[i], evidence.marks[i + 1]];
    parts.push(letters.slice(at, start).join(""), el("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
}

function source(evidence) {
  const article = evidence.article;
  if (!article) return null;
  const where = evidence.segment && evidence.segment !== "body" ? t(`segment.${evidence.segment}`) : "";
  const day = article.published ? el("time", { datetime: article.published }, article.published.slice(0, 10)) : "";
  const facts = [article.publisher, day, where, article.original ? t("reprint", { of: article.original.publisher || article.original.title }) : ""];
  return [outside(article.link, article.title), " ", facts.filter(Boolean).map((fact, i) => [i ? ", " : "", fact])];
}

function quotation(evidence, event = null) {
  return el("figure", {}, [
    el("blockquote", { lang: evidence.article ? evidence.article.language : undefined }, marked(evidence)),
    el("figcaption", {}, [source(evidence), event ? [" ", citeButton(evidence, event)] : null]),
  ]);
}

function entityLink(entity) {
  return button(entity.label, () => choose(entity), { class: "link" });
}

function eventLink(event) {
  return button([
    el("time", { datetime: event.date || undefined }, dateNode(event)),
    dot(event.status),
    el("span", {}, [el("span", { class: "what" }, typeName(event)), " ", isContested(event) ? tag(event.status) : null, el("span", { class: "cast" }, cast(event))]),
  ], () => choose(event), { class: "row", "data-event": event.id });
}
