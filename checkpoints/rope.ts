import type { Fields } from "./fields.ts";

/**
 * How positions turn queries and keys (rotary embeddings, Su et al. 2021,
 * https://arxiv.org/abs/2104.09864).
 */
export type Rope =
  | {
    /** Frequencies as they are. */
    readonly type: "default";
    /** Base of the frequencies. */
    readonly theta: number;
  }
  | {
    /** All positions shrunk by one factor. */
    readonly type: "linear";
    /** Base of the frequencies. */
    readonly theta: number;
    /** What positions are divided by. */
    readonly factor: number;
  }
  | {
    /** Low frequencies shrunk, high ones kept, as Llama 3.1 has it. */
    readonly type: "llama3";
    /** Base of the frequencies. */
    readonly theta: number;
    /** What low frequencies are divided by. */
    readonly factor: number;
    /** Below it frequencies are divided by the whole factor. */
    readonly lowFrequencyFactor: number;
    /** Above it frequencies are kept. */
    readonly highFrequencyFactor: number;
    /** The context that the model was first trained on. */
    readonly originalContext: number;
  };

const DEFAULT_THETA = 10_000;

const KNOWN = new Set([
  "rope_type",
  "type",
  "rope_theta",
  "factor",
  "low_freq_factor",
  "high_freq_factor",
  "original_max_position_embeddings",
]);

/**
 * Reads the rotary embedding from a configuration, in the spelling of
 * transformers 5 (`rope_parameters`) or of those before it (`rope_theta` and
 * `rope_scaling`).
 *
 * @param config The fields of config.json.
 * @returns How positions turn queries and keys.
 * @throws {RangeError} If the type, or a parameter, is not supported.
 */
export function readRope(config: Fields): Rope {
  const parameters = config.object("rope_parameters") ??
    config.object("rope_scaling");
  const theta = parameters?.number("rope_theta", -1) ?? -1;
  const base = theta > 0 ? theta : config.number("rope_theta", DEFAULT_THETA);
  if (parameters === undefined) return { type: "default", theta: base };
  refuseUnknown(parameters);
  const type = parameters.string(
    "rope_type",
    parameters.string("type", "default"),
  );
  switch (type) {
    case "default":
      return { type, theta: base };
    case "linear":
      return { type, theta: base, factor: parameters.number("factor") };
    case "llama3":
      return {
        type,
        theta: base,
        factor: parameters.number("factor"),
        lowFrequencyFactor: parameters.number("low_freq_factor"),
        highFrequencyFactor: parameters.number("high_freq_factor"),
        originalContext: parameters.count("original_max_position_embeddings"),
      };
    default:
      throw new RangeError(
        `Cannot run this checkpoint as its rotary embedding must be of type "default", "linear" or "llama3": "rope_type" is "${type}"`,
      );
  }
}

function refuseUnknown(parameters: Fields): void {
  const unknown = parameters.names.find((name) =>
    !KNOWN.has(name) && parameters.value(name) !== undefined
  );
  if (unknown !== undefined) {
    throw new RangeError(
      `Cannot run this checkpoint as "${unknown}" of its rotary embedding is not supported: it is ${
        JSON.stringify(parameters.value(unknown))
      }`,
    );
  }
}
