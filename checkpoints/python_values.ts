/** A value while a template is laid out; what lists and objects hold are such, too. */
export interface Value {
  /** The library's name of its kind. */
  readonly type: string;
  /** What it is. */
  readonly value: unknown;
}

/** White space as Python's `str.strip` knows it: the next line is, the mark of byte order is not. */
const SPACES =
  "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

/**
 * Equality as Python has it: true is 1, and lists and objects are compared by
 * what they hold.
 *
 * @param one What a value is.
 * @param other What another is.
 * @returns Whether they are equal.
 */
export function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length &&
      one.every((item, index) => equal(valueOf(item), valueOf(other[index])));
  }
  if (one instanceof Map && other instanceof Map) {
    return one.size === other.size &&
      [...one].every(([key, item]) =>
        other.has(key) && equal(valueOf(item), valueOf(other.get(key)))
      );
  }
  return number(one) === number(other);
}

function valueOf(item: unknown): unknown {
  return (item as Value).value;
}

function number(value: unknown): unknown {
  return typeof value === "boolean" ? Number(value) : value;
}

/**
 * Takes characters away at the ends of a text, as Python's `str.strip` does.
 *
 * @param text The text.
 * @param marks The characters; white space where it is no text.
 * @param where At which ends.
 * @returns What is left.
 * @throws {TypeError} If there is no text.
 */
export function strip(
  text: unknown,
  marks: unknown,
  where: "start" | "end" | "both",
): string {
  if (typeof text !== "string") {
    throw new TypeError("Only a text can be stripped");
  }
  const gone = new Set(typeof marks === "string" ? marks : SPACES);
  const letters = Array.from(text);
  const isKept = (letter: string) => !gone.has(letter);
  const start = where === "end" ? 0 : letters.findIndex(isKept);
  const end = where === "start"
    ? letters.length
    : letters.findLastIndex(isKept) + 1;
  return start < 0 ? "" : letters.slice(start, end).join("");
}
