// Opens what folds over the place that a link leads to, and shows all pieces of its statement. The page reads without it.
const show = () => {
  document.querySelectorAll("mark.here").forEach((piece) => piece.classList.remove("here"));
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id && document.getElementById(id);
  if (!place) return;
  for (let fold = place; fold; fold = fold.parentElement) if (fold.localName === "details") fold.open = true;
  if (place.localName === "mark") document.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`).forEach((piece) => piece.classList.add("here"));
  place.scrollIntoView({ block: place.localName === "mark" ? "center" : "start" });
};
addEventListener("hashchange", show);
show();
