// A case of the board as a picture, to be shown and sent: claims, quotes, articles and status stay together in it.

const PICTURE_WIDTH = 1200;

// The case on white paper, drawn by the browser itself inside an SVG (foreignObject).
function casePicture(row) {
  const page = el("div", { class: "case-page", lang: language }, [
    boardRow(row, "picture"),
    el("p", { class: "made" }, [...new Set(row.events.map((e) => e.status))].map((s) => `${capital(term(s))}: ${t(`status.${s}`)} `)),
    el("p", { class: "made" }, t("board.picture.made", { title: document.title })),
  ]);
  for (const press of page.querySelectorAll(".cite, .case-picture")) press.remove();
  document.documentElement.classList.add("paper");
  const stage = document.body.appendChild(el("div", { class: "unseen" }, page));
  page.style.width = `${PICTURE_WIDTH}px`;
  const height = Math.ceil(page.getBoundingClientRect().height);
  stage.remove();
  document.documentElement.classList.remove("paper");
  const style = svg("style", {}, document.querySelector("style").textContent);
  const inside = svg("foreignObject", { width: PICTURE_WIDTH, height }, page);
  return svg("svg", { xmlns: SVG, class: "paper", width: PICTURE_WIDTH, height, style: "background:#fff" }, [style, inside]);
}

async function saveCase(row) {
  const words = plain(`${term(row.event.type)} ${cast(row.event)}`).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  download(await rastered(casePicture(row)), `${words}.png`);
}
