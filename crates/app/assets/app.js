// Đôn Đốc: what makes a page kinder when scripts run. Every page works without this file.
// It never handles a key inside a field and never changes a field a person is typing in, so that Unikey, Telex and VNI
// work as everywhere else. Texts it shows come from the page.

const page = document.body.dataset;
const inField = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

// ── Kept text: what was typed comes back after signing in again, a lost connection or an error page ──
// A form asks for it with data-keep and an id. Text stays in this tab, under the person's name.

const PREFIX = "dondoc:";
const mine = `${PREFIX}${page.person}:`;
const drafts = (start) => Object.keys(sessionStorage).filter((key) => key.startsWith(start));
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !field.disabled
  && !["hidden", "password", "file", "submit", "button"].includes(field.type));
const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? String(field.checked) : field.value);
const serverValueOf = (field) => {
  if (["checkbox", "radio"].includes(field.type)) return String(field.defaultChecked);
  if (field.type !== "select-one") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
};
const addressOf = (field) => (field.type === "radio" ? `${field.name}=${field.value}` : field.name);

function keep(form) {
  const key = `${mine}${location.pathname}#${form.id}`;
  const typed = {};
  for (const field of fieldsOf(form)) {
    const [began, value] = [serverValueOf(field), valueOf(field)];
    if (began !== value) typed[addressOf(field)] = { began, value };
  }
  try {
    if (Object.keys(typed).length) sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, typed }));
    else sessionStorage.removeItem(key);
  } catch { /* storage full or refused: the page works without */ }
}

function restore(form) {
  const kept = sessionStorage.getItem(`${mine}${location.pathname}#${form.id}`);
  if (!kept) return;
  const { typed } = JSON.parse(kept);
  let restored = 0;
  for (const field of fieldsOf(form)) {
    const draft = typed[addressOf(field)];
    // What the server knows is newer when it is no longer what the person began with.
    if (!draft || draft.began !== serverValueOf(field) || valueOf(field) === draft.value) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = draft.value === "true";
    else field.value = draft.value;
    restored += 1;
  }
  if (!restored) return;
  const note = document.createElement("p");
  note.className = "msg t-link";
  note.setAttribute("role", "status");
  note.textContent = page.keptText;
  form.prepend(note);
}

// A draft that was sent is dropped once the server has answered with a page that is not the same form again.
function dropSent() {
  const accepted = document.querySelector(".note.ok[role=status]");
  for (const key of drafts(mine)) {
    const draft = JSON.parse(sessionStorage.getItem(key));
    if (draft.sent && (accepted || draft.path !== location.pathname)) sessionStorage.removeItem(key);
  }
}

if (page.person) {
  dropSent();
  for (const form of document.querySelectorAll("form[data-keep][id]")) {
    restore(form);
    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 400, form); });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      keep(form);
      const key = `${mine}${location.pathname}#${form.id}`;
      const draft = sessionStorage.getItem(key);
      if (draft) sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(draft), sent: true }));
    });
  }
}
document.addEventListener("submit", ({ target }) => {
  if (target.getAttribute("action") === "/dang-xuat") for (const key of drafts(PREFIX)) sessionStorage.removeItem(key);
});

// ── One press, one sending ──
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) event.preventDefault();
  form.dataset.sending = "1";
  setTimeout(() => delete form.dataset.sending, 3000);
});

// ── Focus, menus, print ──
document.querySelector(".summary-box")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
// What is folded on the screen is there on paper, in browsers too that cannot do it by style.
const folded = () => document.querySelectorAll("details.part:not([open])");
addEventListener("beforeprint", () => { for (const part of folded()) { part.open = true; part.dataset.forPaper = ""; } });
addEventListener("afterprint", () => {
  for (const part of document.querySelectorAll("details.part[data-for-paper]")) { part.open = false; delete part.dataset.forPaper; }
});
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.me[open], details.more[open]")) if (!menu.contains(target)) menu.open = false;
});

// ── Keys: Ctrl+K or / to search (/ only where the page says data-keys: it can be turned off), Escape closes a menu ──
function toSearch(event) {
  const box = [...document.querySelectorAll("input[type=search]")].find((input) => input.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "k") return toSearch(event);
  if (event.key === "Escape") {
    const menu = event.target.closest?.("details.me[open], details.menu[open], details.more[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  }
  if (event.key === "/" && page.keys !== undefined && !inField(event.target)) toSearch(event);
});

// ── A document beside its reading has more to it ──
if (document.querySelector("article.source[data-text]")) import("./reading.js");
