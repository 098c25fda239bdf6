import { everyEvalEver } from "./every_eval_ever.ts";
import type { Format } from "./format.ts";
import { githubBenchmark } from "./github_benchmark.ts";
import { lmEval } from "./lm_eval.ts";

/** The formats of other programs that results are written in. */
export const FORMATS: readonly Format[] = [
  githubBenchmark,
  everyEvalEver,
  lmEval,
];
