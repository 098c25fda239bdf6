import type { KeptColumn, KeptResults } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";

/** The scores of a model on one task, posed in one way, in one run. */
export interface ShownScores {
  /** The run. */
  readonly run: KeptResults;
  /** The scores, under the model's name in that run. */
  readonly column: KeptColumn;
}

/** A model as the leaderboard shows it. */
export interface ShownModel {
  /** Unique on the leaderboard: its name, and the start of its id where others share it. */
  readonly label: string;
  /** Its name in the newest run that asked it. */
  readonly name: string;
  /** Its names in older runs. */
  readonly formerly: readonly string[];
  /** Identifies what answered. */
  readonly id: string;
  /** What stands behind the id. */
  readonly provenance: KeptResults["models"][number]["provenance"];
  /** The newest run that asked it. */
  readonly run: KeptResults;
  /** Its headline scores: of each key those of the newest run that has it. */
  readonly scores: readonly ShownScores[];
}

/**
 * Takes each model from the runs that have it, so that one run may ask it some
 * tasks and another run others. Runs speak of one model where its id is the
 * same, and its name too; under another name, where both runs asked the same
 * and it has never stood beside itself: it was renamed. Where a newer run of
 * the same suite has another id under the same name, the older model is left
 * out: it was replaced, such as by a checkpoint that was trained longer.
 *
 * @param runs The runs, the newest first.
 * @returns The models with scores, those of newer runs first.
 */
export function shownModels(runs: readonly KeptResults[]): ShownModel[] {
  const found: Found[] = [];
  for (const run of runs) {
    const headline = Map.groupBy(
      headlineOf(run.columns, run.tasks),
      ({ model }) => model,
    );
    const names = new Set(run.models.map(({ name }) => name));
    for (const model of run.models) {
      const columns = headline.get(model.name) ?? [];
      if (columns.length === 0) continue;
      const known = found.find((one) => isSame(one, model)) ??
        found.find((one) => isRenamed(one, { model, columns, names }));
      if (known !== undefined) add(known, { run, columns });
      else if (!found.some((one) => replaces(one, { model, run }))) {
        found.push(newlyFound(model, { run, columns }));
      }
    }
  }
  return labelled(found.map(({ scores, names, ...model }) => ({
    ...model,
    formerly: [...names].slice(1),
    scores: [...scores.values()],
  })));
}

/** A model that newer runs have. */
interface Found extends Pick<ShownModel, "name" | "id" | "provenance" | "run"> {
  /** All its names, the newest first. */
  readonly names: Set<string>;
  /** Suites that asked it. */
  readonly suites: Set<string>;
  /** Its scores by their key. */
  readonly scores: Map<string, ShownScores>;
}

type Model = KeptResults["models"][number];

function newlyFound(
  { name, id, provenance }: Model,
  asked: { readonly run: KeptResults; readonly columns: readonly KeptColumn[] },
): Found {
  const found: Found = {
    ...{ name, id, provenance, run: asked.run },
    ...{ names: new Set([name]), suites: new Set(), scores: new Map() },
  };
  add(found, asked);
  return found;
}

function add(
  { names, suites, scores }: Found,
  { run, columns }: {
    readonly run: KeptResults;
    readonly columns: readonly KeptColumn[];
  },
): void {
  suites.add(run.suite);
  for (const column of columns) {
    names.add(column.model);
    if (!scores.has(column.key)) scores.set(column.key, { run, column });
  }
}

function isSame(one: Found, { name, id }: Model): boolean {
  return one.id === id && one.names.has(name);
}

function isRenamed(
  { id, names, scores }: Found,
  run: {
    readonly model: Model;
    readonly columns: readonly KeptColumn[];
    readonly names: ReadonlySet<string>;
  },
): boolean {
  return id === run.model.id && names.isDisjointFrom(run.names) &&
    run.columns.some(({ key }) => scores.has(key));
}

function replaces(
  one: Found,
  { model, run }: { readonly model: Model; readonly run: KeptResults },
): boolean {
  return one.id !== model.id && one.names.has(model.name) &&
    one.suites.has(run.suite);
}

/** So many digits of a digest tell models apart. */
const ID_LENGTH = 8;

function labelled(models: readonly Omit<ShownModel, "label">[]): ShownModel[] {
  const names = Map.groupBy(models, ({ name }) => name);
  return models.map((model) => ({
    ...model,
    label: names.get(model.name)?.length === 1
      ? model.name
      : `${model.name} (${model.id.slice(0, ID_LENGTH)})`,
  }));
}
