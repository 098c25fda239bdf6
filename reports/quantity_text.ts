import type { Figure, Results } from "../core/mod.ts";
import { countText, numberStyle, placeText } from "./number_text.ts";

/** How figures of analyses are written. */
export interface QuantityText {
  /** The figure, such as `52.7%`; a dash where it is not defined. */
  value(figure: Figure): string;
  /** Its interval, such as `[47.0, 58.2]`; empty where it has none. */
  interval(figure: Figure): string;
}

/**
 * Writes figures as people read them: counts whole, shares as percent, scores
 * as their metric is written, differences of scores with their sign.
 *
 * @param summary Tells which metric an evaluator has; a figure about several
 *   evaluators is a share, as nothing else of several is averaged.
 * @returns How to write figures.
 *
 * @example Usage
 * ```ts
 * import { quantityText } from "@aftertune/aftertune/reports/quantity_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const figure = {
 *   ...{ quantity: "flip_rate", model: "sft", against: "base", task: "facts" },
 *   ...{ treatment: "none", evaluator: "exact", at: null, n: 320, note: null },
 *   group: null,
 *   ...{ value: 0.125, low: 0.091, high: 0.166 },
 * };
 * const text = quantityText([]);
 * assertEquals(text.value(figure), "12.5%");
 * assertEquals(text.interval(figure), "[9.1, 16.6]");
 * ```
 */
export function quantityText(
  summary: Results["summary"],
): QuantityText {
  const metrics = new Map(
    summary.map(({ evaluator, metric }) => [evaluator, metric]),
  );
  // Several evaluators can only be averaged where all give shares.
  const metricOf = ({ evaluator }: Figure) =>
    evaluator === null ? "share" : metrics.get(evaluator) ?? "number";
  const styleOf = (figure: Figure) => {
    const { quantity } = figure;
    if (SHARES.has(quantity)) return { ...numberStyle("share"), signed: false };
    if (RELATIVES.has(quantity)) {
      const { difference, ...share } = numberStyle("share");
      const percent = (value: number) => `${difference(value)}%`;
      return { ...share, difference: percent, signed: true };
    }
    const known = DIFFERENCES.has(quantity) || SCORES.has(quantity);
    return {
      ...numberStyle(known ? metricOf(figure) : "number"),
      signed: DIFFERENCES.has(quantity),
    };
  };
  return {
    value(figure: Figure): string {
      const { quantity, value } = figure;
      if (value === null) return "–";
      if (COUNTS.has(quantity)) return countText(value);
      const unit = UNITS.get(quantity);
      if (unit !== undefined) return placeText(value) + unit;
      const { signed, difference, value: plain } = styleOf(figure);
      return signed ? difference(value) : plain(value);
    },
    interval(figure: Figure): string {
      const { quantity, low, high, value } = figure;
      if (low === null || high === null || value === null) return "";
      if (UNITS.has(quantity)) {
        return `[${placeText(low)}, ${placeText(high)}]`;
      }
      const { signed, differenceInterval, interval } = styleOf(figure);
      const estimate = { value, low, high, level: 0, n: 0 };
      return signed ? differenceInterval(estimate) : interval(estimate);
    },
  };
}

/**
 * Names a quantity for a heading.
 *
 * @param quantity Its name in files, such as `flip_rate`.
 * @returns The name with spaces.
 *
 * @example Usage
 * ```ts
 * import { quantityName } from "@aftertune/aftertune/reports/quantity_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(quantityName("flip_rate"), "flip rate");
 * ```
 */
export function quantityName(quantity: string): string {
  return quantity.replaceAll("_", " ");
}

const COUNTS: ReadonlySet<string> = new Set([
  ...["both", "gained", "lost", "neither"],
]);

/** What stands behind places on a scale, and behind ratios of them. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ["reached_at", ""],
  ["lost_at", ""],
  ["multiplier", "×"],
]);

const SHARES: ReadonlySet<string> = new Set([
  ...["flip_rate", "same_verdict", "same_answer", "every", "some"],
  ...["able_but_malformed", "lost_to_ability", "lost_to_format"],
  ...["noise_flip_rate", "retention", "closed", "accuracy_at"],
  ...["floor", "ceiling", "chance", "one_pick", "repeated", "empty"],
  ...["truncated", "shortened"],
]);

const SCORES: ReadonlySet<string> = new Set([
  ...["mean", "worst", "ability", "format", "score", "macro", "micro"],
  ...["knowledge_accumulation", "zero_shot_retention", "geometric_mean"],
  ...["harmonic_mean", "overall_performance", "in_distribution"],
  ...["out_of_distribution", "quality_by_bytes", "quality_by_parameters"],
  "quality_by_flops",
]);

const DIFFERENCES: ReadonlySet<string> = new Set([
  ...["drop", "extra_drop", "noise_difference", "change", "macro_change"],
  ...["forgetting", "backward_transfer", "forward_transfer"],
  "effective_robustness",
]);

/** Shares of something by which it is more or less. */
const RELATIVES: ReadonlySet<string> = new Set(["relative_change"]);
