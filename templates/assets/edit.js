// Improves the form of a badge, which works without it: shows only the fields that a kind of condition needs, redraws the
// picture without a round trip, and finds icons.
"use strict";

(() => {
  const form = document.querySelector("[data-edit]");
  const fit = (row) => {
    const kind = row.querySelector(".kind select").value;
    const needs = { score: ["of-activity", "of-score"], completed: ["of-activity"], approved: ["of-asks"], badge: ["of-badge"] }[kind] || [];
    for (const name of ["of-activity", "of-score", "of-asks", "of-badge"]) {
      const field = row.querySelector("." + name);
      field.hidden = !needs.includes(name) && !field.classList.contains("wrong");
    }
  };
  const rows = () => [...form.querySelectorAll("[data-row]")];
  rows().forEach(fit);
  // Some browsers bring back what was typed only now.
  addEventListener("pageshow", () => rows().forEach(fit));
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) fit(row);
  });

  const designer = form.querySelector("[data-designer]");
  if (!designer) return;
  const previews = [...form.querySelectorAll("[data-preview]")];
  const isDrawn = ({ name }) => name === "name" || name === "issuer";
  const draw = () => {
    if (form.elements["keep-upload"]?.checked || form.elements.picture.value) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const field = form.elements[name];
      const own = isDrawn({ name }) || designer.contains(field instanceof RadioNodeList ? field[0] : field);
      if (own && typeof value === "string") query.set(name, value);
    }
    for (const preview of previews) preview.src = preview.dataset.preview + "?" + query;
  };
  const isChanged = (field) => {
    if (field.options) return [...field.options].some((option) => option.selected && !option.defaultSelected);
    return field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  };
  addEventListener("pageshow", () => {
    const own = [...form.elements].filter((field) => field.name && (isDrawn(field) || designer.contains(field)));
    if (own.some(isChanged)) draw();
  });
  let waiting;
  form.addEventListener("input", (event) => {
    const { name } = event.target;
    if (!isDrawn(event.target) && !designer.contains(event.target)) return;
    if (name === "colour" || name === "accent") form.querySelector('[name="palette"][value="own"]').checked = true;
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });

  const search = designer.querySelector("#icon-search");
  const icons = [...designer.querySelectorAll("#icon .tile")];
  search.parentElement.hidden = false;
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    for (const icon of icons) {
      const text = (icon.textContent + " " + icon.querySelector("input").value).toLowerCase();
      icon.hidden = !text.includes(wanted);
    }
    for (const title of designer.querySelectorAll(".tiles-title")) {
      title.hidden = !title.nextElementSibling.querySelector(".tile:not([hidden])");
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
})();
