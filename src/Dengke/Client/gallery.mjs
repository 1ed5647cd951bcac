// Serves the gallery under the same content security policy as the program: node gallery.mjs [port]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const port = Number(process.argv[2] ?? 5179);
const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async function answer(path) {
  const name = path === "/" ? "index.html" : path.slice(1);
  if (!/^[a-z-]+\.(html|css|js|svg)$/.test(name)) {
    return null;
  }
  if (extname(name) !== ".html") {
    return readFile(new URL(`../wwwroot/${name}`, import.meta.url)).catch(() => null);
  }
  const page = await readFile(new URL(`gallery/${name}`, import.meta.url), "utf8").catch(() => null);
  return page && (await include(page)).replaceAll(`<li><a href="/${name}"`, `$& aria-current="page"`);
}

/** `<!-- include: top -->` stands for gallery/parts/top.html, as a partial does in Razor. */
async function include(page) {
  const parts = page.split(/<!-- include: ([a-z-]+) -->/);
  const texts = parts.map(async (part, index) =>
    index % 2 ? include(await readFile(new URL(`gallery/parts/${part}.html`, import.meta.url), "utf8")) : part,
  );
  return (await Promise.all(texts)).join("");
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const body = await answer(pathname);
  response.writeHead(body ? 200 : 404, {
    "Content-Type": types[extname(pathname) || ".html"] ?? "text/plain",
    "Content-Security-Policy": policy,
  });
  response.end(body ?? "");
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
