// A host's or the wall's screen: when the room changes, fetch the parts anew and put them in place.
// The host's moves go the same way, so that the console never blinks and no move goes twice.
import { connect } from "/static/live/room.js";
import { keepClocks } from "./clock.js";
import { replaceParts } from "./parts.js";
import { tell } from "./says.js";
import { turnPages } from "./wall.js";
import { cookie, newId } from "/static/live/outbox.js";

const frame = document.querySelector("[data-room]");
const kind = frame.classList.contains("host-columns") ? "console" : "wall";
let waiting = null;
let turn = 0;

const show = async (answer, holds) => {
  const html = await answer.text();
  if (!replaceParts(document, html, holds)) location.assign(answer.url);
  else showBoard();
};

// What the server said to the host stays until her next move.
const nothingSaid = (part) => part.dataset.part === "said" && !part.textContent.trim();

// A busy room is shown as often as the server can: a fifth of the time at most goes to one screen.
let pace = 250;

const refresh = async () => {
  waiting = null;
  const mine = ++turn;
  const began = Date.now();
  const answer = await fetch(frame.dataset.screen, { headers: { "X-Fragment": kind } });
  if (answer.status >= 500) return void later(3000);
  if (mine !== turn) return void later(0); // the host has moved since we asked
  await show(answer, nothingSaid);
  pace = Math.max(250, 4 * (Date.now() - began));
};

// The board of a step comes with its own script, and only where there is one.
let boards = null;
let slow = null;

const showBoard = async () => {
  if (!document.querySelector("[data-board]")) return;
  if (!boards) {
    const { Boards } = await import("/static/stepkinds/board.js");
    boards ??= new Boards({ send: sendMove, tell });
  }
  boards.look();
};

const sendMove = (form, pairs) => fetch(form.action, {
  method: "POST",
  redirect: "manual",
  headers: { "X-CSRFToken": cookie("csrftoken") },
  body: new URLSearchParams([["beat", form.elements.beat.value], ["key", newId()], ...pairs]),
}).catch(() => later(0));

// Moves of the board are shown as they come; the rest of the screen follows when there is time.
const heard = (changes) => {
  const rest = changes.filter((change) => change.t !== "move" || !boards?.heard(change));
  if (rest.length) later(pace);
  else slow ??= setTimeout(() => { slow = null; later(0); }, 10_000);
};

const later = (wait) => { waiting ??= setTimeout(() => refresh().catch(() => later(3000)), wait); };

const send = async (form, button) => {
  const body = new FormData(form, button);
  form.setAttribute("aria-busy", "true");
  turn += 1;
  try {
    const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const answer = await fetch(address, { method: "POST", body, headers: { "X-Fragment": kind } });
    turn += 1; // what was asked while the room moved may be older than this
    await show(answer);
  } catch {
    form.submit(); // the network fails: let the browser say so
  } finally {
    form.removeAttribute("aria-busy");
    button?.removeAttribute("aria-busy"); // it may be the next step's button by now
  }
};

const onSubmit = (event) => {
  const form = event.target;
  if (!form.closest("[data-part]") || "leaves" in form.dataset) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
};

// The room answers so fast that the second half of a double click, or a key held down, would find
// the next step's button under it.
const once = (event, again) => {
  if (again && event.target.closest("[data-once]")) event.preventDefault();
};

if (frame) {
  keepClocks();
  showBoard();
  addEventListener("click", (event) => once(event, event.detail > 1));
  addEventListener("keydown", (event) => once(event, event.repeat));
  addEventListener("submit", onSubmit);
  if (kind === "wall") turnPages(frame);
  connect(frame.dataset.room, { onChange: heard, onEnd: () => later(0) });
}
