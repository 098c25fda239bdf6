import type { Analysis, Column, Figure } from "../core/mod.ts";
import { cohenKappa } from "../stats/mod.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { endsOf } from "./ends_of.ts";
import { figure } from "./figure.ts";
import { type Known, shareOf } from "./share_of.ts";
import { type SharedScores, sharedScores } from "./shared_scores.ts";

/** How often each model and the reference agree. */
export const agreement: Analysis = {
  name: "agreement",
  title: "Agreement with the reference",
  description:
    "How often a model gets the same verdict as the reference on the same sample, how often the same answer was read where one could be read from either, and Cohen's kappa (1960) of the verdicts: 1 where they always agree, 0 where as often as two models would that know nothing of each other. Two models of equal accuracy may agree or not. Verdicts are compared where they are 0 or 1. Intervals of shares are Wilson's.",
  analyse({ columns, reference, level }) {
    const find = columnFinder(columns);
    return columns.filter(({ model }) => model !== reference)
      .flatMap((column) => {
        const other = find({ ...placeOf(column), model: reference });
        return other === undefined ? [] : figuresOf(other, column, level);
      });
  },
};

function figuresOf(before: Column, after: Column, level: number): Figure[] {
  const shared = sharedScores([before, after]);
  if (shared.n === 0) return [];
  const place = { ...placeOf(after), against: before.model };
  const answers = sameAnswers([before, after], { shared, level });
  return [
    ...after.binary ? verdictsOf(shared, level) : [],
    ...answers === null ? [] : [["same_answer", answers] as const],
  ].map(([quantity, known]) => figure(quantity, { ...place, ...known }));
}

function verdictsOf(
  { n, scores, clusters }: SharedScores,
  level: number,
): (readonly [quantity: string, known: Known])[] {
  const [first, second] = scores as [Float64Array, Float64Array];
  const equal = first.map((score, row) => score === second[row] ? 1 : 0);
  const kappa = cohenKappa(first, second, { level, clusters });
  const known = kappa === null
    ? { value: null, low: null, high: null, note: NO_KAPPA }
    : { value: kappa.kappa, ...endsOf(kappa), note: null };
  return [
    ["same_verdict", shareOf(equal, { clusters, level })],
    ["kappa", { ...known, n }],
  ];
}

const NO_KAPPA =
  "Not defined: both have the same verdict on all samples, so that chance explains all, or all samples are of one group.";

/** Answers that nothing was read from are not the same answer. */
function sameAnswers(
  columns: readonly [Column, Column],
  { shared: { n, places, clusters }, level }: {
    readonly shared: SharedScores;
    readonly level: number;
  },
): Known | null {
  const [first, second] = columns.map(({ marks }) => marks) as [
    Uint32Array,
    Uint32Array,
  ];
  const [here, there] = places as [Uint32Array, Uint32Array];
  const same = new Float64Array(n);
  const labels: string[] = [];
  let read = 0;
  for (let row = 0; row < n; row++) {
    const one = first[here[row] as number];
    const other = second[there[row] as number];
    if (one === 0 && other === 0) continue;
    same[read++] = one === other ? 1 : 0;
    if (clusters !== undefined) labels.push(clusters[row] as string);
  }
  if (read === 0) return null;
  return shareOf(same.subarray(0, read), {
    clusters: clusters && labels,
    level,
  });
}
