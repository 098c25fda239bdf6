import type { Results } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { visibleLine } from "../visible_text.ts";
import { type Defined, figuresOf, readingsOf } from "./figures.ts";

/** One model in and out of distribution. */
export interface ShiftedPair {
  /** What the shift is called. */
  readonly shift: string;
  /** Its score in distribution. */
  readonly inside: Defined;
  /** Its score out of distribution. */
  readonly outside: Defined;
  /** What others let expect of it out of distribution; `null` where that is not known. */
  readonly expected: number | null;
}

/**
 * Gathers what models score in and out of distribution: shares of
 * higher-is-better alone, as above the line must mean better.
 *
 * @param results What the analyses found.
 * @returns One a model and shift.
 */
export function shiftedPairs(results: Results): ShiftedPair[] {
  const readingOf = readingsOf(results);
  const insides = figuresOf(results, "robustness.in_distribution");
  const residuals = figuresOf(results, "robustness.effective_robustness");
  return figuresOf(results, "robustness.out_of_distribution").flatMap(
    (outside) => {
      const reading = readingOf(outside);
      const isSame = ({ model, task, treatment }: Defined) =>
        model === outside.model && task === outside.task &&
        treatment === outside.treatment;
      const inside = insides.find(isSame);
      const beyond = residuals.find(isSame)?.value;
      const drawn = reading === undefined ||
        reading.style.share && reading.better === "higher";
      return inside === undefined || !drawn ? [] : [{
        ...{ shift: shiftOf(outside), inside, outside },
        expected: beyond === undefined ? null : outside.value - beyond,
      }];
    },
  );
}

function shiftOf({ task, treatment }: Defined): string {
  return task === null
    ? "all shifts"
    : visibleLine(posedName({ task, treatment: treatment ?? "none" }));
}
