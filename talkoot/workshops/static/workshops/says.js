// The words a script says, in the language of the page: <template data-says><p data-say="kept">…
const says = document.querySelector("template[data-says]")?.content;

const found = (name) => says?.querySelector(`[data-say="${name}"]`);

export const say = (name, values = {}) =>
  (found(name)?.textContent ?? "").trim().replace(/\{(\w+)\}/g, (_all, word) => values[word]);

// The same with its icon and buttons.
export const copyOf = (name) => [...(found(name)?.cloneNode(true).childNodes ?? [])];

// Once, politely, to those who listen to the screen.
export const tell = (words) => {
  const line = document.querySelector("[data-said]");
  if (line && words) line.textContent = words;
};
