/** Listens on the document, so that what htmx swaps in later is covered too. */
export function on<E extends Element, K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  act: (element: E, event: DocumentEventMap[K]) => void,
): void {
  document.addEventListener(type, (event) => {
    const element = event.target instanceof Element ? event.target.closest<E>(selector) : null;
    if (element) {
      act(element, event);
    }
  });
}

/** An element with its text; the text is never read as HTML. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Runs now for the whole page and again for each part that htmx puts in. */
export function onContent(act: (root: ParentNode) => void): void {
  act(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element && event.target !== document.body) {
      act(event.target);
    }
  });
}

/** The elements under `root` that match, `root` itself included. */
export function within<E extends Element>(root: ParentNode, selector: string): E[] {
  const own = root instanceof Element && root.matches(selector) ? [root as unknown as E] : [];
  return [...own, ...root.querySelectorAll<E>(selector)];
}
