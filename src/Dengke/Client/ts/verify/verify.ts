import { create } from "../dom";
import { type Checked, check } from "./check";
import { Fault, type FaultCode, faults } from "./faults";
import { labels } from "./labels";

/** The verification page: on the server, and as the one file that is opened from a stick. Nothing of a receipt leaves it. */
const receipt = document.querySelector<HTMLInputElement>("#verify-receipt");
const jwks = document.querySelector<HTMLInputElement>("#verify-jwks");
const result = document.querySelector<HTMLElement>("#verify-result");
const english = document.documentElement.lang.startsWith("en");

/** As the paper says when it was sealed: by the university's clock, wherever the reader is. */
const beijing = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** What stands in the code on the paper: place, number, leaf and root. */
const paper = new URLSearchParams(location.hash.slice(1));

document.querySelector("#verify")?.addEventListener("submit", (event) => event.preventDefault());
receipt?.addEventListener("change", run);
jwks?.addEventListener("change", run);
if (paper.get("l")) {
  result?.replaceChildren(
    note(
      "已读到纸质回执上的摘要，请选择它的 JSON 文件。",
      "The hashes of a paper receipt are here; now choose its JSON file.",
    ),
  );
}

async function run(): Promise<void> {
  const file = receipt?.files?.[0];
  if (!file || !result) {
    return;
  }
  try {
    const checked = await check(new Uint8Array(await file.arrayBuffer()), await keys());
    result.replaceChildren(...valid(checked));
  } catch (error) {
    const code = error instanceof Fault ? error.code : "malformed";
    result.replaceChildren(invalid(code));
  }
}

async function keys(): Promise<Uint8Array> {
  const chosen = jwks?.files?.[0];
  if (chosen) {
    return new Uint8Array(await chosen.arrayBuffer());
  }
  const within = document.querySelector("#verify-keys")?.textContent;
  if (within) {
    return new TextEncoder().encode(within);
  }
  const address = document.querySelector<HTMLElement>("[data-verify-keys]")?.dataset.verifyKeys;
  const answer = address ? await fetch(address).catch(() => null) : null;
  if (!answer?.ok) {
    throw new Fault("no_keys");
  }
  return new Uint8Array(await answer.arrayBuffer());
}

function valid(checked: Checked): HTMLElement[] {
  const box = create("div", "verify-result is-good");
  const at = beijing.format(new Date(checked.sealedAt));
  box.append(
    create("strong", "", "成立 Valid"),
    note(
      `批次 ${checked.campaign}，学号 ${checked.studentNo}，第 ${checked.index + 1} 条，共 ${checked.size} 条；封存于北京时间 ${at}。`,
      `Campaign ${checked.campaign}, student ${checked.studentNo}, record ${checked.index + 1} of ${checked.size}; sealed at ${at}, Beijing time.`,
    ),
  );
  const parts: HTMLElement[] = [box];
  if (paper.get("l")) {
    parts.push(
      paper.get("l") === checked.leaf && paper.get("r") === checked.root
        ? said("is-good", "与纸质回执上的摘要一致。", "It is what the paper says.")
        : said(
            "is-bad",
            "与纸质回执上的摘要不一致：不是同一份回执。",
            "It is not what the paper says: another receipt.",
          ),
    );
  }
  return [...parts, values(checked)];
}

function invalid(code: FaultCode): HTMLElement {
  const box = create("div", "verify-result is-bad");
  const [chinese, inEnglish] = faults[code];
  box.append(create("strong", "", "不成立 Invalid"), note(chinese, inEnglish));
  box.dataset.code = code;
  return box;
}

function values(checked: Checked): HTMLElement {
  const list = create("dl", "pairs");
  const add = (label: string, value: string, className = "") =>
    list.append(create("dt", "", label), create("dd", className, value));
  const sealed = checked.record.get("values");
  if (sealed instanceof Map) {
    for (const [key, value] of sealed) {
      const [chinese, inEnglish] = labels[key] ?? [key, key];
      add(english ? inEnglish : chinese, key === "document_no" ? masked(String(value)) : String(value) || "—");
    }
  }
  const photo = checked.record.get("photo");
  add(english ? "Portrait" : "毕业图像", photo instanceof Map ? String(photo.get("sha256") ?? "—") : "—", "code hash");
  add(english ? "Record's hash" : "本条摘要", checked.leaf, "code hash");
  add(english ? "Root" : "封存根", checked.root, "code hash");
  return list;
}

const masked = (number: string) =>
  number.length < 12 ? number : number.slice(0, 4) + "*".repeat(number.length - 8) + number.slice(-4);

function said(className: string, chinese: string, inEnglish: string): HTMLElement {
  const box = create("div", `verify-result ${className}`);
  box.append(note(chinese, inEnglish));
  return box;
}

function note(chinese: string, inEnglish: string): HTMLElement {
  const text = create("p", "", `${chinese} `);
  const other = create("span", "", inEnglish);
  other.lang = "en";
  text.append(other);
  return text;
}
