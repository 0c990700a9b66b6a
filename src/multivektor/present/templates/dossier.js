"use strict";
// A plus only: the page works without. Opens what a link leads to, filters the list of incidents.
const all = (query, within = document) => [...within.querySelectorAll(query)];
const form = document.querySelector(".filter");
const wanted = { group: "", status: "" };
const filter = () => {
  let shown = 0;
  for (const item of all(".incident")) {
    const part = item.closest("[data-group]")?.dataset.group ?? item.closest(".group").id;
    item.hidden = Boolean((wanted.group && part !== wanted.group) || (wanted.status && item.dataset.status !== wanted.status));
    shown += item.hidden ? 0 : 1;
  }
  for (const part of [...all(".year"), ...all(".group")]) part.hidden = !part.querySelector(".incident:not([hidden])");
  form.querySelector("output").textContent = wanted.group || wanted.status ? `${shown} shown` : "";
};
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) {
    for (const select of all("select", form)) select.value = wanted[select.dataset.filter] = "";
    filter();
  }
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (!target.closest(".panel")) target.scrollIntoView();
};
if (form) {
  form.hidden = false;
  for (const select of all("select", form)) {
    select.addEventListener("change", () => { wanted[select.dataset.filter] = select.value; filter(); });
  }
  for (const button of all("[data-all]", form)) {
    button.addEventListener("click", () => {
      for (const item of all(".incident:not([hidden])")) item.open = button.dataset.all === "open";
    });
  }
}
addEventListener("hashchange", reveal);
addEventListener("keydown", (key) => {
  const panel = key.key === "Escape" && document.querySelector(".panel:target, .panel:has(:target)");
  if (panel) panel.querySelector(".close").click();
});
reveal();
