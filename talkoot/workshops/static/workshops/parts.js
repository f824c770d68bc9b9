// Put freshly fetched parts of a page in place of the old ones, keeping what is open and in focus.
export const replaceParts = (page, html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || old.innerHTML === part.innerHTML) continue;
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    old.replaceChildren(...part.childNodes);
    old.querySelectorAll("details").forEach((one, place) => { if (open[place]) one.open = true; });
  }
};
