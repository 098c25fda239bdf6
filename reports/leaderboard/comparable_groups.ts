import type { ShownModel, ShownScores } from "./shown_models.ts";
import { startOf } from "./start_of.ts";

/** What several models were asked in the same way. */
export interface SharedColumn {
  /** Equal where scores are comparable. */
  readonly key: string;
  /** The scores of each model that was asked. */
  readonly scores: ReadonlyMap<ShownModel, ShownScores>;
}

/** Models that can be compared, and what they were asked. */
export interface ComparableGroup {
  /** Its models, in the order that they came in. */
  readonly models: readonly ShownModel[];
  /** What they were asked; a task under a treatment comes once at most. */
  readonly columns: readonly SharedColumn[];
}

/**
 * Parts what models were asked into groups: two models that have comparable
 * scores on something are in one, and so are those that a third one joins.
 * Where a task was asked in several ways, a group has the way that most of its
 * models know, then the one with most samples, then the newest. Another way has
 * a group of its own if it tells of a model that is else missing on that task.
 *
 * @param models The models, those of newer runs first.
 * @returns The groups, the largest first.
 */
export function comparableGroups(
  models: readonly ShownModel[],
): ComparableGroup[] {
  const scores = new Map<string, Map<ShownModel, ShownScores>>();
  for (const model of models) {
    for (const one of model.scores) {
      const { key } = one.column;
      scores.set(key, (scores.get(key) ?? new Map()).set(model, one));
    }
  }
  const columns = Array.from(scores, ([key, scores]) => ({ key, scores }))
    .toSorted((one, other) => newest(other) - newest(one));
  const groups = parted(columns).map((columns) => ({
    columns,
    models: models.filter((model) =>
      columns.some(({ scores }) => scores.has(model))
    ),
  }));
  return groups.toSorted((one, other) =>
    other.models.length - one.models.length ||
    other.columns.length - one.columns.length
  );
}

function parted(columns: readonly SharedColumn[]): SharedColumn[][] {
  return linked(columns).flatMap((columns) => {
    const ways = Map.groupBy(columns, posedOf);
    const main = new Map(
      Array.from(ways, ([posed, ways]) => [posed, mainOf(ways)]),
    );
    const other = columns.filter((column) => {
      const shown = main.get(posedOf(column))?.scores;
      return [...column.scores.keys()].some((model) => !shown?.has(model));
    });
    return [...linked([...main.values()]), ...parted(other)];
  });
}

/** Puts columns together that share a model, or that others join. */
function linked(columns: readonly SharedColumn[]): SharedColumn[][] {
  const parts: { columns: SharedColumn[]; models: Set<ShownModel> }[] = [];
  for (const column of columns) {
    const models = new Set(column.scores.keys());
    const joined = parts.filter((part) => !part.models.isDisjointFrom(models));
    for (const part of joined) parts.splice(parts.indexOf(part), 1);
    parts.push({
      columns: [...joined.flatMap((part) => part.columns), column],
      models: joined.reduce((all, part) => all.union(part.models), models),
    });
  }
  return parts.map(({ columns }) => columns);
}

/**
 * Names what was asked, whichever way: the task and its treatment.
 *
 * @param column What models were asked.
 * @returns Equal texts for the same task under the same treatment.
 */
export function posedOf({ scores }: SharedColumn): string {
  const [{ column }] = [...scores.values()] as [ShownScores];
  return JSON.stringify([column.task, column.treatment]);
}

/** When the newest run began that asked it, in milliseconds since 1970. */
function newest({ scores }: SharedColumn): number {
  return Math.max(
    ...Array.from(scores.values(), ({ run }) => startOf(run)),
  );
}

/** Of ways to ask the same, the newest first. */
function mainOf(ways: readonly SharedColumn[]): SharedColumn {
  return ways.reduce((main, way) => {
    const more = way.scores.size - main.scores.size ||
      sampleCount(way) - sampleCount(main);
    return more > 0 ? way : main;
  });
}

function sampleCount({ scores }: SharedColumn): number {
  return Math.max(
    ...Array.from(
      scores.values(),
      ({ column: { values } }) =>
        values.filter((value) => value !== null).length,
    ),
  );
}
