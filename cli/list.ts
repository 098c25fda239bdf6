import { TASKS } from "../tasks/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";
import { print } from "./print.ts";
import { readySuites } from "./suite_of.ts";
import { terminalColumns } from "./terminal_columns.ts";

/**
 * Runs `list`.
 *
 * @param options What was typed behind it.
 * @returns The exit code.
 */
export function list({ json }: { readonly json: boolean }): number {
  const entry = (
    { name, version, description }: {
      readonly name: string;
      readonly version: number;
      readonly description: string;
    },
  ) => ({ name, version, description });
  const tasks = TASKS.map((task) => ({ ...entry(task), family: task.family }));
  const treatments = TREATMENTS.map(entry);
  const suites = readySuites();
  if (json) {
    print(JSON.stringify({ tasks, treatments, suites }, null, 2));
    return 0;
  }
  const columns = terminalColumns();
  const lines = (entries: readonly { name: string; description: string }[]) =>
    entries.flatMap(({ name, description }) =>
      wrap(name, description, columns)
    );
  print([
    "Tasks",
    ...lines(tasks),
    "",
    "Treatments",
    ...lines(treatments),
    "",
    "Suites",
    ...suites.map((name) => `  ${name}`),
  ].join("\n"));
  return 0;
}

const NAME_WIDTH = 22;

/** Fewest columns beside a name that a description fits into. */
const ROOM = 30;

/** A name and its description, broken at words; below each other where it is narrow. */
function wrap(name: string, description: string, columns: number): string[] {
  const isNarrow = columns < NAME_WIDTH + ROOM;
  const indent = " ".repeat(isNarrow ? 4 : NAME_WIDTH + 2);
  const lines = isNarrow
    ? [`  ${name}`, indent]
    : [`  ${name.padEnd(NAME_WIDTH)}`];
  for (const word of description.split(" ")) {
    const last = lines.length - 1;
    if ((lines[last] + word).length > columns) {
      lines.push(`${indent}${word} `);
    } else lines[last] += `${word} `;
  }
  return lines.map((line) => line.trimEnd());
}
