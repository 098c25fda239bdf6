import { poseAll } from "../engine/mod.ts";
import type { Suite } from "../suites/mod.ts";
import { assignmentsOf } from "./tasks.ts";
import { print } from "./print.ts";

/**
 * Says what a suite would ask, and asks nothing.
 *
 * @param suite The suite.
 * @returns The exit code.
 */
export async function dryRun(suite: Suite): Promise<number> {
  const posed = poseAll(await assignmentsOf(suite), suite.seed);
  const models = Object.keys(suite.models);
  const rows = posed.map(({ task, treatment, samples }) =>
    `${task.name.padEnd(22)}${treatment.padEnd(22)}${samples.length}`
  );
  const each = posed.reduce((sum, { samples }) => sum + samples.length, 0);
  print([
    `Suite "${suite.name}" asks ${models.length} models (${
      models.join(", ")
    }), each:`,
    "",
    `${"task".padEnd(22)}${"treatment".padEnd(22)}requests`,
    ...rows,
    "",
    `In all at most ${
      each * models.length
    } requests; what is stored is not asked again.`,
  ].join("\n"));
  return 0;
}
