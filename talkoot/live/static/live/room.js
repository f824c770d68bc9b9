// Listen to a room. The stream is tried first; where something on the way holds it back, we ask
// every few seconds instead. Either way nothing is missed: we always say what we know already.
//
//   const room = connect(7, { since: 41, audience: "seat", onChange, onState, onEnd });
//   onChange([{ v: 42, … }, …])   what is new, oldest first, each once
//   onState("live" | "polling" | "waiting" | "ended")
//   room.close()

const SILENCE = 20_000; // the server sends a beat every 15 s
const RETRY_STREAM = 120_000; // while polling, how often to try the stream again
const POLL = 3_000;
const LONGEST = 30_000;

// A wait that grows with each failure, spread so that a whole room does not come back at once.
export const backoff = (failures, random = Math.random) =>
  Math.min(LONGEST, POLL * 2 ** Math.min(failures, 4)) * (0.5 + random());

export const connect = (roomId, options = {}) => new Room(roomId, options);

class Room {
  constructor(roomId, { since, audience = "", onChange = () => {}, onState = () => {}, onEnd = () => {} }) {
    Object.assign(this, { roomId, audience, onChange, onState, onEnd, failures: 0, ended: false });
    this.version = since === undefined || since === "" ? null : Number(since);
    this.wake = () => { if (!document.hidden) this.listen(); };
    addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.listen();
  }

  address(what) {
    const words = new URLSearchParams();
    if (this.audience) words.set("as", this.audience);
    if (this.version !== null) words.set("since", this.version);
    return `/live/${this.roomId}/${what}?${words}`;
  }

  say(state) {
    if (state !== this.state) this.onState((this.state = state));
  }

  // What has come by another way already is passed over.
  take(changes, version) {
    const fresh = changes.filter((change) => this.version === null || change.v > this.version);
    this.version = Math.max(this.version ?? 0, version);
    if (fresh.length) this.onChange(fresh);
  }

  listen() {
    this.stop();
    if (this.ended) return;
    this.source = new EventSource(this.address("events"));
    this.heard();
    this.source.onopen = () => this.heard("live");
    this.source.addEventListener("beat", () => this.heard("live"));
    this.source.addEventListener("end", () => this.end());
    this.source.onmessage = (event) => {
      this.heard("live");
      this.take(JSON.parse(event.data), Number(event.lastEventId));
    };
    // The browser retries by itself, unless the server refused.
    this.source.onerror = () => this.source.readyState === EventSource.CLOSED ? this.poll() : this.say("waiting");
  }

  heard(state) {
    if (state) { this.failures = 0; this.say(state); }
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.poll(), SILENCE);
  }

  async poll(from = Date.now()) {
    this.stop();
    if (this.ended) return;
    if (Date.now() - from > RETRY_STREAM) return void this.listen();
    try {
      const answer = await fetch(this.address("poll"), { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const { version, changes, ended } = await answer.json();
      this.failures = 0;
      this.say("polling");
      this.take(changes, version);
      if (ended) return void this.end();
    } catch {
      this.failures += 1;
      this.say("waiting");
    }
    if (this.ended || this.source) return;
    this.again = setTimeout(() => this.poll(from), backoff(this.failures));
  }

  stop() {
    clearTimeout(this.silence);
    clearTimeout(this.again);
    this.source?.close();
    this.source = null;
  }

  end() {
    this.close();
    this.say("ended");
    this.onEnd();
  }

  close() {
    this.ended = true;
    this.stop();
    removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
  }
}
