// A host's or the wall's screen: when the room changes, fetch the parts anew and put them in place.
// The host's moves go the same way, so that the console never blinks and no move goes twice.
import { connect } from "/static/live/room.js";
import { keepClocks } from "./clock.js";
import { replaceParts } from "./parts.js";
import { turnPages } from "./wall.js";

const frame = document.querySelector("[data-room]");
const kind = frame.classList.contains("host-columns") ? "console" : "wall";
let waiting = null;

const show = async (answer) => {
  const html = await answer.text();
  if (!replaceParts(document, html)) location.assign(answer.url);
};

const refresh = async () => {
  waiting = null;
  const answer = await fetch(frame.dataset.screen, { headers: { "X-Fragment": kind } });
  if (answer.status < 500) await show(answer);
  else later(3000);
};

const later = (wait) => { waiting ??= setTimeout(() => refresh().catch(() => later(3000)), wait); };

const send = async (form, button) => {
  const body = new FormData(form, button);
  form.setAttribute("aria-busy", "true");
  try {
    await show(await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": kind } }));
  } catch {
    form.submit(); // the network fails: let the browser say so
  } finally {
    form.removeAttribute("aria-busy");
  }
};

const onSubmit = (event) => {
  const form = event.target;
  if (!form.closest("[data-part]") || "leaves" in form.dataset) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
};

if (frame) {
  keepClocks();
  addEventListener("submit", onSubmit);
  if (kind === "wall") turnPages(frame);
  connect(frame.dataset.room, { onChange: () => later(250), onEnd: () => later(0) });
}
