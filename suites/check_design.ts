import type { Design } from "../core/mod.ts";
import { namesOfDesign } from "./names_of_design.ts";
import type { ValuePath } from "./problem.ts";
import { suggest } from "./suggest.ts";
import type { Suite } from "./suite.ts";

/** Makes an error of what is wrong with the value at a path. */
type Problem = (path: ValuePath, problem: string) => SyntaxError;

/**
 * Refuses a design that speaks of what the suite does not have, or whose parts
 * do not fit together.
 *
 * @param suite The suite.
 * @param error Makes the error, with the line of what is wrong.
 * @throws {SyntaxError} If the design does not hold.
 */
export function checkDesign(suite: Suite, error: Problem): void {
  for (const { path, name, what } of namesOfDesign(suite.design)) {
    const known = what === "model"
      ? Object.keys(suite.models)
      : suite.tasks.map(({ task }) => task);
    // A file tells the names of its tasks only when it is loaded.
    const isOpen = what === "task" &&
      known.some((task) => /\.[jt]s$/.test(task));
    if (known.includes(name) || isOpen) continue;
    throw error(
      path,
      `the ${what} "${name}" must be one of the suite: there are ${
        known.map((one) => `"${one}"`).join(", ")
      }.${suggest(name, known)}`,
    );
  }
  checkCurves(suite.design, error);
  checkShifts(suite, error);
  checkSequence(suite.design, error);
  checkAdaptation(suite.design, error);
  checkGroups(suite.design, error);
  checkRepeats(suite.design, error);
}

function checkCurves({ curves }: Design, error: Problem): void {
  for (const [index, { models, at }] of curves.entries()) {
    const path = ["design", "curves", index, "at"];
    if (at.length !== models.length) {
      throw error(
        path,
        `there must be one place for each model: ${at.length} for ${models.length}`,
      );
    }
    const stray = at.findIndex((place, i) =>
      i > 0 && place <= (at[i - 1] ?? 0)
    );
    if (stray !== -1) {
      throw error(
        [...path, stray],
        `places must ascend: ${at[stray]} comes after ${at[stray - 1]}`,
      );
    }
  }
}

function checkShifts({ design, tasks }: Suite, error: Problem): void {
  for (const [index, shift] of design.shifts.entries()) {
    const path = ["design", "shifts", index];
    if (shift.treatments.length + shift.tasks.length === 0) {
      throw error(
        path,
        "there must be a treatment or another task that is out of distribution: none is named",
      );
    }
    const spec = tasks.find(({ task }) => task === shift.task);
    const asked = spec?.treatments ?? shift.treatments;
    const stray = shift.treatments.findIndex((name) => !asked.includes(name));
    if (stray === -1) continue;
    throw error(
      [...path, "treatments", stray],
      `the treatment "${
        shift.treatments[stray]
      }" must be one that the suite asks of "${shift.task}": there are ${
        asked.map((one) => `"${one}"`).join(", ") || "none"
      }.${suggest(shift.treatments[stray] ?? "", asked)}`,
    );
  }
}

function checkSequence({ sequence }: Design, error: Problem): void {
  if (sequence === null) return;
  const { models, tasks } = sequence;
  const path = ["design", "sequence"];
  checkOnce(models, { path: [...path, "models"], error });
  checkOnce(tasks, { path: [...path, "tasks"], error });
  if (tasks.length === models.length - 1) return;
  throw error(
    [...path, "tasks"],
    `there must be one task fewer than models, as the first model learnt none: ${tasks.length} for ${models.length}`,
  );
}

function checkAdaptation({ adaptation }: Design, error: Problem): void {
  if (adaptation === null) return;
  const { learnt, held } = adaptation;
  const path = ["design", "adaptation"];
  checkOnce(learnt, { path: [...path, "learnt"], error });
  checkOnce(held, { path: [...path, "held"], error });
  const both = held.findIndex((task) => learnt.includes(task));
  if (both === -1) return;
  throw error(
    [...path, "held", both],
    `a task is either to be learnt or to be held: "${held[both]}" is both`,
  );
}

function checkGroups({ groups }: Design, error: Problem): void {
  for (const [group, tasks] of Object.entries(groups)) {
    checkOnce(tasks, { path: ["design", "groups", group], error });
  }
}

/** What is named twice would count twice. */
function checkOnce(
  names: readonly string[],
  { path, error }: { readonly path: ValuePath; readonly error: Problem },
): void {
  const again = names.findIndex((name, index) => names.indexOf(name) < index);
  if (again === -1) return;
  throw error([...path, again], `"${names[again]}" must be named once only`);
}

function checkRepeats({ repeats }: Design, error: Problem): void {
  for (const [repeat, model] of Object.entries(repeats)) {
    if (!Object.hasOwn(repeats, model)) continue;
    throw error(
      ["design", "repeats", repeat],
      repeat === model
        ? `a model cannot be its own repeat: list it twice under "models", by two names`
        : `a model cannot repeat a repeat: "${model}" asks "${
          repeats[model]
        }" again, which "${repeat}" may, too`,
    );
  }
}
