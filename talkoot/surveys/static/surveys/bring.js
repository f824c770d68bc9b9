/* Keeps the chosen file in the browser from one step to the next: the server does not keep it. */

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-bring]");
  if (!form) return;
  event.preventDefault();
  const sent = new FormData(form, event.submitter);
  const file = form.querySelector("input[type=file]").files;
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  const answer = await fetch(location.href, { method: "POST", body: sent });
  if (answer.redirected) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = document.querySelector("main");
  main.replaceWith(document.adoptNode(page.querySelector("main")));
  const again = document.querySelector("[data-bring] input[type=file]");
  if (again && file.length) again.files = file;
  const note = document.querySelector("[data-bring-again]");
  if (note && file.length) note.textContent = file[0].name;
  const head = document.querySelector("main [role=alert], main h2, main h1");
  head.setAttribute("tabindex", "-1");
  head.focus();
});
