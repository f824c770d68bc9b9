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
  const place = () => [...list.children].indexOf(row) + 1;
  grip.addEventListener("pointerdown", (event) => {
    const before = place();
    const moving = new AbortController();
    const { signal } = moving;
    event.preventDefault();
    list.setPointerCapture(event.pointerId); // the row itself loses its pointer when it moves
    row.dataset.carried = "";
    list.addEventListener("pointermove", (move) => carry(row, move.clientY), { signal });
    const end = (send) => {
      moving.abort();
      delete row.dataset.carried;
      if (send && place() !== before) {
        form.elements.position.value = place();
        form.requestSubmit();
      }
    };
    list.addEventListener("pointerup", () => end(true), { signal });
    list.addEventListener("pointercancel", () => end(false), { signal });
  });
}

function carry(row, y) {
  const rows = [...list.children];
  const under = rows.find((one) => one !== row && holds(one, y));
  if (under) under[rows.indexOf(row) < rows.indexOf(under) ? "after" : "before"](row);
}

function holds(one, y) {
  const box = one.getBoundingClientRect();
  return y > box.top + box.height / 4 && y < box.bottom - box.height / 4;
}
