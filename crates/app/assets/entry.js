// Đôn Đốc: the entry form of a report. The form works without this file; here come arrow keys between the boxes, saving
// while one types, the live share of a ratio, and a block pasted from a spreadsheet.
// It never writes into the box that has the focus, but for a block that one pastes there, and it leaves keys alone while an input method is composing.

const form = document.querySelector("form[data-entry]");
const said = form?.querySelector("[data-saved]");
// Tells this page from another one of the same person: a page is not in dispute with what it saved itself.
const trang = form?.querySelector("[name=trang]");
if (trang) trang.value = `${Date.now()}${String(Math.random()).slice(2)}`;
const boxes = () => [...form.querySelectorAll("input[data-cell]")].filter((box) => !box.disabled);
const say = (words) => { if (said && words) said.textContent = words; };

// ── Keys: down or Enter to the next box, up to the one before; Tab is the browser's own ──
function move(event) {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("input[data-cell]")) return;
  const all = boxes();
  const next = all[all.indexOf(event.target) + step];
  event.preventDefault();
  if (next) { next.focus(); next.select(); }
}

// ── Saving while one types: half a second after the last key, and one request at a time ──
let waiting, busy = false, again = false;

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(save, 600);
}

async function save() {
  if (busy) { again = true; return; }
  busy = true;
  const sent = new FormData(form);
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(sent),
    });
    const kept = answer.ok && answer.headers.get("content-type")?.startsWith("application/json");
    if (kept) began(sent, await answer.json());
    else say(form.dataset.notSaved);
  } catch { say(form.dataset.notSaved); }
  busy = false;
  if (again) { again = false; later(); }
}

// What was kept is what the fields begin with from now on; a field in dispute keeps its old beginning.
function began(sent, answer) {
  for (const field of form.querySelectorAll("input[name^='goc-']")) {
    const name = field.name.slice(4);
    if (!answer.disputed.includes(name)) field.value = (sent.get(name) ?? "").trim();
  }
  say(answer.said);
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

// ── A block from a spreadsheet: one line a box, from the box in which it is pasted; one press takes it back ──
function paste(event) {
  if (!event.target.matches("input[data-cell]")) return;
  const block = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!/[\n\t]/.test(block)) return;
  event.preventDefault();
  const all = boxes();
  const values = block.split(/[\n\t]/);
  const filled = all.slice(all.indexOf(event.target), all.indexOf(event.target) + values.length);
  const before = filled.map((box) => box.value);
  filled.forEach((box, at) => { box.value = values[at].trim(); });
  shares();
  later();
  offerUndo(filled, before);
}

function offerUndo(filled, before) {
  const note = form.querySelector("[data-pasted]");
  if (!note) return;
  note.hidden = false;
  note.querySelector("[data-count]").textContent = String(filled.length);
  note.querySelector("button").onclick = () => {
    filled.forEach((box, at) => { box.value = before[at]; });
    note.hidden = true;
    shares();
    later();
  };
}

if (form) {
  form.addEventListener("keydown", move);
  form.addEventListener("input", (event) => { if (!event.isComposing) { later(); shares(); } });
  form.addEventListener("compositionend", () => { later(); shares(); });
  form.addEventListener("paste", paste);
  form.addEventListener("submit", () => clearTimeout(waiting));
}
