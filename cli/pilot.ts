import { type Posed, score, type Scored } from "../engine/mod.ts";
import { openStore } from "../store/mod.ts";
import type { Job } from "./job.ts";
import { layoutOf } from "./models.ts";
import { existing } from "./write.ts";

/**
 * Scores what the results folder has of earlier runs, to plan the next with.
 *
 * @param job The suite and its results folder.
 * @param posed Its tasks, each posed in one way.
 * @returns The scores of the models that were asked; none where the reference
 *   was not.
 */
export function pilotOf(
  { suite, folder }: Job,
  posed: readonly Posed[],
): readonly Scored[] {
  const [path] = existing(folder, ["store.sqlite"]);
  if (path === undefined) return [];
  using store = openStore(path);
  const idOf = (name: string) => store.lastRun(suite.name, name)?.models[name];
  if (idOf(suite.reference) === undefined) return [];
  return Object.entries(suite.models).flatMap(([name, spec]) => {
    const id = idOf(name);
    return id === undefined
      ? []
      : score(posed, { name, id, layout: layoutOf(spec) }, store);
  });
}
