/**
 * The formats of other programs that results are written in, by what the command
 * line calls them: what each is and who reads it, in a line.
 */
export const FORMAT_DESCRIPTIONS = {
  "github-benchmark": "github-action-benchmark, charts over commits: JSON",
  "every-eval-ever": "Every Eval Ever 0.3.0, a store of evaluations: JSON",
  "lm-eval": "results of lm-evaluation-harness, and what reads them: JSON",
  "hf-eval-results": "results of models on the Hub: .eval_results/*.yaml",
  "hf-model-index": "front matter of model cards on the Hub: model-index",
} as const;
