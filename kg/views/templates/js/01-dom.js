// Everything a page shows from an article passes through here, as text: no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "onclick") node.addEventListener("click", value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of [children].flat(9)) {
    if (child === null || child === undefined || child === "" || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

function el(tag, attributes = {}, children = []) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, children = []) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function byId(id) {
  return document.getElementById(id);
}

function replace(id, ...children) {
  byId(id).replaceChildren(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== "" && c !== false));
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function button(text, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, text);
}

// Links lead out only by http(s); the builder has dropped all other addresses, this is the second lock.
function outside(address, text) {
  if (!/^https?:\/\//i.test(address)) return el("span", {}, text);
  return el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

// Compares IRIs and dates the same way in every browser and language.
function byCode(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
