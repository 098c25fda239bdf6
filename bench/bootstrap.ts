/**
 * How long the paired bootstrap takes, against `scipy.stats.bootstrap` on the
 * same pairs in the same run: 10,000 draws over 10,000 samples, by the same
 * method, in turns.
 *
 *     deno task bench:bootstrap --samples 10000 --draws 10000 --repeat 5
 */

import { parseArgs } from "@std/cli/parse-args";
import { bootstrapMean, type Interval, randomStream } from "../stats/mod.ts";
import { LineProcess } from "./line_process.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { samples, draws, repeat } = parseArgs(Deno.args, {
  default: { samples: 10_000, draws: 10_000, repeat: 5 },
});
const random = randomStream("bench", "bootstrap");
const differences = {
  graded: Float64Array.from({ length: samples }, () => random() - random()),
  binary: Float64Array.from({ length: samples }, () => {
    const share = random();
    return share < 0.15 ? 1 : share > 0.9 ? -1 : 0;
  }),
};
type Kind = keyof typeof differences;

/** One line of pairs and method in; seconds and interval out. */
const SCRIPT = `
import json, sys, time
import numpy, scipy
from scipy.stats import bootstrap
print(json.dumps(scipy.__version__), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    after = numpy.array(task["differences"])
    before = numpy.zeros(len(after))
    start = time.perf_counter()
    result = bootstrap(
        (before, after), lambda x, y, axis: numpy.mean(y - x, axis=axis),
        paired=True, vectorized=True, n_resamples=task["draws"], batch=500,
        method=task["method"], random_state=1,
    )
    seconds = time.perf_counter() - start
    low, high = result.confidence_interval
    print(json.dumps({"seconds": seconds, "low": low, "high": high}), flush=True)
`;

await using python = new LineProcess(
  Deno.env.get("PYTHON") ?? "python3",
  ["-c", SCRIPT],
  {
    hint: "Name a Python with scipy with the environment variable PYTHON",
  },
);
const version = await python.reply();
say(
  `${draws} draws of ${samples} pairs, ${repeat} times in turns, scipy ${version}`,
);
for (const kind of ["graded", "binary"] as const) {
  for (const method of ["percentile", "bca"] as const) {
    await compare(kind, method);
  }
}

async function compare(
  kind: Kind,
  method: "percentile" | "bca",
): Promise<void> {
  const own: number[] = [];
  const theirs: number[] = [];
  let gap = 0;
  await scipy(kind, method);
  ours(kind, method);
  for (let round = 0; round < repeat; round++) {
    const one = ours(kind, method);
    const other = await scipy(kind, method);
    own.push(one.seconds);
    theirs.push(other.seconds);
    const width = other.high - other.low;
    gap = Math.max(
      gap,
      Math.abs(one.low - other.low) / width,
      Math.abs(one.high - other.high) / width,
    );
  }
  const ratio = median(theirs) / median(own);
  say(
    `${kind} ${method}: aftertune ${
      (1000 * median(own)).toFixed(1)
    } ms, scipy ${(1000 * median(theirs)).toFixed(0)} ms, ratio of medians ${
      ratio.toFixed(0)
    }, ends differ by ${(100 * gap).toFixed(1)}% of the width at most`,
  );
}

/** An interval and the seconds that it took. */
interface Timed extends Interval {
  readonly seconds: number;
}

function ours(kind: Kind, method: "percentile" | "bca"): Timed {
  const start = performance.now();
  const interval = bootstrapMean(differences[kind], {
    ...{ level: 0.95, draws, method },
    random: randomStream(1),
  });
  return { ...interval, seconds: (performance.now() - start) / 1000 };
}

async function scipy(kind: Kind, method: "percentile" | "bca"): Promise<Timed> {
  const task = { differences: [...differences[kind]], draws, method };
  return await python.ask(task) as Timed;
}
