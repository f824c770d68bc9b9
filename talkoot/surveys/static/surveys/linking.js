// The trustee's part in following the same people, as in linking.py: the link key is made and used
// here, and never sent. HMAC comes from the browser itself, which has it on secure addresses only.
const MARK = "talkoot-link-key-1:";
const SHORT = 16;
const { nacl } = window;

export const base64 = (given) => btoa(String.fromCharCode(...given));
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const hex = (given) => [...given].map((one) => one.toString(16).padStart(2, "0")).join("");
const drawn = () => hex(crypto.getRandomValues(new Uint8Array(SHORT)));

export const able = () => Boolean(globalThis.crypto?.subtle);

export class LinkKey {
  static MARK = MARK;

  static fresh() {
    return new LinkKey(crypto.getRandomValues(new Uint8Array(32)));
  }

  static read(text) {
    const words = text.trim();
    let raw;
    try {
      raw = words.startsWith(MARK) ? bytes(words.slice(MARK.length)) : null;
    } catch {
      raw = null;
    }
    return raw?.length === 32 ? new LinkKey(raw) : null;
  }

  constructor(raw) {
    this.raw = raw;
  }

  written() {
    return `${MARK}${base64(this.raw)}\n`;
  }

  async mac(words) {
    this.key ??= await crypto.subtle.importKey("raw", this.raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", this.key, new TextEncoder().encode(words)));
  }

  async checkWord() {
    return hex((await this.mac("check")).subarray(0, SHORT));
  }

  async token(person) {
    this.box ??= await this.mac("token");
    const pseudonym = (await this.mac(`person ${person}`)).subarray(0, SHORT);
    const nonce = crypto.getRandomValues(new Uint8Array(24));
    return base64(Uint8Array.of(...nonce, ...nacl.secretbox(pseudonym, nonce, this.box)));
  }

  async pairId(sealed) {
    this.box ??= await this.mac("token");
    let pseudonym;
    try {
      const raw = bytes(sealed);
      pseudonym = nacl.secretbox.open(raw.subarray(24), raw.subarray(0, 24), this.box);
    } catch {
      return null;
    }
    return pseudonym ? hex((await this.mac(`pair ${hex(pseudonym)}`)).subarray(0, SHORT)) : null;
  }
}

// Every ballot gets an id; where there is no token, or one that came twice, it is drawn by chance.
export async function paired(rows, key) {
  const times = new Map();
  const ids = [];
  for (const row of rows) {
    const id = key && row.link ? await key.pairId(row.link) : null;
    ids.push(id);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return rows.map(({ link, ...row }, at) => ({ ...row, pair: ids[at] && times.get(ids[at]) === 1 ? ids[at] : drawn() }));
}
