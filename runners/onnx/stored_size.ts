import type { Adapter, Tensor, Weights } from "../../checkpoints/mod.ts";

/** What a model takes to be kept. */
export interface StoredSize {
  /** Parameters of checkpoint and adapter. */
  readonly storedParameters: number;
  /** Bytes of their tensors. */
  readonly storedBytes: number;
}

/**
 * Sums up what lies on the disk of a model: the checkpoint and, where there is
 * one, the adapter beside it. Answers do not depend on it, so no id does.
 *
 * @param weights Those of the checkpoint.
 * @param adapter The adapter.
 * @returns Its size.
 *
 * @example Usage
 * ```ts
 * import { findWeights } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { storedSize } from "@aftertune/aftertune/runners/onnx/stored_size.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const size = storedSize(await findWeights("models/base"), undefined);
 * assertEquals(size, { storedParameters: 853_120, storedBytes: 1_706_240 });
 * ```
 */
export function storedSize(
  weights: Pick<Weights, "tensors">,
  adapter: Pick<Adapter, "tensors" | "replacements"> | undefined,
): StoredSize {
  const tensors = tensorsOf(weights, adapter);
  return {
    storedParameters: total(tensors, parametersOf),
    storedBytes: total(tensors, ({ bytes }) => bytes),
  };
}

/**
 * All tensors that a model is made of.
 *
 * @param weights Those of the checkpoint.
 * @param adapter The adapter, if there is one.
 * @returns The tensors of both.
 */
export function tensorsOf(
  weights: Pick<Weights, "tensors">,
  adapter: Pick<Adapter, "tensors" | "replacements"> | undefined,
): readonly Tensor[] {
  return [weights.tensors, adapter?.tensors, adapter?.replacements]
    .flatMap((tensors) => [...tensors?.values() ?? []]);
}

/**
 * Counts the parameters of a tensor.
 *
 * @param tensor The tensor.
 * @returns How many elements it has.
 */
export function parametersOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function total(
  tensors: readonly Tensor[],
  of: (tensor: Tensor) => number,
): number {
  return tensors.reduce((sum, tensor) => sum + of(tensor), 0);
}
