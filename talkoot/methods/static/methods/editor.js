// Beside the form: what is wrong, what is missing and how the step looks, as one types.
// Without this the same is there after saving.
const form = document.querySelector("[data-editor]");
const here = document.querySelector("[data-beside-here]");
const WAIT = 600;
let timer = 0;
let asked = 0;
let touched = false;

const look = async () => {
  const mine = ++asked;
  const answer = await fetch(form.dataset.beside, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = here.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old && !old.contains(document.activeElement)) old.replaceWith(part);
  }
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
};

form.addEventListener("input", () => { touched = true; soon(); });
form.addEventListener("submit", () => { touched = false; });
form.addEventListener("focusin", (event) => {
  const step = event.target.closest("[data-place]");
  if (!step || form.elements.at.value.startsWith(step.dataset.place)) return;
  form.elements.at.value = step.dataset.place;
  soon();
});
addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });

// A mistake leads to its field, also when the step is folded.
here.addEventListener("click", (event) => {
  const wanted = event.target.closest("a[href^='#']");
  const found = wanted && document.getElementById(wanted.hash.slice(1));
  for (let fold = found; fold; fold = fold.parentElement.closest("details")) if (fold.matches("details")) fold.open = true;
  found?.querySelector("input:not([type=hidden]), textarea, select")?.focus();
});
