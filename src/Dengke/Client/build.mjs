// Bundles ts/ and css/ into ../wwwroot under fixed names; ASP.NET adds the version to the address.
import { watch } from "node:fs";
import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { dynamicAttributes, pages, safelist } from "./build/content.mjs";
import { iconSprite } from "./build/icons.mjs";
import { licences } from "./build/licences.mjs";

const out = new URL("../wwwroot/", import.meta.url);
const targets = ["chrome100", "firefox100", "safari15.4"];

/** `app.js` is on every page; what only a few pages need stands in files of its own. */
const scripts = {
  "app.js": "ts/app.ts",
  "scan.js": "ts/scan/scan.ts",
  "station.js": "ts/station/station.ts",
  "verify.js": "ts/verify/verify.ts",
  "pass.js": "ts/pass/pass.ts",
  "pass-worker.js": "ts/pass/worker.ts",
};

async function bundleScript(entry) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: targets,
    legalComments: "none",
    write: false,
  });
  return result.outputFiles[0].text;
}

/** One file with every rule, then without the rules that no page, script or documented component names. */
async function bundleStyles(content) {
  const whole = await build({ entryPoints: ["css/app.css"], bundle: true, write: false, target: targets });
  const [used] = await new PurgeCSS().purge({
    content,
    css: [{ raw: whole.outputFiles[0].text }],
    safelist,
    dynamicAttributes,
    variables: true,
    keyframes: true,
  });
  const small = await transform(used.css, { loader: "css", minify: true, target: targets, legalComments: "none" });
  return small.code;
}

/** A file of its own, whole: the page that goes on a stick has it within. */
async function bundleSmall(entry) {
  const result = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, target: targets });
  return result.outputFiles[0].text;
}

async function write(name, text) {
  await writeFile(new URL(name, out), text);
  console.log(
    `${name.padEnd(14)} ${kilobytes(text.length)} kB, ${kilobytes(gzipSync(text, { level: 9 }).length)} kB gzip`,
  );
}

const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(6);

export async function buildAll() {
  const content = await pages();
  await mkdir(out, { recursive: true });
  await write("app.css", await bundleStyles(content));
  await write("verify.css", await bundleSmall("css/verify-alone.css"));
  for (const [name, entry] of Object.entries(scripts)) {
    await write(name, await bundleScript(entry));
  }
  await write("icons.svg", await iconSprite(content));
  for (const name of await readdir("art")) {
    await copyFile(`art/${name}`, new URL(name, out));
  }
  await write("licences.txt", await licences());
}

await buildAll();

if (process.argv.includes("--watch")) {
  let due;
  for (const folder of ["ts", "css", "gallery", "art", "../Features"]) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(due);
      due = setTimeout(() => buildAll().catch((error) => console.error(error.message)), 100);
    });
  }
}
