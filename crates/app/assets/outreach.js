// Đôn Đốc: recording an activity on a network that comes and goes. The form works without this file; here the page stays when
// sending fails, says so, and sends the same form again under the same key when the network is back. So nothing typed is lost,
// the file neither, and nothing is recorded twice.

const form = document.querySelector("form[data-outreach]");
const said = form?.querySelector("[data-said]");
const key = form?.elements.khoa;
// The key of a sending that has no answer yet outlives the page: what is typed comes back (app.js), and its key with it.
const place = `dondoc-khoa:${document.body.dataset.person}:${form?.elements.dot?.value}`;
let waiting = false, busy = false;

function say(words, tone = "warn") {
  said.hidden = !words;
  said.className = `note ${tone}`;
  said.textContent = words;
}

function keep(value) {
  try {
    if (value) sessionStorage.setItem(place, value);
    else sessionStorage.removeItem(place);
  } catch { /* storage full or refused: the page works without */ }
}

// Complaints come with the whole page: they are put at their fields here, and what was typed and chosen stays.
function complain(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const answered = page.querySelector("form[data-outreach]");
  if (!answered) { document.documentElement.innerHTML = html; return; }
  key.value = answered.elements.khoa.value;
  for (const old of form.querySelectorAll(".summary-box, [id$='-loi']")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const sentence of answered.querySelectorAll("[id$='-loi']")) {
    const name = sentence.id.slice(0, -4);
    let field = form.elements[name];
    // A field that is only there once something is asked comes along.
    if (!field) { form.querySelector("fieldset").after(answered.querySelector(`#${CSS.escape(name)}`).closest(".field")); continue; }
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", sentence.id);
    field.closest("details")?.setAttribute("open", "");
    field.closest(".field").append(sentence);
  }
  for (const name of ["vi_sao_hon", "hoat_dong_khac"]) {
    const asked = answered.elements[name];
    if (asked && !form.elements[name]) form.querySelector("fieldset").after(asked.closest(".field"));
  }
  const box = answered.querySelector(".summary-box");
  if (box) { form.prepend(box); box.focus(); }
}

async function send() {
  if (busy) return;
  busy = true;
  waiting = false;
  keep(key.value);
  say(form.dataset.sendingWords, "link");
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) });
    const isTold = answer.headers.get("content-type")?.startsWith("application/json");
    if (answer.ok && isTold) {
      const { path } = await answer.json();
      keep("");
      for (const draft of Object.keys(sessionStorage)) if (draft.endsWith(`#${form.id}`)) sessionStorage.removeItem(draft);
      location.assign(path);
      return;
    }
    // The session has ended, or something else that has a page of its own: the browser goes there with the form.
    if (answer.redirected || ![409, 413, 422].includes(answer.status)) { form.submit(); return; }
    say("");
    keep("");
    complain(await answer.text());
  } catch {
    waiting = true;
    say(form.dataset.waiting);
    // app.js took the form for sent; it is not.
    form.dispatchEvent(new Event("input"));
  } finally { busy = false; }
}

if (form) {
  const kept = sessionStorage.getItem(place);
  if (kept && form.querySelector(".msg.t-link[role=status]")) {
    key.value = kept;
    say(form.dataset.chooseAgain, "link");
  } else keep("");
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  addEventListener("online", () => { if (waiting) send(); });
}
