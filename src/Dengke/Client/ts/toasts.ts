import { create, on } from "./dom";
import { say } from "./words";

export type ToastKind = "info" | "success" | "warning" | "danger";

/** Shows a message that a reader may close; one that tells of success leaves by itself after eight seconds. */
export function toast(text: string, kind: ToastKind = "info"): void {
  const box = create("div", `alert alert-${kind}`);
  box.setAttribute("role", kind === "danger" ? "alert" : "status");
  const close = create("button", "toast-close", "×");
  close.type = "button";
  close.setAttribute("aria-label", say("close"));
  box.append(create("p", "", text), close);
  region().append(box);
  if (kind === "success") {
    setTimeout(() => box.remove(), 8_000);
  }
}

function region(): Element {
  const present = document.querySelector(".toasts");
  if (present) {
    return present;
  }
  const made = create("div", "toasts");
  document.body.append(made);
  return made;
}

/** The server may answer with `HX-Trigger: {"toast":{"text":"…","kind":"success"}}` (JSON-escaped to ASCII). */
export function installToasts(): void {
  on<HTMLElement, "click">("click", ".toast-close", (button) => button.closest(".alert")?.remove());
  document.addEventListener("toast", (event) => {
    const { text, kind } = (event as CustomEvent<{ text: string; kind?: ToastKind }>).detail;
    toast(text, kind);
  });
}
