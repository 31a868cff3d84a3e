// Keys: j and k go through the entries of a page, / finds a project, ? goes to the foot.
"use strict";
document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || at.closest("input, select, textarea")) {
    return;
  }
  if (event.key === "/") {
    const find = document.getElementById("find");
    if (find) {
      event.preventDefault();
      find.focus();
    }
  } else if (event.key === "?") {
    document.querySelector("footer").scrollIntoView();
  } else if (event.key === "j" || event.key === "k") {
    const items = Array.from(document.querySelectorAll("[data-item]"));
    const current = items.indexOf(at.closest("[data-item]"));
    const next = items[event.key === "j" ? current + 1 : Math.max(0, current - 1)];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }
});
