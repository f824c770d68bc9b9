// Draws arrows on a map by hand: click or press one card and then another, or drag between them.
// All it does is fill in the sentence; the sentence is what is sent, and works without it.

const find = (what) => document.querySelector(what);
const drawing = () => find("[data-drawing]");
const ends = () => ["start", "end"].map((name) => find(`[data-sentence] select[name$=${name}]`));
const dots = () => [...document.querySelectorAll("[data-drawing] [data-dot]")];
const say = (name, words = {}) => drawing().dataset[name].replace(/\{(\w+)\}/g, (_all, word) => words[word]);
const wordsOf = (id) => dots().find((dot) => dot.dataset.dot === id)?.dataset.words ?? "";

const put = (node, name, value) => {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};

// The page is brought up to date without us: put back what makes the drawing a tool.
function dress() {
  if (!drawing()) return;
  const [start, end] = ends().map((select) => select.value);
  const map = find("[data-drawing] [data-map]");
  map.removeAttribute("aria-hidden");
  put(map, "role", "group");
  put(map, "aria-label", drawing().querySelector(".help").textContent);
  const stops = dots();
  const stop = stops.find((dot) => dot === document.activeElement) ?? stops.find((dot) => dot.dataset.dot === start) ?? stops[0];
  for (const dot of stops) {
    put(dot, "role", "button");
    put(dot, "tabindex", dot === stop ? "0" : "-1");
    put(dot, "aria-label", dot.dataset.words);
    put(dot, "aria-pressed", String(dot.dataset.dot === start || dot.dataset.dot === end));
    put(dot, "class", ["dot", dot.dataset.dot === start && "from", dot.dataset.dot === end && "to"].filter(Boolean).join(" "));
  }
}

function fill(select, value) {
  select.value = value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}

function choose(start, end) {
  const [from, to] = ends();
  fill(from, start);
  fill(to, end);
  dress();
  if (start && end) {
    tell(say("both", { start: wordsOf(start), end: wordsOf(end) }));
    find("[data-sentence] input:checked, [data-sentence] button").focus();
  } else tell(start ? say("chosen", { card: wordsOf(start) }) : say("none"));
}

function press(id) {
  const [start, end] = ends().map((select) => select.value);
  if (!start || end) choose(id, "");
  else if (start === id) choose("", "");
  else choose(start, id);
}

function tell(words) {
  const line = find("[data-said]");
  if (line) line.textContent = words;
}

const dotAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest?.("[data-drawing] [data-dot]");
const NS = "http://www.w3.org/2000/svg";
let pulled = null;

function place(event) {
  const map = find("[data-drawing] [data-map]");
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
}

function begin(event) {
  const dot = event.target.closest?.("[data-drawing] [data-dot]");
  if (!dot || event.button) return;
  event.preventDefault();
  dot.focus({ preventScroll: true });
  const line = document.createElementNS(NS, "line");
  line.setAttribute("class", "pulled");
  const { e, f } = dot.transform.baseVal.consolidate().matrix;
  for (const [name, value] of Object.entries({ x1: e, y1: f, x2: e, y2: f })) line.setAttribute(name, value);
  dot.before(line);
  pulled = { id: dot.dataset.dot, line };
}

function pull(event) {
  if (!pulled) return;
  const { x, y } = place(event);
  pulled.line.setAttribute("x2", x);
  pulled.line.setAttribute("y2", y);
}

function end(event) {
  if (!pulled) return;
  const { id, line } = pulled;
  const dot = dotAt(event);
  pulled = null;
  line.remove();
  if (dot && dot.dataset.dot !== id) choose(id, dot.dataset.dot);
}

// Not when the finger is lifted: the page may scroll then, and the click would fall on something else.
function click(event) {
  const dot = event.target.closest?.("[data-drawing] [data-dot]");
  if (dot) press(dot.dataset.dot);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function key(event) {
  const dot = event.target.closest?.("[data-drawing] [data-dot]");
  if (!dot) return;
  const all = dots();
  if (event.key === "Enter" || event.key === " ") press(dot.dataset.dot);
  else if (event.key === "Escape") choose("", "");
  else if (event.key in STEPS) all.at((all.indexOf(dot) + STEPS[event.key]) % all.length).focus();
  else return;
  event.preventDefault();
  dress();
}

document.addEventListener("pointerdown", begin);
document.addEventListener("pointermove", pull);
document.addEventListener("click", click);
document.addEventListener("pointerup", end);
document.addEventListener("pointercancel", () => { pulled?.line.remove(); pulled = null; });
document.addEventListener("keydown", key);
document.addEventListener("input", (event) => { if (event.isTrusted && ends().includes(event.target)) dress(); });
document.addEventListener("reset", () => setTimeout(dress));
new MutationObserver(dress).observe(document.body, {
  childList: true, subtree: true, attributeFilter: ["tabindex", "class", "role", "aria-hidden", "aria-label", "aria-pressed"],
});

export const enhanceAll = dress;
