// What the build reads to know which classes and icons are in use.
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const folders = ["../Features", "../Platform", "../Station", "gallery", "ts"];
const extensions = new Set([".cshtml", ".cs", ".html", ".ts"]);

/** Classes that are put together while a page is rendered (`state-@x`, `heat-@n`) or by a script we bring along. */
export const safelist = {
  standard: [/^state-/, /^verdict-/, /^heat-/, /^is-/, /^toast/, /^htmx-/, "js"],
};

/** Attributes whose values only a script writes. */
export const dynamicAttributes = ["aria-sort", "open"];

/** @returns {Promise<{raw: string, extension: string}[]>} pages, scripts and page models, as PurgeCSS takes them */
export async function pages() {
  const found = [];
  for (const folder of folders) {
    for (const path of await list(folder)) {
      found.push({ raw: await readFile(path, "utf8"), extension: extname(path).slice(1) });
    }
  }
  return found;
}

async function list(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && extensions.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
