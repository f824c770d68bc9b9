// The trustee's part in her own browser: make the key, try it, open the box. The private half is
// never sent: this module has no way of sending anything but the public half and what it sealed.
import { LinkKey, able as canLink, paired } from "./linking.js";

const MARK = "talkoot-survey-key-1:";
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const { nacl, sealedBox } = window;

class Wrong extends Error {}

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function base64(given) {
  let text = "";
  for (let at = 0; at < given.length; at += 8192) {
    text += String.fromCharCode(...given.subarray(at, at + 8192));
  }
  return btoa(text);
}

// As in fingerprints.py.
function fingerprint(publicKey) {
  const words = nacl.hash(new TextEncoder().encode(`talkoot key ${publicKey}`)).subarray(0, 10);
  let bits = "";
  words.forEach((word) => { bits += word.toString(2).padStart(8, "0"); });
  const letters = bits.match(/.{5}/g).map((five) => BASE32[parseInt(five, 2)]).join("");
  return letters.match(/.{4}/g).join(" ");
}

function readKey(text) {
  const words = text.trim();
  try {
    if (!words.startsWith(MARK)) throw new Wrong("none");
    return nacl.box.keyPair.fromSecretKey(bytes(words.slice(MARK.length)));
  } catch {
    throw new Wrong("none");
  }
}

function below(limit) {
  const top = Math.floor(2 ** 32 / limit) * limit;
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn); while (drawn[0] >= top);
  return drawn[0] % limit;
}

function shuffle(rows) {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [rows[last], rows[other]] = [rows[other], rows[last]];
  }
  return rows;
}

function opened(sealed, pair) {
  const plain = sealedBox.open(bytes(sealed), pair.publicKey, pair.secretKey);
  if (!plain) throw new Wrong("box");
  return JSON.parse(new TextDecoder().decode(plain));
}

const breath = () => new Promise((resolve) => { setTimeout(resolve); });

// The same as `talkoot tally`: all are opened or none, shuffled, and sealed to the server.
async function tally(box, pair, link, tell) {
  let rows = [];
  let rested = performance.now();
  for (const sealed of box.ballots) {
    rows.push(opened(sealed, pair));
    if (performance.now() - rested > 100) {
      tell(rows.length / box.ballots.length);
      await breath();
      rested = performance.now();
    }
  }
  if (box.link) rows = await paired(rows, link);
  const words = new TextEncoder().encode(JSON.stringify(shuffle(rows)));
  return JSON.stringify({ sealed: base64(sealedBox.seal(words, bytes(box.server))) });
}

async function fetched(address) {
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store" });
  } catch {
    throw new Wrong("net");
  }
  if (!answer.ok) throw new Wrong("box");
  return answer.json();
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

function making(section) {
  const form = section.querySelector("[data-made]");
  const button = section.querySelector("[data-generate]");
  const understood = section.querySelector("[data-understood]");
  const ready = () => { button.disabled = !understood.checked; };
  understood.addEventListener("change", ready);
  ready();
  button.addEventListener("click", () => {
    const pair = nacl.box.keyPair();
    const publicKey = base64(pair.publicKey);
    const letters = fingerprint(publicKey);
    const name = `talkoot-key-${letters.slice(0, 4)}.txt`;
    download(name, `${MARK}${base64(pair.secretKey)}\n`);
    pair.secretKey.fill(0);
    form.elements.public_key.value = publicKey;
    form.querySelector("[data-name]").textContent = name;
    form.querySelector("[data-mine]").textContent = letters;
    form.hidden = false;
    form.querySelector("button").focus();
  });
}

function say(form, what, letters) {
  form.querySelectorAll("[data-wrong]").forEach((it) => { it.hidden = it.dataset.wrong !== what; });
  const mine = form.querySelector("[data-mine]");
  if (mine) mine.textContent = letters ?? "";
}

// The link key of this survey, or none: the answers can be opened without it, once that is said.
async function linkOf(form, file) {
  if (!form.dataset.link) return null;
  if (!file && form.querySelector("[data-without-link]")?.checked) return null;
  const key = file && LinkKey.read(await file.text());
  if (!key || (await key.checkWord()) !== form.dataset.link) throw new Wrong("link");
  return key;
}

async function sealedFor(form, file) {
  const pair = readKey(await file.text());
  const mine = base64(pair.publicKey);
  if (mine !== form.dataset.key) throw new Wrong("other", { cause: fingerprint(mine) });
  const bar = form.querySelector("progress");
  const link = await linkOf(form, form.querySelector("#link-file")?.files[0]);
  const found = await tally(await fetched(form.dataset.tally), pair, link, (part) => { bar.value = part; });
  pair.secretKey.fill(0);
  return found;
}

function opening(form) {
  const chosen = form.querySelector("#key-file");
  const working = form.querySelector("[data-working]");
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(form, chosen.files.length ? "" : "none");
    if (!chosen.files.length || button.disabled) return;
    button.disabled = true;
    working.hidden = false;
    try {
      const carried = new DataTransfer();
      carried.items.add(new File([await sealedFor(form, chosen.files[0])], "OPENED.json"));
      form.elements.opened.files = carried.files;
      form.submit();
    } catch (error) {
      say(form, error instanceof Wrong ? error.message : "box", error.cause);
      working.hidden = true;
      button.disabled = false;
    }
  });
}

function makingLink(section) {
  const form = section.querySelector("form");
  section.querySelector("[data-generate-link]").addEventListener("click", async () => {
    const key = LinkKey.fresh();
    form.elements.word.value = await key.checkWord();
    download("talkoot-link-key.txt", key.written());
    key.raw.fill(0);
    form.hidden = false;
    form.querySelector("button").focus();
  });
}

async function tokensFor(form, file) {
  const key = await linkOf(form, file);
  const { people } = await fetched(form.dataset.tokens);
  const tokens = {};
  for (const person of people) tokens[person] = await key.token(person);
  return JSON.stringify({ tokens });
}

function givingTokens(form) {
  const chosen = form.querySelector("#link-file");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(form, "");
    try {
      const carried = new DataTransfer();
      carried.items.add(new File([await tokensFor(form, chosen.files[0])], "TOKENS.json"));
      form.elements.tokens.files = carried.files;
      form.submit();
    } catch (error) {
      say(form, error instanceof Wrong ? error.message : "box");
    }
  });
}

function able() {
  try {
    return Boolean(nacl && sealedBox && new DataTransfer() && new File([], "a").text);
  } catch {
    return false;
  }
}

// A browser that cannot do it all keeps what stands there without us: the commands.
if (able()) {
  document.querySelectorAll("[data-make], [data-tally]").forEach((it) => { it.hidden = false; });
  document.querySelectorAll("[data-elsewhere]").forEach((it) => { it.open = false; });
  document.querySelectorAll("[data-make]").forEach(making);
  document.querySelectorAll("[data-tally]").forEach(opening);
}
if (able() && canLink()) {
  document.querySelectorAll("[data-make-link], [data-tokens]").forEach((it) => { it.hidden = false; });
  document.querySelectorAll("[data-link-elsewhere]").forEach((it) => { it.open = false; });
  document.querySelectorAll("[data-make-link]").forEach(makingLink);
  document.querySelectorAll("[data-tokens]").forEach(givingTokens);
}
