// Copy buttons: each copies the text of the element it names. Without this script a text is marked by hand.

export const textOf = (element) => element.value ?? element.textContent;

for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const said = document.getElementById("copied");
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(textOf(source));
    for (const other of document.querySelectorAll("button[data-copies]")) other.removeAttribute("aria-pressed");
    button.setAttribute("aria-pressed", "true");
    said.textContent = button.dataset.done;
  });
}
