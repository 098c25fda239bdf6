import type { Json } from "../../core/mod.ts";
import type { BoardColumn } from "./board.ts";
import type { ComparableGroup, SharedColumn } from "./comparable_groups.ts";
import type { ShownScores } from "./shown_models.ts";

/**
 * What the models of a group were asked, each in a column of its own: tasks as
 * they are first, then under treatments.
 *
 * @param group The group.
 * @returns The columns, in the order of the newest run's tasks.
 */
export function boardColumns(
  { models, columns }: ComparableGroup,
): BoardColumn[] {
  const ordered = models.flatMap(({ scores }) => scores)
    .flatMap(({ column: { key } }) =>
      columns.find((column) => column.key === key) ?? []
    );
  const sources: Source[] = [];
  const all = [...new Set(ordered)].map((column) =>
    boardColumn(column, sources)
  );
  return [
    ...all.filter(({ treatment }) => treatment === "none"),
    ...all.filter(({ treatment }) => treatment !== "none"),
  ];
}

/** A column and where its cells stand in a row. */
export interface PlacedColumn {
  /** The column. */
  readonly column: BoardColumn;
  /** Its place. */
  readonly index: number;
}

/**
 * Chooses what a reader is shown first: tasks as they are, and treatments of
 * tasks that are not among them.
 *
 * @param columns The columns of a group.
 * @returns Some of them, with their places in the rows.
 *
 * @example Usage
 * ```ts
 * import { type BoardColumn, tableColumns } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const plain: BoardColumn = {
 *   ...{ task: "facts", treatment: "none", evaluator: "exact", key: "1a" },
 *   ...{ metric: "accuracy", binary: true, better: "higher" },
 *   ...{ description: "", ids: [], sampleGroups: null, source: "facts" },
 * };
 * const treated = { ...plain, treatment: "shouted", key: "2b" };
 * assertEquals(tableColumns([treated, plain]), [{ column: plain, index: 1 }]);
 * assertEquals(tableColumns([treated]), [{ column: treated, index: 0 }]);
 * ```
 */
export function tableColumns(
  columns: readonly BoardColumn[],
): readonly PlacedColumn[] {
  const plain = new Set(
    columns.filter(({ treatment }) => treatment === "none")
      .map(({ task }) => task),
  );
  return columns.map((column, index) => ({ column, index })).filter((
    { column },
  ) => column.treatment === "none" || !plain.has(column.task));
}

function boardColumn(
  { key, scores }: SharedColumn,
  sources: Source[],
): BoardColumn {
  const [first] = [...scores.values()] as [ShownScores];
  const { run, column } = first;
  const { task, treatment, evaluator, metric, binary, better } = column;
  const samples = run.samples.find((samples) => samples.task === task);
  const ids = samples?.ids ?? [];
  return {
    ...{ task, treatment, evaluator, metric, binary, better, key, ids },
    description: run.tasks.find(({ name }) => name === task)?.description ?? "",
    sampleGroups: samples?.groups ?? null,
    source: sourceOf(dataOf(first), { ids: new Set(ids), sources }),
  };
}

/** Samples that tasks may share. */
interface Source {
  /** Hash of the data, where it is known. */
  readonly data: Json;
  /** Names the samples. */
  readonly name: string;
  readonly ids: ReadonlySet<string>;
}

/** Tasks share samples where they read the same data and have one id in common. */
function sourceOf(
  data: Json,
  { ids, sources }: {
    readonly ids: ReadonlySet<string>;
    readonly sources: Source[];
  },
): string {
  const known = sources.find((one) =>
    one.data === data && !one.ids.isDisjointFrom(ids)
  );
  const name = known?.name ?? `samples ${sources.length}`;
  sources.push({ data, name, ids });
  return name;
}

/**
 * Reads the hash of a task's data from the settings of a run.
 *
 * @param scores Scores of the run on the task.
 * @returns The hash; `null` where it is not known.
 */
export function dataOf({ run, column }: ShownScores): Json {
  const { data } = run.settings;
  return typeof data === "object" && data !== null && !Array.isArray(data) &&
      Object.hasOwn(data, column.task)
    ? (data as Readonly<Record<string, Json>>)[column.task] ?? null
    : null;
}
