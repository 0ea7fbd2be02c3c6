// The graph as the builder wrote it, and which part of it the filters let through.

const data = JSON.parse(byId("data").textContent);
const DASH = { Reported: "", Alleged: "8 5", Disputed: "2 4", Denied: "12 4 2 4", Planned: "5 3", Possible: "1 5" };
const chosen = { statuses: new Set(data.statuses), types: new Set(data.types), claims: false };

function visible(event) {
  return chosen.statuses.has(event.status) && chosen.types.has(event.type);
}

function entityName(id) {
  return data.entities[id] ? data.entities[id].label : id;
}

function typeName(type) {
  return data.typeNames[type] || type;
}

function sentence(event) {
  return event.evidence[0].text;
}

function tag(status) {
  return el("span", { class: `tag ${status}` }, status.toLowerCase());
}

function sample(status) {
  const line = svg("line", { x1: 1, y1: 6, x2: 31, y2: 6, stroke: `var(--${status})`, "stroke-width": 2.5 });
  if (DASH[status]) line.setAttribute("stroke-dasharray", DASH[status]);
  return svg("svg", { width: 32, height: 12, "aria-hidden": "true" }, line);
}

function dot(status) {
  const ring = { cx: 6, cy: 6, r: 4.5, stroke: `var(--${status})`, "stroke-width": 2, fill: "none" };
  if (status === "Reported") ring.fill = `var(--${status})`;
  else ring["stroke-dasharray"] = "3 2";
  return svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, svg("circle", ring));
}
