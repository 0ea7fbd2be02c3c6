// What can be taken along: the citation of a sentence, with what keeps it honest, and the address of what is shown.

// «Sentence» (Headline, Publisher, date, address). Arms transfer (disputed): A → B. A denies it. IRI.
function citation(evidence, event) {
  const article = evidence.article;
  const where = article ? [article.title, article.publisher, article.published.slice(0, 10), article.link].filter(Boolean).join(", ") : "";
  const parts = [`«${evidence.text.replace(/\s+/g, " ").trim()}»${where ? ` (${where})` : ""}.`];
  if (event) {
    parts.push(`${statedName(event)}: ${cast(event)}.`, ...event.claims.filter((c) => c.claimant).map((c) => `${c.claimant.label} ${stanceWords(c)}${c.cue ? ` («${c.cue}»)` : ""}.`), event.id);
  }
  return parts.join(" ");
}

// A page opened from a file may have no clipboard, and one inside a notebook has none: then the old way, then by hand.
async function copyText(text, press) {
  const told = press.textContent;
  const ok = await navigator.clipboard?.writeText(text).then(() => true, () => false) || copiedBySelection(text);
  if (ok) {
    press.textContent = t("cite.copied");
    announce(t("cite.copied"));
    setTimeout(() => { press.textContent = told; }, 1600);
  } else if (!press.nextElementSibling?.classList.contains("byhand")) {
    press.after(el("textarea", { class: "byhand", readonly: true, rows: 4, "aria-label": t("cite.failed") }, text));
  }
}

function copiedBySelection(text) {
  const box = el("textarea", { class: "unseen", readonly: true }, text);
  const before = document.activeElement;
  document.body.append(box);
  box.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch { /* refused */ }
  box.remove();
  if (before) before.focus();
  return done;
}

function citeButton(evidence, event) {
  const press = button(t("cite.copy"), () => copyText(citation(evidence, event), press), { class: "cite" });
  return press;
}

function linkButton() {
  if (!hasAddress()) return null;
  const press = button(t("cite.link"), () => copyText(location.href, press), { class: "way" });
  return press;
}
