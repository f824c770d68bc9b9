// What a page looks like to a finger, to the Tab key and with large letters. Brought into a page by eyes.py.
(() => {
  const TARGETS = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]";
  const SCROLLS = ".table-wrap, .map-frame, pre, input, select, textarea, svg, svg *";
  const CUT_ON_PURPOSE = ".visually-hidden, .night-band, .phone-step"; // a ring, and a step told in the title
  const PARTS = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];

  const named = (it) => {
    const words = (it.getAttribute("aria-label") || it.textContent).trim().slice(0, 30);
    return `${it.tagName}.${it.getAttribute("class") ?? it.getAttribute("name") ?? ""} ${words}`;
  };
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  const aimedAt = (it) => it.checkVisibility({ visibilityProperty: true })
    && !it.closest(".visually-hidden, .skip-link, [data-board] svg");
  const inWords = (it) => it.matches("a:not(.button)")
    && getComputedStyle(it).display.startsWith("inline")
    && it.parentElement.textContent.trim() !== it.textContent.trim();
  const size = (it) => {
    const around = it.matches("[type=radio], [type=checkbox]") ? it.closest("label") : null;
    const box = (around ?? it).getBoundingClientRect();
    return Math.round(Math.min(box.width, box.height));
  };
  const small = ([finger, least]) => [...document.querySelectorAll(TARGETS)]
    .filter((it) => aimedAt(it) && !inWords(it) && size(it) < (it.matches("svg *") ? least : finger))
    .map((it) => `${named(it)} is ${size(it)} px`);

  const cut = () => [...document.querySelectorAll("main *, header *")]
    .filter((it) => it.checkVisibility() && it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 2)
    .filter((it) => !it.matches(`${SCROLLS}, ${CUT_ON_PURPOSE}`) && it.textContent.trim())
    .filter((it) => ["hidden", "clip"].includes(getComputedStyle(it).overflowX))
    .map((it) => `cut: ${named(it)}`);

  const moving = () => document.getAnimations()
    .filter((one) => one.playState === "running" && one.effect.getComputedTiming().duration > 1).length;
  const still = async () => {
    await frames(); // what a new colour sets going begins with the next one
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    await frames();
  };

  const ringed = (it) => {
    const style = getComputedStyle(it);
    const drawn = matchMedia("(forced-colors: active)").matches || !style.outlineColor.endsWith(", 0)");
    const lined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && drawn;
    const reach = it.querySelector(".reach");
    return lined || style.boxShadow !== "none" || (reach && getComputedStyle(reach).stroke !== "none");
  };
  const bare = (it) => {
    const box = it.getBoundingClientRect();
    return PARTS.map(([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y))
      .some((one) => one && (it.contains(one) || one.contains(it)));
  };

  let visited = [];
  // Tab begins at the top, wherever one was.
  const begin = () => {
    visited = [];
    scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  };
  const forward = (it, last) => !last || (it.name && it.name === last.name) // radio buttons are one stop
    || Boolean(last.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
  const stop = async () => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    // What a page scrolls to may be on its way, on a busy machine for long.
    for (let turn = 0; turn < 30 && !bare(it); turn += 1) await frames();
    const last = visited.at(-1);
    const again = visited.includes(it);
    visited.push(it);
    return { words: named(it), again, seen: Boolean(ringed(it)), bare: bare(it), forward: forward(it, last) };
  };

  window.eyes = { small, cut, moving, still, begin, stop };
})();
