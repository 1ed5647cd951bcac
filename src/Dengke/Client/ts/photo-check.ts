import { create, on } from "./dom";
import { say } from "./words";

/** Between two requests, so that the server's limit on forms leaves room for the account's other pages. */
const PAUSE = 350;

/**
 * A form of photos is sent photo by photo: the answer to each is its card, which is put under the form at once. Without
 * script the form goes out as a whole and the cards come with the next page.
 */
export function installPhotoCheck(): void {
  on<HTMLFormElement, "submit">("submit", "form[data-photo-check]", (form, event) => {
    event.preventDefault();
    void check(form);
  });
}

async function check(form: HTMLFormElement): Promise<void> {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const button = form.querySelector<HTMLButtonElement>("button");
  const results = document.querySelector("#photo-results");
  const files = [...(input?.files ?? [])];
  const most = Number(form.dataset.maxFiles);
  if (!input || !button || !results) {
    return;
  }
  const show = progress(form, files.length);
  if (files.length > most) {
    show(0, say("tooMany", most, files.length));
    return;
  }
  button.disabled = true;
  results.replaceChildren();
  const counts = { fail: 0, review: 0, pass: 0 };
  for (const [index, file] of files.entries()) {
    show(index, say("checking", index, files.length, counts.fail, counts.review, counts.pass));
    const card = await checkOne(form, file, index + 1, Number(input.dataset.maxBytes));
    const verdict = card.dataset.verdict;
    if (verdict === "fail" || verdict === "review" || verdict === "pass") {
      counts[verdict]++;
    }
    results.append(card);
  }
  show(files.length, say("checked", files.length, counts.fail, counts.review, counts.pass));
  button.disabled = false;
}

async function checkOne(form: HTMLFormElement, file: File, index: number, limit: number): Promise<HTMLElement> {
  if (file.size > limit) {
    return failed(file.name, say("tooLarge", file.name, `${limit / 1_048_576} MB`));
  }
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? "";
  const query = new URLSearchParams({
    handler: "one",
    specification: field("specification"),
    name: file.name,
    index: String(index),
  });
  for (;;) {
    const started = performance.now();
    const answer = await fetch(`${location.pathname}?${query}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        RequestVerificationToken: field("__RequestVerificationToken"),
      },
      body: file,
      redirect: "error",
    }).catch(() => null);
    if (answer?.status === 429) {
      await wait(Number(answer.headers.get("Retry-After") ?? 10) * 1000);
      continue;
    }
    await wait(PAUSE - (performance.now() - started));
    if (!answer) {
      return failed(file.name, say("offline"));
    }
    const text = await answer.text();
    return answer.ok
      ? card(text)
      : failed(file.name, answer.headers.get("Content-Type")?.startsWith("text/plain") ? text : say("failed"));
  }
}

/** The server's own card; it has escaped what is not its own. */
function card(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}

function failed(name: string, why: string): HTMLElement {
  const article = create("article", "photo-card is-fail");
  article.dataset.verdict = "fail";
  const facts = create("div", "photo-facts");
  facts.append(create("h3", "", name), create("p", "photo-problem", why));
  article.append(create("div", "photo-frame is-empty", "?"), facts);
  return article;
}

function progress(form: HTMLFormElement, total: number): (done: number, words: string) => void {
  const line = form.querySelector<HTMLElement>("[data-photo-progress]");
  const bar = line?.querySelector("progress");
  const words = line?.querySelector("span");
  if (!line || !bar || !words) {
    return () => {};
  }
  line.hidden = false;
  bar.max = Math.max(1, total);
  return (done, text) => {
    bar.value = done;
    words.textContent = text;
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
