// The claims board: what is contested, and side by side who says so, who denies it, and who does neither.

const COLUMNS = ["for", "against", "other"];
const AFFIRMING = ["Asserts", "Confirms", "Announces", "Suspects"];
const SHOWN_AT_ONCE = 40;
const board = { shown: SHOWN_AT_ONCE, order: "contradicted", twoSided: false };

function onBoard(event) {
  if (event.claims.some((c) => side(c) === "against")) return true;
  return isContested(event) && (event.claims.length > 0 || ["Alleged", "Disputed", "Denied"].includes(event.status));
}

// To assert that something did not happen is to deny it (as in kg/rdf/disputes.py).
function side(claim) {
  if (claim.stance === "Denies") return "against";
  if (AFFIRMING.includes(claim.stance)) return claim.negative ? "against" : "for";
  return "other";
}

// One row for what several articles tell of the same event.
function boardCases() {
  const seen = new Set();
  const cases = [];
  for (const event of inOrder()) {
    if (seen.has(event) || !shown().has(event) || !onBoard(event)) continue;
    const events = [event];
    for (const known of events) {
      seen.add(known);
      for (const same of known.same) if (!seen.has(same) && shown().has(same)) { seen.add(same); events.push(same); }
    }
    const claims = [...new Set(events.flatMap((e) => e.claims))];
    cases.push({ event, events, cards: cards(claims), claims });
  }
  return cases;
}

// Joined claimants ("both A and B deny") share a card; a claim about a claim stands on the card of the inner one,
// unless it takes a side of its own.
function cards(claims) {
  const made = new Map();
  const own = (c) => !c.about || !claims.includes(c.about) || ["Denies", "Confirms", "Declines"].includes(c.stance);
  for (const claim of claims.filter(own)) {
    const key = [side(claim), claim.stance, claim.negative, claim.cue, ...claim.evidence.map((e) => e.text)].join("\u0000");
    const card = made.get(key) || { claim, who: [], marks: new Map(), nested: [] };
    if (!card.who.includes(claim.claimant)) card.who.push(claim.claimant);
    card.nested.push(...claims.filter((c) => c.about === claim && !own(c)));
    made.set(key, card);
  }
  return [...made.values()];
}

function boardSort(a, b) {
  const has = (k, s) => Number(k.cards.some((c) => side(c.claim) === s));
  const both = (k) => has(k, "for") + has(k, "against") * 2 + (k.event.status === "Disputed" ? 2 : 0);
  const newest = byCode(b.event.date, a.event.date) || byCode(a.event.id, b.event.id);
  if (board.order === "newest") return newest;
  if (board.order === "type") return typeName(a.event).localeCompare(typeName(b.event), "nb") || newest;
  return both(b) - both(a) || b.claims.length - a.claims.length || newest;
}

function claimCard(card) {
  const { claim } = card;
  const names = card.who.map((who, i) => [i ? (i === card.who.length - 1 ? ` ${t("and")} ` : ", ") : "", who ? entityLink(who) : t("somebody")]);
  const about = claim.about ? el("p", { class: "about" }, t("about.claim", { who: claim.about.claimant ? claim.about.claimant.label : t("somebody") })) : null;
  return el("div", { class: `card ${side(claim)}` }, [
    el("p", { class: "who" }, [el("strong", {}, names), " ", el("span", { class: "stance" }, stanceWords(claim))]),
    about,
    claim.evidence.map((e) => quotation(e, claim.event)),
    card.nested.map((n) => el("p", { class: "about" }, t("according", { who: n.claimant ? n.claimant.label : t("somebody") }))),
  ]);
}

function boardColumn(name, cardsHere) {
  const empty = el("p", { class: "nobody" }, t(`board.${name}.nobody`));
  return el("div", { class: `column ${name}`, role: "group", "aria-label": t(`board.${name}`) }, [
    el("h4", {}, [t(`board.${name}`), cardsHere.length ? el("span", { class: "n" }, ` ${new Set(cardsHere.flatMap((c) => c.who)).size}`) : null]),
    cardsHere.length ? cardsHere.map(claimCard) : empty,
  ]);
}

function boardRow(row, i) {
  const { event, events } = row;
  const quoted = new Set(row.claims.flatMap((c) => c.evidence.map((e) => e.text)));
  const unquoted = events.flatMap((e) => e.evidence.filter((found) => !quoted.has(found.text)));
  const told = new Set(events.map((e) => e.status));
  const facts = [dateWords(event), event.items.join(", "), plural("voices", voices([...events, ...row.claims]))];
  const picked = chosen && events.includes(chosen);
  return el("li", { class: `case${picked ? " chosen" : ""}`, "data-event": event.id }, el("article", { "aria-labelledby": `case-${i}` }, [
    el("header", {}, [
      button(t("board.picture"), () => saveCase(row), { class: "way case-picture" }),
      el("h3", { id: `case-${i}` }, [el("span", { class: "kind" }, typeName(event)), " ", [...told].map(tag), " ", button(cast(event) || typeName(event), () => choose(event), { class: "title" })]),
      el("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
      unquoted.length ? el("div", { class: "own" }, [el("h4", {}, t("board.own")), unquoted.slice(0, 2).map((e) => quotation(e, event)), event.reason && !row.claims.length ? el("p", { class: "meta" }, `${t("panel.reason")}: ${event.reason}`) : null]) : null,
    ]),
    el("div", { class: "sides" }, COLUMNS.map((name) => boardColumn(name, row.cards.filter((c) => side(c.claim) === name)))),
  ]));
}

function drawBoard() {
  const all = boardCases();
  const twoSided = (row) => ["for", "against"].every((s) => row.cards.some((c) => side(c.claim) === s));
  const rows = (board.twoSided ? all.filter(twoSided) : all).sort(boardSort);
  const at = chosen ? rows.findIndex((r) => r.events.includes(chosen)) : -1;
  const upTo = Math.max(board.shown, at + 1);
  byId("board-counts").textContent = t("board.counts", { n: plural("contested", all.length), both: all.filter(twoSided).length });
  replace("board-rows", rows.slice(0, upTo).map(boardRow));
  replace("board-more", rows.length > upTo ? button(t("more", { n: rows.length - upTo }), () => { board.shown = upTo + SHOWN_AT_ONCE; drawBoard(); }, { class: "more" }) : null);
  byId("board-empty").hidden = rows.length > 0;
  replace("board-legend", STATUSES.slice(1).map((s) => el("li", {}, [tag(s), ` ${t(`status.${s}`)}`])));
}

function buildBoard() {
  byId("board-order").addEventListener("change", (event) => { board.order = event.target.value; drawBoard(); });
  byId("board-both").addEventListener("change", (event) => { board.twoSided = event.target.checked; drawBoard(); });
  byId("print").addEventListener("click", () => window.print());
}

function markBoard() {
  const rows = [...byId("board-rows").children];
  const row = chosen && rows.find((r) => eventsOf(chosen).some((e) => e.id === r.dataset.event));
  rows.forEach((r) => r.classList.toggle("chosen", r === row));
  if (row) row.scrollIntoView({ block: "nearest" });
  else if (chosen && chosen.kind === "event" && onBoard(chosen)) drawBoard();
}
