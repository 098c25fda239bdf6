import type { Posed } from "../engine/mod.ts";
import type { Job } from "./job.ts";
import { print } from "./print.ts";

/**
 * Says what a suite would ask.
 *
 * @param job The suite.
 * @param posed Its tasks, each posed in one way.
 */
export function printPlan(
  { suite, output }: Job,
  posed: readonly Posed[],
): void {
  const models = Object.keys(suite.models);
  const rows = posed.map(({ task, treatment, samples }) => ({
    task: task.name,
    treatment,
    requests: samples.length,
  }));
  if (output.json) {
    return print(JSON.stringify({ suite: suite.name, models, plan: rows }));
  }
  const each = rows.reduce((sum, { requests }) => sum + requests, 0);
  print([
    `Suite "${suite.name}" asks ${models.length} models (${
      models.join(", ")
    }), each:`,
    "",
    lineOf("task", "treatment", "requests"),
    ...rows.map((row) => lineOf(row.task, row.treatment, `${row.requests}`)),
    "",
    `In all at most ${
      each * models.length
    } requests; what is stored is not asked again.`,
  ].join("\n"));
}

function lineOf(task: string, treatment: string, requests: string): string {
  return `${task.padEnd(22)}${treatment.padEnd(22)}${requests}`;
}
