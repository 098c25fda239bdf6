import { everyEvalEver } from "./every_eval_ever.ts";
import type { Format } from "./format.ts";
import { githubBenchmark } from "./github_benchmark.ts";

/** The formats of other programs that results are written in. */
export const FORMATS: readonly Format[] = [
  githubBenchmark,
  everyEvalEver,
];
