import { codeReader } from "../scan/reader";
import { current, send } from "./part";

/** What the station says of a small frame. Positions are in the frame's pixels. */
interface Look {
  portrait?: { x: number; y: number; width: number; height: number };
  eyes?: [number, number, number, number];
  eyeLine?: number;
  words?: string[];
  width: number;
  height: number;
}

/** Milliseconds between two looks. */
const pace = 200;
/** Width of the frames that are looked at. */
const small = 640;
/** Under this the chosen camera is remembered. */
const chosen = "dengke-station-camera";
const quality = 0.95;

export function installCamera(place: HTMLElement, state: () => string): void {
  const video = place.querySelector("video");
  const overlay = place.querySelector("canvas");
  const hint = place.querySelector<HTMLElement>("[data-booth-hint]");
  const devices = place.querySelector<HTMLSelectElement>("[data-booth-devices]");
  const opener = place.querySelector<HTMLButtonElement>("[data-booth-open]");
  if (!video || !overlay || !hint || !devices || !opener) {
    return;
  }
  const canvas = document.createElement("canvas");
  let round = 0;

  const say = (text: string | undefined) => {
    if (hint.textContent !== (text ?? "")) {
      hint.textContent = text ?? "";
    }
  };

  /** The present frame as JPEG, at most so wide. */
  const frame = (width: number, fineness: number): Promise<Blob | null> => {
    const scale = Math.min(1, width / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", fineness));
  };

  const shoot = async () => {
    if (!isOn(video)) {
      say(place.dataset.lost ?? hint.dataset.lost);
      return;
    }
    const picture = await frame(Number.POSITIVE_INFINITY, quality);
    if (picture) {
      await send("/?handler=shot", picture, "image/jpeg");
    }
  };
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-booth-shoot]")) {
      void shoot();
    }
  });

  const look = async () => {
    const picture = await frame(small, 0.7);
    const token = document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]");
    const answer =
      picture &&
      (await fetch(`/look?scale=${video.videoWidth / canvas.width}`, {
        method: "POST",
        body: picture,
        headers: { "Content-Type": "image/jpeg", RequestVerificationToken: token?.value ?? "" },
      }).catch(() => null));
    if (answer?.ok && isOn(video)) {
      const seen = (await answer.json()) as Look;
      draw(overlay, seen, (seen.words ?? []).length === 0);
      say(seen.words?.[0] ?? hint.dataset.good);
    }
  };

  const scan = async (read: () => Promise<string | undefined>) => {
    const text = await read().catch(() => undefined);
    const input = current()?.querySelector<HTMLInputElement>("[data-booth-scan]");
    if (text && input?.form && input.value === "") {
      input.value = text;
      input.form.requestSubmit();
    }
  };

  const open = async () => {
    if (!navigator.mediaDevices) {
      say(hint.dataset.none);
      return;
    }
    const mine = ++round;
    const wanted = localStorage.getItem(chosen);
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1920 }, height: { ideal: 1080 }, ...(wanted ? { deviceId: { ideal: wanted } } : {}) },
      });
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      say(
        name === "NotAllowedError"
          ? hint.dataset.refused
          : name === "NotReadableError"
            ? hint.dataset.busy
            : hint.dataset.none,
      );
      opener.hidden = false;
      return;
    }
    opener.hidden = true;
    const track = (video.srcObject as MediaStream).getVideoTracks()[0];
    track?.addEventListener("ended", () => {
      say(hint.dataset.lost);
      opener.hidden = false;
      clear(overlay);
    });
    await video.play();
    await list(devices, track);
    const read = await codeReader(video);
    const go = async () => {
      if (mine !== round) {
        return;
      }
      if (isOn(video)) {
        if (state() === "Ready") {
          await look();
        } else {
          clear(overlay);
          say("");
          if (state() === "Empty") {
            await scan(read);
          }
        }
      }
      window.setTimeout(go, pace);
    };
    void go();
  };
  opener.addEventListener("click", () => void open());
  devices.addEventListener("change", () => {
    localStorage.setItem(chosen, devices.value);
    stop(video);
    void open();
  });
  void open();
}

const isOn = (video: HTMLVideoElement): boolean =>
  video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
  video.srcObject instanceof MediaStream &&
  video.srcObject.getVideoTracks().some((t) => t.readyState === "live");

function stop(video: HTMLVideoElement): void {
  if (video.srcObject instanceof MediaStream) {
    for (const track of video.srcObject.getTracks()) {
      track.stop();
    }
  }
}

async function list(select: HTMLSelectElement, track: MediaStreamTrack | undefined): Promise<void> {
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === "videoinput");
  select.replaceChildren(...cameras.map((c) => new Option(c.label || c.deviceId, c.deviceId)));
  select.value = track?.getSettings().deviceId ?? "";
  select.hidden = cameras.length < 2;
}

function clear(overlay: HTMLCanvasElement): void {
  overlay.getContext("2d")?.clearRect(0, 0, overlay.width, overlay.height);
}

/** What would be cut out, and the line of the eyes: green when all is well. */
function draw(overlay: HTMLCanvasElement, look: Look, good: boolean): void {
  overlay.width = look.width;
  overlay.height = look.height;
  const pen = overlay.getContext("2d");
  if (!pen) {
    return;
  }
  pen.lineWidth = Math.max(2, look.width / 250);
  pen.strokeStyle = good ? "#35c26a" : "#ffb020";
  if (look.portrait) {
    const { x, y, width, height } = look.portrait;
    pen.strokeRect(x, y, width, height);
  }
  if (look.eyes) {
    const [left, top, right, bottom] = look.eyes;
    const reach = (right - left) * 0.6;
    const slope = (bottom - top) / (right - left || 1);
    pen.beginPath();
    pen.moveTo(left - reach, top - slope * reach);
    pen.lineTo(right + reach, bottom + slope * reach);
    pen.stroke();
  }
}
