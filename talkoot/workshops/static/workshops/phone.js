// A participant's phone: follows the room, and sends what was written even when the network sleeps.
import { connect } from "/static/live/room.js";
import { setClocks, keepClocks } from "./clock.js";
import { Giving } from "./giving.js";
import { replaceParts } from "./parts.js";
import { cookie } from "/static/live/outbox.js";
import { say, tell } from "./says.js";

const frame = document.querySelector("[data-room]");
const task = document.querySelector("[data-part=task]");
const seats = Number(frame.dataset.seats);
let waiting = null;
let due = Infinity;
let turn = 0;

// Everybody's screen wakes at the same moment: spread the fetching over a window sized to the room.
const spread = (each, most) => Math.random() * Math.min(most, seats * each);

const later = (wait) => {
  if (Date.now() + wait >= due) return;
  clearTimeout(waiting);
  due = Date.now() + wait;
  waiting = setTimeout(() => refresh().catch(() => later(3000)), wait);
};

// What comes next is the newest: nothing that was asked for before it may take its place.
const next = () => {
  clearTimeout(waiting);
  due = Infinity;
  return ++turn;
};

const refresh = async (request = frame.dataset.screen, options = {}) => {
  const mine = next();
  const headers = { "X-Fragment": "task", "X-CSRFToken": cookie("csrftoken") };
  const answer = await fetch(request, { ...options, headers, cache: "no-store" });
  if (answer.status >= 500) throw new Error(answer.status);
  const html = await answer.text();
  if (mine === turn) bring(html);
  else later(300);
};

const bring = (html) => {
  const before = task.dataset.beat;
  const inside = task.contains(document.activeElement);
  if (!replaceParts(document, html, giving.holds)) return void location.assign(frame.dataset.screen);
  giving.look();
  showBoard();
  if (task.dataset.beat !== before) arrive(inside);
  else if (inside && document.activeElement === document.body) focusOnTask();
};

const focusOnTask = () => {
  const title = task.querySelector("h1");
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
};

const arrive = (inside) => {
  const title = task.querySelector("h1")?.textContent ?? "";
  scrollTo(0, 0);
  document.title = title;
  tell(title);
  if (inside) focusOnTask();
};

// The board of a step comes with its own script, and only where there is one.
let boards = null;
const moves = [];

const showBoard = async () => {
  if (!document.querySelector("[data-board]")) return;
  if (!boards) {
    const { Boards } = await import("/static/stepkinds/board.js");
    boards ??= new Boards({
      send: (form, pairs) => giving.send({ beat: form.elements.beat.value, address: form.action, pairs }),
      undo: (button) => act(button.formAction, new URLSearchParams({ value: button.value, beat: button.value })),
      tell,
    });
  }
  boards.look();
  moves.splice(0).forEach((move) => boards.heard(move));
};

const act = (address, body) => fetch(address, {
  method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": cookie("csrftoken") },
}).catch(() => tell(say("no-network")));

const wakes = {
  move: (change) => {
    if (String(change.beat) !== task.dataset.beat) return;
    if (!boards) moves.push(change);
    else if (!boards.heard(change)) later(1500 + spread(60, 300_000));
  },
  beat: ({ body }) => (body && !task.querySelector(".up") ? (next(), bring(body)) : later(spread(12, 30_000))),
  groups: () => later(spread(12, 30_000)),
  group: ({ group }) => { if (String(group) === task.dataset.group) later(300); },
  given: ({ beat }) => { if (String(beat) === task.dataset.beat) later(1500 + spread(60, 300_000)); },
  clock: ({ left, held }) => setClocks(left, held),
};

const giving = new Giving(frame, refresh);

// The small verbs of a seat: raise a hand, say that the group is done, take a card back.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-act]");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  await refresh(form.action, { method: "POST", body: new URLSearchParams(body) }).catch(() => tell(say("no-network")));
}, true);

showBoard();
keepClocks();
connect(frame.dataset.room, {
  since: frame.dataset.since,
  audience: "seat",
  onChange: (changes) => {
    const moved = changes.findLast((change) => change.t === "beat");
    for (const change of changes) if (change.t !== "beat" || change === moved) wakes[change.t]?.(change);
  },
  onState: (state) => giving.connected(state !== "waiting"),
  onEnd: () => setTimeout(() => location.assign(frame.dataset.screen), spread(10, 4000)),
});
