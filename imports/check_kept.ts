import type { Cell, KeptResults } from "../core/mod.ts";

/**
 * Refuses results that speak of what they do not have, or of one thing twice:
 * a comparison would take the wrong scores.
 *
 * @param kept What was read.
 * @param file What the file is called in errors.
 * @throws {RangeError} If a name is unknown or not unique.
 */
export function checkKept(kept: KeptResults, file: string): void {
  const refuse = (must: string, is: string): never => {
    throw new RangeError(
      `Cannot read "${file}" as ${must}: ${is}. Write it again with the command "report"`,
    );
  };
  const models = new Set(kept.models.map(({ name }) => name));
  const tasks = new Set(kept.tasks.map(({ name }) => name));
  const unique = (what: string, names: readonly string[]) => {
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) refuse(`no ${what} may come twice`, twice);
  };
  unique("model", kept.models.map(({ name }) => name));
  unique("task", kept.tasks.map(({ name }) => name));
  unique("list of samples", kept.samples.map(({ task }) => task));
  distinct("number", kept.summary, refuse);
  distinct("column", kept.columns, refuse);
  const named = [...kept.summary, ...kept.paired, ...kept.columns];
  for (const { model, task } of named) {
    if (!models.has(model)) {
      refuse('every model must be one of "models"', `"${model}" is none`);
    }
    if (!tasks.has(task)) {
      refuse('every task must be one of "tasks"', `"${task}" is none`);
    }
  }
  if (!models.has(kept.reference)) {
    refuse(
      'the reference must be one of "models"',
      `"${kept.reference}" is none`,
    );
  }
}

function distinct(
  what: string,
  cells: readonly Cell[],
  refuse: (must: string, is: string) => never,
): void {
  const seen = new Set<string>();
  for (const { model, task, treatment, evaluator, metric } of cells) {
    const key = JSON.stringify([model, task, treatment, evaluator, metric]);
    if (seen.has(key)) refuse(`no ${what} may come twice`, key);
    seen.add(key);
  }
}
