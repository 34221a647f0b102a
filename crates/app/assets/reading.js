// The page of one document: source and reading light each other up, words of the source can be chosen with mouse, finger or
// keyboard, and keys lead from duty to duty. The page works without this file; texts it shows come from the page.

import { placeOf } from "./places.js";

const source = document.querySelector("article.source[data-text]");
const split = source.closest(".split");
const bar = document.querySelector("[data-selection]");
const inField = (target) => target.closest?.("input, textarea, select, [contenteditable]");

const numbersOf = (mark) => mark.dataset.duties.split(" ");
const marksOf = (number) => [...source.querySelectorAll("mark[data-duties]")].filter((mark) => numbersOf(mark).includes(number));
const cardOf = (number) => document.getElementById(`d${number}`);
const numberOf = (element) => {
  const card = element.closest?.(".duty-row");
  if (card) return card.id.slice(1);
  const mark = element.closest?.("mark[data-duties]");
  return mark ? numbersOf(mark)[0] : null;
};

// ── What belongs together is lit together ──
let lit = null;
function light(number) {
  if (number === lit) return;
  for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
  lit = number;
  if (!number) return;
  for (const element of [cardOf(number), ...marksOf(number)]) element?.classList.add("lit");
}
for (const kind of ["pointerover", "focusin"]) {
  split.addEventListener(kind, ({ target }) => { const number = numberOf(target); if (number) light(number); });
}

// Where the person is: the duty with the focus, or the last one gone to. What only lies under the pointer does not count,
// because the page scrolls below it.
let current = null;
const here = () => {
  const mark = document.activeElement?.closest?.("mark[data-duties]");
  // The same words may belong to several duties; the one gone to counts.
  if (mark && current && numbersOf(mark).includes(current)) return current;
  return numberOf(document.activeElement) ?? current ?? lit;
};

function show(element) {
  element?.scrollIntoView({ block: "center" });
}

function go(number, to) {
  const [card, mark] = [cardOf(number), marksOf(number)[0]];
  const [first, other] = to === "source" && mark ? [mark, card] : [card, mark];
  if (!first) return;
  if (!first.hasAttribute("tabindex")) first.tabIndex = -1;
  first.focus({ preventScroll: true });
  show(first);
  show(other);
  light(number);
  current = number;
}

source.addEventListener("click", ({ target }) => {
  const mark = target.closest("mark[data-duties]");
  if (mark && getSelection().isCollapsed) go(numberOf(mark), "reading");
});

// ── Choosing words ──
function choose() {
  if (!bar) return;
  const chosen = getSelection();
  const range = chosen.rangeCount && source.contains(chosen.anchorNode) && source.contains(chosen.focusNode)
    ? chosen.getRangeAt(0) : null;
  const place = range && placeOf(range, source);
  // A selection that is lost while the person is in the bar is still meant.
  if (!place && bar.contains(document.activeElement)) return;
  bar.hidden = !place;
  if (!place) return;
  for (const field of bar.querySelectorAll("[name=tu]")) field.value = place.start;
  for (const field of bar.querySelectorAll("[name=den]")) field.value = place.end;
  bar.querySelector("[data-words]").textContent = place.words.length > 120 ? `${place.words.slice(0, 118)}…` : place.words;
  const touched = [...source.querySelectorAll("mark[data-duties]")].find((mark) => range.intersectsNode(mark));
  const number = touched ? numbersOf(touched)[0] : here();
  const list = bar.querySelector("select");
  if (list && number && document.activeElement !== list) list.value = number;
}
let waiting;
document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(choose, 120); });

function selectDuty(number) {
  const marks = marksOf(number);
  if (marks.length === 0) return;
  const range = document.createRange();
  range.setStartBefore(marks[0]);
  range.setEndAfter(marks.at(-1));
  const chosen = getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
  show(marks[0]);
}

bar?.querySelector("[data-close]").addEventListener("click", () => {
  getSelection().removeAllRanges();
  bar.hidden = true;
  source.closest(".pane").focus();
});

// ── Keys: only while the focus is in one of the panes and not in a field ──
function step(by, target) {
  const inSource = source.contains(target) || target.contains?.(source);
  const order = inSource
    ? [...source.querySelectorAll("mark[data-duties][id]")].flatMap(numbersOf)
    : [...split.querySelectorAll(".duty-row")].map((card) => card.id.slice(1));
  const numbers = order.filter((number, at) => order.indexOf(number) === at && (!inSource || marksOf(number).length));
  const at = numbers.indexOf(here());
  const next = numbers[at < 0 ? (by > 0 ? 0 : numbers.length - 1) : at + by];
  if (next) go(next, inSource ? "source" : "reading");
}

const ARROWS = { ArrowLeft: ["backward", "character"], ArrowRight: ["forward", "character"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] };

split.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.isComposing || inField(target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = getSelection();
  if (event.shiftKey && ARROWS[key] && !chosen.isCollapsed && source.contains(chosen.anchorNode)) {
    const [way, by] = ARROWS[key];
    chosen.modify("extend", way, by);
  } else if (key === "j" || key === "k") step(key === "j" ? 1 : -1, target);
  else if (key === "v" && here()) selectDuty(here());
  else if (key === "Escape" && bar && !bar.hidden) bar.querySelector("[data-close]").click();
  else if (key === "Enter" && bar && !bar.hidden && !bar.contains(target) && !target.closest("a, button, summary")) bar.querySelector("form button").focus();
  else if (key === "Enter" && (target.matches(".duty-row") || target.matches("mark[data-duties]"))) {
    cardOf(numberOf(target))?.querySelector("a[data-open]")?.click();
  } else return;
  event.preventDefault();
});
