import { checkDesign } from "./check_design.ts";
import type { ValuePath } from "./problem.ts";
import { readYaml } from "./read_yaml.ts";
import { SUITE_KEYS, SUITE_SCHEMA } from "./schema.ts";
import { suggest } from "./suggest.ts";
import type { Suite } from "./suite.ts";

/** A suite with the way back to the lines that it was read from. */
export interface SuiteFile {
  /** What the file says. */
  readonly suite: Suite;
  /** Makes an error of what is wrong with the value at a path. */
  error(path: ValuePath, problem: string): SyntaxError;
}

/**
 * Reads a suite.
 *
 * @param text The YAML of the file.
 * @param path How messages call the file.
 * @returns The suite; paths in it are as they were written.
 * @throws {SyntaxError} If the text is no YAML or no suite; the message says
 *   line, column, what is wrong, and what may have been meant.
 *
 * @example Defaults
 * ```ts
 * import { readSuite } from "@aftertune/aftertune/suites/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { suite } = readSuite(
 *   `
 * name: mine
 * reference: base
 * models: { base: { checkpoint: ./base } }
 * tasks: [facts]
 * `,
 *   "mine.yaml",
 * );
 * assertEquals(suite.level, 0.95);
 * assertEquals(suite.tasks, [{ task: "facts", treatments: [] }]);
 * ```
 */
export function readSuite(text: string, path: string): SuiteFile {
  const { value: suite, error } = readYaml(text, {
    path,
    kind: "suite",
    schema: SUITE_SCHEMA,
    keys: SUITE_KEYS,
  });
  const { models, reference } = suite;
  if (!Object.hasOwn(models, reference)) {
    throw error(
      ["reference"],
      `the reference "${reference}" must be one of the models: they are ${
        Object.keys(models).map((name) => `"${name}"`).join(", ")
      }.${suggest(reference, Object.keys(models))}`,
    );
  }
  refuseDuplicates({ suite, error });
  checkDesign(suite, error);
  return { suite, error };
}

function refuseDuplicates({ suite, error }: SuiteFile): void {
  const seen = new Set<string>();
  for (const [index, { task, treatments }] of suite.tasks.entries()) {
    if (seen.has(task)) {
      throw error(["tasks", index], `the task "${task}" is listed twice`);
    }
    seen.add(task);
    const twice = treatments.find((name, i) => treatments.indexOf(name) < i);
    if (twice !== undefined) {
      throw error(
        ["tasks", index, "treatments"],
        `the treatment "${twice}" is listed twice`,
      );
    }
  }
}
