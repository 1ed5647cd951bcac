import { Fault, type FaultCode } from "./faults";
import { canonical, type Json, parse } from "./json";

/** A receipt that holds. */
export interface Checked {
  campaign: string;
  studentNo: string;
  index: number;
  size: number;
  sealedAt: string;
  leaf: string;
  root: string;
  record: Map<string, Json>;
}

const hashLength = 32;
const longestSearched = 12;
const utf8 = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true });

/**
 * Checks a receipt by itself, as `dengke verify` does.
 * @throws Fault for one that does not hold
 */
export async function check(receipt: Uint8Array, keys: Uint8Array): Promise<Checked> {
  if (!globalThis.crypto?.subtle) {
    throw new Fault("no_crypto");
  }
  const said = reading("malformed", () => asObject(parse(strict.decode(receipt))));
  if (member(said, "version") !== 1) {
    throw new Fault(said.has("version") ? "version_unknown" : "malformed");
  }
  const record = reading("malformed", () => asObject(member(said, "record")));
  const path = reading("wrong_path", () => asArray(member(said, "path")).map((p) => decode(asText(p), hashLength)));
  const index = asInteger(member(said, "index"));
  const root = await signedRoot(asText(member(said, "root"), "root_malformed"), keys);
  if (member(said, "campaign") !== root.campaign || member(record, "campaign") !== root.campaign) {
    throw new Fault("other_campaign");
  }
  if (member(said, "size") !== root.size) {
    throw new Fault("wrong_size");
  }
  if (index < 0 || index >= root.size) {
    throw new Fault("wrong_index");
  }
  const leaf = await hash(0, utf8.encode(canonical(record)));
  if (!(await leads(leaf, index, root.size, path, root.hash))) {
    throw new Fault(await whyNot(leaf, index, root.size, path, root.hash));
  }
  return {
    campaign: root.campaign,
    studentNo: asText(member(record, "student_no")),
    index,
    size: root.size,
    sealedAt: root.sealedAt,
    leaf: encode(leaf),
    root: encode(root.hash),
    record,
  };
}

async function signedRoot(jws: string, keys: Uint8Array) {
  const parts = jws.split(".");
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature) {
    throw new Fault("root_malformed");
  }
  const head = reading("root_malformed", () => asObject(parse(strict.decode(decode(header)))));
  if (member(head, "alg") !== "ES256" || head.has("crit") || member(head, "typ") !== "dengke-root+jws") {
    throw new Fault("root_malformed");
  }
  const key = await keyOf(asText(member(head, "kid"), "root_malformed"), keys);
  const holds = await crypto.subtle.verify(
    { name: "ECDSA", hash: "SHA-256" },
    key,
    reading("root_malformed", () => decode(signature)),
    utf8.encode(`${header}.${payload}`),
  );
  if (!holds) {
    throw new Fault("bad_signature");
  }
  return reading("root_malformed", () => {
    const body = asObject(parse(strict.decode(decode(payload))));
    return {
      campaign: asText(member(body, "campaign")),
      size: asInteger(member(body, "size")),
      sealedAt: asText(member(body, "sealed_at")),
      hash: decode(asText(member(body, "root")), hashLength),
    };
  });
}

async function keyOf(id: string, keys: Uint8Array): Promise<CryptoKey> {
  const found = reading("keys_unreadable", () => {
    const set = asObject(parse(strict.decode(keys)));
    const all = set.has("keys") ? asArray(member(set, "keys")).map(asObject) : [set];
    return all.filter((k) => k.get("kty") === "EC" && k.get("crv") === "P-256" && (k.get("use") ?? "sig") === "sig");
  });
  if (found.length === 0) {
    throw new Fault("keys_unreadable");
  }
  for (const key of found) {
    const [x, y] = [asText(member(key, "x"), "keys_unreadable"), asText(member(key, "y"), "keys_unreadable")];
    if ((key.get("kid") ?? (await thumbprint(x, y))) === id) {
      const jwk = { kty: "EC", crv: "P-256", x, y };
      return await crypto.subtle
        .importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"])
        .catch(() => {
          throw new Fault("keys_unreadable");
        });
    }
  }
  throw new Fault("unknown_key");
}

/** RFC 9162, 2.1.3.2. */
async function leads(leaf: Bytes, index: number, size: number, path: Bytes[], root: Bytes): Promise<boolean> {
  let [at, last, value] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      value = await hash(1, sibling, value);
      while (at % 2 === 0 && at > 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      value = await hash(1, value, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && encode(value) === encode(root);
}

async function whyNot(leaf: Bytes, index: number, size: number, path: Bytes[], root: Bytes): Promise<FaultCode> {
  if (path.length <= longestSearched && (await fits(leaf, path, 0, encode(root)))) {
    return "wrong_index";
  }
  let expected = 0;
  for (let [at, last] = [index, size - 1]; last > 0; [at, last] = [half(at), half(last)]) {
    expected += (at % 2 === 0 ? at + 1 : at - 1) <= last ? 1 : 0;
  }
  return path.length === expected ? "record_changed" : "wrong_path";
}

/** Whether record and path lead to the root from another place: then neither of them was changed. */
async function fits(value: Bytes, path: Bytes[], level: number, root: string): Promise<boolean> {
  const sibling = path[level];
  return sibling === undefined
    ? encode(value) === root
    : (await fits(await hash(1, value, sibling), path, level + 1, root)) ||
        (await fits(await hash(1, sibling, value), path, level + 1, root));
}

type Bytes = Uint8Array<ArrayBuffer>;

const half = (n: number) => Math.floor(n / 2);

async function hash(kind: number, ...parts: Bytes[]): Promise<Bytes> {
  const input = new Uint8Array(1 + parts.reduce((sum, p) => sum + p.length, 0));
  input[0] = kind;
  let at = 1;
  for (const part of parts) {
    input.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", input));
}

async function thumbprint(x: string, y: string): Promise<string> {
  const text = utf8.encode(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`);
  return encode(new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
}

function encode(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Base64url in its one form: else a last character could be another and mean the same. */
function decode(text: string, length?: number): Bytes {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  if (encode(bytes) !== text || (length !== undefined && bytes.length !== length)) {
    throw new SyntaxError("not base64url");
  }
  return bytes;
}

function reading<T>(code: FaultCode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Fault && error.code !== "malformed" ? error : new Fault(code);
  }
}

const member = (object: Map<string, Json>, name: string): Json | undefined => object.get(name);

function asObject(value: Json | undefined): Map<string, Json> {
  if (value instanceof Map) {
    return value;
  }
  throw new Fault("malformed");
}

function asArray(value: Json | undefined): Json[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw new Fault("malformed");
}

function asText(value: Json | undefined, code: FaultCode = "malformed"): string {
  if (typeof value === "string") {
    return value;
  }
  throw new Fault(code);
}

function asInteger(value: Json | undefined): number {
  if (typeof value === "number") {
    return value;
  }
  throw new Fault("malformed");
}
