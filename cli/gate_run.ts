import { dirname } from "@std/path";
import { suggest } from "../suites/mod.ts";
import { budgetOf } from "./budget_of.ts";
import type { EvaluateOptions } from "./evaluate.ts";
import { finishGate } from "./finish_gate.ts";
import { forgetGate } from "./forget_gate.ts";
import { gateExit, gateRows } from "./gate.ts";
import { gateColumnsOf } from "./gate_column.ts";
import { githubOf } from "./github.ts";
import { keptRun } from "./kept_run.ts";
import { terminalColumns } from "./terminal_columns.ts";
import { typedPath } from "./typed_path.ts";

/** What changes a suite has nothing to change in a run. */
const OF_SUITES = [
  "model",
  "models",
  "tasks",
  "limit",
  "seed",
  "data",
] as const;

/**
 * Runs `gate` on the results of a run, wherever it was made: neither the suite
 * nor the answers are needed.
 *
 * @param where The results folder, or its `results.json`, as it was typed.
 * @param options What was typed behind it.
 * @returns The exit code.
 * @throws {RangeError} If the budget names what the run does not have, or an
 *   option what only a suite has.
 */
export async function gateRun(
  where: string,
  options: EvaluateOptions,
): Promise<number> {
  const { json, explain = false } = options;
  const path = typedPath(where);
  const folder = path.endsWith(".json") ? dirname(path) : path;
  forgetGate(folder);
  const stray = OF_SUITES.find((name) => options[name] !== undefined);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot gate the run "${where}" with --${stray} as what was asked is settled there. Name its suite, or leave the option out`,
    );
  }
  const budget = await budgetOf(options.budget);
  const run = await keptRun(where);
  const { suite, seed } = run;
  const reference = options.reference ?? run.reference;
  checkReference(reference, run.models.map(({ name }) => name), where);
  const rows = gateRows(gateColumnsOf(run), { reference, seed, budget });
  const output = {
    ...{ json, explain },
    ...{ columns: terminalColumns(), github: githubOf() },
  };
  finishGate(rows, { suite, reference, folder, output });
  return gateExit(rows);
}

function checkReference(
  reference: string,
  models: readonly string[],
  where: string,
): void {
  if (models.includes(reference)) return;
  throw new RangeError(
    `Cannot find the model "${reference}" in the run "${where}": it has ${
      models.map((name) => `"${name}"`).join(", ")
    }.${suggest(reference, models)}`,
  );
}
