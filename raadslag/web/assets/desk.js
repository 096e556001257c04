// The correction desk with the keyboard: a value marks its lines, a line leads to its value, and the work list
// is gone through with single keys. Without this file everything works by links and buttons.
// "12-14 20" as a set of line numbers.
function numbers(lines) {
  const found = new Set();
  for (const part of (lines || "").split(" ").filter(Boolean)) {
    const [first, last] = part.split("-").map(Number);
    for (let line = first; line <= (last || first); line += 1) found.add(line);
  }
  return found;
}

function mark(lines) {
  const wanted = numbers(lines);
  let first = null;
  for (const element of document.querySelectorAll("[data-line]")) {
    const marked = wanted.has(Number(element.dataset.line));
    element.classList.toggle("is-marked", marked);
    if (marked && !first) first = element;
  }
  if (first) scrollWithin(document.getElementById("kildetekst"), first);
}

function scrollWithin(pane, element) {
  const inner = element.getBoundingClientRect();
  const outer = pane.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3;
}

document.addEventListener("focusin", (event) => {
  const holder = event.target.closest("[data-lines]");
  if (holder) mark(holder.dataset.lines);
});

// The value that says most about the line is the one that stands on the fewest lines.
function valueAt(line) {
  const holders = [...document.querySelectorAll(".value[data-lines]")];
  const sizes = holders.map((holder) => [numbers(holder.dataset.lines), holder]);
  const fitting = sizes.filter(([lines]) => lines.has(line)).sort((a, b) => a[0].size - b[0].size);
  return fitting.length ? fitting[0][1] : null;
}

document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line]");
  if (!line) return;
  const value = valueAt(Number(line.dataset.line));
  if (!value) return;
  value.closest("details").open = true;
  value.querySelector("textarea, select, input:not([type=hidden])").focus();
});

// A value that is not saved yet says so; Ctrl and Enter save it from within a text.
document.addEventListener("input", (event) => {
  const value = event.target.closest(".value");
  if (value) value.classList.add("is-unsaved");
});
document.addEventListener("keydown", (event) => {
  const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  const form = saves && event.target.closest("form.value");
  if (form) form.requestSubmit();
});

// The work list
let place = 0;

function entries() {
  return [...document.querySelectorAll("#arbejdsliste > .entry")];
}

function current() {
  return document.activeElement.closest("#arbejdsliste > .entry");
}

function focusEntry(index) {
  const all = entries();
  place = Math.max(0, Math.min(index, all.length - 1));
  const target = all[place] || document.getElementById("arbejde");
  if (!target) return;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const scope = key === "u" ? document.getElementById("arbejde") : current();
  const target = scope && scope.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  place = Math.max(0, entries().indexOf(current()));
  if (target.matches("select")) target.focus();
  else target.click();
}

function step(by) {
  const at = entries().indexOf(current());
  focusEntry(at < 0 ? place : at + by);
}

const KEYS = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) };
for (const key of ["a", "r", "p", "u"]) KEYS[key] = () => press(key);

document.addEventListener("keydown", (event) => {
  const list = event.target.closest("#arbejde");
  if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("select")) {
    choose(event);
    return;
  }
  if (event.target.matches("input, textarea") || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

// In the choice of a place the letters belong to the choice; Enter puts the line there, Escape goes back.
function choose(event) {
  if (event.key === "Enter") {
    event.preventDefault();
    press("a");
  } else if (event.key === "Escape") {
    current().focus();
  }
}

// The list is written anew after each deed: go on where it was left.
let within = false;
document.addEventListener("htmx:beforeRequest", (event) => {
  within = Boolean(event.target.closest("#arbejde"));
});
document.addEventListener("htmx:afterRequest", (event) => {
  // Signed out meanwhile: the deed was answered with the sign-in page, and nothing was saved.
  const { xhr, pathInfo } = event.detail;
  if (xhr.responseURL && !xhr.responseURL.endsWith(pathInfo.requestPath)) said("out");
});
document.addEventListener("htmx:responseError", () => said("refused"));
document.addEventListener("htmx:sendError", () => said("offline"));

// As soon as the new list stands there, so that the next key is not lost.
const list = document.getElementById("arbejde");
if (list) {
  const renewed = new MutationObserver((changes) => {
    const isNew = changes.some((change) => [...change.addedNodes].some((node) => node.id === "arbejde"));
    if (isNew && within) focusEntry(place);
    if (isNew) within = false;
  });
  renewed.observe(list.parentElement, { childList: true });
}

function said(what) {
  const status = document.getElementById("gemt");
  if (status) status.textContent = status.dataset[what];
}

if (!window.location.hash && entries().length) focusEntry(0);
