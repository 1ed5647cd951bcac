import htmx from "htmx.org";
import { onContent, within } from "./dom";

/** What is in a hall's event. */
interface HallNews {
  changes: number;
  called: number[];
}

const sources = new Map<string, EventSource>();
let due: number | undefined;
let seen = -1;

/**
 * Parts of a page that are read anew when something in their hall has changed: `data-live` is the address of the events. With
 * `data-live-patience` a phone waits up to so many seconds, by chance, so that not all of them ask at once, unless its own
 * number (`data-live-mine`) is called. The part has an id.
 */
export function installLive(): void {
  onContent((root) => {
    for (const part of within<HTMLElement>(root, "[data-live]")) {
      listen(part.dataset.live ?? "", part.id);
    }
    for (const call of within<HTMLElement>(root, "[data-vibrate]")) {
      announce(call.dataset.vibrate ?? "");
    }
    for (const lines of within<HTMLElement>(root, "[data-turns]")) {
      takeTurns(lines);
    }
  });
}

function listen(address: string, id: string): void {
  if (sources.has(address) || !("EventSource" in window)) {
    return;
  }
  const source = new EventSource(address);
  sources.set(address, source);
  source.addEventListener("message", (event) => {
    const news = JSON.parse(event.data) as HallNews;
    const part = document.getElementById(id);
    if (!part || news.changes === seen) {
      return;
    }
    const first = seen < 0;
    seen = news.changes;
    if (first) {
      return;
    }
    const mine = Number(part.dataset.liveMine ?? "");
    const patience = news.called.includes(mine) ? 0 : Number(part.dataset.livePatience ?? "0");
    window.clearTimeout(due);
    due = window.setTimeout(() => refresh(id), Math.random() * patience * 1000);
  });
}

function refresh(id: string): void {
  const typing = document.activeElement;
  if (typing instanceof HTMLInputElement && typing.value !== "" && document.getElementById(id)?.contains(typing)) {
    due = window.setTimeout(() => refresh(id), 2000);
    return;
  }
  void htmx.ajax("get", location.href, { target: `#${id}`, select: `#${id}`, swap: "outerHTML" });
}

const announced = new Set<string>();

function announce(number: string): void {
  if (number !== "" && !announced.has(number)) {
    announced.add(number);
    navigator.vibrate?.([400, 150, 400, 150, 400]);
  }
}

/** One line after another, each for ten seconds. */
function takeTurns(list: HTMLElement): void {
  const lines = [...list.children];
  const show = (turn: number) => {
    lines.forEach((line, index) => {
      line.toggleAttribute("hidden", index !== turn % lines.length);
    });
  };
  show(0);
  let turn = 0;
  window.setInterval(() => show(++turn), 10_000);
}
