// Before the first paint: the appearance and text size this person has chosen on this device.
(() => {
  const html = document.documentElement;
  html.dataset.js = "";
  for (const name of ["theme", "text"]) {
    try {
      const chosen = localStorage.getItem(`talkoot-${name}`);
      if (chosen && !html.dataset[name]) html.dataset[name] = chosen;
    } catch { /* a browser that keeps nothing */ }
  }
})();
