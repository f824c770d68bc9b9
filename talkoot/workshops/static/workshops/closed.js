// The room has closed: nothing of it stays on this device. What never left it is shown once more.
import { keeper } from "/static/live/keeper.js";
import { textOf } from "./drafts.js";

const room = document.querySelector("[data-closed]").dataset.closed;
const kept = keeper.forget(`-${room}`).filter(Boolean).flatMap((one) => Array.isArray(one) ? one : Object.values(one));
const texts = kept.map((one) => textOf(one.pairs)).filter(Boolean);

if (texts.length) {
  document.querySelector("[data-unsent-texts]").replaceChildren(...texts.map((text) => {
    const quote = document.createElement("blockquote");
    quote.dir = "auto";
    quote.textContent = text;
    return quote;
  }));
  document.querySelector("[data-unsent]").hidden = false;
}
