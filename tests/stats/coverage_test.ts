import { assert } from "@std/assert";
import {
  bonettPrice,
  bootstrapMean,
  clusteredMean,
  type Interval,
  jeffreys,
  mcnemarMidP,
  pairedDifference,
  randomStream,
  samplesForDifference,
  samplesForFlips,
  signFlip,
  studentMean,
  tost,
  wilson,
} from "../../stats/mod.ts";

/** So many seeded repetitions. */
const REPETITIONS = 10_000;
const SIZES = [30, 100, 1000];
const level = 0.95;

/** An interval of so many samples, and the truth it is to hold. */
type Study = (
  n: number,
  random: () => number,
) => { interval: Interval | null; truth: number };

const count = (n: number, hit: () => boolean): number =>
  Array.from({ length: n }, hit).filter(Boolean).length;

const many = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

const STUDIES: Readonly<Record<string, Study>> = {
  "Wilson's interval of a proportion": (n, random) => {
    const truth = 0.05 + 0.9 * random();
    const successes = count(n, () => random() < truth);
    return { interval: wilson(successes, n, { level }), truth };
  },
  "Jeffreys' interval of a proportion": (n, random) => {
    const truth = 0.05 + 0.9 * random();
    const successes = count(n, () => random() < truth);
    return { interval: jeffreys(successes, n, { level }), truth };
  },
  "Bonett and Price's interval of flips": (n, random) => {
    const [gain, loss] = [0.05 + 0.25 * random(), 0.05 + 0.25 * random()];
    const drawn = many(n, random);
    const gained = drawn.filter((share) => share < gain).length;
    const lost = drawn.filter((share) => share > 1 - loss).length;
    const interval = bonettPrice({ gained, lost, n }, { level });
    return { interval, truth: gain - loss };
  },
  "Student's interval of a mean": (n, random) => {
    const values = many(n, random);
    return { interval: studentMean(values, { level }), truth: 0.5 };
  },
  "the interval of a mean over clusters of one to three": (n, random) => {
    const rows = many(n, (cluster) => {
      const shared = random();
      const row = () => ({ cluster, value: shared + random() });
      return many(1 + Math.floor(3 * random()), row);
    }).flat();
    const clusters = rows.map(({ cluster }) => cluster);
    const values = rows.map(({ value }) => value);
    return { interval: clusteredMean(values, { clusters, level }), truth: 1 };
  },
  "the interval of a paired difference of binary scores": (n, random) => {
    const easiness = many(n, random);
    const scores = () => easiness.map((share) => random() < share ? 1 : 0);
    const interval = pairedDifference(scores(), scores(), { level });
    return { interval, truth: 0 };
  },
  "the interval of a difference over tasks that spread unlike": (n, random) => {
    const strata = many(n, (row) => row % 3 === 0 ? "noisy" : "calm");
    const scores = () =>
      strata.map((task) => random() * (task === "noisy" ? 3 : 1));
    const options = { level, strata, weighting: "macro" } as const;
    const interval = pairedDifference(scores(), scores(), options);
    return { interval, truth: 0 };
  },
};

for (const [name, study] of Object.entries(STUDIES)) {
  Deno.test(`${name} covers the truth as often as it says`, () => {
    for (const n of SIZES) {
      const random = randomStream("coverage", name, n);
      const covered = count(REPETITIONS, () => {
        const { interval, truth } = study(n, random);
        assert(interval !== null);
        return interval.low <= truth && truth <= interval.high;
      }) / REPETITIONS;
      assert(covered > 0.94 && covered < 0.965, `n = ${n}: ${covered}`);
    }
  });
}

Deno.test("expanded percentiles cover the truth where plain ones are too narrow", () => {
  const random = randomStream("coverage", "bootstrap");
  const coverage = { percentile: 0, expanded: 0 };
  for (let k = 0; k < 2000; k++) {
    const values = many(30, random);
    const seed = 2 ** 32 * random();
    for (const method of ["percentile", "expanded"] as const) {
      const { low, high } = bootstrapMean(values, {
        level,
        method,
        draws: 500,
        random: randomStream(seed),
      });
      if (low <= 0.5 && 0.5 <= high) coverage[method] += 1 / 2000;
    }
  }
  assert(coverage.expanded > 0.94 && coverage.expanded < 0.965);
  assert(coverage.percentile < coverage.expanded - 0.005);
});

/** p-values under the null. */
const TESTS: Readonly<Record<string, (random: () => number) => number>> = {
  "the paired t test": (random) => {
    const scores = () => many(30, random);
    return pairedDifference(scores(), scores(), { level })?.pValue ?? NaN;
  },
  "the exact sign-flip test": (random) =>
    signFlip(many(12, () => random() - 0.5), { random }),
  "the drawn sign-flip test": (random) =>
    signFlip(many(40, () => random() - 0.5), { random, draws: 999 }),
  "the test of a loss that is just the margin": (random) => {
    const difference = studentMean(many(30, () => random() - 0.6), { level });
    return difference === null
      ? NaN
      : tost(difference, { margin: 0.1 })?.above ?? NaN;
  },
};

for (const [name, test] of Object.entries(TESTS)) {
  Deno.test(`p-values of ${name} are uniform where nothing is to be found`, () => {
    const random = randomStream("null", name);
    const pValues = many(2000, () => test(random)).sort((a, b) => a - b);
    // Kolmogorov's distance: above 1.63/√n one time in 100.
    const distance = Math.max(
      ...pValues.map((pValue, rank) => Math.abs(pValue - (rank + 0.5) / 2000)),
    );
    assert(distance < 1.63 / Math.sqrt(2000), `${distance}`);
  });
}

Deno.test("as many samples as planned find a difference as often as planned", () => {
  const random = randomStream("power");
  const flips = samplesForFlips(0.11, { level, discordance: 0.23 });
  const byFlips = count(2000, () => {
    const drawn = many(flips, random);
    const gained = drawn.filter((share) => share < 0.17).length;
    const lost = drawn.filter((share) => share > 0.94).length;
    return mcnemarMidP(gained, lost) < 0.05;
  }) / 2000;
  assert(Math.abs(byFlips - 0.8) < 0.03, `${byFlips}`);

  const deviation = 1 / Math.sqrt(12);
  const samples = samplesForDifference(0.08, { level, deviation });
  const byMeans = count(2000, () => {
    const { low } = studentMean(many(samples, () => random() - 0.42), {
      level,
    }) ?? { low: NaN };
    return low > 0;
  }) / 2000;
  assert(Math.abs(byMeans - 0.8) < 0.03, `${byMeans}`);
});
