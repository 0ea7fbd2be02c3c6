// The query page: sets up YASGUI for this one endpoint, runs the canned questions, and shows what a table leaves out.
"use strict";

const ENDPOINT = `${window.location.origin}/sparql`;
const STORED = "nyhetsgraf";
const FIRST = `# What is said to have happened, by status.
PREFIX kg: <https://w3id.org/nyhetsgraf/ontology#>
SELECT ?status (COUNT(?event) AS ?events) WHERE {
  ?event a kg:Event ; kg:status ?status .
} GROUP BY ?status ORDER BY DESC(?events)`;

// Literals without quotes and language tags, and whole sentences.
const READABLE = { settings: { selectedPlugin: "table", pluginsConfig: { table: { compact: true, isEllipsed: false } } } };

const notice = document.getElementById("notice");

function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

function pageOf(iri) {
  return `/resource?${new URLSearchParams({ iri })}`;
}

// YASGUI's own completers ask a server elsewhere; these know the terms of the graph.
function completer(name, known, position) {
  const original = Yasgui.Yasqe.Autocompleters[name];
  return { ...original, name: position, bulk: false, autoShow: true, get: (yasqe, token) => {
    const begun = token?.autocompletionString ?? "";
    return known.filter((iri) => iri.startsWith(begun)).sort();
  } };
}

function prefixes(known) {
  const all = Object.entries(known).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  return { ...Yasgui.Yasqe.Autocompleters.prefixes, persistenceId: null, get: () => all };
}

// YASR replaces {{…}} in literals by other columns; an article's words are shown as they are.
function keepBraces() {
  const original = Yasgui.Yasr.prototype.setResponse;
  Yasgui.Yasr.prototype.setResponse = function (response, duration) {
    if (typeof response?.content === "string" && response.content.includes("{{")) {
      response = { ...response, content: response.content.replaceAll("{{", "{\u2060{") };
    }
    return original.call(this, response, duration);
  };
}

// The answer's head says what its table cannot: that there was more.
function watchAnswers(tab) {
  const yasqe = tab.getYasqe();
  if (!yasqe || yasqe.watched) return;
  yasqe.watched = true;
  yasqe.on("queryResponse", (_, response) => {
    const more = response?.headers?.get?.("X-Result-Truncated") === "true";
    const limit = Number(response?.headers?.get?.("X-Result-Limit"));
    say(more ? `Only the first ${limit.toLocaleString("en")} rows are here; the answer has more. Start the server with a larger --limit, or ask for less.` : "");
  });
}

// Nodes of a table lead to their pages on this server, not to addresses in the world.
function keepHere(root) {
  new MutationObserver(() => {
    for (const link of root.querySelectorAll("a.iri:not([data-here])")) {
      link.dataset.here = link.getAttribute("href");
      link.title = link.dataset.here;
      link.setAttribute("href", pageOf(link.dataset.here));
    }
  }).observe(root, { childList: true, subtree: true });
}

async function runQuestion(yasgui, form) {
  const filled = [...new FormData(form)].filter(([, value]) => value.trim());
  const response = await fetch(`/questions/${form.dataset.name}.rq?${new URLSearchParams(filled)}`);
  const text = await response.text();
  if (!response.ok) {
    say(text);
    return;
  }
  const tab = yasgui.addTab(true, { name: form.dataset.name, yasqe: { value: text }, yasr: READABLE });
  watchAnswers(tab);
  await tab.query().catch(() => {});
}

async function start() {
  const terms = await (await fetch("/sparql/terms.json")).json();
  const { Yasqe } = Yasgui;
  Yasqe.defaults.autocompleters = [];
  Yasqe.registerAutocompleter(prefixes(terms.prefixes));
  Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters.variables });
  Yasqe.registerAutocompleter(completer("property", terms.properties, "property"));
  Yasqe.registerAutocompleter(completer("class", terms.classes, "class"));
  keepBraces();
  const root = document.getElementById("yasgui");
  keepHere(root);
  const yasgui = new Yasgui(root, {
    requestConfig: { endpoint: ENDPOINT, method: "POST" },
    copyEndpointOnNewTab: false,
    autoAddOnInit: false,
    persistenceId: STORED,
    autofocus: window.matchMedia("(min-width: 900px)").matches,
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: FIRST, prefixCcApi: null },
    yasr: { prefixes: terms.prefixes, maxPersistentResponseSize: 0 },
  });
  if (!yasgui.getTab()) yasgui.addTab(true, { yasr: READABLE });
  yasgui.on("query", (_, tab) => watchAnswers(tab));
  yasgui.on("tabSelect", () => say(""));
  window.yasgui = yasgui;
  for (const form of document.querySelectorAll("form.question")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      runQuestion(yasgui, form);
    });
  }
}

start();
