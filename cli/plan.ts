import type { Posed, Scored } from "../engine/mod.ts";
import type { Job } from "./job.ts";
import { planText } from "./plan_text.ts";
import { planOf } from "./planned.ts";
import { print } from "./print.ts";

/**
 * Says what a suite would ask, and what it could tell.
 *
 * @param job The suite.
 * @param posed Its tasks, each posed in one way.
 * @param pilot Scores of earlier answers.
 */
export function printPlan(
  job: Job,
  posed: readonly Posed[],
  pilot: readonly Scored[],
): void {
  const plan = planOf(job, posed, pilot);
  print(job.output.json ? JSON.stringify(plan) : planText(plan, job.output));
}
