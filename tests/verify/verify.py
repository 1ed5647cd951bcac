#!/usr/bin/env python3
"""Checks a Dengke receipt without Dengke: standard library only.

    verify.py RECEIPT.json jwks.json        exit status 0 valid, 1 not valid, 2 usage
"""
import base64
import hashlib
import json
import sys

# NIST P-256 (FIPS 186-5).
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
A = P - 3
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P)
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    total = None
    while k:
        if k & 1:
            total = add(total, p)
        p, k = add(p, p), k >> 1
    return total


def signed_by(key, text, signature):
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not (0 < r < N and 0 < s < N):
        return False
    digest, w = int.from_bytes(hashlib.sha256(text).digest(), "big"), pow(s, -1, N)
    point = add(times(digest * w % N, G), times(r * w % N, key))
    return point is not None and point[0] % N == r


def b64(text):
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise ValueError("not base64url")
    return raw


def once(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("two members of one name")
    return dict(pairs)


def refuse(number):
    raise ValueError(f"{number}: no fractions are sealed")


def load(text):
    return json.loads(text, object_pairs_hook=once, parse_float=refuse, parse_constant=refuse)


def canonical(value):
    """RFC 8785 for objects, arrays, texts, integers, truth values and null."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda n: n.encode("utf-16-be"))
        return "{" + ",".join(canonical(n) + ":" + canonical(value[n]) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def node(kind, *parts):
    return hashlib.sha256(bytes([kind]) + b"".join(parts)).digest()


def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2."""
    at, last, value = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            value = node(1, sibling, value)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            value = node(1, value, sibling)
        at, last = at >> 1, last >> 1
    return value if last == 0 else None


def check(receipt, jwks):
    if receipt["version"] != 1:
        return "a later version"
    header, payload, signature = receipt["root"].split(".")
    head, root = load(b64(header)), load(b64(payload))
    if head["alg"] != "ES256" or head["typ"] != "dengke-root+jws" or "crit" in head:
        return "no signed root"
    key = next((k for k in jwks["keys"] if k["kid"] == head["kid"]), None)
    if key is None:
        return "unknown key"
    point = tuple(int.from_bytes(b64(key[c]), "big") for c in "xy")
    if not signed_by(point, f"{header}.{payload}".encode(), b64(signature)):
        return "the signature does not hold"
    record = receipt["record"]
    if not receipt["campaign"] == record["campaign"] == root["campaign"] or receipt["size"] != root["size"]:
        return "of another campaign"
    if not 0 <= receipt["index"] < root["size"]:
        return "no such place"
    leaf = node(0, canonical(record).encode())
    if root_of(leaf, receipt["index"], receipt["size"], [b64(h) for h in receipt["path"]]) != b64(root["root"]):
        return "the record, its place or its path was changed"
    return None


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        texts = [open(name, encoding="utf-8-sig").read() for name in arguments]
        fault = check(*map(load, texts))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        fault = f"no receipt: {error}"
    print(f"INVALID: {fault}" if fault else "VALID")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
