// Shows which words belong to a statement when it is stepped to, pointed at or linked to. The page reads without it.
import { announce } from "./desk.js";

const of = (number) => document.querySelectorAll(`[data-of~="${number}"]`);

/** Marks the pieces, the number and the note of one statement, and no other. */
const show = (ref) => {
  document.querySelectorAll(".here").forEach((it) => it.classList.remove("here"));
  if (ref) of(ref.dataset.of).forEach((it) => it.classList.add("here"));
};

const refOf = (number) => document.querySelector(`.ref[data-of="${number}"]`);

const follow = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = document.getElementById(id);
  if (place?.matches(".ref, .note")) show(refOf(place.dataset.of));
};

// Who says it is the name of the number, which is told as it gets the focus; here follow the words.
document.addEventListener("stepped", ({ target }) => {
  if (!target.matches(".ref")) return;
  const pieces = [...document.querySelectorAll(`mark.content[data-of~="${target.dataset.of}"]`)];
  announce(`${pieces.map((piece) => piece.textContent).join("")} (${target.dataset.of} of ${document.querySelectorAll(".ref").length})`.trim());
});
document.addEventListener("focusin", ({ target }) => target.matches(".ref") && show(target));
document.addEventListener("click", ({ target }) => {
  const piece = target.closest("mark[data-of]");
  if (piece && !getSelection().toString()) show(refOf(piece.dataset.of.split(" ").at(-1)));
});
addEventListener("hashchange", follow);
follow();
