// What a seat gives: kept while it is written, sent through the outbox, put back when refused.
import { Outbox } from "/static/live/outbox.js";
import { keeper } from "/static/live/keeper.js";
import { Drafts, fill, filled, textOf } from "./drafts.js";
import { fits, follow } from "./writing.js";
import { copyOf, say, tell } from "./says.js";

const find = (what) => document.querySelector(what);
const form = () => find("[data-give]");
// A move of a board is shown already, and comes back with the room's own changes.
const isMove = (pairs) => pairs.some(([name]) => name === "stamp") && !pairs.some(([name]) => name === "act");

// As the page gave it. A hidden field is filled by script alone, and may always tell of something.
const untouched = (field) => {
  if (field.type === "hidden") return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked === field.defaultChecked;
  if (field.matches("select")) return field.selectedIndex === Math.max([...field.options].findIndex((one) => one.defaultSelected), 0);
  return field.value === (field.defaultValue ?? "");
};

// What somebody has written; what she has merely pointed at is not worth keeping, and a field that
// has come or gone with a move of others is not her doing.
const written = (now, pairs) => {
  const pointed = now.querySelectorAll(now.querySelector("[data-live]") ? "[data-passing]" : "[type=hidden][data-passing]");
  const passing = new Set([...pointed].map((field) => field.name));
  const touched = new Set([...now.elements].filter((field) => !untouched(field)).map((field) => field.name));
  return JSON.stringify(pairs.filter(([name]) => touched.has(name) && !passing.has(name)));
};

const beatOf = (pairs) => pairs.find(([name]) => name === "beat")?.[1];

const reachable = (field) => !field.disabled && field.type !== "hidden" && field.tabIndex >= 0 && field.matches(":not(fieldset)") && field.checkVisibility();

const hasFile = (now) => [...now.querySelectorAll("input[type=file]")].some((field) => field.files.length);

export class Giving {
  constructor(frame, refresh) {
    const { room } = frame.dataset;
    Object.assign(this, { refresh, drafts: new Drafts(room), clean: new WeakMap(), online: true });
    this.outbox = new Outbox(room, { onState: (news) => this.heard(news) });
    document.addEventListener("input", (event) => this.typed(event));
    document.addEventListener("change", (event) => this.typed(event));
    document.addEventListener("submit", (event) => this.submitted(event), true);
    document.addEventListener("click", (event) => this.clicked(event));
    addEventListener("storage", () => this.show());
    find("[data-leave]")?.addEventListener("submit", () => keeper.forget(`-${room}`));
    this.look();
    this.outbox.flush();
  }

  // A form has come to the screen, or its fields have: give it back what was written in it.
  look() {
    const now = form();
    if (now) {
      const isNew = !this.clean.has(now);
      if (isNew) this.clean.set(now, filled(now));
      const draft = this.drafts.of(now.elements.beat.value);
      if (draft && !this.writing()) fill(now, draft.pairs);
      if (isNew) follow(now);
    }
    this.show();
  }

  writing() {
    const now = form();
    return Boolean(now) && written(now, filled(now)) !== written(now, this.clean.get(now) ?? []);
  }

  // Whether the screen keeps what it shows, because somebody is in the middle of writing.
  holds = (fresh) => {
    if (fresh.dataset.part !== "task" || !this.writing()) return false;
    const moved = fresh.dataset.beat !== form().elements.beat.value;
    if (!moved && fresh.querySelector("[data-give]")) return false;
    this.warn(moved ? "moved" : "closed");
    return true;
  };

  warn(how) {
    const notice = find("[data-moved]");
    if (notice.dataset.how === how && notice.hasChildNodes()) return;
    notice.dataset.how = how;
    notice.replaceChildren(...copyOf(how));
    tell(notice.querySelector("p").textContent);
  }

  typed(event) {
    const now = form();
    if (!now?.contains(event.target)) return;
    const beat = now.elements.beat.value;
    if (this.writing()) this.drafts.keep(beat, { beat, address: now.action, pairs: filled(now) });
    else {
      this.drafts.drop(beat);
      if (find("[data-moved]").hasChildNodes()) this.refresh().catch(() => {});
    }
    find("[data-error]").hidden = true;
    for (const field of now.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    find("[data-near]").replaceChildren();
    follow(now);
  }

  submitted(event) {
    const now = event.target;
    if (now !== form()) return;
    event.preventDefault();
    if (!fits(now)) return void this.wrong(say("too-long"));
    if (hasFile(now)) return void this.upload(now);
    const pairs = filled(now);
    if (event.submitter?.name) pairs.push([event.submitter.name, event.submitter.value]);
    this.drafts.drop(now.elements.beat.value);
    this.send({ beat: now.elements.beat.value, address: now.action, pairs });
    if ("many" in now.dataset || now.querySelector("[data-live]")) now.reset();
    this.clean.set(now, filled(now));
    follow(now);
    find("[data-moved]").replaceChildren();
    if ("many" in now.dataset) now.querySelector("textarea, input:not([type=hidden])")?.focus();
  }

  // A photo is too large to wait in the browser: it goes at once, or stays in the form.
  async upload(now) {
    const button = now.querySelector("button:not([type=button])");
    const beat = now.elements.beat.value;
    button.disabled = true;
    this.state("sending");
    const said = await fetch(now.action, { method: "POST", body: new FormData(now), headers: { Accept: "application/json" } })
      .then((answer) => answer.json()).catch(() => ({ ok: false, error: say("no-network") }));
    button.disabled = false;
    this.show();
    if (!said.ok) return void this.wrong(said.error, said.field);
    this.drafts.drop(beat);
    now.reset();
    this.clean.set(now, filled(now));
    follow(now);
    this.near(said.words);
    this.refresh().catch(() => {});
  }

  send({ beat, address, pairs }) {
    find("[data-error]")?.toggleAttribute("hidden", true);
    this.outbox.put(address, [["beat", beat], ...pairs]);
  }

  heard({ state, entry, words, said }) {
    const moved = isMove(entry.pairs);
    if (state === "sent" && !moved) this.near(said.words);
    if (state === "kept") this.near(words || say("kept-long"));
    if (state === "refused") this.back(entry, words || say("refused"), said?.field);
    this.show(state === "sending");
    if ((state === "sent" && !moved) || state === "refused") this.refresh().catch(() => {});
  }

  // The server's own words, and the text where it was, or where it can be read.
  back(entry, words, field) {
    if (isMove(entry.pairs)) return void tell(words);
    const now = form();
    const beat = beatOf(entry.pairs);
    const kept = { beat, address: entry.address, pairs: entry.pairs.filter(([name]) => name !== "beat"), words };
    const here = now?.elements.beat.value === beat && !this.writing();
    this.drafts.keep(here ? beat : `${beat}-${entry.id}`, kept);
    if (!here) return void tell(words);
    fill(now, kept.pairs);
    this.wrong(words, field);
  }

  // Said at once, and the hand is where it can be mended: in the field the server names, if it does.
  wrong(words, name) {
    const now = form();
    const line = find("[data-error]");
    line.textContent = words;
    line.hidden = false;
    const named = [...now.elements].filter((field) => name && field.name === name);
    for (const field of named) field.setAttribute("aria-invalid", "true");
    named[0]?.closest("details:not([open])")?.setAttribute("open", "");
    const beside = named[0]?.closest("li, fieldset")?.querySelectorAll("button") ?? [];
    [...named, ...beside, ...now.elements].find(reachable)?.focus();
  }

  near(words) {
    tell(words);
    find("[data-near]")?.replaceChildren(words ?? "");
  }

  clicked(event) {
    const button = event.target.closest("[data-left]");
    if (!button) return;
    const notice = button.closest("[data-draft]");
    const key = notice?.dataset.draft ?? form()?.elements.beat.value;
    const draft = this.drafts.of(key);
    this.drafts.drop(key);
    if (button.dataset.left === "send" && draft) this.send(draft);
    if (!notice) {
      form().reset();
      this.clean.set(form(), filled(form()));
      this.refresh().catch(() => {});
    }
    this.show();
  }

  connected(yes) {
    this.online = yes;
    this.show();
  }

  show(sending = false) {
    const { waiting } = this.outbox;
    this.state(waiting.length ? (sending ? "sending" : "kept") : this.online ? "saved" : "offline");
    this.mine(waiting);
    this.leftOver();
  }

  // Said in the top line; a send that is quick is not worth a word.
  state(name) {
    clearTimeout(this.slow);
    if (this.said === name) return;
    const speak = () => {
      this.said = name;
      find("[data-saved]").replaceChildren(...copyOf(name));
    };
    if (name === "sending" || name === "offline") this.slow = setTimeout(speak, 1500);
    else speak();
  }

  // One's own that have not left the phone yet.
  mine(waiting) {
    const box = find("[data-waiting]");
    if (!box) return;
    const beat = form()?.elements.beat.value;
    box.replaceChildren(...waiting.filter((entry) => beatOf(entry.pairs) === beat && !isMove(entry.pairs)).map((entry) => {
      const [card] = copyOf("waiting").filter((node) => node.nodeType === Node.ELEMENT_NODE);
      card.querySelector("[data-text]").textContent = textOf(entry.pairs) || say("your-answer");
      return card;
    }));
  }

  // What was written in a step the room has left, or came back.
  leftOver() {
    const box = find("[data-left-over]");
    const drafts = this.drafts.besides(form()?.elements.beat.value);
    const shown = JSON.stringify(drafts);
    if (box.dataset.shown === shown) return;
    box.dataset.shown = shown;
    box.replaceChildren(...drafts.map(([key, draft]) => {
      const notice = copyOf("left-over").find((node) => node.nodeType === Node.ELEMENT_NODE);
      notice.dataset.draft = key;
      notice.querySelector("[data-text]").textContent = textOf(draft.pairs);
      if (draft.words) notice.querySelector("[data-words]").textContent = draft.words;
      return notice;
    }));
  }
}
