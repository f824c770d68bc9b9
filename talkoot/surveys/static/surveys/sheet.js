// Beside the questions: how many are answered, reading aloud with a voice of this device, and keeping
// a half-filled sheet in this tab where one asks for it. Without this the sheet is the same.
const sheet = document.querySelector("[data-sheet]");
const items = [...sheet.querySelectorAll(".survey-item")];

const progress = sheet.querySelector("[data-progress]");
const count = () => {
  const answered = items.filter((item) => item.querySelector("input:checked")).length;
  progress.lastElementChild.textContent = `${answered}/${items.length}`;
};
progress.hidden = items.length < 2;
count();
sheet.addEventListener("change", count);

// Only voices that are on the device: a question must not go to somebody's server to be read.
const aloud = sheet.querySelector("[data-aloud]");
const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === sheet.lang);
const offer = () => { aloud.hidden = !voice(); };
const words = (item) => [item.querySelector("legend").lastChild.textContent, ...[...item.querySelectorAll(".scale-ends span")].map((one) => one.textContent)].join(". ");
const hush = () => {
  speechSynthesis.cancel();
  aloud.setAttribute("aria-pressed", "false");
};
const read = () => {
  hush();
  aloud.setAttribute("aria-pressed", "true");
  for (const item of items) {
    const said = new SpeechSynthesisUtterance(words(item));
    said.voice = voice();
    said.lang = sheet.lang;
    said.onstart = () => item.scrollIntoView({ block: "center" });
    if (item === items.at(-1)) said.onend = hush;
    speechSynthesis.speak(said);
  }
};
if ("speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  aloud.addEventListener("click", () => (aloud.getAttribute("aria-pressed") === "true" ? hush() : read()));
  addEventListener("pagehide", hush);
}

const keep = sheet.querySelector("[data-keep]");
if (keep) {
  const name = `sheet ${keep.dataset.keep}`;
  const tick = keep.querySelector("input");
  const save = () => {
    if (!tick.checked) return sessionStorage.removeItem(name);
    const filled = [...new FormData(sheet)].filter(([field, said]) => said && !["shown", "plain", "as"].includes(field));
    sessionStorage.setItem(name, JSON.stringify(filled));
  };
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  for (const [field, said] of kept ?? []) {
    for (const one of sheet.elements) {
      if (one.name !== field || one.type === "hidden") continue;
      if (one.type === "radio") one.checked ||= one.value === said && !sheet.querySelector(`[name="${field}"]:checked`);
      else one.value ||= said;
    }
  }
  tick.checked = Boolean(kept);
  keep.hidden = false;
  sheet.addEventListener("input", save);
  sheet.addEventListener("submit", (event) => { if (event.submitter?.name !== "as") sessionStorage.removeItem(name); });
  count();
}
