// Drag a module's bar to move it in time, or its number to move it in order. Both send the forms
// that stand in the row for keyboard and touch.
const list = document.querySelector(".plan-rows");
const days = Number(list?.dataset.days ?? 0);

for (const line of document.querySelectorAll(".plan-line[data-shift]")) inTime(line);
for (const row of document.querySelectorAll(".plan-row:has(details form)")) inOrder(row);

function inTime(line) {
  const bar = line.querySelector(".plan-bar");
  const form = document.getElementById(line.dataset.shift);
  if (!bar || !form || !days) return;
  line.dataset.ready = "";
  let from = null;
  const moved = (event) => Math.round(((event.clientX - from) / line.clientWidth) * days);
  bar.addEventListener("pointerdown", (event) => {
    from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    line.dataset.held = "";
  });
  bar.addEventListener("pointermove", (event) => {
    if (from !== null) bar.setAttribute("transform", `translate(${event.clientX - from} 0)`);
  });
  const rest = () => {
    from = null;
    delete line.dataset.held;
  };
  bar.addEventListener("pointerup", (event) => {
    const by = from === null ? 0 : moved(event);
    rest();
    if (!by) return bar.removeAttribute("transform");
    form.elements.days.value = by;
    form.requestSubmit();
  });
  bar.addEventListener("pointercancel", () => {
    rest();
    bar.removeAttribute("transform");
  });
}

function inOrder(row) {
  const grip = row.querySelector(".list-when");
  const form = row.querySelector("form:has([name=position])");
  if (!form) return;
  grip.classList.add("plan-grip");
  let before = null;
  const place = () => [...list.children].indexOf(row) + 1;
  grip.addEventListener("pointerdown", (event) => {
    before = place();
    grip.setPointerCapture(event.pointerId);
    row.dataset.carried = "";
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => {
    if (before === null) return;
    const under = [...list.children].find((one) => one !== row && holds(one, event.clientY));
    if (!under) return;
    const below = place() < [...list.children].indexOf(under) + 1;
    under[below ? "after" : "before"](row);
  });
  grip.addEventListener("pointerup", () => {
    const now = place();
    delete row.dataset.carried;
    if (before !== null && now !== before) {
      form.elements.position.value = now;
      form.requestSubmit();
    }
    before = null;
  });
}

function holds(one, y) {
  const box = one.getBoundingClientRect();
  return y > box.top + box.height / 4 && y < box.bottom - box.height / 4;
}
