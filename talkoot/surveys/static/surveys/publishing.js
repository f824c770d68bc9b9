// Looks again every few seconds how far the publication is, until the page says something else.
const EVERY = 3000;

async function look() {
  const shown = document.getElementById("under-way");
  if (!shown) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("under-way");
    if (!fresh) return location.reload();
    if (fresh.textContent !== shown.textContent) shown.replaceWith(document.adoptNode(fresh));
  } catch { /* The net is away for a moment: look again. */ }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
