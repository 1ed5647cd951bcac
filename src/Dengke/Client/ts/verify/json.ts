/** JSON as it is sealed: no fractions, no two members of one name. */
export type Json = null | boolean | number | string | Json[] | Map<string, Json>;

const deepest = 16;
const spaces = /[ \t\n\r]*/y;
const plain = /-?(?:0|[1-9][0-9]*)/y;
const text = /"(?:[^"\\]|\\.)*"/y; // what else is wrong with it, JSON.parse finds
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;

/**
 * Reads JSON strictly, as the program does.
 * @throws SyntaxError for anything else
 */
export function parse(source: string): Json {
  let at = 0;
  const value = read(0);
  skip();
  if (at !== source.length) {
    throw new SyntaxError("more follows");
  }
  return value;

  function read(depth: number): Json {
    skip();
    if (depth > deepest) {
      throw new SyntaxError("too deep");
    }
    switch (source[at]) {
      case "{":
        return object(depth);
      case "[":
        return array(depth);
      case '"':
        return string();
      default:
        return literal();
    }
  }

  function object(depth: number): Map<string, Json> {
    const members = new Map<string, Json>();
    at++;
    for (skip(); source[at] !== "}"; ) {
      const name = string();
      skip();
      expect(":");
      if (members.has(name)) {
        throw new SyntaxError("two members of one name");
      }
      members.set(name, read(depth + 1));
      skip();
      if (source[at] !== "}") {
        expect(",");
        skip();
        if (source[at] === "}") {
          throw new SyntaxError("a comma too many");
        }
      }
    }
    at++;
    return members;
  }

  function array(depth: number): Json[] {
    const items: Json[] = [];
    at++;
    for (skip(); source[at] !== "]"; ) {
      items.push(read(depth + 1));
      skip();
      if (source[at] !== "]") {
        expect(",");
        skip();
        if (source[at] === "]") {
          throw new SyntaxError("a comma too many");
        }
      }
    }
    at++;
    return items;
  }

  function string(): string {
    const value = JSON.parse(take(text)) as string;
    if (lone.test(value)) {
      throw new SyntaxError("half a character");
    }
    return value;
  }

  /** Not by `??`, which would take the value null for none. */
  function literal(): Json {
    for (const [name, value] of [
      ["true", true],
      ["false", false],
      ["null", null],
    ] as const) {
      if (source.startsWith(name, at)) {
        at += name.length;
        return value;
      }
    }
    return integer();
  }

  function integer(): number {
    const value = Number(take(plain));
    if (!Number.isSafeInteger(value) || /[.eE0-9]/.test(source[at] ?? "")) {
      throw new SyntaxError("no integer");
    }
    return value === 0 ? 0 : value; // -0 is written as 0
  }

  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) {
      throw new SyntaxError(`at ${at}`);
    }
    at = pattern.lastIndex;
    return found[0];
  }

  function skip(): void {
    take(spaces);
  }

  function expect(mark: string): void {
    if (source[at] !== mark) {
      throw new SyntaxError(`${mark} at ${at}`);
    }
    at++;
  }
}

/** Writes it canonical (RFC 8785): no white space, members by name, strings with the fewest escapes. */
export function canonical(value: Json): string {
  if (value instanceof Map) {
    const members = [...value.keys()]
      .sort(byCodeUnits)
      .map((name) => `${JSON.stringify(name)}:${canonical(value.get(name) as Json)}`);
    return `{${members.join(",")}}`;
  }
  return Array.isArray(value) ? `[${value.map(canonical).join(",")}]` : JSON.stringify(value);
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
