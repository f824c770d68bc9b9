// Keep small things in the browser, over reloads and restarts; where it refuses (full, or told to
// keep nothing), keep them at least until the page is left.
const memory = new Map();

export const keeper = {
  read(key) {
    if (memory.has(key)) return memory.get(key);
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },

  write(key, value) {
    memory.delete(key);
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      if (value !== null) memory.set(key, value);
    }
  },

  // Forget everything that was kept under names that end so, and return what it was.
  forget(ending) {
    const names = [...memory.keys()];
    try { names.push(...Object.keys(localStorage)); } catch { /* nothing is kept there */ }
    const mine = names.filter((name) => name.endsWith(ending));
    const kept = mine.map((name) => this.read(name));
    mine.forEach((name) => this.write(name, null));
    return kept;
  },
};
