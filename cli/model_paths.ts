import { isHubName, parseHubName } from "../checkpoints/hub_names/mod.ts";
import type { ModelSpec, SuiteFile } from "../suites/mod.ts";

/**
 * Makes the paths of a model absolute; names on a hub stay.
 *
 * @param spec What the suite says of the model.
 * @param from Makes a path absolute.
 * @returns The same with absolute paths.
 */
export function absoluteModel(
  spec: ModelSpec,
  from: (path: string) => string,
): ModelSpec {
  if ("predictions" in spec) return { predictions: from(spec.predictions) };
  if (!("checkpoint" in spec)) return spec;
  const place = (where: string) => isHubName(where) ? where : from(where);
  const { checkpoint, adapter } = spec;
  return {
    ...spec,
    checkpoint: place(checkpoint),
    ...(adapter === undefined ? {} : { adapter: place(adapter) }),
  };
}

/**
 * Refuses names of models on a hub that can be none.
 *
 * @param file The suite.
 * @throws {SyntaxError} If there is one; with line and column.
 */
export function checkHubNames({ suite, error }: SuiteFile): void {
  for (const [name, spec] of Object.entries(suite.models)) {
    if (!("checkpoint" in spec)) continue;
    for (const key of ["checkpoint", "adapter"] as const) {
      const where = spec[key];
      if (where === undefined || !isHubName(where)) continue;
      try {
        parseHubName(where);
      } catch (cause) {
        throw error(["models", name, key], (cause as Error).message);
      }
    }
  }
}
