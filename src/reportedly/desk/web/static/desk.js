// Keys for every page, and where they lead. Nothing on a page needs this file.
const steps = () => [...document.querySelectorAll("[data-step]")].filter((it) => it.offsetParent !== null);
const linkIn = (it) => (it.matches("a, summary, [tabindex]") ? it : it.querySelector("a, summary, [tabindex]"));

/** Says something to people who listen to the page instead of seeing it. */
export const announce = (words) => {
  document.getElementById("announcer").textContent = words;
};

/** Moves the focus to the next thing on the page (`by` 1) or the one before (-1). */
export const step = (by) => {
  const all = steps();
  if (!all.length) return;
  const here = all.findIndex((it) => it.contains(document.activeElement));
  const next = here < 0 ? nearest(all, by) : all[Math.min(Math.max(here + by, 0), all.length - 1)];
  linkIn(next)?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  next.dispatchEvent(new CustomEvent("stepped", { bubbles: true }));
};
const nearest = (all, by) => (by > 0 ? all.find((it) => it.getBoundingClientRect().top >= 0) ?? all.at(-1) : all.findLast((it) => it.getBoundingClientRect().bottom <= innerHeight) ?? all[0]);

const keys = document.getElementById("keys");
const actions = {
  "/": () => document.getElementById("find").focus(),
  "?": () => keys.showModal(),
  j: () => step(1),
  k: () => step(-1),
  "[": () => document.querySelector("[data-day='back']")?.click(),
  "]": () => document.querySelector("[data-day='forward']")?.click(),
  "g s": () => location.assign("/"),
};

let before = "";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog[open]")) return;
  const action = actions[`${before} ${event.key}`] ?? actions[event.key];
  before = event.key === "g" ? "g" : "";
  if (!action) return;
  event.preventDefault();
  action();
});
document.querySelector(".keys-link").addEventListener("click", (event) => {
  event.preventDefault();
  keys.showModal();
});
