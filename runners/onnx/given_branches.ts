import type { Graph } from "./graph.ts";
import { LowRank } from "./low_rank.ts";

/**
 * Branches whose factors come with every run and may be of any rank, so that
 * all adapters of a base can run in one session. The scale lies in them.
 *
 * @param graph The graph in the making.
 * @param names Names of the factors' tensors, which become those of the inputs.
 * @returns The branches.
 */
export function givenBranches(
  graph: Graph,
  names: ReadonlySet<string>,
): LowRank {
  return new LowRank(graph, {
    has: (name) => names.has(name),
    get: (name, extents) => graph.input(name, "float32", extents),
  }, {
    decomposed: false,
    branch: (module) => ({ rank: `rank of ${module}`, scale: 1 }),
  });
}
