import { type ApartScores, compareKept } from "../analyses/mod.ts";
import type { Failures } from "../core/mod.ts";
import { comparedText, headlineOf } from "../reports/mod.ts";
import { comparedFlips } from "./compared_flips.ts";
import { type ComparedModel, comparedModels } from "./compared_models.ts";
import { print, printJson } from "./print.ts";
import { terminalColumns } from "./terminal_columns.ts";

/** Options of `compare`. */
export interface CompareOptions {
  /** The comparison as JSON. */
  readonly json: boolean;
}

/**
 * Runs `compare`: what is kept of one run or two is all that it reads, and of
 * their stores a few answers.
 *
 * @param one The model that is compared with, as it was typed.
 * @param other The other model, as it was typed.
 * @param options What was typed behind them.
 * @returns The exit code.
 * @throws {RangeError} If the models have no scores that can be compared.
 */
export async function compare(
  one: string,
  other: string,
  { json }: CompareOptions,
): Promise<number> {
  const models = await comparedModels([one, other]);
  const [reference, model] = models;
  const { pairs, apart } = compareKept(reference, model);
  if (pairs.length === 0) throw apartError(models, apart);
  const { tasks } = reference.run;
  const paired = pairs.map(({ row }) => row);
  const headline = new Set(headlineOf(paired, tasks));
  const compared = {
    ...{ reference: reference.label, paired, apart },
    failures: models.flatMap(failuresOf),
    flips: await comparedFlips(
      pairs.filter(({ row }) => headline.has(row)),
      models,
    ),
  };
  if (json) printJson({ models: models.map(identity), ...compared });
  else {
    const sides = sideTexts(models);
    const columns = terminalColumns();
    print(comparedText({ ...compared, tasks, sides }, { columns }));
  }
  return 0;
}

type Models = readonly [ComparedModel, ComparedModel];

function apartError(
  [reference, model]: Models,
  apart: readonly ApartScores[],
): RangeError {
  const reasons = new Set(apart.map(({ reason }) => reason));
  return new RangeError(
    `Cannot compare "${model.label}" with "${reference.label}" as both must have been asked and judged in the same way somewhere: ${
      [...reasons].join("; ") || "neither has scores"
    }. Ask both with one suite`,
  );
}

function sideTexts([one, other]: Models): string[] {
  const text = ({ name, where, run: { started } }: ComparedModel) =>
    `${name} of ${where}${
      started === null ? "" : `, ${started.slice(0, 16).replace("T", " ")}`
    }`;
  return [
    `A: ${text(one)}`,
    `B: ${text(other)}`,
    ...one.id === other.id
      ? ["Both are the same model, so what differs is noise."]
      : [],
  ];
}

function identity({ label, name, id, where, run }: ComparedModel) {
  const { suite, started } = run;
  return { label, name, id, where, suite, started };
}

function failuresOf({ run, name, label }: ComparedModel): Failures[] {
  return run.failures.filter(({ model }) => model === name)
    .map((failures) => ({ ...failures, model: label }));
}
