import { on } from "./dom";

/**
 * `<a href="/own/page" data-dialog="id">` opens the dialog of that id instead of the page; `data-close` closes it.
 * A dialog with `data-open-on-swap` opens when htmx has put something into it.
 */
export function installDialogs(): void {
  on<HTMLElement, "click">("click", "[data-dialog]", (opener, event) => {
    const dialog = document.getElementById(opener.dataset.dialog ?? "");
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
  });

  on<HTMLElement, "click">("click", "dialog [data-close]", (button, event) => {
    event.preventDefault();
    button.closest("dialog")?.close();
  });

  // A click beside the box hits the dialog element itself.
  on<HTMLDialogElement, "click">("click", "dialog", (dialog, event) => {
    if (event.target === dialog && !dialog.classList.contains("is-binding")) {
      dialog.close();
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = event.target instanceof Element ? event.target.closest("dialog") : null;
    if (dialog?.hasAttribute("data-open-on-swap") && !dialog.open) {
      dialog.showModal();
    }
  });
}
