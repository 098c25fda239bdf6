import type { Value } from "./graph.ts";
import { norm } from "./norm.ts";
import type { Parts } from "./parts.ts";

/** Queries, keys and values of each token, each `[tokens, heads · headWidth]`. */
export interface Projections {
  /** Queries. */
  readonly query: Value;
  /** Keys. */
  readonly key: Value;
  /** Values. */
  readonly value: Value;
}

/**
 * Makes queries, keys and values of activations, by three matrix products or
 * one, and normalizes them where the model does.
 *
 * @param parts What the decoder is built of.
 * @param input Activations, `[tokens, width]`.
 * @param prefix What the names of the layer's modules begin with.
 * @returns Queries, keys and values.
 */
export function project(
  parts: Parts,
  input: Value,
  prefix: string,
): Projections {
  const { config, linear } = parts;
  const { heads, keyValueHeads, headWidth, modules } = config;
  const { inputs, queryNorm, keyNorm } = modules.attention;
  const widths = [heads, keyValueHeads, keyValueHeads]
    .map((count) => count * headWidth);
  const product = (name: string, output: number) =>
    linear(input, {
      name: prefix + name,
      bias: config.biases.projections,
      extents: [output, config.width],
    });
  const [fused = "", ...others] = inputs;
  const [query = "", key = "", value = ""] = others.length === 0
    ? divide(parts, product(fused, sum(widths)), widths)
    : inputs.map((name, purpose) => product(name, widths[purpose] ?? 0));
  return {
    query: normalize(parts, query, { prefix, name: queryNorm, heads }),
    key: normalize(parts, key, { prefix, name: keyNorm, heads: keyValueHeads }),
    value,
  };
}

/** Takes what one product made of all three apart. */
function divide(
  { config, graph }: Parts,
  fused: Value,
  widths: readonly number[],
): readonly Value[] {
  const { heads, headWidth, modules } = config;
  if (!modules.attention.fusedByHead) {
    return graph.nodes("Split", [fused, graph.integers(widths)], {
      axis: 1,
      count: 3,
    });
  }
  const byHead = graph.node("Reshape", [
    fused,
    graph.integers([-1, heads, 3 * headWidth]),
  ]);
  return graph.nodes("Split", [byHead], { axis: 2, count: 3 }).map((part) =>
    graph.node("Reshape", [part, graph.integers([-1, heads * headWidth])])
  );
}

interface NormalizeOptions {
  readonly prefix: string;
  readonly name: string | undefined;
  readonly heads: number;
}

/** Normalizes each head by itself or all in one. */
function normalize(
  parts: Parts,
  value: Value,
  { prefix, name: module, heads }: NormalizeOptions,
): Value {
  if (module === undefined) return value;
  const { config, graph } = parts;
  const name = prefix + module;
  const width = heads * config.headWidth;
  if (config.norm.queriesAndKeys === "as one") {
    return norm(parts, value, { name, width });
  }
  const reshape = (value: Value, width: number) =>
    graph.node("Reshape", [value, graph.integers([-1, width])]);
  const byHead = reshape(value, config.headWidth);
  return reshape(norm(parts, byHead, { name, width: config.headWidth }), width);
}

function sum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
