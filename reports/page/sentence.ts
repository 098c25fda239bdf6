import { type Html, html } from "./html.ts";

/**
 * Writes a sentence of a verdict, stepping back with the intervals, so that the
 * words stand out.
 *
 * @param text The sentence, its intervals in brackets.
 * @returns The sentence.
 */
export function sentence(text: string): Html {
  const parts = text.split(/(\[[^[\]]*\])/);
  return html`${
    parts.map((part) =>
      part.startsWith("[")
        ? html`<span class="evidence">${part}</span>`
        : html`${part}`
    )
  }`;
}
