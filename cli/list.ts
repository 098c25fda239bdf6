import { TASKS } from "../tasks/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";
import { print } from "./print.ts";
import { readySuites } from "./suite_of.ts";

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
  const lines = (entries: readonly { name: string; description: string }[]) =>
    entries.flatMap(({ name, description }) => wrap(name, description));
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
const WIDTH = 80;

/** A name and its description, broken at words so that it fits 80 columns. */
function wrap(name: string, description: string): string[] {
  const lines = [`  ${name.padEnd(NAME_WIDTH)}`];
  for (const word of description.split(" ")) {
    const last = lines.length - 1;
    if ((lines[last] + word).length > WIDTH) {
      lines.push(" ".repeat(NAME_WIDTH + 2) + `${word} `);
    } else lines[last] += `${word} `;
  }
  return lines.map((line) => line.trimEnd());
}
