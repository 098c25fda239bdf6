/** Long enough to recognise an error page, short enough for a terminal line. */
const MOST_CHARACTERS = 200;

/**
 * Quotes the beginning of what a server sent, for a message: control
 * characters, line breaks and what turns the direction of writing escaped.
 *
 * @param value A text, or JSON.
 * @returns At most 200 characters, quotes included where it is a text.
 */
export function excerpt(value: unknown): string {
  const json = typeof value === "string"
    ? JSON.stringify(value.slice(0, MOST_CHARACTERS))
    : JSON.stringify(value) ?? "nothing";
  const characters = [...escape(json.slice(0, 2 * MOST_CHARACTERS))];
  const cut = typeof value === "string" && value.length > MOST_CHARACTERS;
  return characters.length > MOST_CHARACTERS || cut
    ? `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`
    : characters.join("");
}

function escape(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
