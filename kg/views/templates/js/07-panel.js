// The evidence: where an event, an actor or a place is traced back to sentences and articles.

// A claim about a claim stands below the one it is about.
function claimItem(claim, all) {
  const nested = all.filter((c) => c.about === claim);
  const about = claim.about ? ` ${t("thisClaim")}` : "";
  return el("li", {}, [
    el("p", {}, [claim.claimant ? entityLink(claim.claimant) : t("somebody"), ` ${stanceWords(claim)}${about}`, claim.cue ? el("span", { class: "cue" }, ` «${claim.cue}»`) : null]),
    claim.evidence.map((e) => quotation(e, claim.event)),
    nested.length ? el("ul", { class: "claims" }, nested.map((c) => claimItem(c, all))) : null,
  ]);
}

// "asserts that not": an affirming stance on a negated content denies the event.
function stanceWords(claim) {
  return claim.negative && AFFIRMING.includes(claim.stance) ? t("stance.negated", { stance: term(claim.stance) }) : term(claim.stance);
}

function roleList(event) {
  const rows = event.roles.map((r) => [el("dt", {}, term(r.role)), el("dd", {}, entityLink(r.who))]);
  const add = (name, value) => rows.push([el("dt", {}, name), el("dd", {}, value)]);
  if (event.date || event.earliest || event.latest || event.dateText) {
    add(term("date"), [dateWords(event), event.date && event.dateText ? ` «${event.dateText}»` : null, event.date ? ` (${t(`precision.${event.date.length}`)})` : null]);
  }
  if (event.items.length) add(term("item"), event.items.join(", "));
  if (event.position) add(term("positionTitle"), event.position);
  return el("dl", {}, rows);
}

function eventPanel(event) {
  const outermost = event.claims.filter((c) => !event.claims.includes(c.about));
  const told = event.same.length ? [el("h3", {}, t("panel.same")), event.same.map(eventLink)] : null;
  return [
    el("h2", { tabindex: -1 }, [typeName(event), " ", tag(event.status)]),
    el("p", { class: isContested(event) ? "notfact" : "meta" }, t(`status.${event.status}`)),
    roleList(event),
    el("h3", {}, t(event.evidence.length > 1 ? "panel.sentences" : "panel.sentence")),
    event.evidence.map((e) => quotation(e, event)),
    outermost.length ? [el("h3", {}, t("panel.says")), el("ul", { class: "claims" }, outermost.map((c) => claimItem(c, event.claims)))] : null,
    told,
    event.reason ? el("p", { class: "meta" }, `${t("panel.reason")}: ${event.reason}`) : null,
    elsewhere(event),
    el("p", { class: "meta" }, el("code", {}, event.id)),
  ];
}

function entityPanel(entity) {
  const post = (p, former) => el("p", { class: "meta" }, [former ? `${t("former")} ` : "", p.title, p.of ? [" · ", entityLink(p.of)] : null]);
  const list = (key, events) => (events.length ? [el("h3", {}, `${t(key)} (${counted(events.length)})`), longList(events)] : null);
  const match = entity.match ? t(byOddName(entity.match) ? "place.oddName" : "place.match", { reason: entity.match.reason }) : "";
  return [
    el("h2", { tabindex: -1 }, [shapeSample(entity.type), " ", entity.label]),
    el("p", { class: "meta" }, [capital(term(entity.type)), entity.aliases.length ? ` · ${t("panel.also")}: ${entity.aliases.join(", ")}` : null]),
    entity.positions.map((p) => post(p, false)),
    entity.former.map((p) => post(p, true)),
    entity.type === "Place" ? el("p", { class: "meta" }, match || t("place.unlinked")) : null,
    elsewhere(entity),
    list("panel.events", entity.events),
    list("panel.speaks", entity.says),
    el("p", { class: "meta" }, el("code", {}, entity.id)),
  ];
}

const LIST_AT_ONCE = 60;

function longList(events) {
  const box = el("div", {}, events.slice(0, LIST_AT_ONCE).map(eventLink));
  if (events.length > LIST_AT_ONCE) {
    const more = button(t("more", { n: events.length - LIST_AT_ONCE }), () => { more.remove(); box.append(...events.slice(LIST_AT_ONCE).map(eventLink)); }, { class: "more" });
    box.append(more);
  }
  return box;
}

// The ways from the evidence into the views.
function elsewhere(thing) {
  const places = placesOf(thing);
  const events = eventsOf(thing);
  const ways = [
    ["network", () => showAround(thing, 1), t("goto.network")],
    events.some(onBoard) && ["board", () => {}, t("goto.board")],
    events.some((e) => e.date) && ["timeline", () => {}, t("goto.timeline")],
    places.length > 0 && ["map", () => {}, t("goto.map")],
  ].filter(Boolean);
  return el("p", { class: "ways" }, [ways.map(([view, act, text]) => button(text, () => { act(); openView(view); }, { class: "way" })), linkButton()]);
}

function drawPanel() {
  const parts = !chosen ? welcome() : chosen.kind === "event" ? eventPanel(chosen) : entityPanel(chosen);
  replace("evidence", parts);
  byId("panel").scrollTop = 0;
  byId("panel").classList.toggle("open", Boolean(chosen));
  byId("panel-close").hidden = !chosen;
}
