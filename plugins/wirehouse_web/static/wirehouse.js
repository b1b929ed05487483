// The pages work without this; with it they are a little kinder.
"use strict";

// Airflow has a switch for light and dark of its own. Inside its frame the page follows that.
if (window !== window.parent) {
  try {
    const theme = window.localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* storage may be closed to us; the browser's preference holds */ }
}

// A mark shows its details where they stand, without moving the text; Escape puts them away.
function choose(target) {
  for (const old of document.querySelectorAll(".shown, .chosen")) old.classList.remove("shown", "chosen");
  if (!target) return;
  document.getElementById(target).classList.add("shown");
  for (const piece of document.querySelectorAll("a.mark")) {
    if (piece.hash === `#${target}`) piece.classList.add("chosen");
  }
}
document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  const target = mark?.hash.slice(1);
  if (!target || !document.getElementById(target)?.matches(".detail")) return;
  event.preventDefault();
  choose(target);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
});

// Ctrl + Enter runs the query; a query that runs cannot be sent twice.
document.getElementById("query")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
});
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    const button = form.querySelector("button");
    if (button.hasAttribute("aria-busy")) event.preventDefault();
    button.setAttribute("aria-busy", "true");
  });
}
