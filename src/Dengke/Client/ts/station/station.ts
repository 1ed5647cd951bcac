// The capture station's page: swaps its live part, drives the camera, and obeys keys and hand scanners.
import { installCamera } from "./camera";
import { installKeys } from "./keys";
import { current, install as installPart } from "./part";

installPart();
installKeys();
const place = document.querySelector<HTMLElement>("[data-booth-camera]");
if (place) {
  installCamera(place, () => current()?.dataset.state ?? "");
}
