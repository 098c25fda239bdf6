import type { Figure, Results, SummaryRow } from "../../core/mod.ts";
import { type NumberStyle, numberStyle } from "../number_text.ts";
import type { Measured } from "./extent.ts";

/** A figure that is defined. */
export type Defined = Figure & { readonly value: number };

/**
 * Picks figures of one quantity, those of each task's first evaluator.
 *
 * @param results What the analyses found.
 * @param quantity Name of the quantity, behind its analysis: `matrix.change`.
 * @returns Those that are defined, in their order.
 */
export function figuresOf(
  { findings, tasks }: Pick<Results, "findings" | "tasks">,
  quantity: `${string}.${string}`,
): Defined[] {
  const first = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  const isHeadline = ({ task, evaluator }: Figure) =>
    task === null || evaluator === null || first.get(task) === evaluator;
  return findings.flatMap(({ name, figures }) =>
    figures.filter((figure): figure is Defined =>
      figure.value !== null && isHeadline(figure) &&
      `${name}.${figure.quantity}` === quantity
    )
  );
}

/** How the numbers of one evaluator are read. */
export interface Reading {
  /** How they are shown. */
  readonly style: NumberStyle;
  /** Which way is up. */
  readonly better: "higher" | "lower";
}

/**
 * Finds out how figures are to be read.
 *
 * @param results What they are about.
 * @returns Tells of a task and evaluator, the headline where there is none;
 *   undefined where nothing is known of them.
 */
export function readingsOf(
  { summary, tasks }: Pick<Results, "summary" | "tasks">,
): (figure: Pick<Figure, "task" | "evaluator">) => Reading | undefined {
  const key = (task: string | null, evaluator: string | undefined | null) =>
    JSON.stringify([task, evaluator]);
  const headlines = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  const readings = new Map(
    summary.map(({ task, evaluator, metric, better }: SummaryRow) => [
      key(task, evaluator),
      { style: numberStyle(metric), better },
    ]),
  );
  return ({ task, evaluator }) =>
    readings.get(key(task, evaluator ?? headlines.get(task ?? "")));
}

/**
 * Takes a share to percent, with its interval.
 *
 * @param figure The share.
 * @returns It in percent.
 */
export function inPercent({ value, low, high }: Defined): Measured {
  return {
    value: value * 100,
    low: low === null ? null : low * 100,
    high: high === null ? null : high * 100,
  };
}
