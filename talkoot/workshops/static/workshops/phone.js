// A participant's phone: follows the room, and sends what was written even when the network sleeps.
import { connect } from "/static/live/room.js";
import { keepClocks } from "./clock.js";
import { replaceParts } from "./parts.js";

const frame = document.querySelector("[data-room]");
let waiting = null;

const unsaid = () => [...document.querySelectorAll("[data-give] textarea, [data-give] input[type=text]")]
  .some((field) => field.value !== field.defaultValue);

// Everybody's screen wakes at the same moment: spread the fetching over a window sized to the room.
const later = (wait) => { waiting ??= setTimeout(() => refresh().catch(() => { waiting = null; later(3000); }), wait); };

const refresh = async () => {
  waiting = null;
  const answer = await fetch(frame.dataset.screen, { headers: { "X-Fragment": "task" } });
  if (answer.redirected || !answer.headers.get("Content-Type")?.includes("html")) return void location.reload();
  if (answer.ok) replaceParts(document, await answer.text());
};

const onChange = (change) => {
  const jitter = Math.random() * Math.min(4000, Number(frame.dataset.seats) * 10);
  if (change.t === "beat" || change.t === "groups" || change.t === "group") later(jitter);
  else if (change.t === "given" && !unsaid()) later(1000 + jitter);
};

if (frame) {
  keepClocks();
  connect(frame.dataset.room, { onChange: (changes) => changes.forEach(onChange), onEnd: () => location.reload() });
}
