// Printing: paper is white whatever the screen is, the network comes as lines and not as a coarse picture, and the
// head of the page tells what the filters leave out.

function beforePrinting() {
  byId("paper-note").textContent = [t(`view.${open}`), filterWords(), hasAddress() && location.protocol !== "file:" ? location.href : ""].filter(Boolean).join(" · ");
  replace("network-paper", open === "network" && drawn ? networkDrawing(900) : null);
}

function buildPaper() {
  window.addEventListener("beforeprint", beforePrinting);
  window.addEventListener("afterprint", () => replace("network-paper"));
}
