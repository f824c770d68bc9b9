// Count what is left of a step, from the seconds the server said. It advises; it never cuts off.
const words = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  const sign = seconds < 0 ? "−" : "";
  return `${sign}${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, "0")}`;
};

const show = (now) => {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    if (clock.dataset.clock === "None" || clock.dataset.clock === "") continue;
    clock.dataset.from ??= now;
    const gone = "held" in clock.dataset ? 0 : (now - Number(clock.dataset.from)) / 1000;
    const text = words(Number(clock.dataset.clock) - gone);
    if (clock.textContent !== text) clock.textContent = text;
  }
};

export const keepClocks = () => {
  show(Date.now());
  setInterval(() => show(Date.now()), 500);
};
