import type { DecoderConfig, Rope } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import { type BatchValues, maskName, type Turns, windowsOf } from "./parts.ts";

/**
 * Adds to a graph what all layers' attention needs of a run's tokens.
 *
 * @param graph The graph in the making.
 * @param config What must be known of the model.
 * @returns How the tokens lie in rows.
 */
export function batchValues(graph: Graph, config: DecoderConfig): BatchValues {
  const positions = graph.input("positions", "float32", ["tokens", 1]);
  return {
    positions,
    turns: turns(graph, config, positions),
    pad: graph.input("pad", "int64", ["rows", "places"]),
    unpad: graph.input("unpad", "int64", ["tokens"]),
    masks: masks(graph, config),
    columns: graph.input("columns", "int64", [3]),
    sharedFlat: graph.input("shared_flat", "int64", [3]),
    sharedScores: graph.input("shared_scores", "int64", [5]),
    sharedResults: graph.input("shared_results", "int64", [5]),
  };
}

/** Layers whose positions turn alike share one object, so it can be the key. */
function turns(
  graph: Graph,
  { layers }: DecoderConfig,
  positions: Value,
): ReadonlyMap<Rope, Turns> {
  const turns = new Map<Rope, Turns>();
  for (const { rope } of layers) {
    if (rope === null || turns.has(rope)) continue;
    const { frequencies, amplitude } = rope;
    const extents = [1, frequencies.length];
    const angles = graph.node("Mul", [
      positions,
      graph.floats(extents, frequencies),
    ]);
    const turn = (operator: string) => {
      const turned = graph.node(operator, [angles]);
      return amplitude === 1
        ? turned
        : graph.node("Mul", [turned, graph.floats([], [amplitude])]);
    };
    turns.set(rope, {
      cosines: turn("Cos"),
      sines: turn("Sin"),
      width: 2 * frequencies.length,
    });
  }
  return turns;
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
