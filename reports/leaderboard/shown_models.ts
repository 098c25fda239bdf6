import type { KeptColumn, KeptResults } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";

/** A model as the leaderboard shows it. */
export interface ShownModel {
  /** Unique on the leaderboard: its name, and the start of its id where others share it. */
  readonly label: string;
  /** Its name in the suite. */
  readonly name: string;
  /** Identifies what answered. */
  readonly id: string;
  /** What stands behind the id. */
  readonly provenance: KeptResults["models"][number]["provenance"];
  /** The newest run that asked it. */
  readonly run: KeptResults;
  /** Its headline scores in that run. */
  readonly columns: readonly KeptColumn[];
}

/**
 * Takes each model from the newest run that has it.
 *
 * @param runs The runs, the newest first.
 * @returns The models, those of newer runs first.
 */
export function shownModels(runs: readonly KeptResults[]): ShownModel[] {
  const newest = new Map<string, Omit<ShownModel, "label">>();
  for (const run of runs) {
    const headline = Map.groupBy(
      headlineOf(run.columns, run.tasks),
      ({ model }) => model,
    );
    for (const { name, id, provenance } of run.models) {
      const key = JSON.stringify([name, id]);
      if (newest.has(key)) continue;
      const columns = headline.get(name) ?? [];
      newest.set(key, { name, id, provenance, run, columns });
    }
  }
  const models = [...newest.values()];
  const names = Map.groupBy(models, ({ name }) => name);
  return models.map((model) => ({
    ...model,
    label: names.get(model.name)?.length === 1
      ? model.name
      : `${model.name} (${model.id.slice(0, ID_LENGTH)})`,
  }));
}

/** So many digits of a digest tell models apart. */
const ID_LENGTH = 8;
