import type { Cell, KeptResults } from "../core/mod.ts";

/**
 * Refuses results that speak of what they do not have, or of one thing twice:
 * a comparison would take the wrong scores.
 *
 * @param kept What was read.
 * @param file What the file is called in errors.
 * @throws {RangeError} If a name is unknown or not unique, a model or a task has
 *   no scores, or numbers of a task are of different versions.
 */
export function checkKept(kept: KeptResults, file: string): void {
  const refuse: Refuse = (must, is) => {
    throw new RangeError(
      `Cannot read "${file}" as ${must}: ${is}. Write it again with the command "report"`,
    );
  };
  checkUnique(kept, refuse);
  checkKnown(kept, refuse);
  checkAsked(kept, refuse);
}

/** Throws an error that says what must be, and what is. */
type Refuse = (must: string, is: string) => never;

function checkUnique(kept: KeptResults, refuse: Refuse): void {
  const unique = (what: string, names: readonly string[]) => {
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) refuse(`no ${what} may come twice`, twice);
  };
  unique("model", kept.models.map(({ name }) => name));
  unique("task", kept.tasks.map(({ name }) => name));
  unique("list of samples", kept.samples.map(({ task }) => task));
  distinct("number", kept.summary, refuse);
  distinct("column", kept.columns, refuse);
}

function distinct(
  what: string,
  cells: readonly Cell[],
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  for (const { model, task, treatment, evaluator } of cells) {
    const key = JSON.stringify([model, task, treatment, evaluator]);
    if (seen.has(key)) refuse(`no ${what} may come twice`, key);
    seen.add(key);
  }
}

function checkKnown(kept: KeptResults, refuse: Refuse): void {
  const models = new Set(kept.models.map(({ name }) => name));
  const tasks = new Set(kept.tasks.map(({ name }) => name));
  for (
    const { model, task } of [...kept.summary, ...kept.paired, ...kept.columns]
  ) {
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

/** Whoever looks for what got worse finds nothing where scores are left out. */
function checkAsked(kept: KeptResults, refuse: Refuse): void {
  const scored = new Set(
    kept.columns.flatMap((
      { model, task },
    ) => [`model ${model}`, `task ${task}`]),
  );
  const check = (what: "model" | "task") => ({ name }: { name: string }) => {
    if (scored.has(`${what} ${name}`)) return;
    refuse(`every ${what} must have scores`, `"${name}" has none`);
  };
  kept.models.forEach(check("model"));
  kept.tasks.forEach(check("task"));
  const versions = new Map(kept.tasks.map((task) => [task.name, task.version]));
  for (const { task, taskVersion } of kept.summary) {
    if (taskVersion === versions.get(task)) continue;
    refuse(
      `all numbers of the task "${task}" must be of its version ${
        versions.get(task)
      }`,
      `one is of ${taskVersion}`,
    );
  }
}
