/**
 * Things to be dragged to a place: the names of both are put into the form that does the same without dragging, which is sent. The frame names
 * the form (`data-drag-form`), the thing itself (`data-drag`) and the place what it stands for (`data-drop`).
 */
export function installDrag(): void {
  let held = "";
  const placeOf = (event: DragEvent) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-drop]") : null;
  document.addEventListener("dragstart", (event) => {
    held = event.target instanceof HTMLElement ? (event.target.dataset.drag ?? "") : "";
    event.dataTransfer?.setData("text/plain", held);
  });
  document.addEventListener("dragover", (event) => {
    const place = placeOf(event);
    if (held !== "" && place) {
      event.preventDefault();
      mark(place);
    }
  });
  document.addEventListener("dragend", () => {
    held = "";
    mark(null);
  });
  document.addEventListener("drop", (event) => {
    const place = placeOf(event);
    const form = document.querySelector<HTMLFormElement>(
      place?.closest<HTMLElement>("[data-drag-form]")?.dataset.dragForm || "form#none",
    );
    const thing = form?.elements.namedItem("name");
    const slot = form?.elements.namedItem("slot");
    if (form && held !== "" && thing instanceof HTMLSelectElement && slot instanceof HTMLSelectElement) {
      event.preventDefault();
      thing.value = held;
      slot.value = place?.dataset.drop ?? "";
      form.requestSubmit();
    }
  });
}

function mark(place: HTMLElement | null): void {
  for (const other of document.querySelectorAll(".is-target")) {
    other.classList.toggle("is-target", other === place);
  }
  place?.classList.add("is-target");
}
