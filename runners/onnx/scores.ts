import { capped } from "./capped.ts";
import type { Graph, Value } from "./graph.ts";
import type { Parts } from "./parts.ts";

/** Products of queries and keys, in the layout of the queries. */
export function score(graph: Graph, queries: Value, keys: Value): Value {
  return graph.node("com.microsoft/FusedMatMul", [queries, keys], {
    transB: 1,
  });
}

/** Scores of one layer's queries. */
export interface Scores {
  /** Number of the layer. */
  readonly layer: number;
  /** Scores of groups of columns, each `[rows, keyValueHeads, groups, places, columns]`. */
  readonly scores: readonly Value[];
}

/**
 * One softmax over all groups of columns of a run.
 *
 * @param parts What the layer is built of.
 * @param scores The scores; a group without columns may be left out.
 * @returns Probabilities of the shared, the past and the new columns.
 */
export function probabilities(
  { config, graph, batch }: Parts,
  { layer, scores }: Scores,
): readonly [shared: Value, past: Value, fresh: Value] {
  const masked = graph.node("Add", [
    capped(graph, graph.node("Concat", scores, { axis: 4 }), config.scoreCap),
    batch.masks.get(config.layers[layer]?.window ?? null) ?? "",
  ]);
  const [shared = "", past = "", fresh = ""] = graph.nodes("Split", [
    graph.node("Softmax", [masked], { axis: 4 }),
    batch.columns,
  ], { axis: 4, count: 3 });
  return [shared, past, fresh];
}
