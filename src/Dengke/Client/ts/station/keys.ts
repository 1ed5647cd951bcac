import { current } from "./part";

/** A hand scanner types faster than this between two keys; a person does not. In milliseconds. */
const burst = 80;

/**
 * Keys press the buttons that name them (`data-key`) and tick the boxes that do (`data-key-check`). A scanner that types while a photo is on
 * the screen presses nothing: keys that come in a burst are taken for a scan.
 */
export function installKeys(): void {
  let last = 0;
  let waiting: number | undefined;
  let typed = "";

  document.addEventListener("keydown", (event) => {
    const part = current();
    if (!part || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) {
      return;
    }
    const scan = part.querySelector<HTMLInputElement>("[data-booth-scan]");
    if (scan) {
      scan.focus();
      return;
    }
    if (find(part, event.code) || event.key.length === 1 || event.key === "Enter") {
      event.preventDefault();
    }
    const now = performance.now();
    const quick = now - last < burst;
    last = now;
    window.clearTimeout(waiting);
    if (quick) {
      typed += event.key.length === 1 ? event.key : "";
      return;
    }
    typed = event.key.length === 1 ? event.key : "";
    const code = event.code;
    waiting = window.setTimeout(() => {
      // The part may have been drawn anew since.
      const now = current();
      if (typed.length <= 1 && now) {
        find(now, code)?.click();
      }
    }, burst);
  });
}

function find(part: HTMLElement, code: string): HTMLElement | null {
  const name = code === "NumpadEnter" ? "Enter" : code;
  return part.querySelector<HTMLElement>(`[data-key="${name}"]:not([disabled]), [data-key-check="${name}"]`);
}

const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && target.type !== "checkbox") || target instanceof HTMLSelectElement;
