import { adjust, ANALYSES, findings, paired } from "../analyses/mod.ts";
import type {
  Design,
  PairedRow,
  Provenance,
  Results,
  Store,
  Study,
} from "../core/mod.ts";
import {
  type Assignment,
  cellOf,
  columnOf,
  comparisonKey,
  summarize,
} from "../engine/mod.ts";
import type { Answered } from "./ask.ts";
import { flipsOf } from "./flips_of.ts";
import { groupsOf } from "./groups_of.ts";
import { isVariant } from "./is_variant.ts";
import { type ScoredPair, scoredPairs } from "./scored_pairs.ts";

/** What results are made from. */
export interface ResultsOptions {
  /** The suite's name. */
  readonly suite: string;
  /** When the last run that asked began. */
  readonly started: string | null;
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** Confidence level of all intervals. */
  readonly level: number;
  /** Seeds the resampling. */
  readonly seed: number;
  /** The models in the suite's order, with the scores of their answers. */
  readonly answered: readonly Answered[];
  /** The tasks in the suite's order. */
  readonly assignments: readonly Assignment[];
  /** How the models hang together. */
  readonly design: Design;
  /** Models with requests that have no answer. */
  readonly failures: Results["failures"];
  /** Versions and settings that can change a result. */
  readonly settings: Provenance;
}

/**
 * Makes all that reports show from scored answers.
 *
 * @param store Where the answers are.
 * @param options Which models, tasks and settings.
 * @returns The results; flips are read from the store as they are walked.
 */
export function resultsOf(store: Store, options: ResultsOptions): Results {
  const { suite, started, reference, level, answered } = options;
  const columns = answered.flatMap((one) => one.columns);
  const pairs = scoredPairs(columns, reference);
  const study = studyOf(store, options);
  return {
    ...study,
    ...{ suite, started },
    keys: answered.flatMap(({ columns, layout }) =>
      columns.map((column) => comparisonKey(column, layout))
    ),
    treatments: [
      ...new Map(
        options.assignments.flatMap(({ treatments }) => treatments).map((
          { name, description, dose },
        ) => [name, {
          ...{ name, description },
          ...dose === undefined ? {} : { dose },
        }]),
      ).values(),
    ],
    summary: summarize(columns, level),
    paired: adjust(
      pairs.filter(({ model: { model } }) => isVariant(model, options))
        .map((pair) => rowOf(pair, options)),
    ),
    flips: { [Symbol.iterator]: () => flipsOf(pairs, { store, answered }) },
    findings: findings(study, ANALYSES),
    failures: options.failures,
    settings: options.settings,
  };
}

function studyOf(
  store: Store,
  { reference, level, seed, answered, assignments, design }: ResultsOptions,
): Study {
  return {
    ...{ reference, level, seed, design },
    models: answered.map(({ name, id }) => ({
      name,
      id,
      provenance: store.provenance(id) ?? {},
    })),
    tasks: assignments.map(({ task }) => ({
      ...task,
      evaluators: task.evaluators.map(({ name, description, measures }) => ({
        name,
        description,
        measures,
      })),
    })),
    columns: answered.flatMap(({ columns }) => columns.map(columnOf)),
  };
}

function rowOf(
  { reference, model }: ScoredPair,
  { level, seed }: ResultsOptions,
): PairedRow {
  return {
    reference: reference.model,
    ...cellOf(model),
    better: model.evaluator.better,
    ...paired(reference.values, model.values, {
      level,
      binary: model.evaluator.metric.binary,
      seed,
      ...groupsOf(model.posed.samples),
    }),
    pAdjusted: null,
  };
}
