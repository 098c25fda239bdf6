import { everyEvalEver } from "./every_eval_ever.ts";
import type { Format } from "./format.ts";
import { githubBenchmark } from "./github_benchmark.ts";
import { hubResults } from "./hub_results.ts";
import { lmEval } from "./lm_eval.ts";
import { modelIndex } from "./model_index.ts";

/** The formats of other programs that results are written in. */
export const FORMATS: readonly Format[] = [
  githubBenchmark,
  everyEvalEver,
  lmEval,
  hubResults,
  modelIndex,
];
