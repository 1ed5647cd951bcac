import { on } from "./dom";

/**
 * Deciding one correction after another. `data-key="KeyA"` answers to Alt+A: a button or link is pressed, a text field gets the
 * focus. What binds still asks first (`data-confirm`). The modifier keeps single letters free for those who dictate.
 * `data-zoom="id"` enlarges that picture, `data-turn="id"` turns it by a quarter.
 */
export function installReview(): void {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) {
      return;
    }
    const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.code)}"]`);
    if (target) {
      event.preventDefault();
      if (target.matches("input, textarea")) {
        target.focus();
      } else {
        target.click();
      }
    }
  });

  on<HTMLElement, "click">("click", "[data-zoom]", (button) => {
    const large = document.getElementById(button.dataset.zoom ?? "")?.classList.toggle("is-large") ?? false;
    button.setAttribute("aria-pressed", String(large));
  });

  on<HTMLElement, "click">("click", "[data-turn]", (button) => {
    const frame = document.getElementById(button.dataset.turn ?? "");
    if (frame) {
      const turned = [1, 2, 3].find((quarter) => frame.classList.contains(`is-turned-${quarter}`)) ?? 0;
      frame.classList.remove(`is-turned-${turned}`);
      frame.classList.toggle(`is-turned-${(turned + 1) % 4}`, turned < 3);
    }
  });
}
