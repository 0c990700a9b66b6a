"use strict";
const open = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", open);
open();
const boxes = [...document.querySelectorAll("[data-show]")];
const filter = () => {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.show));
  for (const item of document.querySelectorAll("[data-status]")) item.hidden = !shown.has(item.dataset.status);
};
document.querySelectorAll(".filter").forEach((form) => { form.hidden = false; });
boxes.forEach((box) => box.addEventListener("change", filter));
