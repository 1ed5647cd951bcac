import { create, on, onContent, within } from "./dom";

/**
 * Line numbers beside the text area in a `.yaml-editor`, and red ones where `data-error-lines="3,17"` says so. A link
 * with `data-line` in `.yaml-errors` puts the cursor at that line (and `data-column`). Tab keeps its meaning: it
 * leaves the field.
 */
export function installYamlEditors(): void {
  onContent((root) => {
    for (const editor of within<HTMLElement>(root, ".yaml-editor")) {
      const area = editor.querySelector("textarea");
      if (area && !editor.querySelector(".yaml-gutter")) {
        addGutter(editor, area);
      }
    }
  });

  on<HTMLAnchorElement, "click">("click", "a[data-line]", (link, event) => {
    const area = document.querySelector<HTMLTextAreaElement>(link.hash || ".yaml-editor textarea");
    if (area) {
      event.preventDefault();
      goTo(area, Number(link.dataset.line), Number(link.dataset.column ?? 1));
    }
  });
}

function addGutter(editor: HTMLElement, area: HTMLTextAreaElement): void {
  const gutter = create("div", "yaml-gutter");
  gutter.setAttribute("aria-hidden", "true");
  editor.prepend(gutter);
  let wrong = new Set((editor.dataset.errorLines ?? "").split(",").map(Number));

  const draw = () => {
    const lines = area.value.split("\n").length;
    const numbers = Array.from({ length: lines }, (_, index) =>
      create("span", wrong.has(index + 1) ? "is-error" : "", String(index + 1)),
    );
    gutter.replaceChildren(...numbers);
    gutter.scrollTop = area.scrollTop;
  };

  area.addEventListener("scroll", () => {
    gutter.scrollTop = area.scrollTop;
  });
  area.addEventListener("input", () => {
    // What was wrong may have moved; the next check marks it again.
    wrong = new Set();
    draw();
  });
  draw();
  new ResizeObserver(() => {
    gutter.style.height = `${area.offsetHeight}px`;
  }).observe(area);
}

function goTo(area: HTMLTextAreaElement, line: number, column: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const length = lines[line - 1]?.length ?? 0;
  area.focus();
  area.setSelectionRange(start + Math.min(column - 1, length), start + length);
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 4) * lineHeight);
}
