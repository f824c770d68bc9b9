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

// The room has held its clock, or let it go on, or been given minutes.
export const setClocks = (left, held) => {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    delete clock.dataset.from;
    clock.dataset.clock = left ?? "";
    clock.toggleAttribute("data-held", Boolean(held));
  }
};

export const keepClocks = () => {
  show(Date.now());
  setInterval(() => show(Date.now()), 500);
};
