// The words of the page in the reader's language.

const settings = JSON.parse(byId("settings").textContent);
const LANGUAGES = Object.keys(settings.labels);
let language = preferredLanguage();

function preferredLanguage() {
  const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.toLowerCase().split("-")[0]);
  const known = wanted.map((tag) => (tag === "no" ? "nb" : tag)).find((tag) => LANGUAGES.includes(tag));
  return known || "en";
}

// "{name}" in a label is replaced by values.name.
function t(key, values = {}) {
  const label = settings.labels[language][key];
  return (label === undefined ? key : label).replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? counted(values[name]) : String(values[name] ?? "")));
}

// A number as the language writes it: 1,166 or 1 166.
function counted(n) {
  return n.toLocaleString(language === "en" ? "en" : "nb");
}

// One of something, or several: the keys "<key>.one" and "<key>.many" hold "{n}".
function plural(key, n) {
  return t(`${key}.${n === 1 ? "one" : "many"}`, { n });
}

// A class, role, status or stance by its name in the ontology; an unknown one is shown as it is called there.
function term(name) {
  return settings.labels[language][`kg:${name}`] || name.replace(/(?!^)([A-Z])/g, (c) => ` ${c.toLowerCase()}`);
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase("nb") + text.slice(1);
}

function translatePage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of document.querySelectorAll("[data-t-title]")) node.setAttribute("title", t(node.dataset.tTitle));
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.setAttribute("placeholder", t(node.dataset.tPlaceholder));
}

// Tells a screen reader what has changed, without moving the focus.
function announce(text) {
  byId("announcer").textContent = text;
}
