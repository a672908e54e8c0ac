// A story without reloading: its days on a slider, its claims filtered while typing, evidence where it is asked for.
// Each of these is a form or a link that works without this file; what it fetches is what they lead to.
import { announce } from "./desk.js";

const PARTS = ["story-head", "story-parts"];
const TYPING = 250; // milliseconds of rest in typing or dragging before something is fetched
const here = () => location.pathname + location.search;
let asking = new AbortController();
let shown = here();

/** Fetches an address and puts what `ids` are there into this page. */
const show = async (address, ids, keep = "push") => {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  document.body.classList.add("loading");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return null;
    if (!answer.ok || !ids.every((id) => page.getElementById(id))) return location.assign(address);
    if (keep === "push") history.pushState(null, "", address);
    if (keep === "replace") history.replaceState(null, "", address);
    shown = here();
    for (const id of ids) document.getElementById(id)?.replaceWith(document.adoptNode(page.getElementById(id)));
    return page;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return null;
  } finally {
    if (!signal.aborted) document.body.classList.remove("loading");
  }
};

// Days.
const days = document.querySelector(".days");
const range = document.getElementById("day");
const choice = document.getElementById("as-of");
const known = days.querySelector("output");
const options = [...choice.options];
let resting;

/** What the slider says of where it stands. */
const tell = () => {
  const option = options[range.value];
  range.setAttribute("aria-valuetext", option.text);
  const day = document.createElement("b");
  day.textContent = option.value ? option.text.split(":")[0] : "now";
  known.replaceChildren(option.value ? "on " : "", day);
  document.querySelectorAll(".ticks rect").forEach((tick, at) => tick.setAttribute("class", at > range.value ? "after" : at < range.value ? "before" : "at"));
};
const addressOn = (day) => {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("page");
  day ? address.searchParams.set("as_of", day) : address.searchParams.delete("as_of");
  return address.pathname + address.search;
};

/** Moves everything on the page to another day. */
const move = async (address, keep = "push") => {
  const page = await show(address, PARTS, keep);
  if (!page) return;
  document.querySelector(".past")?.remove();
  const past = page.querySelector(".past");
  if (past) document.getElementById("main").before(past);
  document.querySelector(".bar nav").replaceWith(page.querySelector(".bar nav"));
  document.title = page.title;
  const find = document.querySelector(".find");
  find.querySelector("[name=as_of]")?.remove();
  const hidden = page.querySelector(".find [name=as_of]");
  if (hidden) find.prepend(hidden);
  const parts = page.querySelector(".parts");
  document.querySelector(".parts").replaceWith(parts);
  for (const place of days.querySelectorAll(".step")) place.remove();
  const [back, forward] = page.querySelectorAll(".days .step");
  known.closest("p").after(back);
  days.append(forward);
  const chosen = page.getElementById("day");
  if (document.activeElement !== range || keep === "none") range.value = chosen.value;
  choice.selectedIndex = Number(chosen.value);
  tell();
  announce(`The story as known ${known.textContent}`);
};

if (options.length > 1) {
  days.querySelector(".track").hidden = false;
  days.querySelector(".choose").hidden = true;
  tell();
  const go = () => move(addressOn(options[range.value].value));
  range.addEventListener("input", () => {
    tell();
    clearTimeout(resting);
    resting = setTimeout(go, TYPING);
  });
}
days.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-day]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const held = link === document.activeElement ? link.dataset.day : null;
  move(addressOn(new URL(link.href).searchParams.get("as_of"))).then(() => held && (days.querySelector(`[data-day="${held}"]`) ?? range).focus());
});
addEventListener("popstate", () => here() !== shown && move(here(), "none")); // not for a way within the page

// Claims.
const filtered = async (form, keep) => {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value && value !== "value"));
  if (await show(`${location.pathname}?${asked}`, ["ledger"], keep)) announce(document.getElementById("found").textContent);
};
addEventListener("input", (event) => {
  const form = event.target.closest("[data-filter]");
  if (!form) return;
  clearTimeout(resting);
  resting = setTimeout(() => filtered(form, "replace"), event.target.type === "search" ? TYPING : 0);
});
addEventListener("submit", (event) => {
  if (!event.target.matches("[data-filter]")) return;
  event.preventDefault();
  filtered(event.target, "push");
});

// Evidence.
addEventListener("toggle", async ({ target }) => {
  if (!target.open || !target.dataset?.from) return;
  const from = target.dataset.from;
  delete target.dataset.from; // once is enough
  const answer = await fetch(from);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  target.querySelector("summary").after(...page.getElementById("evidence").children);
}, true);
