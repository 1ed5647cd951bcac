// The licence texts of what is bundled; the MIT licence asks for its text to travel with every copy.
import { readFile } from "node:fs/promises";

const bundled = ["htmx.org", "@tabler/icons"];

/** @returns {Promise<string>} Tabler's core and icons share one author and one licence text */
export async function licences() {
  const texts = await Promise.all(
    bundled.map(async (name) => {
      const text = await readFile(new URL(`../node_modules/${name}/LICENSE`, import.meta.url), "utf8");
      return `${name === "@tabler/icons" ? "@tabler/core, @tabler/icons" : name}\n\n${text.trim()}\n`;
    }),
  );
  return texts.join("\n\n");
}
