import { on } from "./dom";
import { say } from "./words";

/**
 * Files may be dropped on a `.drop-zone` around its plain file input. `data-max-bytes` on the input refuses larger
 * ones before they are sent; the chosen names stand in `.drop-chosen`.
 */
export function installDropZones(): void {
  on<HTMLElement, "dragover">("dragover", ".drop-zone", (zone, event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  on<HTMLElement, "dragleave">("dragleave", ".drop-zone", (zone, event) => {
    if (!(event.relatedTarget instanceof Node && zone.contains(event.relatedTarget))) {
      zone.classList.remove("is-over");
    }
  });
  on<HTMLElement, "drop">("drop", ".drop-zone", (zone, event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const input = zone.querySelector<HTMLInputElement>("input[type=file]");
    const files = event.dataTransfer?.files;
    if (input && files?.length && !input.disabled) {
      input.files = input.multiple ? files : first(files);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  on<HTMLInputElement, "change">("change", ".drop-zone input[type=file]", show);
}

function first(files: FileList): FileList {
  const one = new DataTransfer();
  const file = files.item(0);
  if (file) {
    one.items.add(file);
  }
  return one.files;
}

function show(input: HTMLInputElement): void {
  const limit = Number(input.dataset.maxBytes ?? Number.POSITIVE_INFINITY);
  const files = [...(input.files ?? [])];
  const large = files.find((file) => file.size > limit);
  const problem = large ? say("tooLarge", large.name, size(limit)) : "";
  input.setCustomValidity(problem);
  input.reportValidity();
  const chosen = input.closest(".drop-zone")?.querySelector(".drop-chosen");
  if (chosen) {
    chosen.textContent = problem || files.map((file) => `${file.name} (${size(file.size)})`).join(", ");
  }
}

function size(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
