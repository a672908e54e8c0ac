// Shows which lines of a source graph belong to the node that is pointed at or has the focus. It reads without this.
for (const graph of document.querySelectorAll("svg.graph")) {
  const edges = [...graph.querySelectorAll("[data-ends]")];
  const light = (event) => {
    const left = event.type === "pointerleave" || event.type === "focusout";
    const node = left ? undefined : event.target.closest("[data-node]")?.dataset.node;
    graph.classList.toggle("dimmed", node !== undefined);
    for (const edge of edges) edge.classList.toggle("lit", edge.dataset.ends.split(" ").includes(node));
  };
  for (const kind of ["pointerover", "pointerleave", "focusin", "focusout"]) graph.addEventListener(kind, light);
}
