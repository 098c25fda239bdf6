import { visibleText } from "../visible_text.ts";

/** A piece of HTML that is safe to put into a page. */
export class Html {
  readonly #text: string;

  /** Takes HTML as it is: the caller vouches for it. */
  constructor(text: string) {
    this.#text = text;
  }

  /** The HTML itself. */
  toString(): string {
    return this.#text;
  }
}

/** What {@linkcode html} fills in: HTML as it is, all else escaped. */
export type Fragment = Html | string | number | null | readonly Fragment[];

/**
 * Writes HTML. Whatever is filled in is escaped, in text and in quoted
 * attributes alike, its control characters made visible; `null` leaves nothing.
 *
 * @param strings The parts that the program wrote.
 * @param values What is filled in between them.
 * @returns The HTML.
 *
 * @example Usage
 * ```ts
 * import { html } from "@aftertune/aftertune/reports/page/html.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(String(html`<b>${"<i>"}</b>`), "<b>&lt;i&gt;</b>");
 * ```
 */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly Fragment[]
): Html {
  return new Html(
    strings.map((part, index) => part + textOf(values[index] ?? null)).join(""),
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function textOf(value: Fragment): string {
  if (value === null) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(textOf).join("");
  return visibleText(String(value))
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
