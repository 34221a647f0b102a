// Đôn Đốc: the entry form of a report. The form works without this file; here come arrow keys between the boxes, saving
// while one types, the live share of a ratio, and a block pasted from a spreadsheet.
// It never writes into the box that has the focus, and it leaves keys alone while an input method is composing.

const form = document.querySelector("form[data-entry]");
const said = form?.querySelector("[data-saved]");
// Tells this page from another one of the same person: a page is not in dispute with what it saved itself.
const trang = form?.querySelector("[name=trang]");
if (trang) trang.value = `${Date.now()}${String(Math.random()).slice(2)}`;
// Boxes that the arrow keys lead to. A choice is none of them: the next press of an arrow would change its answer.
const boxes = () => [...form.querySelectorAll("input[data-cell], textarea[data-cell]")].filter((box) => !box.disabled);
// What stands beside the buttons is true of all that was typed: while something waits it says so, but not aloud at each key.
const say = (words, waits = false) => {
  if (!said || !words) return;
  said.ariaBusy = String(waits);
  said.textContent = words;
};

// ── Keys: down or Enter to the next box, up to the one before, behind the last to what saves; Tab is the browser's own ──
function move(event) {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  // 229: an input method has the key and has not said so yet.
  if (!step || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target.matches("textarea[data-cell]") ? !leavesLines(event, step) : !target.matches("input[data-cell]")) return;
  const all = boxes().filter((box) => event.key !== "Enter" || box.matches("input"));
  const next = all[all.indexOf(target) + step];
  if (!next && target.matches("textarea")) return;
  event.preventDefault();
  if (next) enter(next, step);
  else if (event.key === "Enter") form.querySelector(".save-bar .main")?.focus();
}

// A number is typed over; into a list one comes at its near end, with nothing chosen.
function enter(box, step) {
  box.focus();
  if (box.matches("input")) return box.select();
  const place = step > 0 ? 0 : box.value.length;
  box.setSelectionRange(place, place);
}

// In a list the arrows are the list's own, but for up in its first line and down in its last, with nothing chosen. A line
// that is longer than the box is wide stands in several: there one leaves from its very end.
function leavesLines(event, step) {
  const { target: list } = event;
  if (event.key === "Enter" || event.shiftKey || list.selectionStart !== list.selectionEnd) return false;
  const at = list.selectionStart;
  const beyond = step > 0 ? list.value.slice(at) : list.value.slice(0, at);
  if (beyond.includes("\n")) return false;
  const lines = list.value.split("\n");
  return beyond === "" || !wraps(list, step > 0 ? lines.at(-1) : lines[0]);
}

const ruler = document.createElement("canvas").getContext("2d");
function wraps(list, line) {
  const style = getComputedStyle(list);
  ruler.font = style.font;
  return ruler.measureText(line).width > list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}

// ── Saving while one types: half a second after the last key, and one request at a time ──
let waiting = 0, busy = false, again = false, leaving = false;
let last = said?.textContent;

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(save, 600);
  say(form.dataset.saving, true);
}

function settle(words) {
  last = words;
  if (!waiting && !again) say(words);
}

// What was given in another report stands in its box without being typed, and stays tied to it.
const isGiven = (sent, field, start) => start === "" && sent.get(field) !== null && sent.get(field) === sent.get(`nguon-${field}`);

// Only what is no longer as it began, with its beginning; what nobody touched needs no sending.
function changed(sent) {
  const pairs = new URLSearchParams();
  for (const [name, value] of sent) if (["csrf", "ban_bieu", "trang", "phan"].includes(name)) pairs.append(name, value);
  let count = 0;
  for (const { name, value: start } of form.querySelectorAll("input[name^='goc-']")) {
    const field = name.slice(4);
    const [value, chosen] = [sent.get(field), sent.get(`chon-${field}`)];
    if (((value ?? "").trim() === start || isGiven(sent, field, start)) && chosen === null) continue;
    count += 1;
    pairs.append(name, start);
    if (value !== null) pairs.append(field, value);
    if (chosen !== null) pairs.append(`chon-${field}`, chosen);
  }
  return count ? pairs : null;
}

async function save() {
  clearTimeout(waiting);
  waiting = 0;
  if (busy) { again = true; return; }
  const sent = new FormData(form);
  const body = changed(sent);
  if (!body) { settle(last); return; }
  busy = true;
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      headers: { Accept: "application/json" },
      keepalive: String(body).length < 60000,
      body,
    });
    const kept = answer.ok && answer.headers.get("content-type")?.startsWith("application/json");
    if (kept) began(sent, await answer.json());
    else settle(form.dataset.notSaved);
  } catch { settle(form.dataset.notSaved); }
  busy = false;
  if (again) { again = false; later(); }
}

// What was kept is what the fields begin with from now on; a field in dispute keeps its old beginning.
function began(sent, answer) {
  for (const field of form.querySelectorAll("input[name^='goc-']")) {
    const name = field.name.slice(4);
    if (!answer.disputed.includes(name) && !isGiven(sent, name, field.value)) field.value = (sent.get(name) ?? "").trim();
  }
  settle(answer.said);
}

// ── The share of a ratio, as far as both numbers are plain ──
const plain = (text) => {
  const bare = text.replace(/[\s\u00a0]/g, "");
  if (/^\d+([,.]\d{1,2})?$/.test(bare)) return Number(bare.replace(",", "."));
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  return NaN;
};

function share(output) {
  const [top, below] = [output.dataset.numerator, output.dataset.denominator]
    .map((id) => plain(document.getElementById(id)?.value ?? ""));
  const decimals = Number(output.dataset.decimals);
  output.textContent = below > 0 && top >= 0
    ? (100 * top / below).toLocaleString(document.documentElement.lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    : output.dataset.unknown;
}

function shares() {
  for (const output of form.querySelectorAll("output[data-numerator]")) share(output);
}

// ── A block from a spreadsheet: the page shows what goes where before anything is written ──
// Only the plain text of the clipboard is looked at: the marked-up text carries what was displayed, not what was meant.
function paste(event) {
  if (!event.target.matches("input[data-cell]")) return;
  const block = event.clipboardData.getData("text/plain");
  const preview = form.querySelector("[data-block]");
  if (!preview || !/[\n\t]/.test(block.replace(/\r\n?/g, "\n").replace(/\n$/, ""))) return;
  event.preventDefault();
  form.elements.dan.value = block;
  form.elements.dan_tu.value = event.target.name.slice(2);
  form.requestSubmit(preview);
}

// ── «Như kỳ trước» for one box, without leaving it; where the last period had nothing, the server ticks the box ──
function copyOne(event) {
  const button = event.target.closest("button[data-copy]");
  const box = button && document.getElementById(`o-${button.value}`);
  if (!box || button.dataset.copy === "–" || "look" in button.dataset || box.value) return;
  event.preventDefault();
  box.value = button.dataset.copy;
  button.remove();
  box.focus();
  box.select();
  shares();
  later();
}

if (form) {
  form.addEventListener("keydown", move);
  form.addEventListener("input", (event) => { if (!event.isComposing && event.target.name !== "dan") { later(); shares(); } });
  form.addEventListener("compositionend", () => { later(); shares(); });
  form.addEventListener("change", (event) => { if (event.target.name !== "dan") save(); });
  form.addEventListener("paste", paste);
  form.addEventListener("click", copyOne);
  form.addEventListener("submit", () => { clearTimeout(waiting); waiting = 0; leaving = true; });
  // A tab that is hidden may be closed without another word.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !leaving) save();
  });
}
