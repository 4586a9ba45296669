// What the desk does beyond links and forms: keys, the help, rows and spans that light up together. Nothing needs it.
"use strict";
(() => {
  const doc = document;
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]");
  const shown = (one) => one.offsetParent !== null;

  // -- rows: j and k move, Enter opens (the row's link has the focus, so that Enter is the browser's own)
  const rows = () => [...doc.querySelectorAll("[data-row]")].filter(shown);
  const handle = (row) => row.querySelector("a.open") || row.querySelector("a, button") || row;
  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(doc.activeElement));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
    handle(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function help() {
    const dialog = doc.getElementById("keys");
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }

  let before = "";
  doc.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { hide(); if (typing(event.target)) event.target.blur(); return; }
    if (typing(event.target)) return;
    const keys = { j: () => move(1), k: () => move(-1), "?": help };
    if (event.key === "/") {
      const search = doc.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); } else { location.href = "/#q"; }
    } else if (before === "g" && event.key === "h") {
      location.href = "/";
    } else if (keys[event.key] && !(event.key !== "?" && doc.querySelector("dialog[open]"))) {
      event.preventDefault();
      keys[event.key]();
    }
    before = event.key;
  });
  doc.addEventListener("click", (event) => {
    if (event.target.closest("[data-opens=keys]")) help();
  });

  // -- spans and rows: data-rows="3 7" on a span, data-finding="3" on a row; either lights the other
  const tip = doc.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.id = "tip";
  tip.hidden = true;
  let told = null;
  function light(ids, on) {
    for (const id of ids) {
      for (const one of doc.querySelectorAll(`[data-finding="${CSS.escape(id)}"], [data-rows~="${CSS.escape(id)}"]`)) one.classList.toggle("lit", on);
    }
  }
  function hide() {
    tip.hidden = true;
    if (told) { told.removeAttribute("aria-describedby"); told = null; }
  }
  function show(span) {
    if (!span.dataset.tip) return;
    if (!tip.isConnected) doc.body.append(tip);
    tip.textContent = span.dataset.tip;
    tip.hidden = false;
    const box = span.getClientRects()[0] || span.getBoundingClientRect();
    const height = tip.offsetHeight, width = tip.offsetWidth;
    const below = box.bottom + 8 + height < innerHeight;
    tip.style.setProperty("top", `${below ? box.bottom + 8 : Math.max(4, box.top - height - 8)}px`);
    tip.style.setProperty("left", `${Math.max(4, Math.min(box.left, innerWidth - width - 8))}px`);
    span.setAttribute("aria-describedby", "tip");
    told = span;
  }
  const ids = (one) => (one.dataset.rows || one.dataset.finding || "").split(" ").filter(Boolean);
  let lit = [];
  function enter(event) {
    const one = event.target.closest?.("[data-rows], [data-finding]");
    light(lit, false);
    lit = one ? ids(one) : [];
    light(lit, true);
    hide();
    if (one?.dataset.rows && one.title) { one.dataset.tip = one.title; one.removeAttribute("title"); }
    if (one?.dataset.tip) show(one);
  }
  doc.addEventListener("mouseover", enter);
  doc.addEventListener("focusin", enter);
  addEventListener("scroll", hide, { passive: true, capture: true });

  // -- the slider of days: its output follows the thumb, the days stand in data-days
  doc.addEventListener("input", (event) => {
    const days = event.target.dataset?.days;
    if (!days) return;
    const day = days.split(" ")[event.target.value];
    const output = doc.getElementById(event.target.dataset.output);
    if (output) output.textContent = day || output.dataset.all;
    event.target.setAttribute("aria-valuetext", day || output?.dataset.all || "");
  });

  // -- filters: closed on a small screen until they are opened, and as they were after a swap
  const small = matchMedia("(max-width: 52rem)");
  let open = !small.matches;
  const set = () => { const filters = doc.getElementById("filters"); if (filters) filters.open = open; };
  doc.addEventListener("toggle", (event) => { if (event.target.id === "filters") open = event.target.open; }, true);
  doc.addEventListener("htmx:afterSwap", () => { hide(); set(); });
  small.addEventListener("change", () => { open = !small.matches; set(); });
  set();
})();
