// What the evidence pane holds before anything is chosen: how much there is of what, who is named, which articles.

const LISTED = 60, NAMED = 12;

function welcome() {
  const articles = [...graph.articles.values()].sort((a, b) => byCode(b.published, a.published) || byCode(a.id, b.id));
  const listed = articles.slice(0, LISTED);
  return [
    el("h2", { tabindex: -1 }, t("panel.title")),
    el("p", {}, t("panel.welcome")),
    el("h3", {}, t("summary.types")),
    typeCounts(),
    el("p", { class: "meta", "aria-hidden": "true" }, t("summary.key")),
    el("h3", {}, t("summary.actors")),
    el("p", { class: "named" }, mostNamed().map((who, i) => [i ? " · " : "", entityLink(who), ` ${counted(who.events.length + who.says.length)}`])),
    el("h3", {}, `${t("panel.articles")} (${counted(articles.length)})`),
    el("ul", { class: "plain" }, listed.map((a) => el("li", { class: "meta" }, [outside(a.link, a.title), " ", [a.publisher, a.published.slice(0, 10)].filter(Boolean).join(", ")]))),
    articles.length > listed.length ? el("p", { class: "meta" }, t("more", { n: articles.length - listed.length })) : null,
  ];
}

function mostNamed() {
  const weight = (e) => e.events.length + e.says.length;
  return [...graph.entities.values()].filter(weight).sort((a, b) => weight(b) - weight(a) || byCode(a.id, b.id)).slice(0, NAMED);
}

// A bar for each type: filled is reported as a fact, broken is not.
function typeCounts() {
  const counts = new Map();
  for (const event of shown()) {
    const n = counts.get(event.type) || { reported: 0, other: 0 };
    n[isContested(event) ? "other" : "reported"]++;
    counts.set(event.type, n);
  }
  const rows = [...counts].sort(([a, m], [b, n]) => n.reported + n.other - m.reported - m.other || byCode(a, b));
  const most = Math.max(...rows.map(([, n]) => n.reported + n.other), 1);
  return el("ul", { class: "counts" }, rows.map(([type, n]) => el("li", { title: t("summary.row", n) }, [
    el("span", {}, capital(term(type))),
    el("span", { class: "bar-of" }, [bar("sure", n.reported / most), bar("hedged", n.other / most)]),
    el("span", { class: "n" }, [counted(n.reported), el("span", { class: "unseen" }, ` ${t("map.key.reported")}, `), el("span", { "aria-hidden": "true" }, " + "), counted(n.other), el("span", { class: "unseen" }, ` ${t("map.key.contested")}`)]),
  ])));
}

function bar(kind, share) {
  const box = el("i", { class: kind });
  box.style.width = `${share * 100}%`;
  return share ? box : null;
}
