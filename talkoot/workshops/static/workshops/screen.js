// A host's or the wall's screen: when the room changes, fetch the parts anew and put them in place.
import { connect } from "/static/live/room.js";
import { keepClocks } from "./clock.js";
import { replaceParts } from "./parts.js";

const frame = document.querySelector("[data-room]");
const kind = frame.classList.contains("host-columns") ? "console" : "wall";
let waiting = null;

const busy = () => {
  const active = document.activeElement;
  return active && active.matches("input:not([type=hidden]), textarea, select");
};

const refresh = async () => {
  waiting = null;
  if (busy()) return void later(1500);
  const answer = await fetch(frame.dataset.screen, { headers: { "X-Fragment": kind } });
  if (answer.redirected) return void location.assign(answer.url);
  if (answer.ok) replaceParts(document, await answer.text());
};

const later = (wait) => { waiting ??= setTimeout(() => refresh().catch(() => later(3000)), wait); };

if (frame) {
  keepClocks();
  connect(frame.dataset.room, { onChange: () => later(250), onState: () => {} });
}
