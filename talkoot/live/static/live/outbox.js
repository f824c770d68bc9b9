// Keep what could not be sent yet, in the browser, until the server has taken it.
// Each has an id made here, and the server takes each id once: sending again does no harm.
//
//   const outbox = new Outbox("room-7", { onState });
//   outbox.put("/w/…/give/", { beat: "3", text: "…" });
//   onState({ state: "sent" | "sending" | "kept" | "refused", waiting: 2, entry, words, said })
// `words` is the server's own sentence, when it gave one; `said` everything it answered.

import { backoff } from "./room.js";
import { keeper } from "./keeper.js";

const PATIENCE = 20_000; // a network that neither answers nor fails

export const newId = () => crypto.randomUUID?.() ?? fromBytes(crypto.getRandomValues(new Uint8Array(16)));

// Plain http has no randomUUID.
export const fromBytes = (bytes) => {
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

export const cookie = (name) =>
  document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";

export class Outbox {
  constructor(name, { onState = () => {}, storage = keeper } = {}) {
    Object.assign(this, { key: `outbox-${name}`, onState, storage, failures: 0, busy: false });
    addEventListener("online", () => this.flush());
    document.addEventListener("visibilitychange", () => { if (!document.hidden && this.waiting.length) this.flush(); });
  }

  get waiting() {
    return this.storage.read(this.key) ?? [];
  }

  set waiting(entries) {
    this.storage.write(this.key, entries.length ? entries : null);
  }

  // `fields` may be a list of pairs where a name comes twice. Every `put` is a new contribution.
  put(address, fields) {
    const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
    const entry = { id: newId(), address, pairs: pairs.filter(([name]) => !["key", "csrfmiddlewaretoken"].includes(name)) };
    this.waiting = [...this.waiting, entry];
    this.flush();
    return entry;
  }

  drop(id) {
    this.waiting = this.waiting.filter((entry) => entry.id !== id);
  }

  // The room has closed: nothing of it stays on this device.
  clear() {
    clearTimeout(this.again);
    this.waiting = [];
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.again);
    let entry;
    while ((entry = this.waiting[0])) {
      this.tell("sending", entry);
      if (!(await this.send(entry))) break;
    }
    this.busy = false;
    if (this.waiting.length) this.again = setTimeout(() => this.flush(), backoff(this.failures));
  }

  // True when the entry has left the outbox, whatever the answer was.
  async send(entry) {
    let said = {};
    try {
      const answer = await post(entry);
      said = await answer.json().catch(() => null);
      // The page's own key has run out: fetch a fresh one, and send again.
      if (answer.status === 403) await fetch(location.href, { cache: "no-store" });
      if (answer.status === 403 || answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Error(answer.status);
      // A page where our answer should be: a captive portal, or a network that asks to sign in.
      if (answer.ok && said === null) throw new Error("not our answer");
      this.failures = 0;
      this.drop(entry.id);
      this.tell(answer.ok ? "sent" : "refused", entry, said);
      return true;
    } catch {
      this.failures += 1;
      this.tell("kept", entry, said);
      return false;
    }
  }

  tell(state, entry, said) {
    this.onState({ state, entry, waiting: this.waiting.length, words: said?.error ?? "", said: said ?? {} });
  }
}

const post = async (entry) => {
  const patience = new AbortController();
  const tired = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch(entry.address, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
      body: new URLSearchParams([...entry.pairs, ["key", entry.id]]),
      signal: patience.signal,
    });
  } finally {
    clearTimeout(tired);
  }
};
