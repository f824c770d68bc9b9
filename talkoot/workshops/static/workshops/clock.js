// Count what is left of a step, from the seconds the server said. It advises; it never cuts off.
import { say } from "./says.js";

const digits = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  const sign = seconds < 0 ? "−" : "";
  return `${sign}${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, "0")}`;
};

// On a phone a running second hand is a hurry; a minute in words is enough.
const calm = (seconds) => {
  if (seconds < 0) return say("time-over");
  return seconds < 60 ? say("time-last") : say("time-left", { n: Math.round(seconds / 60) });
};

const show = (now) => {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    if (clock.dataset.clock === "None" || clock.dataset.clock === "") continue;
    clock.dataset.from ??= now;
    const gone = "held" in clock.dataset ? 0 : (now - Number(clock.dataset.from)) / 1000;
    const left = Number(clock.dataset.clock) - gone;
    const text = "calm" in clock.dataset ? calm(left) : digits(left);
    if (clock.textContent !== text) clock.textContent = text;
  }
};

// A turn begins when its speaker comes to be named on the screen.
let speaker = "";
let since = 0;

const showTurns = (now) => {
  for (const turn of document.querySelectorAll("[data-turn]")) {
    if (turn.dataset.turnOf !== speaker) [speaker, since] = [turn.dataset.turnOf, now];
    const left = Number(turn.dataset.turn) - (now - since) / 1000;
    const text = left > 0 ? digits(left) : say("time-over");
    if (turn.textContent !== text) turn.textContent = text;
  }
};

// The room has held its clock, or let it go on, or been given minutes.
export const setClocks = (left, held) => {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    delete clock.dataset.from;
    clock.dataset.clock = left ?? "";
    clock.toggleAttribute("data-held", Boolean(held));
  }
};

export const keepClocks = () => {
  const tick = () => {
    show(Date.now());
    showTurns(Date.now());
  };
  tick();
  setInterval(tick, 500);
};
