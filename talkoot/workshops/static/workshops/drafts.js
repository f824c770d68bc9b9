// What is being written, kept for each step until it is sent or left, and what came back.
import { keeper } from "/static/live/keeper.js";

const HIDDEN = new Set(["csrfmiddlewaretoken", "key", "beat"]);

// What a person has put in a form, without what the page put there.
export const filled = (form) => [...new FormData(form)].filter(([name, value]) => !HIDDEN.has(name) && typeof value === "string");

export const textOf = (pairs) => pairs.filter(([name, value]) => !HIDDEN.has(name) && /[^\d.-]/.test(value) && value.length > 1)
  .map(([, value]) => value).join(" · ");

export const fill = (form, pairs) => {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || HIDDEN.has(field.name)) continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
};

export class Drafts {
  constructor(room) {
    this.key = `drafts-${room}`;
  }

  get all() {
    return keeper.read(this.key) ?? {};
  }

  of(beat) {
    return this.all[beat];
  }

  keep(key, draft) {
    keeper.write(this.key, { ...this.all, [key]: draft });
  }

  drop(beat) {
    const { [beat]: _gone, ...rest } = this.all;
    keeper.write(this.key, Object.keys(rest).length ? rest : null);
  }

  // What was written in other steps than this one.
  besides(beat) {
    return Object.entries(this.all).filter(([other, draft]) => other !== beat && textOf(draft.pairs));
  }
}
