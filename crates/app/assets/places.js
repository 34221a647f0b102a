// Places of the source text. A browser counts UTF-16 units, the system counts code points: this is the one place that
// converts. Nothing here touches the page beyond reading it.

/** How many code points a text has; half of a pair counts as one. */
export const codePoints = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** The text of a piece of the page, without the pins of the margin. */
export function wordsOf(fragment) {
  for (const pins of fragment.querySelectorAll(".pins")) pins.remove();
  return fragment.textContent;
}

/** The place of a boundary inside one line, in code points of the whole text. */
function placeIn(line, node, offset) {
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return Number(line.dataset.start) + codePoints(wordsOf(before.cloneContents()));
}

/** Where a selection begins and ends in the source, in code points; nothing when it holds no words of it. */
export function placeOf(range, source) {
  const lines = [...source.querySelectorAll("[data-start]")].filter((line) => range.intersectsNode(line));
  if (range.collapsed || lines.length === 0) return null;
  const [first, last] = [lines[0], lines.at(-1)];
  const start = first.contains(range.startContainer)
    ? placeIn(first, range.startContainer, range.startOffset) : Number(first.dataset.start);
  const whole = document.createRange();
  whole.selectNodeContents(last);
  const end = last.contains(range.endContainer)
    ? placeIn(last, range.endContainer, range.endOffset)
    : Number(last.dataset.start) + codePoints(wordsOf(whole.cloneContents()));
  return start < end ? { start, end, words: wordsOf(range.cloneContents()).trim() } : null;
}
