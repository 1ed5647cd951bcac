import { on } from "./dom";
import { toast } from "./toasts";
import { say } from "./words";

/** Small comforts of single fields: reveal a password, copy a value, count characters, tick a group. */
export function installFields(): void {
  on<HTMLButtonElement, "click">("click", "button[data-reveal]", (button) => {
    const input = document.getElementById(button.dataset.reveal ?? "");
    if (input instanceof HTMLInputElement) {
      const shown = input.type === "password";
      input.type = shown ? "text" : "password";
      button.textContent = say(shown ? "hide" : "show");
      button.setAttribute("aria-pressed", String(shown));
    }
  });

  on<HTMLButtonElement, "click">("click", "button[data-copy]", (button) => {
    navigator.clipboard.writeText(button.dataset.copy ?? "").then(
      () => toast(say("copied"), "success"),
      () => toast(say("copyFailed"), "warning"),
    );
  });

  // The server does the same to a name when the form arrives without script.
  on<HTMLInputElement, "change">("change", "input[data-tick-group]", (box) => {
    const group = document.getElementById(box.dataset.tickGroup ?? "");
    for (const tick of group?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) {
      tick.checked = box.checked;
    }
  });

  on<HTMLTextAreaElement, "input">("input", "textarea[maxlength]", (area) => {
    const counter = document.querySelector(`.counter[data-for="${CSS.escape(area.id)}"]`);
    if (counter) {
      counter.textContent = `${area.value.length}/${area.maxLength}`;
    }
  });
}
