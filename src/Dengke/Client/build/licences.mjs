// The licence texts of what is bundled; the MIT licence asks for its text to travel with every copy.
import { readFile } from "node:fs/promises";

const bundled = ["htmx.org", "@tabler/icons", "@noble/hashes", "jsqr"];

/** @returns {Promise<string>} Tabler's core and icons share one author and one licence text */
export async function licences() {
  const texts = await Promise.all(
    bundled.map(async (name) => `${name === "@tabler/icons" ? "@tabler/core, @tabler/icons" : name}\n\n${await textOf(name)}\n`),
  );
  // Its package names the licence and has no file of it.
  const permission = (await textOf("@noble/hashes")).replace(/^[\s\S]*?(?=Permission is hereby)/, "");
  texts.push(`qrcode-generator\n\nThe MIT License\n\nCopyright (c) 2009 Kazuhiko Arase\n\n${permission}\n`);
  return texts.join("\n\n");
}

async function textOf(name) {
  return (await readFile(new URL(`../node_modules/${name}/LICENSE`, import.meta.url), "utf8")).trim();
}
