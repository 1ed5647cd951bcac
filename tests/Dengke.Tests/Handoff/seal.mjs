// Encrypts a photo with the jose library: node seal.mjs CLIENT PHOTO PUBLIC-KEY [PUBLIC-KEY ...]. Prints the envelope.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [client, photo, ...keys] = process.argv.slice(2);
const jose = await import(pathToFileURL(createRequire(join(client, "package.json")).resolve("jose")));

const sealing = new jose.GeneralEncrypt(readFileSync(photo)).setProtectedHeader({
  enc: "A256GCM",
  token: "TOKEN-9",
  shot: "9",
});
for (const file of keys) {
  const jwk = JSON.parse(readFileSync(file, "utf8"));
  sealing
    .addRecipient(await jose.importJWK(jwk, "ECDH-ES+A256KW"))
    .setUnprotectedHeader({ alg: "ECDH-ES+A256KW", kid: jwk.kid });
}
console.log(JSON.stringify(await sealing.encrypt()));
