import { assertEquals } from "@std/assert";
import {
  benjaminiHochberg,
  clopperPearson,
  clusteredMean,
  cohenKappa,
  detectableDifference,
  holm,
  type Interval,
  jeffreys,
  kendall,
  mcnemar,
  mcnemarMidP,
  normalQuantile,
  pairedDifference,
  passAtK,
  passHatK,
  randomStream,
  samplesForDifference,
  samplesForFlips,
  signFlip,
  spearman,
  stratifiedMean,
  studentMean,
  studentQuantile,
  wilson,
} from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

const PATH = "../shared/design/statistics-fixtures.json";
const level = 0.95;
const random = randomStream();
const VALUES = [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55];
const DIFFERENCES = [0.1, -0.05, 0.2, 0.15, 0, 0.3, -0.1, 0.25];
const P_VALUES = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
const CLUSTERED = [1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1];
const CLUSTERS = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4];
const SWAPPED = [2, 1, 4, 3, 6, 5];

const ends = ({ low, high }: Interval): number[] => [low, high];
const repeat = <T>(counts: readonly number[], values: readonly T[]): T[] =>
  values.flatMap((value, at) => Array<T>(counts[at] ?? 0).fill(value));

const mean = studentMean(VALUES, { level });
const naive = studentMean(CLUSTERED, { level });
const [cr0, cr1] = (["CR0", "CR1"] as const).map((correction) =>
  clusteredMean(CLUSTERED, { clusters: CLUSTERS, level, correction })
);
// Both right 62, only base 6, only tuned 17, neither 15.
const paired = pairedDifference(
  repeat([62, 6, 17, 15], [1, 1, 0, 0]),
  repeat([62, 6, 17, 15], [1, 0, 1, 0]),
  { level },
);
const kappa = cohenKappa(
  repeat([20, 5, 10, 15], ["yes", "yes", "no", "no"]),
  repeat([20, 5, 10, 15], ["yes", "no", "yes", "no"]),
  { level },
);
const [micro, macro] = (["micro", "macro"] as const).map((weighting) =>
  stratifiedMean([
    { mean: 0.5, error: 0.02, freedom: 99, n: 100 },
    { mean: 0.7, error: 0.03, freedom: 399, n: 400 },
  ], { level, weighting })
);

const PROPORTIONS = [[17, 20], [850, 1000], [0, 30], [30, 30], [5, 5], [
  1,
  164,
]];
const METHODS = { wilson, beta: clopperPearson, jeffreys };
const TRIES = [
  [20, 3, 1],
  [20, 3, 5],
  [20, 3, 10],
  [200, 37, 1],
  [200, 37, 10],
  [200, 37, 100],
  [10, 0, 5],
  [10, 10, 5],
  [5, 3, 4],
];

/** What we say, by the names of the reference numbers. */
const OURS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    Object.entries(METHODS).flatMap(([method, interval]) =>
      PROPORTIONS.map(([k = NaN, n = NaN]) => [
        `prop_ci/${method}/${k}/${n}`,
        ends(interval(k, n, { level })),
      ])
    ),
  ),
  ...Object.fromEntries(TRIES.flatMap(([n = NaN, c = NaN, k = NaN]) => [
    [`pass@k/${n}/${c}/${k}`, [passAtK(c, n, { k })]],
    [`pass^k/${n}/${c}/${k}`, [passHatK(c, n, { k })]],
  ])),
  "mean": [mean?.mean ?? NaN],
  "sem_ddof1": [mean?.error ?? NaN],
  "t_ci_95": [mean?.low ?? NaN, mean?.high ?? NaN],
  "cluster/mean": [cr1?.mean ?? NaN],
  "cluster/se_miller_noCorrection": [cr0?.error ?? NaN],
  "cluster/se_inspect_C_over_Cminus1": [cr1?.error ?? NaN],
  "cluster/naive_se_ddof1": [naive?.error ?? NaN],
  "paired/delta_B_minus_A": [paired?.mean ?? NaN],
  "paired/se_paired_ddof1": [paired?.error ?? NaN],
  "paired/ttest_rel": [
    (paired?.mean ?? NaN) / (paired?.error ?? NaN),
    paired?.pValue ?? NaN,
  ],
  "stratified_size_weighted_se": [micro?.error ?? NaN],
  "macro_avg_se": [macro?.error ?? NaN],
  "sign_test_binomtest": [mcnemar(17, 6)],
  "mcnemar/midp": [mcnemarMidP(17, 6)],
  "mcnemar_exact/b0c1": [mcnemar(1, 0)],
  "mcnemar_exact/b1c8": [mcnemar(8, 1)],
  "mcnemar_exact/b5c5": [mcnemar(5, 5)],
  "mcnemar_exact/b0c6": [mcnemar(6, 0)],
  "perm/two_sided_exact_p": [signFlip(DIFFERENCES, { random })],
  "holm": holm(P_VALUES),
  "bh": benjaminiHochberg(P_VALUES),
  "power/mde_paired_n1319_discordant.12": [
    detectableDifference(1319, { level, deviation: Math.sqrt(0.12) }),
  ],
  "cohen_kappa/20,5,10,15": [kappa?.kappa ?? NaN],
  "kappa_se": [kappa?.error ?? NaN],
  "spearman": [spearman(SWAPPED.keys().toArray(), SWAPPED) ?? NaN],
  "kendall": [kendall(SWAPPED.keys().toArray(), SWAPPED) ?? NaN],
  "t_ppf/0.975/1": [studentQuantile(0.975, 1)],
  "t_ppf/0.975/4": [studentQuantile(0.975, 4)],
  "t_ppf/0.975/9": [studentQuantile(0.975, 9)],
  "t_ppf/0.975/29": [studentQuantile(0.975, 29)],
  "t_ppf/0.975/99": [studentQuantile(0.975, 99)],
  "t_ppf/0.995/9": [studentQuantile(0.995, 9)],
  "norm_ppf/.975": [normalQuantile(0.975)],
  "norm_ppf/.8": [normalQuantile(0.8)],
};

/** Numbers of samples, which the reference numbers do not round. */
const SAMPLES: Readonly<Record<string, number>> = {
  "power/miller_n_omega1/9_delta.03": samplesForDifference(0.03, {
    level,
    deviation: 1 / 3,
  }),
  "power/mcnemar_connor_n": samplesForFlips(0.11, { level, discordance: 0.23 }),
};

Deno.test({
  name: "statistics agree with the reference numbers of the design",
  ignore: !exists(PATH),
  fn() {
    const theirs: Record<string, number | number[]> = JSON.parse(
      Deno.readTextFileSync(PATH),
    );
    for (const [name, ours] of Object.entries(OURS)) {
      const expected = [theirs[name] ?? []].flat();
      for (const [index, value] of ours.entries()) {
        assertClose(value, expected[index] ?? NaN);
      }
    }
    for (const [name, ours] of Object.entries(SAMPLES)) {
      const [expected = NaN] = [theirs[name] ?? []].flat();
      assertEquals(ours, Math.ceil(expected));
    }
  },
});

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
