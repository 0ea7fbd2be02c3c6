// Starts the page: data, views, then the one that the address asks for.

function drawWords() {
  translatePage();
  const n = graph.counts;
  byId("counts").textContent = [plural("articles", n.articles), `${plural("events", n.events)} (${t("counts.contested", { n: n.contested })})`, plural("claims", n.claims), plural("actors", n.entities)].join(" · ");
  replace("shapes", STATUSES.filter((s) => inOrder().some((e) => e.status === s)).map((s) => el("li", {}, [lineSample(s), term(s)])), Object.keys(SHAPES).filter((s) => s !== "Event" && [...graph.entities.values()].some((e) => e.type === s)).map((s) => el("li", {}, [shapeSample(s), capital(term(s))])));
}

function buildLanguages() {
  for (const press of document.querySelectorAll("[data-language]")) {
    press.addEventListener("click", () => {
      language = press.dataset.language;
      noteControls();
      drawWords();
      drawFilters();
      drawPanel();
      drawViews();
      remember();
    });
  }
}

// What the reader has set stands in the controls too, also when an address has set it.
function noteControls() {
  for (const choice of document.querySelectorAll("input[name=way]")) choice.checked = choice.value === looking.way;
  for (const choice of document.querySelectorAll("input[name=what]")) choice.checked = choice.value === table.what;
  for (const press of document.querySelectorAll("[data-language]")) press.setAttribute("aria-pressed", String(press.dataset.language === language));
}

function buildPanel() {
  byId("panel-close").addEventListener("click", () => { choose(null); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen && !event.defaultPrevented && event.target.id !== "search") choose(null); });
}

async function start() {
  translatePage();
  try {
    absorb(await firstData());
  } catch (error) {
    byId("loading").textContent = t("serve.failed", { why: error.message });
    return;
  }
  byId("loading").hidden = true;
  const view = recall();
  drawWords();
  buildLanguages();
  buildFilters();
  drawFilters();
  buildSearch();
  noteControls();
  buildNetwork();
  buildNetworkKeys();
  buildBoard();
  buildTimeline();
  buildMap();
  buildTable();
  buildTabs();
  buildSave();
  buildPaper();
  buildPanel();
  drawPanel();
  openView(view);
  buildAddress();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawViews);
  window.addEventListener("resize", () => { for (const name of ["timeline", "map"]) stale.add(name); refresh(); });
  document.body.dataset.ready = "true";
}

start();
