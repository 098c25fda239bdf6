import type { Analysis, Column, Figure } from "../core/mod.ts";
import { clusteredMean, studentMean, wilson } from "../stats/mod.ts";
import { placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { type Known, shareOf, type SpreadOptions } from "./share_of.ts";
import { type SharedScores, sharedScores } from "./shared_scores.ts";

/** How far answers hold when the same is asked in other ways. */
export const consistency: Analysis = {
  name: "consistency",
  title: "Consistency over treatments",
  description:
    "What each model scores on the samples that it was asked in every way, as they are and under each treatment: the share right in every way, in some way, in the mean over all ways, in the worst way (Sun et al. 2023, arXiv:2306.11270; Mizrahi et al. 2024, arXiv:2401.00595), and the share with the same verdict in all ways. A sample counts once however often it was asked. The interval of the worst way holds for whichever way is the worst: each has one of a level raised by Bonferroni.",
  analyse({ columns, level }) {
    const asked = Map.groupBy(
      columns,
      ({ model, task, evaluator }) => JSON.stringify([model, task, evaluator]),
    );
    return Array.from(asked.values())
      .filter((ways) => ways.length > 1)
      .flatMap((ways) => figuresOf(ways, level));
  },
};

function figuresOf(ways: readonly Column[], level: number): Figure[] {
  const shared = sharedScores(ways);
  const [column] = ways as [Column];
  const place = { ...placeOf(column), treatment: null };
  if (shared.n === 0) {
    return [figure("mean", { ...place, n: 0, note: NONE_SHARED })];
  }
  const { scores, clusters } = shared;
  const means = new Float64Array(shared.n);
  for (const score of scores) {
    for (let row = 0; row < means.length; row++) {
      means[row] = (means[row] as number) + (score[row] as number);
    }
  }
  for (let row = 0; row < means.length; row++) {
    means[row] = (means[row] as number) / ways.length;
  }
  const share = (has: (mean: number) => boolean): Known =>
    shareOf(means.map((mean) => has(mean) ? 1 : 0), { clusters, level });
  const mean = column.binary
    ? shareOf(means, { clusters, level })
    : meanOf(means, { clusters, level });
  const found: (readonly [quantity: string, known: Known])[] = [
    ["mean", mean],
    ["worst", worstOf(ways, shared, level)],
  ];
  if (column.binary) {
    found.unshift(
      ["every", share((mean) => mean === 1)],
      ["some", share((mean) => mean > 0)],
    );
    found.push(["same_verdict", share((mean) => mean === 0 || mean === 1)]);
  }
  return found.map(([quantity, known]) =>
    figure(quantity, { ...place, ...known })
  );
}

const NONE_SHARED = "Not defined: no sample has a score in all ways.";

function worstOf(
  ways: readonly Column[],
  { n, scores, clusters }: SharedScores,
  level: number,
): Known {
  const [{ binary, better }] = ways as [Column];
  const raised = 1 - (1 - level) / ways.length;
  const known = scores.map((values) => {
    if (!binary) return meanOf(values, { clusters, level: raised });
    if (clusters !== undefined) {
      return shareOf(values, { clusters, level: raised });
    }
    const right = values.reduce((sum, value) => sum + value, 0);
    return { value: right / n, ...wilson(right, n, { level: raised }) };
  });
  const worst = better === "higher" ? Math.min : Math.max;
  const values = known.map(({ value }) => value as number);
  const value = worst(...values);
  const ends = (side: "low" | "high"): number | null => {
    const all = known.map((one) => one[side]);
    return all.every((end) => end !== null) ? worst(...all) : null;
  };
  const way = ways[values.indexOf(value)]?.treatment;
  const note = way === "none"
    ? "The worst is the task as it is."
    : `The worst is under "${way}".`;
  return { value, low: ends("low"), high: ends("high"), n, note };
}

function meanOf(
  values: Float64Array,
  { clusters, level }: SpreadOptions,
): Known {
  const n = values.length;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  const mean = clusters === undefined
    ? studentMean(values, { level })
    : clusteredMean(values, { clusters, level });
  return mean === null || mean.error === 0
    ? { value, low: null, high: null, n, note: NO_SPREAD }
    : { value, low: mean.low, high: mean.high, n, note: null };
}

const NO_SPREAD = "No interval: nothing tells how far samples spread.";
