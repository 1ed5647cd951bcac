// Reads QR codes all day: from the camera, or from a hand scanner that types. What is read goes into a form, which is sent.
import { codeReader } from "./reader";

/** Milliseconds between two frames that are looked at. */
const pace = 120;
/** The same code is not sent again within this time: nobody takes their phone away at once. */
const again = 3000;
/** Under this is noted, for this tab, that the camera was opened. */
const opened = "dengke-camera";

function install(place: HTMLElement): void {
  const video = place.querySelector<HTMLVideoElement>("[data-scan-video]");
  const status = place.querySelector<HTMLElement>("[data-scan-status]");
  const start = place.querySelector<HTMLButtonElement>("[data-scan-start]");
  if (!video || !status || !start) {
    return;
  }
  let last = "";
  let lastAt = 0;

  const say = (text: string | undefined) => {
    status.textContent = text ?? "";
  };

  const send = (text: string) => {
    const now = Date.now();
    if (text === last && now - lastAt < again) {
      return;
    }
    // The page may have been swapped since, and may want no code just now.
    const input = document.querySelector<HTMLInputElement>(place.dataset.scan ?? "");
    if (!input?.form) {
      return;
    }
    last = text;
    lastAt = now;
    input.value = text;
    input.form.requestSubmit();
  };

  const open = async () => {
    if (!navigator.mediaDevices) {
      say(place.dataset.noCamera);
      return;
    }
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 } },
      });
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      say(
        name === "NotAllowedError"
          ? place.dataset.cameraRefused
          : name === "NotReadableError"
            ? place.dataset.cameraBusy
            : place.dataset.noCamera,
      );
      return;
    }
    start.hidden = true;
    video.hidden = false;
    sessionStorage.setItem(opened, "yes");
    await video.play();
    say(place.dataset.reading);
    const read = await codeReader(video);
    const look = async () => {
      const text = await read().catch(() => undefined);
      if (text) {
        send(text);
      }
      window.setTimeout(look, pace);
    };
    void look();
  };
  start.addEventListener("click", () => void open());
  // Whoever has opened it does not want to do so again on the next page.
  if (sessionStorage.getItem(opened)) {
    void open();
  }
}

/** A tone for each colour of the answer: high for green, twice for amber, low for red. */
function sound(look: string | undefined): void {
  const tones: Record<string, number[]> = { "is-green": [880], "is-amber": [620, 620], "is-red": [220] };
  const chosen = look ? tones[look] : undefined;
  if (!chosen || !("AudioContext" in window)) {
    return;
  }
  const audio = new AudioContext();
  chosen.forEach((pitch, index) => {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.frequency.value = pitch;
    level.gain.value = 0.15;
    tone.connect(level).connect(audio.destination);
    tone.start(audio.currentTime + index * 0.2);
    tone.stop(audio.currentTime + index * 0.2 + 0.15);
  });
  window.setTimeout(() => void audio.close(), 1000);
}

/** A hand scanner types into the input that has the focus: it is kept there, and empty for the next one. */
function keepReady(): void {
  // The page may swap it for another.
  const current = () => document.querySelector<HTMLInputElement>("[data-scan-wedge]");
  current()?.focus();
  document.addEventListener("htmx:afterRequest", (event) => {
    const input = current();
    if (input && event.target === input.form) {
      input.value = "";
      input.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = document.activeElement;
    const free = typing === document.body || typing === null;
    if (free && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      current()?.focus();
    }
  });
}

for (const place of document.querySelectorAll<HTMLElement>("[data-scan]")) {
  install(place);
}
keepReady();
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target instanceof HTMLElement) {
    sound(document.getElementById(event.target.id)?.dataset.sound);
  }
});
