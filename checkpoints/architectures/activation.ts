import type { Activation } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";

/** By the names that transformers gives them; some are spelled several ways and computed alike. */
const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ["silu", "silu"],
  ["swish", "silu"],
  ["gelu", "gelu"],
  ["gelu_python", "gelu"],
  ["gelu_new", "gelu_tanh"],
  ["gelu_fast", "gelu_tanh"],
  ["gelu_pytorch_tanh", "gelu_tanh"],
  ["relu", "relu"],
]);

/**
 * Reads the function between the matrices of a feed-forward part.
 *
 * @param fields The fields of config.json.
 * @param name The field.
 * @param fallback What transformers takes where the field is missing.
 * @returns The function.
 * @throws {RangeError} If it is not supported.
 */
export function readActivation(
  fields: Fields,
  name: string,
  fallback: string,
): Activation {
  const value = fields.string(name, fallback);
  const activation = ACTIVATIONS.get(value);
  if (activation !== undefined) return activation;
  throw new RangeError(
    `Cannot run this checkpoint as "${name}" of config.json must be one of ${
      [...ACTIVATIONS.keys()].join(", ")
    }: it is "${value}"`,
  );
}
