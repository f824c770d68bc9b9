// Turns the place numbers of a ranking into a list with up and down. The inputs stay and are sent.

const icons = {
  up: "m18 15-6-6-6 6",
  down: "m6 9 6 6 6-6",
  into: "M5 12h14M12 5v14",
  out: "M18 6 6 18M6 6l12 12",
};

const button = (kind) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "icon-button";
  made.dataset.move = kind;
  made.innerHTML = `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${icons[kind]}"/></svg>`;
  return made;
};

const nameOf = (row) => row.querySelector("label b").textContent;
const inputOf = (row) => row.querySelector("input.dots");

const moves = {
  up: (order, at) => order.splice(at - 1, 0, ...order.splice(at, 1)),
  down: (order, at) => order.splice(at + 1, 0, ...order.splice(at, 1)),
  out: (order, at) => order.splice(at, 1),
  into: (order, _at, row) => order.push(row),
};

export function enhance(box) {
  if ("enhanced" in box.dataset) return;
  box.dataset.enhanced = "";
  const most = Number(box.dataset.rank);
  const list = box.querySelector(".votes");
  const rows = [...list.children];
  const order = rows.filter((row) => inputOf(row).value).sort((a, b) => inputOf(a).value - inputOf(b).value);
  rows.forEach(dress);

  function dress(row) {
    const place = document.createElement("b");
    place.className = "rank-place number";
    place.setAttribute("aria-hidden", "true");
    const control = document.createElement("span");
    control.className = "vote-control";
    control.append(...["up", "down", "into", "out"].map(button));
    row.prepend(place);
    inputOf(row).hidden = true;
    inputOf(row).after(control);
    control.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-move]");
      if (pressed) move(row, pressed.dataset.move);
    });
  }

  function move(row, how) {
    moves[how](order, order.indexOf(row), row);
    show();
    inputOf(row).dispatchEvent(new Event("input", { bubbles: true }));
    const still = row.querySelector(`[data-move=${how}]:not(:disabled):not([hidden])`);
    (still ?? row.querySelector("[data-move]:not(:disabled):not([hidden])"))?.focus();
    box.querySelector("[data-rank-said]").textContent = said(row);
  }

  const said = (row) => {
    const at = order.indexOf(row);
    if (at < 0) return `${box.dataset.out} ${nameOf(row)}`;
    return box.dataset.moved.replace("{card}", nameOf(row)).replace("{n}", at + 1);
  };

  function show() {
    rows.forEach((row) => place(row, order.indexOf(row)));
    const wanted = [...order, ...rows.filter((row) => !order.includes(row))];
    wanted.forEach((row, at) => { if (list.children[at] !== row) list.insertBefore(row, list.children[at]); });
  }

  function place(row, at) {
    inputOf(row).value = at < 0 ? "" : at + 1;
    row.querySelector(".rank-place").textContent = at < 0 ? "" : `${at + 1}.`;
    const can = { up: at > 0, down: at >= 0 && at < order.length - 1, out: at >= 0, into: at < 0 };
    for (const made of row.querySelectorAll("[data-move]")) {
      const kind = made.dataset.move;
      made.setAttribute("aria-label", `${box.dataset[kind]} ${nameOf(row)}`);
      made.hidden = kind === "into" ? at >= 0 : at < 0;
      made.disabled = !can[kind] || (kind === "into" && order.length >= most);
    }
  }
  show();
}

export function enhanceAll() {
  for (const box of document.querySelectorAll("[data-rank]")) enhance(box);
}
