// A field while it is written in: it grows with the text, and says when the text is too long.
import { say } from "./says.js";

const NEAR = 20;
const length = (field) => [...field.value].length; // an emoji is one, as the server counts

export const fits = (form) => [...form.querySelectorAll("[data-limit]")].every((field) => length(field) <= Number(field.dataset.limit));

const words = (left, all) => {
  if (left < 0) return say("too-many", { n: -left });
  return left <= NEAR ? say("left", { n: left }) : `${all - left} / ${all}`;
};

const count = (field) => {
  const all = Number(field.dataset.limit);
  const left = all - length(field);
  const counter = document.getElementById(`${field.id}_left`);
  counter?.classList.toggle("over", left < 0);
  if (counter) counter.textContent = words(left, all);
};

const grow = (field) => {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
};

export const follow = (form) => {
  form.querySelectorAll("[data-limit]").forEach(count);
  form.querySelectorAll("textarea").forEach(grow);
};
