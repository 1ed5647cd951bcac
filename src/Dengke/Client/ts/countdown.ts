import { onContent, within } from "./dom";
import { say } from "./words";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What is left in the two largest units, as 还剩 2 天 3 小时 or 已过 5 分钟. */
export function remaining(milliseconds: number): string {
  const span = Math.abs(Math.round(milliseconds / minute) * minute);
  const days = Math.floor(span / day);
  const hours = Math.floor((span % day) / hour);
  const minutes = Math.floor((span % hour) / minute);
  const parts =
    days > 0
      ? [say("days", days), hours > 0 ? say("hours", hours) : ""]
      : [hours > 0 ? say("hours", hours) : "", minutes > 0 || hours === 0 ? say("minutes", minutes) : ""];
  return say(milliseconds < 0 ? "past" : "left", parts.filter(Boolean).join(" "));
}

/**
 * Keeps `<time class="countdown" datetime="…" data-now="…">` true, minute by minute. `data-now` is the server's
 * clock when the page was made; the reader's own clock may be wrong, and the demo's clock is another one.
 */
export function installCountdowns(): void {
  const offsets = new WeakMap<HTMLTimeElement, number>();

  const update = (element: HTMLTimeElement) => {
    const left = Date.parse(element.dateTime) - (Date.now() + (offsets.get(element) ?? 0));
    if (Number.isNaN(left)) {
      return;
    }
    const text = remaining(left);
    if (element.textContent !== text) {
      element.textContent = text;
    }
    element.classList.toggle("is-soon", left >= 0 && left < 2 * day);
    element.classList.toggle("is-late", left < 0);
  };

  onContent((root) => {
    for (const element of within<HTMLTimeElement>(root, "time.countdown[datetime]")) {
      const now = Date.parse(element.dataset.now ?? "");
      offsets.set(element, Number.isNaN(now) ? 0 : now - Date.now());
      update(element);
    }
  });

  setInterval(() => {
    for (const element of document.querySelectorAll<HTMLTimeElement>("time.countdown[datetime]")) {
      update(element);
    }
  }, minute);
}
