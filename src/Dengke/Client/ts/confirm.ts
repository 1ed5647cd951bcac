import { create } from "./dom";
import { say } from "./words";

/**
 * Asks before an act that binds: `<button data-confirm="…" data-confirm-title="…" data-confirm-act="…">` in a form,
 * or `hx-confirm="…"`. Without script the form is sent at once, so the page that holds it says what it binds to.
 */
export function installConfirm(): void {
  const confirmed = new WeakSet<HTMLElement>();

  // In the capture phase, so that htmx does not see the form before the person has answered.
  document.addEventListener(
    "submit",
    (event) => {
      const button = event.submitter;
      if (!button?.dataset.confirm || confirmed.delete(button)) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      void ask(button.dataset.confirm, button).then((yes) => {
        if (yes) {
          confirmed.add(button);
          (event.target as HTMLFormElement).requestSubmit(button);
        }
      });
    },
    true,
  );

  document.addEventListener("htmx:confirm", (event) => {
    const { question, elt, issueRequest } = (event as CustomEvent<ConfirmDetail>).detail;
    if (question) {
      event.preventDefault();
      void ask(question, elt).then((yes) => yes && issueRequest(true));
    }
  });
}

interface ConfirmDetail {
  question: string | null;
  elt: HTMLElement;
  issueRequest: (skipConfirmation: boolean) => void;
}

function ask(question: string, asker: HTMLElement): Promise<boolean> {
  const dialog = create("dialog", "is-binding");
  const title = create("h2", "", asker.dataset.confirmTitle ?? say("confirmTitle"));
  title.id = "confirm-title";
  dialog.setAttribute("aria-labelledby", title.id);

  const head = create("div", "dialog-head");
  head.append(title);
  const body = create("div", "dialog-body");
  body.append(create("p", "", question));

  const form = create("form", "dialog-acts");
  form.method = "dialog";
  const cancel = create("button", "btn", say("cancel"));
  const act = create("button", "btn btn-seal", asker.dataset.confirmAct ?? say("confirm"));
  act.value = "yes";
  form.append(cancel, act);

  dialog.append(head, body, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}
