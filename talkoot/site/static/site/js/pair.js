// Puts a slider beside each number of a pair. The number is what is sent; the slider only moves it.

function slider(input) {
  const made = document.createElement("input");
  made.type = "range";
  made.className = "slider";
  made.min = input.min;
  made.max = input.max;
  made.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  const middle = String(Math.round((Number(input.min) + Number(input.max)) / 2));
  const follow = () => {
    made.value = input.value || middle;
    made.classList.toggle("untouched", !input.value);
  };
  made.addEventListener("input", (event) => {
    event.stopPropagation();
    input.value = made.value;
    made.classList.remove("untouched");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  input.addEventListener("input", follow);
  follow();
  return made;
}

export function enhance(pair) {
  if ("enhanced" in pair.dataset) return;
  pair.dataset.enhanced = "";
  for (const input of pair.querySelectorAll("input.pair-number")) input.before(slider(input));
}

export function enhanceAll() {
  for (const pair of document.querySelectorAll("[data-pair]")) enhance(pair);
}
