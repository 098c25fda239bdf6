/** What Python reads otherwise than JavaScript, which does not say so. */
const OTHERWISE_REGEXP = /\\[AZ]|\{,\d/;

/** An escaped character, a class of characters, or the beginning of a named group. */
const NAMED_REGEXP = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?P</gs;

/**
 * Makes a regular expression of one that Python would match with the start of a text.
 *
 * @param pattern The expression.
 * @param field The field of adapter_config.json that it stands in.
 * @param around What peft writes before and behind it.
 * @returns The expression.
 * @throws {SyntaxError} If it is none, or JavaScript has another meaning for it.
 */
export function pythonPattern(
  pattern: string,
  field: string,
  [before, behind]: readonly [before: string, behind: string] = ["", ""],
): RegExp {
  try {
    if (!OTHERWISE_REGEXP.test(pattern)) {
      return new RegExp(`^(?:${before}${named(pattern)}${behind})`);
    }
  } catch (cause) {
    throw refusal(pattern, field, cause);
  }
  throw refusal(pattern, field);
}

/** The same with named groups as JavaScript writes them. */
function named(pattern: string): string {
  return pattern.replace(
    NAMED_REGEXP,
    (part) => part === "(?P<" ? "(?<" : part,
  );
}

function refusal(
  pattern: string,
  field: string,
  cause?: unknown,
): SyntaxError {
  return new SyntaxError(
    `Cannot read this adapter as each pattern in "${field}" of adapter_config.json must be a regular expression that Python and JavaScript read alike: "${pattern}" is not. Write it otherwise there`,
    { cause },
  );
}
