import type { DecoderConfig, Rope } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import {
  type BatchValues,
  maskName,
  ropesOf,
  turnNames,
  type Turns,
  windowsOf,
} from "./parts.ts";

/**
 * Adds to a graph what all layers' attention needs of a run's tokens.
 *
 * @param graph The graph in the making.
 * @param config What must be known of the model.
 * @returns How the tokens lie in rows.
 */
export function batchValues(graph: Graph, config: DecoderConfig): BatchValues {
  return {
    order: graph.input("order", "int64", ["tokens", 1]),
    turns: turns(graph, config),
    single: graph.input("single", "bool", []),
    pad: graph.input("pad", "int64", ["rows", "places"]),
    unpad: graph.input("unpad", "int64", ["tokens"]),
    masks: masks(graph, config),
    columns: graph.input("columns", "int64", [3]),
    sharedFlat: graph.input("shared_flat", "int64", [3]),
    sharedScores: graph.input("shared_scores", "int64", [5]),
    sharedResults: graph.input("shared_results", "int64", [5]),
  };
}

function turns(
  graph: Graph,
  config: DecoderConfig,
): ReadonlyMap<Rope, Turns> {
  const turns = ropesOf(config).map((rope, index) => {
    const pairs = rope.frequencies.length;
    const [cosines, sines] = turnNames(index);
    return [rope, {
      cosines: graph.input(cosines, "float32", ["tokens", pairs]),
      sines: graph.input(sines, "float32", ["tokens", pairs]),
      width: 2 * pairs,
    }] as const;
  });
  return new Map(turns);
}

function masks(
  graph: Graph,
  config: DecoderConfig,
): ReadonlyMap<number | null, Value> {
  const extents = ["rows", 1, 1, "places", "columns"];
  const masks = windowsOf(config).map((window) =>
    [window, graph.input(maskName(window), "float32", extents)] as const
  );
  return new Map(masks);
}
