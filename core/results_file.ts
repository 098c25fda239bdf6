import type { Cell } from "./cell.ts";
import type { Results } from "./report.ts";
import type { Column } from "./study.ts";

/** The samples of one task, in the order that its scores stand in. */
export interface SampleList {
  /** Name of the task. */
  readonly task: string;
  /** Ids of the samples, each once. */
  readonly ids: readonly string[];
  /** The group that each sample belongs to; `null` where each is its own. */
  readonly groups: readonly (string | null)[] | null;
}

/** The scores of one model on one task, posed in one way, by one evaluator, as results are kept. */
export interface KeptColumn
  extends Cell, Pick<Column, "binary" | "better" | "measures"> {
  /** Equal where the same was asked and judged in the same way, in whichever run: only such scores are compared. */
  readonly key: string;
  /** One a sample of the task; `null` where there is none, such as where the treatment does not fit. */
  readonly values: readonly (number | null)[];
}

/** What is kept of a run in `results.json`, to be compared with other runs. */
export interface KeptResults extends
  Pick<
    Results,
    | "suite"
    | "started"
    | "reference"
    | "level"
    | "seed"
    | "models"
    | "tasks"
    | "treatments"
    | "summary"
    | "paired"
    | "failures"
    | "settings"
  > {
  /** The samples of each task, in the order of tasks. */
  readonly samples: readonly SampleList[];
  /** The scores: model by model, in the order of tasks, treatments (`none` first) and evaluators. */
  readonly columns: readonly KeptColumn[];
}
