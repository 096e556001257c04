// Everything a page needs from a script. Reading and single deeds work without it.
import htmx from "htmx.org/dist/htmx.esm.js";
import ErrorSummary from "../../../node_modules/dkfds/src/js/components/error-summary.js";

window.htmx = htmx;

// The summary of errors takes the focus, so that a screen reader hears it first.
function focusErrors(scope) {
  const summary = scope.querySelector('[data-module="error-summary"]');
  if (summary) new ErrorSummary(summary).init();
}

// The search field keeps what lies behind "/": the key that readers of long pages try first.
function focusSearch(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const fields = [...document.querySelectorAll("input[type=search]")];
  const field = fields.find((one) => one.offsetParent); // the one in the closed menu has none
  if (!field) return;
  event.preventDefault();
  field.focus();
}

document.addEventListener("keydown", focusSearch);
document.addEventListener("htmx:load", (event) => focusErrors(event.target));
