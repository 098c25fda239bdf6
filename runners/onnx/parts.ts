import type { DecoderConfig, Rope } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import type { Linear } from "./linear.ts";
import type { LowRank } from "./low_rank.ts";
import type { StoredWeights } from "./stored_weights.ts";

/** What the layers of a decoder are built of. */
export interface Parts {
  /** What must be known of the model. */
  readonly config: DecoderConfig;
  /** The graph in the making. */
  readonly graph: Graph;
  /** The checkpoint's tensors. */
  readonly weights: StoredWeights;
  /** Its matrix products, adapter included. */
  readonly linear: Linear;
  /** The adapter's branches, if there is one. */
  readonly lowRank?: LowRank | undefined;
  /** What all layers' attention needs. */
  readonly batch: BatchValues;
}

/** Cosines and sines of each token's position, each `[tokens, width / 2]`. */
export interface Turns {
  /** Cosines. */
  readonly cosines: Value;
  /** Sines. */
  readonly sines: Value;
  /** How many of a head's numbers turn. */
  readonly width: number;
}

/** Name of the input with each token's embedding. */
export const EMBEDDINGS = "embeddings";

/** Name of the input with the learned activations of each token's position. */
export const POSITIONS = "positions";

/** How the tokens of a run lie in rows, prepared once for all layers. */
export interface BatchValues {
  /** Each token's number in the list, `[tokens, 1]`. */
  readonly order: Value;
  /** By how much positions turn queries and keys. */
  readonly turns: ReadonlyMap<Rope, Turns>;
  /** Whether every row has one token and no prefix is shared, a single truth. */
  readonly single: Value;
  /** Tokens by row and place, `[rows, places]`: turns the list of tokens into rows. */
  readonly pad: Value;
  /** Rows and places by token, `[tokens]`: turns rows into the list again. */
  readonly unpad: Value;
  /** What is added to scores, by window: 0 where a query may look, very low where not, `[rows, 1, 1, places, columns]`. */
  readonly masks: ReadonlyMap<number | null, Value>;
  /** Numbers of columns, `[3]`: shared, past, new. */
  readonly columns: Value;
  /** Extents of the shared scores with all rows in one matrix a head, `[3]`. */
  readonly sharedFlat: Value;
  /** Extents of the shared scores by row, `[5]`. */
  readonly sharedScores: Value;
  /** Extents of the shared results by row, `[5]`. */
  readonly sharedResults: Value;
}

/** A cache of keys and values that goes in or comes out, by layer. */
export type CachePart = "shared" | "past" | "new";

/**
 * Names the inputs and outputs that hold a layer's keys and values.
 *
 * @param part Which cache.
 * @param layer Number of the layer.
 * @returns The names.
 */
export function cacheNames(
  part: CachePart,
  layer: number,
): readonly [key: string, value: string] {
  return [`${part}_key_${layer}`, `${part}_value_${layer}`];
}

/**
 * Names the input that says which columns a query may look at.
 *
 * @param window How many tokens it sees, `null` for all before it.
 * @returns The name.
 */
export function maskName(window: number | null): string {
  return window === null ? "mask" : `mask_${window}`;
}

/**
 * The windows that occur in a decoder: there is one mask for each.
 *
 * @param config What must be known of the model.
 * @returns Each window once.
 */
export function windowsOf(
  { layers }: Pick<DecoderConfig, "layers">,
): readonly (number | null)[] {
  return [...new Set(layers.map(({ window }) => window))];
}

/**
 * The ways in which positions turn queries and keys: layers that turn alike
 * share one object.
 *
 * @param config What must be known of the model.
 * @returns Each way once.
 */
export function ropesOf(
  { layers }: Pick<DecoderConfig, "layers">,
): readonly Rope[] {
  const ropes = layers.flatMap(({ rope }) => rope === null ? [] : [rope]);
  return [...new Set(ropes)];
}

/**
 * Names the inputs by which one of these ways turns.
 *
 * @param index Which.
 * @returns The names.
 */
export function turnNames(
  index: number,
): readonly [cosines: string, sines: string] {
  return [`cosines_${index}`, `sines_${index}`];
}
