// A shared tablet: asks whether somebody is still there, and forgets the one who has gone.
import { keeper } from "/static/live/keeper.js";

const IDLE = 60_000;
const ANSWER = 15; // seconds to say that one is still there
const AGAIN = 5_000; // between tries, when the network sleeps

const forget = (room) => {
  keeper.forget(`-${room}`);
  try { ["text", "theme", "plain"].forEach((name) => localStorage.removeItem(`talkoot-${name}`)); } catch { /* nothing is kept there */ }
};

const wait = (time) => new Promise((done) => setTimeout(done, time));

class Turn {
  constructor(form) {
    Object.assign(this, { form, dialog: document.querySelector("[data-kiosk-idle]"), room: form.dataset.kiosk });
    for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, () => this.awake(), { passive: true });
    this.dialog.querySelector("button").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.awake());
    form.addEventListener("submit", (event) => { event.preventDefault(); this.finish(); });
    this.awake();
  }

  awake() {
    if (this.dialog.open) return;
    clearTimeout(this.idle);
    clearInterval(this.counting);
    this.idle = setTimeout(() => this.ask(), IDLE);
  }

  ask() {
    let left = ANSWER;
    const tell = () => { this.dialog.querySelector("[data-kiosk-left]").textContent = left; };
    tell();
    this.dialog.showModal();
    this.counting = setInterval(() => {
      left -= 1;
      tell();
      if (left <= 0) this.finish();
    }, 1000);
  }

  // What was sent must have left the tablet first; nothing of it is on the screen meanwhile.
  async finish() {
    clearInterval(this.counting);
    clearTimeout(this.idle);
    document.querySelector("[data-kiosk-cover]").showModal();
    for (let tries = 0; keeper.read(`outbox-${this.room}`)?.length && tries < 24; tries += 1) await wait(500);
    while (!(await this.stoodUp())) await wait(AGAIN);
    forget(this.room);
    location.replace(this.form.dataset.next);
  }

  async stoodUp() {
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(new FormData(this.form)), redirect: "manual" });
      return answer.type === "opaqueredirect" || answer.ok;
    } catch {
      return false;
    }
  }
}

// A page that waits looks again now and then: the door may have closed, or opened.
const LOOK = 120_000;
if (document.querySelector("[data-kiosk-waits], [data-kiosk-rests]")) setTimeout(() => location.reload(), LOOK);

const waiting = document.querySelector("[data-kiosk-waits]");
if (waiting) forget(waiting.dataset.kioskWaits);
const mine = document.querySelector("[data-kiosk]");
if (mine) new Turn(mine);
