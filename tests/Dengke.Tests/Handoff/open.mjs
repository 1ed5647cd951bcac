// Opens a package with the jose library: node open.mjs CLIENT KEY PASSPHRASE FOLDER SIGNER. Prints token and picture of each photo.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [client, keyFile, passphrase, folder, signerFile] = process.argv.slice(2);
const jose = await import(pathToFileURL(createRequire(join(client, "package.json")).resolve("jose")));
const text = (name) => readFileSync(name, "utf8").trim();

const opened = await jose.compactDecrypt(text(keyFile), new TextEncoder().encode(passphrase), {
  keyManagementAlgorithms: ["PBES2-HS512+A256KW"],
  maxPBES2Count: 1_000_000,
});
const key = await jose.importJWK(JSON.parse(new TextDecoder().decode(opened.plaintext)), "ECDH-ES+A256KW");
const signer = await jose.importJWK(JSON.parse(text(signerFile)), "ES256");
const manifest = JSON.parse(
  new TextDecoder().decode((await jose.compactVerify(text(join(folder, "manifest.jws")), signer)).payload),
);

const photos = [];
for (const { token, file, sha256, shot } of manifest.photos) {
  const envelope = readFileSync(join(folder, file));
  if (createHash("sha256").update(envelope).digest("base64url") !== sha256) {
    throw new Error(`${file} is not what was signed`);
  }
  const { plaintext, protectedHeader } = await jose.generalDecrypt(JSON.parse(envelope), key);
  if (protectedHeader.token !== token || protectedHeader.shot !== shot) {
    throw new Error(`${file} is of another person`);
  }
  photos.push({ token, photo: Buffer.from(plaintext).toString("base64") });
}
console.log(JSON.stringify(photos));
