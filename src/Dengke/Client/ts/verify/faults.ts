/** Why a receipt does not hold, by the program's own codes: Chinese, English. */
export const faults = {
  malformed: ["不是回执文件，或文件已损坏。", "This is not a receipt, or the file is damaged."],
  version_unknown: [
    "回执的版本较新，请用新版本的页面核验。",
    "The receipt is of a later version; check it with a newer page.",
  ],
  root_malformed: [
    "回执中的封存签名不完整或不是封存签名。",
    "The signed root in the receipt is damaged, or is no signed root.",
  ],
  keys_unreadable: [
    "公钥文件不可用：需要含 P-256 签名公钥的 jwks.json。",
    "The key file is of no use: a jwks.json with a public key for signing on P-256 is needed.",
  ],
  no_keys: ["请选择公钥文件 jwks.json。", "Choose the key file jwks.json."],
  unknown_key: [
    "封存由一把密钥签名，给出的公钥中没有这一把。",
    "The root is signed by a key that is not among the given ones.",
  ],
  bad_signature: [
    "封存签名不成立：签名或签名的内容被改动过。",
    "The root's signature does not hold: it, or what it signs, was changed.",
  ],
  other_campaign: [
    "回执或其中的记录与封存签名不属于同一批次。",
    "The receipt or its record is of another campaign than the signed root.",
  ],
  wrong_size: [
    "回执所写的记录总数与封存签名的不同。",
    "The receipt states another number of records than the signed root.",
  ],
  wrong_index: ["回执所写的序号不对：这条记录不在这一位置。", "The index is wrong: this record does not stand there."],
  wrong_path: [
    "回执中的证明路径不对：缺少或多出哈希，或哈希不完整。",
    "The path is wrong: hashes are missing, too many, or not whole.",
  ],
  record_changed: [
    "内容被改动过：由记录和路径算出的根与封存签名的根不一致。",
    "It was changed: the record and its path do not lead to the signed root.",
  ],
  no_crypto: [
    "浏览器在此地址不提供密码运算：请用 https 地址，或下载 verify.html 在本机打开。",
    "The browser offers no cryptography at this address: use https, or open verify.html from a disk.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type FaultCode = keyof typeof faults;

/** What is wrong, thrown by whatever finds it. */
export class Fault extends Error {
  constructor(readonly code: FaultCode) {
    super(faults[code][1]);
  }
}
