/** A `<details>` that lies over the page closes on Escape, on a click elsewhere, and when another one opens. */
export function installMenus(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details.drop[open], details.rare[open]");

  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!(event.target instanceof Node && menu.contains(event.target))) {
        menu.open = false;
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    for (const menu of open()) {
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) {
        menu.querySelector("summary")?.focus();
      }
    }
  });
}
