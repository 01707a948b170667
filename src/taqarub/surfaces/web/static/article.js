// Choosing an event marks its words in the text. Without this script the same links do it on the server.
const text = document.getElementById("text");
const pieces = [...text.querySelectorAll("[data-f]")].map((node) => ({
  node,
  marks: node.dataset.f.split(" ").map((mark) => {
    const at = mark.lastIndexOf(":");
    return { event: mark.slice(0, at), field: mark.slice(at + 1) };
  }),
}));
const still = matchMedia("(prefers-reduced-motion: reduce)");
let chosen = document.querySelector(".card.chosen")?.dataset.event ?? null;

function choose(event) {
  if (event === chosen) return;
  chosen = event;
  for (const { node, marks } of pieces) {
    for (const name of [...node.classList]) if (name.startsWith("on-")) node.classList.remove(name);
    for (const mark of marks) if (mark.event === event) node.classList.add(`on-${mark.field}`);
  }
  for (const card of document.querySelectorAll(".card")) card.classList.toggle("chosen", card.dataset.event === event);
}

function show(node) {
  node?.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

document.addEventListener("focusin", ({ target }) => {
  const card = target.closest(".card");
  if (card) choose(card.dataset.event);
});

document.addEventListener("click", (press) => {
  if (press.button || press.metaKey || press.ctrlKey || press.shiftKey) return;
  const link = press.target.closest("a");
  const picked = link?.dataset.event ?? (link ? null : press.target.closest(".card")?.dataset.event);
  if (!picked) return;
  choose(picked);
  const mark = document.getElementById(`t-${picked}`);
  if (!link) return show(mark);
  press.preventDefault();
  history.replaceState(null, "", link.href);
  const card = document.getElementById(`e-${picked}`);
  const target = link.classList.contains("ref") ? card.querySelector(".pick") : mark;
  if (link.classList.contains("pick")) return show(mark);
  show(target);
  target?.focus({ preventScroll: true });
});
