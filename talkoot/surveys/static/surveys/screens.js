// Keys and clickers turn the screens of a results talk; without this the links do.
const screens = [...document.querySelectorAll(".talk-screen")];
const ON = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

function here() {
  const middle = window.innerHeight / 2;
  return screens.findIndex((screen) => screen.getBoundingClientRect().bottom > middle);
}

function turn(place) {
  const screen = screens[Math.min(Math.max(place, 0), screens.length - 1)];
  history.replaceState(null, "", `#${screen.id}`);
  screen.focus({ preventScroll: true });
  screen.scrollIntoView();
}

// A screen longer than the window is read to its end before the next one comes.
function rest(screen, down) {
  const box = screen.getBoundingClientRect();
  return down ? box.bottom - window.innerHeight > 8 : box.top < -8;
}

function scrolls(key) {
  return (key === "ArrowDown" || key === "ArrowUp") && rest(screens[here()], key === "ArrowDown");
}

document.addEventListener("keydown", (event) => {
  const taken = event.target.closest("summary, input, [role=region]") || (event.key === " " && event.target.closest("a"));
  if (taken || event.ctrlKey || event.metaKey || event.altKey || scrolls(event.key)) return;
  const down = ON.has(event.key) && !(event.key === " " && event.shiftKey);
  const up = BACK.has(event.key) || (event.key === " " && event.shiftKey);
  if (down) turn(here() + 1);
  else if (up) turn(here() - 1);
  else if (event.key === "Home") turn(0);
  else if (event.key === "End") turn(screens.length - 1);
  else return;
  event.preventDefault();
});
