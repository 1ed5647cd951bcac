// The pass for the door: a new code every half minute, without any network once the page is open.
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import qrcode from "qrcode-generator";

const step = 30_000;
const codeLength = 16;
const clock = "dengke-clock";

/** The first 96 bits of HMAC-SHA-256 over the number of the step. */
function codeOf(key: string, number: number): string {
  const mac = hmac(sha256, utf8ToBytes(key), utf8ToBytes(String(number)));
  return btoa(String.fromCharCode(...mac))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, codeLength);
}

function draw(place: HTMLElement, text: string): void {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (code.isDark(row, column)) {
        path += `M${column + 4} ${row + 4}h1v1h-1z`;
      }
    }
  }
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", place.dataset.passLabel ?? "");
  svg.setAttribute("shape-rendering", "crispEdges");
  const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  dark.setAttribute("d", path);
  svg.append(dark);
  place.replaceChildren(svg);
}

/**
 * By how much the server's clock is ahead of the phone's, which may be wrong. A page that is opened without network says the server's
 * time of when it was kept; what was learned then holds on.
 */
function aheadOf(now: string): number {
  const [before, learned] = (localStorage.getItem(clock) ?? "").split(" ");
  if (before === now && learned) {
    return Number(learned);
  }
  const ahead = Number(now) - Date.now();
  localStorage.setItem(clock, `${now} ${ahead}`);
  return ahead;
}

/** Has the page kept on the phone, for when there is no network. */
async function keepForLater(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/pass-worker.js", { scope: "/me/slot" });
  await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
  registration.active?.postMessage([location.pathname, ...parts]);
}

function install(place: HTMLElement): void {
  const { pass = "", passKey = "", passNow = "" } = place.dataset;
  const ahead = aheadOf(passNow);
  let drawn = -1;
  const renew = () => {
    const number = Math.floor((Date.now() + ahead) / step);
    if (number !== drawn && place.isConnected) {
      drawn = number;
      draw(place, `DK1.${pass}.${number}.${codeOf(passKey, number)}`);
    }
  };
  renew();
  window.setInterval(renew, 1000);
}

const places = document.querySelectorAll<HTMLElement>("[data-pass]");
for (const place of places) {
  install(place);
}
if (places.length > 0 && "serviceWorker" in navigator) {
  // Without it the page is as good as long as it stays open.
  keepForLater().catch(() => undefined);
}
