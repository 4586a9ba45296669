// Keys of the queue: each presses the button that carries it (data-key). Without this file the buttons do the same.
"use strict";
(() => {
  const doc = document;
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const items = () => [...doc.querySelectorAll("article[data-swap]")];
  const handle = (item) => item.querySelector("a.open, a, button") || item;
  const focus = (item) => {
    if (!item) return;
    handle(item).focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  // the item with the focus, else the first that waits
  const current = () => doc.activeElement?.closest("article[data-swap]") || items().find((item) => !item.dataset.done) || items()[0];
  const buttons = (item, key) => [...(item || doc).querySelectorAll(`[data-key="${key}"]`)];

  function merge(item) {
    const box = buttons(item, "m")[0];
    if (!box) return;
    box.checked = !box.checked;
    if (doc.querySelectorAll('[data-key="m"]:checked').length > 1) doc.getElementById("merging").requestSubmit();
  }
  function split(item) {
    const all = buttons(item, "s");
    if (all.length === 1) all[0].click();
    else if (all.length) all[(all.indexOf(doc.activeElement) + 1) % all.length].focus(); // which one: Enter says
  }
  let undone = null; // the item whose undo button came last
  function undo() {
    const button = (undone?.isConnected && buttons(undone, "u")[0]) || buttons(null, "u")[0];
    button?.click();
  }

  doc.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const editing = event.target.closest?.("article .editing");
    if (event.key === "Escape" && editing) { focus(editing.closest("article")); editing.replaceChildren(); return; }
    if (typing(event.target) || doc.querySelector("dialog[open]") || !/^[axemsu1-9]$/.test(event.key)) return;
    if (event.key === "u") { event.preventDefault(); undo(); return; }
    const item = current();
    if (!item) return;
    event.preventDefault();
    if (event.key === "m") merge(item);
    else if (event.key === "s") split(item);
    else { if (!item.contains(doc.activeElement)) focus(item); buttons(item, event.key)[0]?.click(); }
  });

  // after an item has changed: on to the next one where it is done, else stay
  let next = null;
  doc.addEventListener("htmx:beforeRequest", (event) => {
    const item = event.target.closest?.("article[data-swap]");
    const all = items();
    next = item ? { id: item.id, then: all.slice(all.indexOf(item) + 1).find((one) => !one.dataset.done)?.id } : null;
  });
  doc.addEventListener("htmx:beforeSwap", (event) => {
    const old = event.detail.xhr.getResponseHeader("X-Old");
    for (const id of old ? old.split(" ") : []) {
      const item = doc.getElementById(`item-${id}`);
      if (item && item !== event.detail.target) item.remove();
    }
  });
  doc.addEventListener("htmx:afterSettle", (event) => {
    const form = event.target.querySelector?.("form.edit");
    if (form && event.target.classList.contains("editing")) { form.querySelector("input[type=text], select").focus(); return; }
    if (!next) return;
    const item = doc.getElementById(next.id);
    const fresh = items().filter((one) => buttons(one, "u").length);
    undone = fresh.find((one) => one.id === next.id) || fresh.at(-1) || undone;
    focus(!item || item.dataset.done ? doc.getElementById(next.then || "") || item : item);
    next = null;
  });
})();
