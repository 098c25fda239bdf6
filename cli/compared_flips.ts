import { type KeptPair, outcomeOf } from "../analyses/mod.ts";
import type { PairedRow } from "../core/mod.ts";
import type { ComparedFlip } from "../reports/mod.ts";
import type { ComparedModel } from "./compared_models.ts";
import {
  answerKey,
  type AnswerPlace,
  type KeptAnswer,
  keptAnswers,
} from "./kept_answers.ts";

/** So many flips are shown, each of another change. */
const MOST = 4;

/** So many flips of a change are looked at for the one that is shown. */
const LOOKED_AT = 100;

/**
 * Picks the flips that show the clearest changes at work, one of each: the
 * shortest whose answers are kept.
 *
 * @param pairs The comparisons of each task's first evaluator.
 * @param models The reference and the other model.
 * @returns The flips, those of the largest change first.
 */
export async function comparedFlips(
  pairs: readonly KeptPair[],
  models: readonly [ComparedModel, ComparedModel],
): Promise<ComparedFlip[]> {
  const size = ({ row }: KeptPair) => Math.abs(row.difference?.value ?? 0);
  const clear = pairs
    .filter(({ row }) => ["better", "worse"].includes(outcomeOf(row)))
    .toSorted((one, other) => size(other) - size(one));
  const candidates = clear.slice(0, MOST).map(flipsAlong);
  const [before, after] = await Promise.all(models.map(({ where, name }) => {
    const places = candidates.flat().map((flip) => placeOf(flip, name));
    return keptAnswers(where, places);
  })) as [Answers, Answers];
  const [reference, model] = models;
  return candidates.flatMap((flips) =>
    flips.map((flip): ComparedFlip => {
      const old = before.get(answerKey(placeOf(flip, reference.name)));
      const now = after.get(answerKey(placeOf(flip, model.name)));
      return {
        ...flip,
        target: old?.target ?? now?.target ?? null,
        ...{ before: old?.text ?? null, after: now?.text ?? null },
      };
    }).toSorted((one, other) => effort(one) - effort(other)).slice(0, 1)
  );
}

type Answers = ReadonlyMap<string, KeptAnswer>;

type Flipped = Pick<ComparedFlip, "row" | "sample" | "change">;

/** The first flips in the direction of a change. */
function flipsAlong({ row, flipped }: KeptPair): Flipped[] {
  const change = (row.difference?.value ?? 0) > 0 ? "gained" : "lost";
  return flipped[change].slice(0, LOOKED_AT)
    .map((sample) => ({ row, sample, change }));
}

function placeOf(
  { row: { task, treatment, evaluator }, sample }: {
    readonly row: PairedRow;
    readonly sample: string;
  },
  model: string,
): AnswerPlace {
  return { model, task, treatment, evaluator, sample };
}

/** How much there is to read; what is not kept cannot be read at all. */
function effort({ before, after }: ComparedFlip): number {
  const missing = 1e6;
  return (before?.length ?? missing) + (after?.length ?? missing);
}
