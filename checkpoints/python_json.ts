import { pythonText } from "./python_text.ts";
import type { Value } from "./python_values.ts";
import { optionsOf } from "./template_options.ts";

/** Options of the filter `tojson`, in the order in which transformers takes them. */
const OPTIONS = ["ensure_ascii", "indent", "separators", "sort_keys"];

/** How JSON is to look. */
interface Style {
  readonly isAscii: boolean;
  readonly isSorted: boolean;
  /** What stands before what is one level further in; without it all is on one line. */
  readonly indent: string | null;
  readonly separators: readonly [item: string, key: string];
}

/**
 * What Python's `json.dumps` writes of a value, as the filter `tojson` of
 * transformers calls it.
 *
 * @param value The value.
 * @param given The filter's arguments: what they are, and behind them a map of those with a name.
 * @returns Its JSON.
 * @throws {TypeError} If it is nothing that JSON knows, or an option nothing that Python takes.
 */
export function pythonJson(value: Value, given: readonly unknown[]): string {
  return written(value, styleOf(given), "");
}

function styleOf(given: readonly unknown[]): Style {
  const [isAscii, deep, separators, isSorted] = optionsOf(given, OPTIONS);
  const indent = indentOf(deep);
  const [item, key] = (separators ?? []) as readonly Value[];
  return {
    isAscii: isAscii === true,
    isSorted: isSorted === true,
    indent,
    separators: [
      String(item?.value ?? (indent === null ? ", " : ",")),
      String(key?.value ?? ": "),
    ],
  };
}

/** A number counts spaces, and true is 1. */
function indentOf(deep: unknown): string | null {
  if (deep === undefined || deep === null) return null;
  if (typeof deep === "string") return deep;
  if (typeof deep === "boolean" || Number.isInteger(deep)) {
    return " ".repeat(Math.max(0, Number(deep)));
  }
  throw new TypeError("Only a text or a whole number can indent JSON");
}

function written(value: Value, style: Style, before: string): string {
  const held = value.value;
  if (value.type === "NullValue") return "null";
  if (typeof held === "string") return quoted(held, style);
  if (typeof held === "boolean") return String(held);
  if (typeof held === "number") {
    return Number.isFinite(held) ? pythonText(value) : String(held);
  }
  const inside = before + (style.indent ?? "");
  if (Array.isArray(held)) {
    const items = held.map((item) => written(item, style, inside));
    return enclosed("[", items, "]", style, before);
  }
  if (!(held instanceof Map) || value.type === "NamespaceValue") {
    throw new TypeError(
      `Only data can be written as JSON: it is ${value.type}`,
    );
  }
  const entries = [...held as Map<string, Value>];
  if (style.isSorted) entries.sort(([one], [other]) => one < other ? -1 : 1);
  const items = entries.map(([key, item]) =>
    quoted(key, style) + style.separators[1] + written(item, style, inside)
  );
  return enclosed("{", items, "}", style, before);
}

function enclosed(
  open: string,
  items: readonly string[],
  close: string,
  { indent, separators: [separator] }: Style,
  before: string,
): string {
  if (indent === null || items.length === 0) {
    return open + items.join(separator) + close;
  }
  const line = `\n${before}`;
  const further = line + indent;
  return open + further + items.join(separator + further) + line + close;
}

function quoted(text: string, { isAscii }: Style): string {
  const json = JSON.stringify(text);
  if (!isAscii) return json;
  return json.replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
