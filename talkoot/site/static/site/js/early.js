// Before the first paint: the appearance, text size and words this person has chosen on this device.
(() => {
  const html = document.documentElement;
  html.dataset.js = "";
  for (const name of ["theme", "text", "plain"]) {
    try {
      const chosen = localStorage.getItem(`talkoot-${name}`);
      if (chosen && !html.dataset[name]) html.dataset[name] = chosen;
    } catch { /* a browser that keeps nothing */ }
  }
})();
