import { excerpt } from "./excerpt.ts";
import { isRecord } from "./is_record.ts";
import { ServerError } from "./server_error.ts";

/**
 * Takes the one choice out of an answer.
 *
 * @param answer The answer's JSON.
 * @returns Its choice.
 * @throws {ServerError} If it has none, or several.
 */
export function onlyChoice(answer: unknown): Readonly<Record<string, unknown>> {
  const choices = isRecord(answer) ? answer["choices"] : undefined;
  if (
    !Array.isArray(choices) || choices.length !== 1 || !isRecord(choices[0])
  ) {
    throw malformed(`"choices" must be a list of one`, answer);
  }
  return choices[0];
}

/**
 * Says that an answer is not as the protocol has it.
 *
 * @param must What must hold of it.
 * @param found What is there.
 * @returns The error, to be thrown.
 */
export function malformed(must: string, found: unknown): ServerError {
  return new ServerError(
    `Cannot read the server's answer as ${must}: it is ${excerpt(found)}`,
    "request",
  );
}
