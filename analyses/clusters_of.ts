import type { Sample } from "../core/mod.ts";

/** A label a sample; samples of one label are not independent of each other. */
export type SampleClusters = readonly string[];

/** What was worked out before: models are asked the same samples. */
const KNOWN = new WeakMap<readonly Sample[], SampleClusters | null>();

/**
 * Labels samples by the group that they belong to.
 *
 * @param samples The samples.
 * @returns A label a sample, or `null` where each sample is its own.
 *
 * @example Usage
 * ```ts
 * import { clustersOf } from "@aftertune/aftertune/analyses/clusters_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sample = { question: "Who wrote it?", targets: ["Kafka"] };
 * const samples = [{ ...sample, id: "1", group: "text" }, { ...sample, id: "2" }];
 * assertEquals(clustersOf(samples), ["group text", "sample 2"]);
 * assertEquals(clustersOf(samples.slice(1)), null);
 * ```
 */
export function clustersOf(
  samples: readonly Sample[],
): SampleClusters | null {
  const known = KNOWN.get(samples);
  if (known !== undefined) return known;
  const clusters = samples.some(({ group }) => group !== undefined)
    ? samples.map(({ id, group }) =>
      group === undefined ? `sample ${id}` : `group ${group}`
    )
    : null;
  KNOWN.set(samples, clusters);
  return clusters;
}
