import { basename, dirname, fromFileUrl, isAbsolute, join } from "@std/path";
import {
  readSuite,
  suggest,
  type Suite,
  type SuiteFile,
  type TaskSpec,
} from "../suites/mod.ts";
import { TASK_NAMES } from "../tasks/names/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";
import { isTaskFile } from "./is_task_file.ts";
import { absoluteModel, checkHubNames } from "./model_paths.ts";
import { modelSpecOf } from "./model_option.ts";
import { narrowDesign } from "./narrow_design.ts";
import { typedPath } from "./typed_path.ts";

/** Folder of the suites that come with aftertune. */
const READY = fromFileUrl(new URL("../suites", import.meta.url));

/** The suite that runs where none is named. */
export const DEFAULT_SUITE = "masked-thought";

/** What the command line changes in a suite. */
export interface SuiteOptions {
  /** Models to ask in place of the suite's, each `NAME=WHERE`. */
  readonly model?: readonly string[] | undefined;
  /** Model that others are compared with. */
  readonly reference?: string | undefined;
  /** Asks only these of the suite's models. */
  readonly models?: readonly string[] | undefined;
  /** Asks only these of the suite's tasks. */
  readonly tasks?: readonly string[] | undefined;
  /** Asks only the first samples of each task. */
  readonly limit?: number | undefined;
  /** Seeds treatments and resampling. */
  readonly seed?: number | undefined;
  /** Folder with data sets. */
  readonly data?: string | undefined;
}

/**
 * Reads the suite that a command names and applies the command's options.
 *
 * @param name Path of a YAML file, or name of a suite that comes with aftertune.
 * @param options What the command line changes.
 * @returns The suite with all names checked and all paths absolute.
 * @throws {SyntaxError} If the suite says what cannot be done; with line and column.
 * @throws {RangeError} If an option names what the suite does not have.
 */
export async function suiteOf(
  name: string,
  options: SuiteOptions,
): Promise<Suite> {
  const path = pathOf(name);
  const file = readSuite(await textOf(path, name), name);
  checkNames(file);
  checkHubNames(file);
  const narrowed = narrow(file.suite, options);
  return replaceModels(absolute(narrowed, path), options);
}

function pathOf(name: string): string {
  return /\.ya?ml$/.test(name)
    ? typedPath(name)
    : join(READY, `${name.replaceAll("-", "_")}.yaml`);
}

async function textOf(path: string, name: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) {
      throw new Error(
        `Cannot read the suite "${path}": ${(cause as Error).message}`,
        { cause },
      );
    }
    const ready = readySuites();
    throw new RangeError(
      `Cannot find the suite "${name}": it must be a YAML file or one of ${
        ready.map((one) => `"${one}"`).join(", ")
      }, and there is no "${path}".${suggest(name, ready)}`,
    );
  }
}

/**
 * Names of the suites that come with aftertune.
 *
 * @returns The names that `eval` takes, sorted.
 */
export function readySuites(): string[] {
  return [...Deno.readDirSync(READY)]
    .filter(({ name }) => name.endsWith(".yaml"))
    .map(({ name }) => name.replace(/\.yaml$/, "").replaceAll("_", "-"))
    .sort();
}

function checkNames({ suite, error }: SuiteFile): void {
  const treatments = TREATMENTS.map(({ name }) => name);
  for (const [index, spec] of suite.tasks.entries()) {
    if (!isTaskFile(spec.task) && !TASK_NAMES.includes(spec.task)) {
      throw error(
        ["tasks", index, "task"],
        `there is no task "${spec.task}".${
          suggest(spec.task, TASK_NAMES)
        } The command "list" shows all; a task of your own is named by its file, such as "./my_task.ts"`,
      );
    }
    for (const [place, treatment] of spec.treatments.entries()) {
      if (!treatments.includes(treatment)) {
        throw error(
          ["tasks", index, "treatments", place],
          `there is no treatment "${treatment}".${
            suggest(treatment, treatments)
          } The command "list" shows all`,
        );
      }
    }
  }
}

/** Paths in a suite are relative to its file. */
function absolute(suite: Suite, path: string): Suite {
  const from = (relative: string) => under(dirname(path), relative);
  return {
    ...suite,
    ...(suite.data === undefined ? {} : { data: from(suite.data) }),
    models: Object.fromEntries(
      Object.entries(suite.models).map(([name, spec]) => [
        name,
        absoluteModel(spec, from),
      ]),
    ),
    tasks: suite.tasks.map((spec) =>
      isTaskFile(spec.task) ? { ...spec, task: from(spec.task) } : spec
    ),
  };
}

function under(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function replaceModels(
  suite: Suite,
  { model = [], reference }: SuiteOptions,
): Suite {
  const entries = model.map(modelSpecOf);
  const twice = entries.find(([name], i) =>
    entries.findIndex(([other]) => other === name) < i
  );
  if (twice !== undefined) {
    throw new RangeError(
      `Cannot ask two models by the name "${
        twice[0]
      }". Give each --model a name of its own`,
    );
  }
  const models = entries.length === 0
    ? suite.models
    : Object.fromEntries(entries);
  const first = entries.length === 0 || Object.hasOwn(models, suite.reference)
    ? suite.reference
    : Object.keys(models)[0] as string;
  const chosen = reference ?? first;
  known([chosen], Object.keys(models), "model");
  const design = narrowDesign(suite.design, {
    hasModel: (name) => Object.hasOwn(models, name),
    hasTask: () => true,
  });
  return { ...suite, models, reference: chosen, design };
}

function narrow(suite: Suite, options: SuiteOptions): Suite {
  const { models, tasks, limit, seed, data } = options;
  const reference = options.reference ?? suite.reference;
  if (models) known(models, Object.keys(suite.models), "model");
  if (tasks) {
    known(
      tasks,
      suite.tasks.map(({ task }) => shortName(task)),
      "task",
    );
  }
  const asked = Object.entries(suite.models).filter(([name]) =>
    models === undefined || name === reference || models.includes(name)
  );
  const isAsked = (task: string) =>
    tasks === undefined || tasks.includes(shortName(task));
  const dropped = suite.tasks.filter(({ task }) => !isAsked(task));
  return {
    ...suite,
    ...(seed === undefined ? {} : { seed }),
    ...(data === undefined ? {} : { data: typedPath(data) }),
    design: narrowDesign(suite.design, {
      hasModel: (name) => asked.some(([model]) => model === name),
      hasTask: (name) => dropped.every(({ task }) => shortName(task) !== name),
    }),
    models: Object.fromEntries(asked),
    tasks: suite.tasks
      .filter(({ task }) => isAsked(task))
      .map((spec): TaskSpec =>
        limit === undefined
          ? spec
          : { ...spec, limit: Math.min(limit, spec.limit ?? limit) }
      ),
  };
}

/** A task of a file goes by the file's name on the command line. */
function shortName(task: string): string {
  return isTaskFile(task) ? basename(task).replace(/\.[jt]s$/, "") : task;
}

function known(
  names: readonly string[],
  all: readonly string[],
  what: string,
): void {
  for (const name of names) {
    if (all.includes(name)) continue;
    throw new RangeError(
      `Cannot find the ${what} "${name}" in the suite: it has ${
        all.map((one) => `"${one}"`).join(", ")
      }.${suggest(name, all)}`,
    );
  }
}
