// The picture of a canvas: puts dots where the server would, and says what place a point is.
const SVG = "http://www.w3.org/2000/svg";

export class Picture {
  constructor(svg) {
    this.svg = svg;
    this.sort = svg.dataset.picture;
    this.r = Number(svg.dataset.r);
    this.box = svg.dataset.box.split(" ").map(Number); // where the middle of a card may lie
    this.dots = svg.querySelector("[data-board-dots]");
    this.slots = new Map([...svg.querySelectorAll("[data-slots]")].map((shape) => [shape.dataset.to, shape.dataset.slots.split(" ").map((spot) => spot.split(",").map(Number))]));
    this.known = new Map([...this.dots.children].map((dot) => [dot.dataset.dot, dot]));
    this.spots = new Map();
  }

  // Where every card lies: in each place in the order they came.
  spotsOf(cards) {
    const taken = new Map();
    const placed = [...cards].filter(([, card]) => card.to);
    placed.sort(([, one], [, other]) => one.stamp - other.stamp || this.numberOf(one) - this.numberOf(other));
    return placed.map(([id, card]) => {
      const [x, y, same] = this.spot(card.to);
      const order = taken.get(same) ?? 0;
      taken.set(same, order + 1);
      if (this.sort === "areas") return [id, this.slot(card.to, order)];
      const [offX, offY] = this.beside(order);
      return [id, [Math.round(x + offX), Math.round(y + offY)]];
    });
  }

  numberOf(card) {
    return Number(card.number ?? (card.number = card.item.querySelector(".board-number")?.textContent ?? 0));
  }

  // More cards than an area has room for lie on those before.
  slot(to, order) {
    const free = this.slots.get(to) ?? [[0, 0]];
    const layer = 7 * Math.floor(order / free.length);
    const [x, y] = free[order % free.length];
    return [Math.round(x) + layer, Math.round(y) + layer];
  }

  spot(to) {
    if (this.sort === "areas") return [0, 0, to];
    const [x0, y0, x1, y1] = this.box;
    const [across, upward = 50] = to.split(",").map(Number);
    const x = x0 + ((x1 - x0) * across) / 100;
    const y = y1 - ((y1 - y0) * upward) / 100;
    if (this.sort !== "line") return [x, y, to];
    const column = Math.round(x / (2 * this.r + 4)); // cards that stand close are stacked
    return [column * (2 * this.r + 4), y, column];
  }

  beside(order) {
    if (this.sort === "line") return [0, (order % 2 ? -1 : 1) * Math.floor((order + 1) / 2) * (2 * this.r + 4)];
    const turn = order * 2.4;
    const away = (2 * this.r + 2) * Math.sqrt(order) * 0.75;
    return [Math.cos(turn) * away, Math.sin(turn) * away];
  }

  draw(cards) {
    const gone = new Set(this.known.keys());
    for (const [id, [x, y]] of this.spotsOf(cards)) {
      gone.delete(id);
      const dot = this.known.get(id) ?? this.make(id, this.numberOf(cards.get(id)));
      const where = `translate(${x} ${y})`;
      if (dot.getAttribute("transform") !== where) dot.setAttribute("transform", where);
    }
    for (const id of gone) { this.known.get(id).remove(); this.known.delete(id); }
  }

  make(id, number) {
    const dot = document.createElementNS(SVG, "g");
    const circle = document.createElementNS(SVG, "circle");
    const text = document.createElementNS(SVG, "text");
    dot.setAttribute("class", "board-dot");
    dot.dataset.dot = id;
    circle.setAttribute("r", this.r);
    for (const [name, value] of [["font-size", this.dots.querySelector("text")?.getAttribute("font-size") ?? this.r], ["dy", ".36em"], ["text-anchor", "middle"]]) text.setAttribute(name, value);
    text.textContent = number;
    dot.append(circle, text);
    this.dots.append(dot);
    this.known.set(id, dot);
    return dot;
  }

  pick(ids) {
    for (const [id, dot] of this.known) dot.classList.toggle("picked", ids.includes(id));
  }

  point(clientX, clientY) {
    return new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }

  follow(dot, clientX, clientY) {
    const { x, y } = this.point(clientX, clientY);
    dot.setAttribute("transform", `translate(${Math.round(x)} ${Math.round(y)})`);
    this.dots.append(dot);
  }

  // The place under a point of the screen, or nothing.
  at(clientX, clientY) {
    const under = document.elementsFromPoint(clientX, clientY);
    const shape = under.find((one) => one.matches("[data-to]") && this.svg.contains(one));
    if (shape) return shape.dataset.to;
    if (!under.some((one) => one.matches("[data-plane]") && this.svg.contains(one))) return "";
    const { x, y } = this.point(clientX, clientY);
    const [x0, y0, x1, y1] = this.box;
    const share = (value, low, high) => Math.min(100, Math.max(0, Math.round((100 * (value - low)) / (high - low))));
    return this.sort === "line" ? String(share(x, x0, x1)) : `${share(x, x0, x1)},${100 - share(y, y0, y1)}`;
  }
}
