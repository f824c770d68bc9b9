// A shared tablet: asks whether somebody is still there, and forgets the one who has gone.
const IDLE = 60_000;
const THANKS = 10_000; // what is thanked for stays that long
const ANSWER = 15; // seconds to say that one is still there

const dialog = document.querySelector("[data-survey-idle]");
const start = new URL(dialog.dataset.next, location).href;
const empty = () => document.querySelectorAll("main form").forEach((form) => form.reset());
const forget = () => {
  try { sessionStorage.clear(); ["text", "theme", "plain"].forEach((name) => localStorage.removeItem(`talkoot-${name}`)); } catch { /* nothing is kept there */ }
};
const leave = () => { empty(); forget(); location.replace(start); };

let idle, counting;
const awake = () => {
  if (dialog.open) return;
  clearTimeout(idle);
  idle = setTimeout(ask, IDLE);
};
const ask = () => {
  let left = ANSWER;
  const tell = () => { dialog.querySelector("[data-left]").textContent = left; };
  tell();
  dialog.showModal();
  counting = setInterval(() => { left -= 1; tell(); if (left <= 0) leave(); }, 1000);
};

dialog.querySelector("button").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => { clearInterval(counting); awake(); });
// The page that waits has nobody to ask after, unless somebody has begun to type.
const waits = () => location.href.split("?")[0] === start && ![...document.querySelectorAll("main input:not([type=hidden])")].some((field) => field.value) && !document.querySelector(".survey-form, main form [name=as]");
for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, awake, { passive: true });
if (waits()) forget(); else awake();
if (document.querySelector("[data-survey-thanks]")) setTimeout(leave, THANKS);

// Back leads to no filled page: what was on it goes as one leaves it.
addEventListener("pagehide", empty);
addEventListener("pageshow", (event) => { if (event.persisted) leave(); });
