import { attendInRows } from "./attend_in_rows.ts";
import { attendSingly } from "./attend_singly.ts";
import type { Value } from "./graph.ts";
import type { AttendOptions, Before } from "./meeting.ts";
import { cacheNames, type Parts } from "./parts.ts";

/**
 * Lets queries meet three groups of columns: a prefix that all rows share, each
 * row's own past, and the new tokens. Single tokens without a prefix, as most
 * steps of growing replies have them, take a way of their own with half the
 * nodes.
 *
 * Only the new keys and values leave the graph: the binding copies every
 * output, and a whole cache would cost more time than the computation.
 *
 * @param parts What the layer is built of.
 * @param options Which layer, and what meets.
 * @returns What the queries find, `[tokens, heads · headWidth]`.
 */
export function attend(parts: Parts, options: AttendOptions): Value {
  const { graph, batch } = parts;
  const { layer, key, value } = options;
  const meeting = { ...options, before: cacheInputs(parts, layer) };
  const [newKey, newValue] = cacheNames("new", layer);
  graph.output(newKey, key, { type: "float32" });
  graph.output(newValue, value, { type: "float32" });
  const [results = ""] = graph.choose(batch.single, [
    () => [attendSingly(parts, meeting)],
    () => [attendInRows(parts, meeting)],
  ]);
  return results;
}

function cacheInputs(
  { config: { keyValueHeads, headWidth }, graph }: Parts,
  layer: number,
): Before {
  const input = (
    part: "shared" | "past",
    extents: readonly (number | string)[],
  ) => {
    const [key, value] = cacheNames(part, layer);
    return {
      key: graph.input(key, "float32", extents),
      value: graph.input(value, "float32", extents),
    };
  };
  return {
    shared: input("shared", [keyValueHeads, "shared", headWidth]),
    past: input("past", ["rows", keyValueHeads, 1, "past", headWidth]),
  };
}
