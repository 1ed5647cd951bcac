/**
 * Keeps the reader's place. A page with an error summary starts there; a swapped part that names a `data-focus` or `autofocus`
 * element gets the focus there; otherwise htmx restores the focused field by its id.
 */
export function installFocus(): void {
  moveTo(document.querySelector<HTMLElement>(".error-summary"));

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target instanceof Element) {
      moveTo(
        event.target.closest<HTMLElement>("[data-focus]") ??
          event.target.querySelector<HTMLElement>("[data-focus], [autofocus]") ??
          event.target.querySelector<HTMLElement>(".error-summary"),
      );
    }
  });
}

function moveTo(element: HTMLElement | null): void {
  if (element) {
    if (!element.hasAttribute("tabindex") && element.tabIndex < 0) {
      element.tabIndex = -1;
    }
    element.focus();
  }
}
