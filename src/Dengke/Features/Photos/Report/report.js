// Filters the cards of this page; without it they all stand there.
const form = document.querySelector(".report-filter");
const cards = [...document.querySelectorAll(".photo-card")];
form.hidden = false;
function filter() {
  const chosen = new FormData(form);
  const verdict = chosen.get("verdict");
  const rule = chosen.get("rule");
  let shown = 0;
  for (const card of cards) {
    const fits =
      (!verdict || card.dataset.verdict === verdict) && (!rule || card.dataset.rules.split(" ").includes(rule));
    card.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  form.querySelector("output").textContent = `本页 ${shown} / ${cards.length}`;
}
form.addEventListener("change", filter);
filter();
// A link from the table of rules leads to a card, whatever is filtered.
window.addEventListener("hashchange", () => {
  const card = document.getElementById(location.hash.slice(1));
  if (card?.hidden) {
    form.reset();
    filter();
    card.scrollIntoView();
  }
});
