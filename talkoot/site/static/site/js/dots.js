// Turns the number inputs of a dots vote into minus, dots, plus. The inputs stay and are what is sent.

function words(form, left) {
  const { leftMany, leftOne, leftNone } = form.dataset;
  const text = left === 0 ? leftNone : left === 1 ? leftOne : leftMany;
  return text ? text.replace("{n}", left) : String(left);
}

function dots(count, spare = 0) {
  const box = document.createDocumentFragment();
  for (let place = 0; place < count + spare; place += 1) {
    const dot = document.createElement("i");
    dot.className = place < count ? "dot" : "dot empty";
    box.append(dot);
  }
  return box;
}

function button(label, sign) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "icon-button";
  made.setAttribute("aria-label", label);
  made.append(sign.content.cloneNode(true));
  return made;
}

function sign(path) {
  const template = document.createElement("template");
  template.innerHTML = `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="${path}"/></svg>`;
  return template;
}

const MINUS = sign("M5 12h14");
const PLUS = sign("M5 12h14M12 5v14");

export function enhance(form) {
  if ("enhanced" in form.dataset) return;
  form.dataset.enhanced = "";
  const all = Number(form.dataset.dots);
  const inputs = [...form.querySelectorAll("input.dots")];
  const rows = inputs.map((input) => row(form, input, () => show()));
  const left = () => all - inputs.reduce((sum, input) => sum + Number(input.value || 0), 0);

  function show() {
    const rest = left();
    for (const draw of rows) draw(rest);
    for (const box of form.querySelectorAll("[data-dots-shown]")) box.replaceChildren(dots(all - rest, Math.max(0, rest)));
    for (const box of form.querySelectorAll("[data-dots-left]")) box.textContent = words(form, Math.max(0, rest));
  }
  form.addEventListener("change", show);
  show();
}

function row(form, input, changed) {
  const name = form.querySelector(`label[for="${CSS.escape(input.id)}"] b`)?.textContent ?? "";
  const less = button(`${form.dataset.less ?? "−"} ${name}`, MINUS);
  const more = button(`${form.dataset.more ?? "+"} ${name}`, PLUS);
  const shown = document.createElement("span");
  shown.className = "vote-dots";
  const box = document.createElement("span");
  box.className = "vote-control";
  box.append(less, shown, more);
  input.after(box);
  input.hidden = true;
  const step = (by) => {
    input.value = Math.max(0, Number(input.value || 0) + by);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    changed();
    if (document.activeElement === document.body) (by < 0 ? more : less).focus();
  };
  less.addEventListener("click", () => step(-1));
  more.addEventListener("click", () => step(1));
  return (rest) => {
    const mine = Number(input.value || 0);
    shown.replaceChildren(dots(mine));
    less.classList.toggle("gone", mine === 0);
    less.disabled = mine === 0;
    more.disabled = rest <= 0 || (input.max !== "" && mine >= Number(input.max));
  };
}

export function enhanceAll() {
  for (const form of document.querySelectorAll("[data-dots]")) enhance(form);
}

enhanceAll();
