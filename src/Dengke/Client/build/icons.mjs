// Puts every Tabler icon that a page names into one sprite: <svg class="icon"><use href="/icons.svg#check"></use></svg>.
import { readFile } from "node:fs/promises";

const uses = /icons\.svg(?:\?[^#"']*)?#([a-z0-9-]+)|<icon\s+name="([a-z0-9-]+)"/g;

/** @throws when a page names an icon that Tabler does not have */
export async function iconSprite(content) {
  const names = new Set();
  for (const { raw } of content) {
    for (const [, address, tag] of raw.matchAll(uses)) {
      names.add(address ?? tag);
    }
  }
  const symbols = await Promise.all([...names].sort().map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

async function symbol(name) {
  const file = new URL(`../node_modules/@tabler/icons/icons/outline/${name}.svg`, import.meta.url);
  const source = await readFile(file, "utf8").catch(() => {
    throw new Error(`No Tabler icon is called "${name}".`);
  });
  const strokes = [...source.matchAll(/<path d="([^"]+)"/g)].map(([, d]) => `<path d="${d}"/>`).join("");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${strokes}</symbol>`;
}
