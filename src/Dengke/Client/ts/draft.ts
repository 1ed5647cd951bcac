import { onContent, within } from "./dom";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const prefix = "dengke-draft-";

/**
 * `<form data-draft="key">` keeps what is typed in this tab until the act is done, should the session end or the phone
 * drop the page: `[data-draft-done="key"]` on the page that follows forgets it. Files, passwords, hidden values and
 * what is marked `data-no-draft="True"` are never kept.
 */
export function installDrafts(): void {
  onContent((root) => {
    for (const done of within<HTMLElement>(root, "[data-draft-done]")) {
      sessionStorage.removeItem(prefix + done.dataset.draftDone);
    }
    for (const form of within<HTMLFormElement>(root, "form[data-draft]")) {
      // A refused form comes back with what was sent, which is newer.
      if (!form.querySelector("[role=alert], [aria-invalid=true]")) {
        restore(form);
      }
    }
  });

  const keep = (event: Event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-draft]") : null;
    if (form) {
      sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify(controls(form).map(stateOf)));
    }
  };
  document.addEventListener("input", keep);
  document.addEventListener("change", keep);
}

function controls(form: HTMLFormElement): Control[] {
  const kept = 'input:not([type=hidden], [type=file], [type=password], [data-no-draft="True"]), select, textarea';
  return [...form.querySelectorAll<Control>(kept)];
}

function stateOf(control: Control): [string, string | boolean] {
  return [control.name, isBox(control) ? control.checked : control.value];
}

function restore(form: HTMLFormElement): void {
  const draft = sessionStorage.getItem(prefix + form.dataset.draft);
  const states = draft ? new Map<string, string | boolean>(JSON.parse(draft)) : new Map<string, string | boolean>();
  for (const control of controls(form)) {
    const state = states.get(control.name);
    if (state === undefined || state === stateOf(control)[1]) {
      continue;
    }
    if (isBox(control)) {
      control.checked = state === true;
    } else {
      control.value = String(state);
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === "checkbox";
}
