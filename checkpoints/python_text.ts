import type { Value } from "./python_values.ts";

/** Characters that Python writes by their number: it takes them for not printable. */
const HIDDEN = /(?! )[\p{C}\p{Z}]/gu;

/** Characters with a letter of their own behind the backslash. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/**
 * What Python's `str` writes of a value, as where a template prints one.
 *
 * @param value The value.
 * @returns Its text.
 * @throws {TypeError} If it is no data.
 * @throws {RangeError} If a whole number in it is too large to be exact.
 */
export function pythonText(value: Value): string {
  if (typeof value.value === "string") return value.value;
  return value.type === "UndefinedValue" ? "" : literal(value);
}

/** What Python's `repr` writes. */
function literal({ type, value }: Value): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    return type === "FloatValue" ? float(value) : whole(value);
  }
  if (typeof value === "boolean") return value ? "True" : "False";
  if (type === "NullValue") return "None";
  if (type === "UndefinedValue") return "Undefined";
  if (Array.isArray(value)) return list(value, type === "TupleValue");
  if (value instanceof Map && type !== "NamespaceValue") {
    const entries = [...value as Map<string, Value>].map(([key, item]) =>
      `${quoted(key)}: ${literal(item)}`
    );
    return `{${entries.join(", ")}}`;
  }
  throw new TypeError(`Only data can be written as text: it is ${type}`);
}

function list(items: readonly Value[], isTuple: boolean): string {
  const written = items.map(literal).join(", ");
  if (!isTuple) return `[${written}]`;
  return items.length === 1 ? `(${written},)` : `(${written})`;
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const written = text.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`);
  return mark + written.replace(HIDDEN, numbered) + mark;
}

function numbered(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return SHORT.get(letter) ??
    (code < 0x100
      ? `\\x${digits.padStart(2, "0")}`
      : code < 0x10000
      ? `\\u${digits.padStart(4, "0")}`
      : `\\U${digits.padStart(8, "0")}`);
}

/** Beyond it, what was written of a number is lost when it is read. */
function whole(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw new RangeError(
    `Only whole numbers below 2^53 can be written: it is ${value}`,
  );
}

/** With a point or an exponent, the latter from 1e16 on and below 1e-4. */
function float(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0.0";
  const [digits = "", power = ""] = value.toExponential().split("e");
  const size = Number(power);
  if (size < -4 || size >= 16) {
    const places = `${Math.abs(size)}`.padStart(2, "0");
    return `${digits}e${size < 0 ? "-" : "+"}${places}`;
  }
  // JavaScript has no exponent either up to 1e21, and down to 1e-6.
  return Number.isInteger(value) ? `${value}.0` : `${value}`;
}
