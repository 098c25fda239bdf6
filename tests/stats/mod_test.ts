import {
  holm,
  mcnemar,
  normalQuantile,
  randomStream,
  signFlip,
  studentMean,
  studentQuantile,
  wilson,
} from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

const PATH = "../shared/design/statistics-fixtures.json";
const random = randomStream();
const VALUES = [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55];
const DIFFERENCES = [0.1, -0.05, 0.2, 0.15, 0, 0.3, -0.1, 0.25];
const P_VALUES = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];

const bounds = (successes: number, n: number): number[] => {
  const { low, high } = wilson(successes, n, { level: 0.95 });
  return [low, high];
};
const mean = studentMean(VALUES, { level: 0.95 });

/** What we say, by the names of the reference numbers. */
const OURS: Readonly<Record<string, readonly number[]>> = {
  "prop_ci/wilson/17/20": bounds(17, 20),
  "prop_ci/wilson/850/1000": bounds(850, 1000),
  "prop_ci/wilson/0/30": bounds(0, 30),
  "prop_ci/wilson/30/30": bounds(30, 30),
  "prop_ci/wilson/5/5": bounds(5, 5),
  "prop_ci/wilson/1/164": bounds(1, 164),
  "mean": [mean?.mean ?? NaN],
  "t_ci_95": [mean?.low ?? NaN, mean?.high ?? NaN],
  "sign_test_binomtest": [mcnemar(17, 6)],
  "mcnemar_exact/b0c1": [mcnemar(1, 0)],
  "mcnemar_exact/b1c8": [mcnemar(8, 1)],
  "mcnemar_exact/b5c5": [mcnemar(5, 5)],
  "mcnemar_exact/b0c6": [mcnemar(6, 0)],
  "perm/two_sided_exact_p": [signFlip(DIFFERENCES, { random })],
  "holm": holm(P_VALUES),
  "t_ppf/0.975/1": [studentQuantile(0.975, 1)],
  "t_ppf/0.975/4": [studentQuantile(0.975, 4)],
  "t_ppf/0.975/9": [studentQuantile(0.975, 9)],
  "t_ppf/0.975/29": [studentQuantile(0.975, 29)],
  "t_ppf/0.975/99": [studentQuantile(0.975, 99)],
  "t_ppf/0.995/9": [studentQuantile(0.995, 9)],
  "norm_ppf/.975": [normalQuantile(0.975)],
  "norm_ppf/.8": [normalQuantile(0.8)],
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
  },
});

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
