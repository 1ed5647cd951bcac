import { on, onContent, within } from "./dom";
import { say } from "./words";

const all = "input[data-select-all]";
const rows = ".col-pick input[type=checkbox]:not([data-select-all])";

/**
 * A table's tick for all rows of the page, shift-click for a run of rows, and the count in the selection bar
 * (`.selection-bar` with `.selection-count`) of the form around it. Its buttons wait for a choice, but for those with
 * `data-always`.
 */
export function installSelection(): void {
  let last: HTMLInputElement | null = null;

  on<HTMLInputElement, "change">("change", all, (box) => {
    const form = box.form ?? box.closest("table");
    if (form) {
      for (const row of form.querySelectorAll<HTMLInputElement>(rows)) {
        row.checked = box.checked;
      }
      show(form);
    }
  });

  on<HTMLInputElement, "click">("click", rows, (box, event) => {
    const form = box.form ?? box.closest("table");
    if (!form) {
      return;
    }
    const boxes = [...form.querySelectorAll<HTMLInputElement>(rows)];
    if (event.shiftKey && last && boxes.includes(last)) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(from, (to ?? 0) + 1)) {
        between.checked = box.checked;
      }
    }
    last = box;
    show(form);
  });

  onContent((root) => {
    for (const bar of within<HTMLElement>(root, ".selection-bar")) {
      const form = bar.closest("form");
      if (form) {
        show(form);
      }
    }
  });
}

function show(form: Element): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>(rows)];
  const chosen = boxes.filter((box) => box.checked).length;
  const head = form.querySelector<HTMLInputElement>(all);
  if (head) {
    head.checked = chosen > 0 && chosen === boxes.length;
    head.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const bar = form.querySelector<HTMLElement>(".selection-bar");
  const count = bar?.querySelector(".selection-count");
  if (bar && count) {
    count.textContent = say("chosen", chosen);
    for (const button of bar.querySelectorAll<HTMLButtonElement>("button:not([data-always])")) {
      button.disabled = chosen === 0;
    }
  }
}
