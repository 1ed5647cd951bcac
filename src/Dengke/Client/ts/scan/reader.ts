import jsQR from "jsqr";

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

interface DetectorType {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

async function nativeDetector(): Promise<Detector | null> {
  const type = (window as { BarcodeDetector?: DetectorType }).BarcodeDetector;
  const formats = (await type?.getSupportedFormats().catch(() => [])) ?? [];
  return type && formats.includes("qr_code") ? new type({ formats: ["qr_code"] }) : null;
}

/** Gives a function that reads the code in the video's present frame, by the browser's own reader where it has one. */
export async function codeReader(video: HTMLVideoElement): Promise<() => Promise<string | undefined>> {
  const detector = await nativeDetector();
  const canvas = document.createElement("canvas");
  const pixels = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return undefined;
    }
    if (detector) {
      return (await detector.detect(video))[0]?.rawValue;
    }
    const scale = Math.min(1, 800 / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pixels?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const frame = pixels?.getImageData(0, 0, canvas.width, canvas.height);
    return frame ? (jsQR(frame.data, frame.width, frame.height)?.data ?? undefined) : undefined;
  };
}
