// Many marks, one stop of the Tab key: arrows lead from mark to mark, Home and End to the ends, Enter chooses.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// A mark drawn in SVG that works like a button.
function pressable(mark, label, act) {
  fill(mark, { tabindex: -1, role: "button", "aria-label": label, onclick: act }, []);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return mark;
}

// Lets the Tab key stop at one of the marks in a box (the chosen one, else the first); called after every drawing.
function rove(box, selector) {
  const marks = [...box.querySelectorAll(selector)];
  const stop = marks.find((mark) => mark.classList.contains("chosen")) || marks[0];
  if (stop) stop.setAttribute("tabindex", 0);
}

function buildRoving(box, selector) {
  box.addEventListener("keydown", (event) => {
    const marks = [...box.querySelectorAll(selector)];
    const at = marks.indexOf(event.target.closest(selector));
    if (at < 0) return;
    const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : STEPS[event.key] ? at + STEPS[event.key] : -1;
    if (to < 0 || to >= marks.length) return;
    event.preventDefault();
    marks[at].setAttribute("tabindex", -1);
    marks[to].setAttribute("tabindex", 0);
    marks[to].focus();
  });
}

// A new drawing has new marks; the focus stays on the one that stands for the same thing.
function keepingFocus(box, draw) {
  const id = box.contains(document.activeElement) ? document.activeElement.dataset.id : "";
  draw();
  const same = id && box.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (same) same.focus();
}
