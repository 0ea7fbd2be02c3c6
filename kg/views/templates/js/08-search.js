// Search over names and sentences, with suggestions (the combobox pattern of WAI-ARIA).

const SUGGESTIONS = 12;
let names = null;
let offered = [];
let active = -1;

function plain(text) {
  return text.toLocaleLowerCase("nb").normalize("NFD").replace(/[\u0300-\u0309\u030b-\u036f]/g, "").normalize("NFC");
}

// Names first (those that start with what is typed before those that hold it), then sentences.
function suggestions(typed) {
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  names ||= [...graph.entities.values()].flatMap((entity) => [entity.label, ...entity.aliases].map((name) => ({ name, key: plain(name), thing: entity })));
  const rank = (n) => (n.key === wanted ? 0 : n.key.startsWith(wanted) ? 1 : n.key.includes(` ${wanted}`) ? 2 : 3);
  const weight = (e) => e.events.length + e.says.length;
  const byName = names.filter((n) => n.key.includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || weight(b.thing) - weight(a.thing) || a.name.localeCompare(b.name, "nb") || byCode(a.thing.id, b.thing.id));
  const found = [];
  for (const hit of byName) {
    if (!found.some((f) => f.thing === hit.thing)) found.push(hit);
    if (found.length === SUGGESTIONS) return found;
  }
  if (wanted.length < 3) return found;
  for (const event of inOrder()) {
    const at = event.evidence.find((e) => plain(e.text).includes(wanted));
    if (at) found.push({ name: at.text, thing: event });
    if (found.length === SUGGESTIONS) break;
  }
  return found;
}

function drawSuggestions() {
  const box = byId("search"), list = byId("suggestions");
  list.replaceChildren(...offered.map((hit, i) => {
    const event = hit.thing.kind === "event";
    const about = event ? [dot(hit.thing.status), ` ${statedName(hit.thing)} · `] : [shapeSample(hit.thing.type), " "];
    const aside = event ? "" : [hit.name === hit.thing.label ? "" : hit.thing.label, `${term(hit.thing.type)} · ${plural("events", hit.thing.events.length)}`].filter(Boolean).join(" · ");
    const item = el("li", { role: "option", id: `suggestion-${i}`, "aria-selected": String(i === active), class: event ? "sentence" : "name" }, [about, el("span", {}, hit.name), " ", el("small", {}, aside)]);
    item.addEventListener("mousedown", (e) => { e.preventDefault(); take(i); });
    return item;
  }));
  list.hidden = !offered.length;
  box.setAttribute("aria-expanded", String(offered.length > 0));
  if (active >= 0) box.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else box.removeAttribute("aria-activedescendant");
  const lit = list.children[active];
  if (lit) lit.scrollIntoView({ block: "nearest" });
}

function take(i) {
  const hit = offered[i];
  offered = [];
  active = -1;
  drawSuggestions();
  if (!hit) return;
  byId("search").value = hit.thing.kind === "event" ? "" : hit.name;
  choose(hit.thing);
}

function buildSearch() {
  const box = byId("search");
  box.addEventListener("input", () => {
    offered = suggestions(box.value);
    active = -1;
    drawSuggestions();
    if (box.value.trim()) announce(plural("suggestions", offered.length));
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      active = (active + step + offered.length + (active < 0 && step < 0 ? 1 : 0)) % offered.length;
      drawSuggestions();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!offered.length) offered = suggestions(box.value);
      take(Math.max(active, 0));
    } else if (event.key === "Escape" && offered.length) {
      offered = [];
      drawSuggestions();
      event.stopPropagation();
    }
  });
  box.addEventListener("blur", () => { offered = []; active = -1; drawSuggestions(); });
}
