// The wall turns its pages by itself when there is more than fits: nobody stands at the keyboard.
const EVERY = 12_000;

export const turnPages = (wall) => {
  let touched = 0;
  for (const kind of ["wheel", "keydown", "touchstart"]) addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
  setInterval(() => {
    const rest = wall.scrollHeight - wall.clientHeight - wall.scrollTop;
    if (Date.now() - touched < EVERY * 3 || wall.scrollHeight <= wall.clientHeight) return;
    wall.scrollTo({ top: rest < 2 ? 0 : wall.scrollTop + wall.clientHeight * 0.85, behavior: "smooth" });
  }, EVERY);
};
