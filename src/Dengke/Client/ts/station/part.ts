/** The part of the page that the server draws anew after each act and each change. */
const id = "booth";

export const current = (): HTMLElement | null => document.getElementById(id);

/** Puts the part in from a whole page. What is being typed stays, and so does the focus. */
export function swap(html: string): void {
  const next = new DOMParser().parseFromString(html, "text/html").getElementById(id);
  const now = current();
  if (!next || !now || drawn(next) === drawn(now)) {
    return;
  }
  const same = next.dataset.state === now.dataset.state;
  const typed = document.activeElement;
  const kept = same && typed instanceof HTMLInputElement && now.contains(typed) ? typed : null;
  const ticks = same
    ? [...now.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked")].map((c) => c.name)
    : [];
  const open = same && now.querySelector("details[open]") !== null;
  now.replaceWith(next);
  for (const name of ticks) {
    const box = next.querySelector<HTMLInputElement>(`input[type=checkbox][name="${name}"]`);
    if (box) {
      box.checked = true;
    }
  }
  if (open) {
    next.querySelector("details")?.setAttribute("open", "");
  }
  const again = kept?.id ? next.querySelector<HTMLInputElement>(`#${kept.id}`) : null;
  if (kept && again) {
    if (kept.type === "text") {
      again.value = kept.value;
    }
    again.focus();
  } else {
    next.querySelector<HTMLElement>("[autofocus]")?.focus();
  }
  if (next.dataset.bar && next.dataset.bar !== now.dataset.bar) {
    alarm();
  }
}

/** What it looks like: the forms' tokens are others each time. */
function drawn(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const token of copy.querySelectorAll("input[name=__RequestVerificationToken]")) {
    token.remove();
  }
  return copy.innerHTML + JSON.stringify(copy.dataset);
}

export async function refresh(): Promise<void> {
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    swap(await answer.text());
  }
}

/** Sends something, and shows the page that comes back. */
export async function send(address: string, body: BodyInit, type?: string): Promise<void> {
  const headers: Record<string, string> = {};
  const token = document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]");
  if (type && token) {
    headers["Content-Type"] = type;
    headers.RequestVerificationToken = token.value;
  }
  const answer = await fetch(address, { method: "POST", body, headers, cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    swap(await answer.text());
  } else {
    await refresh();
  }
}

/** A low tone: something was refused. */
function alarm(): void {
  if (!("AudioContext" in window)) {
    return;
  }
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.frequency.value = 220;
  level.gain.value = 0.15;
  tone.connect(level).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
  window.setTimeout(() => void audio.close(), 1000);
}

export function install(): void {
  let busy = false;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !current()?.contains(form)) {
      return;
    }
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    const by = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    const address = by?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.pathname;
    void send(address, new URLSearchParams(new FormData(form) as unknown as Record<string, string>)).finally(() => {
      busy = false;
    });
  });
  if (current() && "EventSource" in window) {
    const screen = current()?.dataset.screen;
    new EventSource(screen ? `/live?screen=${screen}` : "/live").addEventListener("message", () => void refresh());
  }
}
