// A board that all move: put cards by mouse, touch or menu, and follow what others do. The list is
// the board; the picture is moved with it. A move is shown before the server has taken it.
//
//   const boards = new Boards({ send, undo, tell })
//   boards.look()            a board may have come to the page
//   boards.heard(change)     true when the change was a move of the board that is shown
import { Picture } from "./picture.js";

const EVERY = 5000; // what others do is said at most so often
const KEPT = 60_000; // a page that was fetched may be older than what was heard
const FAR = 8; // pixels, before a press is a drag

const newer = (stamp, to, card) => stamp > card.stamp || (stamp === card.stamp && to > card.to);

// A drag ends in a click that nobody meant.
const noClick = () => {
  const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", stop, { capture: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
};

export class Boards {
  constructor({ send, undo = () => {}, tell = () => {} }) {
    Object.assign(this, { send, undo, tell, recent: [], told: 0, others: [] });
    document.addEventListener("click", (event) => this.clicked(event), true);
    document.addEventListener("change", (event) => this.changed(event));
    document.addEventListener("pointerdown", (event) => this.pressed(event));
    document.addEventListener("keydown", (event) => this.typed(event), true);
  }

  get root() {
    return document.querySelector("[data-board]");
  }

  get form() {
    return this.root?.closest("form");
  }

  // Take the page as it is now; what was heard since it was made is put on top.
  look() {
    const { root } = this;
    if (root !== this.known) this.cards = null;
    this.known = root;
    this.touched = null; // of the page that was
    if (!root) return;
    const picture = root.querySelector("[data-picture]");
    this.picture = picture ? new Picture(picture) : null;
    this.stops = root.dataset.stops ? JSON.parse(root.dataset.stops) : null;
    this.cards = new Map([...root.querySelectorAll("[data-card]")].map((item) => [item.dataset.card, this.read(item)]));
    this.clock = Math.max(Number(root.dataset.stamp ?? 0), this.clock ?? 0);
    const now = Date.now();
    this.recent = this.recent.filter((one) => now - one.at < KEPT);
    for (const { move } of this.recent) this.apply(move);
    this.flush();
    if (root.dataset.board === "own") this.own();
    this.changed();
  }

  read(item) {
    const part = item.closest("[data-place]");
    const to = item.dataset.at ?? part?.dataset.place ?? "";
    return { item, to, stamp: Number(item.dataset.stamp ?? 0), text: item.querySelector("[data-text]")?.textContent ?? "" };
  }

  // What others did ---------------------------------------------------------------------------

  heard({ beat, move, stand }) {
    if (!this.root || !this.here(beat)) return false;
    if (move) this.take(move);
    if (stand) this.restore(stand);
    return true;
  }

  here(beat) {
    const shown = this.form?.elements.beat?.value ?? this.root.closest("[data-beat]")?.dataset.beat ?? "";
    return !shown || shown === String(beat);
  }

  take(move) {
    this.recent.push({ at: Date.now(), move });
    if (this.apply(move)) this.others.push(...(this.mine === move.stamp ? [] : move.cards ?? []));
    this.plan();
  }

  restore(stand) {
    for (const [id, [to, stamp]] of Object.entries(stand)) {
      this.recent = this.recent.filter(({ move }) => !(move.cards ?? []).includes(id));
      const card = this.cards.get(id);
      if (card) this.put(card, to, stamp);
    }
    this.plan();
  }

  apply({ cards = [], to, stamp = 0 }) {
    this.clock = Math.max(this.clock, stamp);
    if (!to) return false;
    let moved = false;
    for (const id of cards) {
      const card = this.cards.get(id);
      if (!card || !newer(stamp, to === "-" ? "" : to, card)) continue;
      this.put(card, to === "-" ? "" : to, stamp);
      moved = true;
    }
    return moved;
  }

  put(card, to, stamp) {
    Object.assign(card, { to, stamp });
    (this.touched ??= new Set()).add(card);
  }

  // Drawing is done once a frame, whatever came in between.
  plan() {
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.flush(); this.announce(); });
  }

  flush() {
    if (!this.touched) return;
    for (const card of this.touched) this.place(card);
    this.touched = null;
    this.count();
    this.picture?.draw(this.cards);
    if (this.form?.elements.stamp) this.form.elements.stamp.value = this.clock + 1;
  }

  part(to) {
    const { root } = this;
    const named = (place) => root.querySelector(`[data-place="${CSS.escape(place)}"]`);
    return named(to) ?? (to && (named(`${to.split("/")[0]}/*`) ?? named("*"))) ?? named("");
  }

  place(card) {
    const list = this.part(card.to)?.querySelector("[data-cards]");
    if (!list) return;
    if ("at" in card.item.dataset) card.item.dataset.at = card.to;
    card.item.dataset.stamp = card.stamp;
    if (card.item.parentElement !== list) {
      const focus = card.item.contains(document.activeElement) ? document.activeElement : null;
      list.append(card.item);
      focus?.focus({ preventScroll: true });
    }
    const where = card.item.querySelector("[data-where]");
    if (where) where.textContent = this.shortly(card.to);
  }

  count() {
    for (const part of this.root.querySelectorAll("[data-place]")) {
      const many = part.querySelectorAll("[data-card]").length;
      part.querySelector("[data-count]").textContent = many;
      part.classList.toggle("empty-part", !many && part.dataset.place === "" && this.root.dataset.board === "place");
    }
  }

  // The place in words, where the part of the list does not say it.
  shortly(to) {
    if (to.includes("/")) return this.titleOf(to);
    if (!to || !this.stops?.[0][1].length) return "";
    const [across, upward] = to.split(",").map(Number);
    const near = ([, stops], value) => stops.reduce((best, stop) => Math.abs(stop[0] - value) < Math.abs(best[0] - value) ? stop : best)[1];
    const words = `${this.stops[0][0]}: ${near(this.stops[0], across)}`;
    return this.stops[1][1].length ? `${words}; ${this.stops[1][0]}: ${near(this.stops[1], upward)}` : words;
  }

  titleOf(to) {
    const option = this.form?.querySelector(`select[name=to] option[value="${CSS.escape(to)}"]`);
    if (option && to) return option.textContent;
    return this.shortly(to.includes("/") ? "" : to) || this.part(to)?.querySelector("[data-title]")?.textContent || "";
  }

  say(name, values = {}) {
    const line = this.root?.querySelector("[data-board-says]")?.content.querySelector(`[data-say="${name}"]`);
    return (line?.textContent ?? "").replace(/\{(\w+)\}/g, (_all, word) => values[word]);
  }

  // One sentence of what others did, at most every five seconds.
  announce() {
    if (!this.others.length || this.telling) return;
    const wait = Math.max(0, this.told + EVERY - Date.now());
    this.telling = setTimeout(() => {
      this.telling = null;
      this.told = Date.now();
      const ids = [...new Set(this.others.splice(0))].filter((id) => this.cards.has(id));
      if (!ids.length || !this.root) return;
      const card = this.cards.get(ids[0]);
      this.tell(ids.length > 1 ? this.say("moved-many", { n: ids.length }) : this.say("moved", { card: card.text, place: this.titleOf(card.to) }));
    }, wait);
  }

  // One's own moves ---------------------------------------------------------------------------

  get live() {
    return Boolean(this.root && "live" in this.root.dataset && this.form);
  }

  get picked() {
    return [...(this.root?.querySelectorAll("[name=cards]:checked") ?? [])].map((box) => box.value);
  }

  move(ids, to) {
    const cards = ids.filter((id) => this.cards.has(id));
    if (!cards.length || !to) return void this.tell(this.say("pick"));
    const stamp = this.clock + 1;
    this.mine = stamp;
    const move = { cards, to, stamp };
    this.recent.push({ at: Date.now(), move });
    this.apply(move);
    this.flush();
    this.unpick();
    this.tell(this.say("mine", { card: this.cards.get(cards[0]).text, place: this.titleOf(to === "-" ? "" : to) || this.say("off") }));
    this.form.querySelector("[data-undo]")?.removeAttribute("hidden");
    this.send(this.form, [...cards.map((id) => ["cards", id]), ["to", to], ["stamp", String(stamp)]]);
  }

  unpick() {
    for (const box of this.form.querySelectorAll("[name=cards]:checked")) box.checked = false;
    for (const menu of this.form.querySelectorAll("[data-mover] select[data-passing]")) menu.value = "";
    this.changed();
  }

  chosen() {
    const said = (name) => this.form.querySelector(`[data-mover] select[name=${name}]`)?.value ?? "";
    if (said("to")) return said("to");
    const lacks = this.form.querySelector("[data-mover] select[name=upward]") && !said("upward");
    return said("across") && !lacks ? [said("across"), said("upward")].filter(Boolean).join(",") : "";
  }

  clicked(event) {
    if (!this.live) return;
    const button = event.target.closest("button");
    if (!button || !this.form.contains(button)) return;
    if ("undo" in button.dataset) {
      event.preventDefault();
      this.undo(button);
      this.tell(this.say("undone"));
    } else if (button.name === "here" || (button.name === "act" && button.value === "move")) {
      event.preventDefault();
      this.move(this.picked, button.name === "here" ? button.value : this.chosen());
    }
  }

  // Enter in the menu moves, and does not press the first button of the form.
  typed(event) {
    if (event.key !== "Enter" || !this.live) return;
    if (!event.target.matches?.("[data-board] [name=cards], [data-mover] select")) return;
    event.preventDefault();
    if (this.chosen()) this.move(this.picked, this.chosen());
    else this.form.querySelector("[data-mover] select")?.focus();
  }

  changed() {
    if (this.root?.dataset.board !== "own") this.picture?.pick(this.live ? this.picked : []);
  }

  // Mouse and finger --------------------------------------------------------------------------

  pressed(event) {
    if (!this.root?.contains(event.target) || event.button) return;
    if (!this.live && this.root.dataset.board !== "own") return;
    const dot = event.target.closest?.("[data-dot]");
    if (dot) return void this.drag(event, dot.dataset.dot, dot);
    const shape = event.target.closest?.("[data-to], [data-plane]");
    if (shape && this.picture) return void this.tapped(event);
    const item = event.target.closest?.("[data-card]");
    if (item && this.live && event.pointerType === "mouse") this.drag(event, item.dataset.card, item);
  }

  tapped(event) {
    const ids = this.live ? this.picked : [this.row].filter(Boolean);
    const from = [event.clientX, event.clientY];
    const up = (end) => {
      const near = Math.hypot(end.clientX - from[0], end.clientY - from[1]) < FAR;
      if (near && ids.length) this.settle(ids, this.picture.at(end.clientX, end.clientY));
    };
    addEventListener("pointerup", up, { once: true });
  }

  settle(ids, to) {
    if (!to) return;
    if (this.live) this.move(ids, to);
    else this.fill(ids[0], to);
  }

  drag(event, id, shown) {
    const from = [event.clientX, event.clientY];
    let far = false;
    const over = (x, y) => {
      const part = document.elementFromPoint(x, y)?.closest("[data-place]");
      return this.picture?.at(x, y) || (part && !part.dataset.place.endsWith("*") ? part.dataset.place || "-" : "");
    };
    const go = (next) => {
      far ||= Math.hypot(next.clientX - from[0], next.clientY - from[1]) >= FAR;
      if (!far) return;
      next.preventDefault();
      shown.classList.add("dragged");
      if (shown.matches("[data-dot]")) this.picture.follow(shown, next.clientX, next.clientY);
      this.hover(over(next.clientX, next.clientY));
    };
    const end = (last) => {
      removeEventListener("pointermove", go);
      removeEventListener("pointercancel", end);
      removeEventListener("pointerup", end);
      shown.classList.remove("dragged");
      this.hover("");
      const to = far && last.type === "pointerup" ? over(last.clientX, last.clientY) : "";
      if (to) this.settle([id], to);
      else if (far) this.picture?.draw(this.cards);
      else if (shown.matches("[data-dot]")) this.tap(id);
      if (far) noClick();
    };
    addEventListener("pointermove", go, { passive: false });
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  }

  tap(id) {
    const box = this.root.querySelector(`[name=cards][value="${CSS.escape(id)}"]`);
    if (box) box.checked = !box.checked;
    else this.row = id;
    this.changed();
  }

  hover(to) {
    for (const one of this.root.querySelectorAll(".over")) one.classList.remove("over");
    if (!to) return;
    const place = CSS.escape(to === "-" ? "" : to);
    for (const one of this.root.querySelectorAll(`[data-to="${place}"], [data-place="${place}"]`)) one.classList.add("over");
  }

  // A canvas of one's own: the picture and the menus say the same -------------------------------

  own() {
    const { root } = this;
    this.cards = new Map([...root.querySelectorAll("[data-row]")].map((row, place) => [row.dataset.row, { item: row, to: this.answer(row), stamp: place, number: row.querySelector(".board-number").textContent }]));
    this.picture?.draw(this.cards);
    if (root.dataset.follows) return;
    root.dataset.follows = "";
    root.addEventListener("change", (event) => {
      const row = event.target.closest("[data-row]");
      if (!row) return;
      this.cards.get(row.dataset.row).to = this.answer(row);
      this.picture?.draw(this.cards);
    });
    root.addEventListener("focusin", (event) => { this.row = event.target.closest("[data-row]")?.dataset.row ?? this.row; this.picture?.pick([this.row]); });
  }

  answer(row) {
    const said = (what) => row.querySelector(`select[${what}]`)?.value ?? "";
    if (row.querySelector("[data-to-menu]")) return said("data-to-menu");
    const lacks = row.querySelector("[data-upward]") && !said("data-upward");
    return said("data-across") && !lacks ? [said("data-across"), said("data-upward")].filter(Boolean).join(",") : "";
  }

  fill(id, to) {
    const row = this.cards.get(id)?.item;
    if (!row) return;
    const menus = row.querySelector("[data-to-menu]") ? [["data-to-menu", to]] : [["data-across", to.split(",")[0]], ["data-upward", to.split(",")[1]]];
    for (const [what, value] of menus) {
      const menu = row.querySelector(`select[${what}]`);
      if (!menu || value === undefined) continue;
      if (![...menu.options].some((option) => option.value === value)) menu.append(new Option(this.near(menu, value), value));
      menu.value = value;
    }
    row.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
  }

  near(menu, value) {
    const stops = [...menu.options].filter((option) => option.value !== "");
    return stops.reduce((best, option) => Math.abs(option.value - value) < Math.abs(best.value - value) ? option : best).textContent;
  }
}
