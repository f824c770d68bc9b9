// Bring the parts of a page up to date with freshly fetched ones, touching only what differs, so
// that what is open, in focus or half written stays as it is.
//
//   data-part="task"   a part that is brought up to date
//   data-key="beat-3"  elements with different keys are different things, and are not mixed
//   data-own           filled by script; left alone

// `holds(part)` says which parts must not change now. False when the answer had no parts at all.
export const replaceParts = (page, html, holds = () => false) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const parts = [...fresh.querySelectorAll("[data-part]")];
  for (const part of parts) {
    const old = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old && !holds(part)) morph(old, part);
  }
  return parts.length > 0;
};

const morph = (old, fresh) => {
  attributes(old, fresh);
  if ("own" in old.dataset) return;
  if (old.matches("textarea")) return void written(old, fresh);
  children(old, [...fresh.childNodes]);
};

// What is wanted sooner than it stands is fetched from where it stands, and what nobody wants goes
// last: so nothing is thrown away that a later one would have asked for, with what is written in it.
const children = (old, fresh) => {
  let next = old.firstChild;
  for (const wanted of fresh) {
    const match = counterpart(next, wanted);
    if (!match) { old.insertBefore(wanted, next); continue; }
    next = brought(match, next);
    if (match.nodeType !== Node.ELEMENT_NODE) match.nodeValue = wanted.nodeValue;
    else if (!sameDots(match, wanted)) match.replaceWith(wanted);
    else if (!("enhanced" in match.dataset)) morph(match, wanted);
  }
  while (next) next = gone(next);
};

const counterpart = (from, wanted) => {
  let match = from;
  while (match && !alike(match, wanted)) match = match.nextSibling;
  return match;
};

// Put a match where the next one stands, moving what nobody is writing in; return what comes after.
const brought = (match, next) => {
  if (match === next) return next.nextSibling;
  if (!match.contains(document.activeElement)) {
    next.before(match);
    return next;
  }
  for (let last = match; next !== match;) {
    const one = next;
    next = next.nextSibling;
    last.after(one);
    last = one;
  }
  return match.nextSibling;
};

// A form with a button called `remove` has no method of that name any more.
const gone = (node) => {
  const next = node.nextSibling;
  node.parentNode.removeChild(node);
  return next;
};

const alike = (one, other) => one.nodeType === other.nodeType && (one.nodeType !== Node.ELEMENT_NODE
  || (one.tagName === other.tagName && one.dataset.key === other.dataset.key && one.id === other.id));

// A dots vote that a script has dressed is kept as it is while its rows are the same.
const rows = (vote) => [...vote.querySelectorAll("input.dots")].map((input) => input.name).join();
const sameDots = (one, other) => !("enhanced" in one.dataset) || rows(one) === rows(other);

const LIVE = new Set(["open", "value", "checked", "aria-busy", "aria-invalid"]);

const attributes = (old, fresh) => {
  const hides = "own" in old.dataset ? "hidden" : "";
  const typed = old.matches("input:not([type=hidden]), select, textarea, details, button");
  for (const { name } of [...old.attributes]) {
    if (name === hides) continue;
    if (!fresh.hasAttribute(name) && !(typed && LIVE.has(name)) && name !== "style") old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name === hides || (typed && LIVE.has(name) && name !== "value")) continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

// An untouched field follows the page; a touched one is its writer's.
const written = (old, fresh) => {
  if (old.value === old.defaultValue) old.value = fresh.value;
};
