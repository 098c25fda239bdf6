/**
 * The verbs: plan, run, score, summarize. They know contracts, not leaves.
 *
 * @module
 */

export { answerRows } from "./answer_rows.ts";
export { answerText } from "./answer_text.ts";
export type { Answerer, AnswerSource } from "./answers_to.ts";
export { askedAgain } from "./asked_again.ts";
export { canaryRequests, checkCanary } from "./canary.ts";
export type { CanaryOptions } from "./canary.ts";
export { canonicalJson, digestOf, requestOf } from "./canonical.ts";
export { comparisonKey } from "./comparison_key.ts";
export { failuresOf } from "./failures.ts";
export { fingerprint } from "./fingerprint.ts";
export { evaluatorsOf, PLAIN, plan, poseAll, requestIds } from "./plan.ts";
export type { Assignment, Planned, Posed } from "./plan.ts";
export { pose } from "./pose.ts";
export type { Layout, PoseOptions } from "./pose.ts";
export { run } from "./run.ts";
export type { RunContext } from "./run.ts";
export { score, verdictsOf } from "./score.ts";
export type { Scored, Verdict } from "./score.ts";
export { cellOf, columnOf, summarize } from "./summarize.ts";
