// What every frame does when script is there: appearance, text size, menus, counters, busy buttons.

const html = document.documentElement;

function remember(name, value) {
  if (value) html.dataset[name] = value;
  else delete html.dataset[name];
  try {
    if (value) localStorage.setItem(`talkoot-${name}`, value);
    else localStorage.removeItem(`talkoot-${name}`);
  } catch { /* it holds until the page is left */ }
}

function showTheme() {
  for (const box of document.querySelectorAll("[data-theme-choice]")) {
    box.hidden = false;
    for (const button of box.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === (html.dataset.theme ?? "")));
    }
  }
}

const SIZES = ["", "large", "larger"];

function nextSize() {
  return SIZES[(SIZES.indexOf(html.dataset.text ?? "") + 1) % SIZES.length];
}

function count(field) {
  const counter = document.getElementById(field.dataset.counter);
  if (counter) counter.textContent = `${field.value.length} / ${field.maxLength}`;
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target;
  closeMenus(target.closest("details.menu"));
  if (target.closest("[data-text-size]")) remember("text", nextSize());
  const words = target.closest("[data-plain-choice]");
  if (words) {
    remember("plain", words.dataset.plainChoice);
    for (const other of words.parentElement.children) if (other !== words) other.focus(); // it has gone from under the finger
  }
  const choice = target.closest("[data-theme-choice] button");
  if (choice) {
    remember("theme", choice.value);
    showTheme();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.dataset?.counter) count(event.target);
});

// A second press on the same button sends nothing twice; the page that comes is the answer.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || button.closest("[data-again]")) return;
  if (button.getAttribute("aria-busy") === "true") event.preventDefault();
  else button.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
});

// Whoever leaves a long form with words in it that are not saved is asked first.
for (const form of document.querySelectorAll("form[data-long]")) {
  let unsaved = form.dataset.long === "POST"; // shown again with what was typed
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}

// Fields that a script dresses come with the page, or later inside a part that was fetched.
const DRESSED = { dots: "./dots.js", rank: "./rank.js", pair: "./pair.js", drawing: "/static/stepkinds/link.js" };
function dress() {
  for (const [name, module] of Object.entries(DRESSED)) {
    if (document.querySelector(`[data-${name}]:not([data-enhanced])`)) import(module).then((fields) => fields.enhanceAll());
  }
}

new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
dress();
for (const button of document.querySelectorAll("[data-text-size]")) button.hidden = false;
for (const field of document.querySelectorAll("[data-counter]")) count(field);
showTheme();

// On a phone the row of places scrolls; the one we are in is in sight.
const places = document.querySelector(".top-places");
const here = places?.querySelector("[aria-current]");
if (here && places.scrollWidth > places.clientWidth) places.scrollLeft = here.offsetLeft - (places.clientWidth - here.offsetWidth) / 2;
