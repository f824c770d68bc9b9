// Moves things on the wheel, by hand or by key. All it does is fill in the form that moves one; the
// page of each thing has the same form, and works without this.

const RIGHT_ROUND = 360;
const SECTOR = 30;
const DAY = 86_400_000;

export const dayOf = (text) => new Date(`${text}T00:00:00Z`);
export const textOf = (day) => day.toISOString().slice(0, 10);
const daysIn = (day) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

// The same as `angle` and `day_at` of clock_wheel.py.
export function angleOf(day, first) {
  const months = (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth();
  return SECTOR * (months + (day.getUTCDate() - 1) / daysIn(day));
}

export function dayAt(degrees, first) {
  const turned = ((degrees % RIGHT_ROUND) + RIGHT_ROUND) % RIGHT_ROUND;
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + Math.floor(turned / SECTOR), 1));
  const days = daysIn(month);
  month.setUTCDate(Math.min(Math.floor(((turned % SECTOR) / SECTOR) * days + 1e-6) + 1, days));
  return month;
}

export const within = (day, earliest, latest) => new Date(Math.min(Math.max(+day, +earliest), +latest));

const wheel = document.querySelector("[data-wheel]");
const form = document.querySelector("[data-move]");
const dots = [...document.querySelectorAll("[data-wheel] [data-way]")];
const said = (day) => new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", timeZone: "UTC" }).format(day);
const first = wheel && dayOf(wheel.dataset.first);
const last = first && new Date(Date.UTC(first.getUTCFullYear() + 1, first.getUTCMonth(), 0));

function middle() {
  const size = wheel.viewBox.baseVal.width;
  return size / 2;
}

function show(dot, day) {
  const { x, y } = dot.home;
  const radius = Math.hypot(x - middle(), y - middle());
  const turn = (angleOf(day, first) * Math.PI) / 180;
  const to = { x: middle() + radius * Math.sin(turn), y: middle() - radius * Math.cos(turn) };
  dot.setAttribute("transform", `translate(${to.x - x} ${to.y - y})`);
  dot.classList.toggle("held", textOf(day) !== dot.dataset.begins);
  dot.day = day;
  const words = form.dataset.said.replace("{title}", dot.dataset.title).replace("{day}", said(day));
  dot.setAttribute("aria-valuenow", Math.round((day - first) / DAY));
  dot.setAttribute("aria-valuetext", said(day));
  form.querySelector("[data-live]").textContent = words;
}

function home(dot) {
  dot.removeAttribute("transform");
  dot.classList.remove("held");
  dot.day = dayOf(dot.dataset.begins);
  dot.setAttribute("aria-valuetext", said(dot.day));
  form.querySelector("[data-live]").textContent = "";
}

function keep(dot) {
  if (!dot.day || textOf(dot.day) === dot.dataset.begins) return home(dot);
  form.action = dot.dataset.way;
  form.elements.to.value = textOf(dot.day);
  form.submit();
}

function limits(dot) {
  const { earliest, latest } = dot.dataset;
  return [earliest ? dayOf(earliest) : first, latest ? dayOf(latest) : last];
}

function toDay(dot, day) {
  show(dot, within(day, ...limits(dot)));
}

function under(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(wheel.getScreenCTM().inverse());
  const degrees = (Math.atan2(at.x - middle(), middle() - at.y) * 180) / Math.PI;
  return dayAt(degrees, first);
}

const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

function pressed(event) {
  const dot = event.currentTarget;
  if (event.key === "Enter" || event.key === " ") keep(dot);
  else if (event.key === "Escape") home(dot);
  else if (event.key in STEPS) toDay(dot, new Date(+(dot.day ?? dayOf(dot.dataset.begins)) + STEPS[event.key] * DAY));
  else return;
  event.preventDefault();
}

function dragged(event) {
  const dot = event.currentTarget;
  if (!dot.hasPointerCapture(event.pointerId)) return;
  toDay(dot, under(event));
}

function dress(dot) {
  const circle = dot.querySelector("circle");
  dot.home = { x: circle.cx.baseVal.value, y: circle.cy.baseVal.value };
  dot.addEventListener("keydown", pressed);
  dot.addEventListener("pointerdown", (event) => dot.setPointerCapture(event.pointerId));
  dot.addEventListener("pointermove", dragged);
  dot.addEventListener("pointerup", () => keep(dot));
  dot.addEventListener("pointercancel", () => home(dot));
}

function turn(on) {
  const button = form.querySelector("[data-start-button]");
  button.setAttribute("aria-pressed", String(on));
  button.querySelector("span").textContent = on ? form.dataset.stop : form.dataset.start;
  form.querySelector("[data-how]").hidden = !on;
  wheel.classList.toggle("moving", on);
  wheel.setAttribute("role", on ? "group" : "img");
  for (const dot of dots) {
    if (!on) {
      for (const name of ["role", "tabindex", "aria-label", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"]) dot.removeAttribute(name);
      home(dot);
      dot.removeAttribute("aria-valuetext");
      continue;
    }
    const [earliest, latest] = limits(dot);
    const day = dayOf(dot.dataset.begins);
    const words = {
      role: "slider",
      tabindex: "0",
      "aria-label": dot.dataset.title,
      "aria-valuemin": Math.round((earliest - first) / DAY),
      "aria-valuemax": Math.round((latest - first) / DAY),
      "aria-valuenow": Math.round((day - first) / DAY),
      "aria-valuetext": said(day),
    };
    for (const [name, value] of Object.entries(words)) dot.setAttribute(name, value);
  }
}

if (wheel && form && dots.length) {
  form.hidden = false;
  dots.forEach(dress);
  form.querySelector("[data-start-button]").addEventListener("click", (event) => {
    turn(event.currentTarget.getAttribute("aria-pressed") !== "true");
  });
}
