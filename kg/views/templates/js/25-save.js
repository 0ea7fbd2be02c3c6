// What is shown, as files: rows as CSV, pictures as SVG and PNG. Each row and picture carries status and evidence.

const PICTURES = {
  network: () => networkDrawing(1600),
  timeline: () => byId("axis").querySelector("svg"),
  map: () => mapSvg(),
};

const article = (e) => (e.evidence[0] && e.evidence[0].article) || { title: "", publisher: "", published: "", link: "" };
const SAVED_EVENTS = [
  ["event", (e) => e.id], ["type", (e) => e.type], ["status", (e) => e.status], ["date", (e) => e.date],
  ["roles", (e) => e.roles.map((r) => `${r.role}: ${r.who.label}`).join("; ")],
  ["claims", (e) => e.claims.map((c) => `${c.claimant ? c.claimant.label : "?"} ${c.stance}${c.negative && AFFIRMING.includes(c.stance) ? " (the opposite)" : ""}: ${c.cue}`).join("; ")],
  ["sentence", (e) => e.evidence.map((x) => x.text).join(" ¶ ")],
  ["headline", (e) => article(e).title], ["publisher", (e) => article(e).publisher], ["published", (e) => article(e).published], ["url", (e) => article(e).link],
];
const SAVED_ENTITIES = [
  ["id", (n) => n.id], ["name", (n) => n.label], ["type", (n) => n.type], ["aliases", (n) => n.aliases.join("; ")],
  ["events", (n) => n.events.length], ["events_not_reported_as_fact", (n) => n.events.filter(isContested).length], ["events_spoken_about", (n) => n.says.length],
];

function savedRows() {
  if (open === "table" && table.what === "actors") return [SAVED_ENTITIES, tableRows()];
  const events = inOrder().filter((e) => shown().has(e));
  return [SAVED_EVENTS, open === "board" ? events.filter(onBoard) : events];
}

// A cell that a spreadsheet would take for a formula is kept as text.
function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv([columns, rows]) {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => csvCell(cell(row))))];
  return `\ufeff${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

// A picture that needs no style sheet, in the colours of paper whatever the screen's are.
function standalone(picture) {
  const root = document.documentElement;
  root.classList.add("paper");
  const stage = document.body.appendChild(el("div", { class: "unseen" }));
  const shownAt = picture.isConnected ? picture.getBoundingClientRect() : null;
  const source = picture.isConnected ? picture : stage.appendChild(picture);
  const copy = source.cloneNode(true);
  const from = [source, ...source.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((node, i) => {
    const style = getComputedStyle(node);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "font-family", "font-size", "font-weight", "font-style", "paint-order", "vector-effect"]) {
      const value = style.getPropertyValue(name);
      if (!["title", "defs"].includes(node.tagName)) to[i].setAttribute(name, value);
    }
    for (const name of ["class", "tabindex", "role", "data-event", "data-id"]) to[i].removeAttribute(name);
  });
  copy.setAttribute("xmlns", SVG);
  const paper = getComputedStyle(root).getPropertyValue("--paper").trim();
  copy.setAttribute("style", `background:${open === "map" ? getComputedStyle(root).getPropertyValue("--sea").trim() : paper}`);
  if (shownAt) { copy.setAttribute("width", Math.round(shownAt.width)); copy.setAttribute("height", Math.round(shownAt.height)); }
  stage.remove();
  root.classList.remove("paper");
  return copy;
}

async function rastered(picture, times = 2) {
  const [w, h] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = el("canvas", { width: w * times, height: h * times });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = picture.style.background;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

async function save(kind) {
  const name = `${document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}-${open}.${kind}`;
  let blob;
  if (kind === "csv") blob = new Blob([csv(savedRows())], { type: "text/csv;charset=utf-8" });
  else {
    const picture = standalone(PICTURES[open]());
    blob = kind === "png" ? await rastered(picture) : new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  }
  download(blob, name);
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(t("saved", { name }));
}

function buildSave() {
  for (const press of document.querySelectorAll("[data-save]")) press.addEventListener("click", () => { save(press.dataset.save); });
}

function noteSave() {
  for (const kind of ["svg", "png"]) document.querySelector(`[data-save="${kind}"]`).hidden = !PICTURES[open];
  byId("save-board").hidden = open !== "board";
}
