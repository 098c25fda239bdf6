import { messageOf } from "./message.ts";

/**
 * Makes one error of those of several models. That of one alone stays as it is.
 *
 * @param errors What was thrown, one at least.
 * @returns An error that tells each of them once.
 */
export function errorOfAll(errors: readonly unknown[]): unknown {
  const messages = new Set(errors.map(messageOf));
  if (messages.size === 1) return errors[0];
  return new Error(
    [
      `Cannot begin, for ${messages.size} reasons:`,
      ...Array.from(messages, (message) => `- ${message}`),
    ].join("\n"),
  );
}
