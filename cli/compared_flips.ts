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
import { storedTexts } from "./stored_texts.ts";

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
  const kept = await Promise.all(
    models.map((model) => keptOf(model, candidates.flat())),
  ) as [Kept, Kept];
  const [reference, model] = models;
  const requests = requestsOf(kept);
  const [before, after] = await Promise.all([
    textsOf(reference, kept[0], requests),
    textsOf(model, kept[1], requests),
  ]);
  return candidates.flatMap((flips) =>
    flips.map((flip): ComparedFlip => ({
      ...flip,
      target: (kept[0].get(flip) ?? kept[1].get(flip))?.target ?? null,
      before: before.get(flip) ?? null,
      after: after.get(flip) ?? null,
    })).toSorted((one, other) => effort(one) - effort(other)).slice(0, 1)
  );
}

/** Answers of one model that `flips.csv` has. */
type Kept = ReadonlyMap<Flipped, KeptAnswer>;

async function keptOf(
  { where, name }: ComparedModel,
  flips: readonly Flipped[],
): Promise<Kept> {
  const places = flips.map((flip) => placeOf(flip, name));
  const answers = await keptAnswers(where, places);
  return new Map(
    flips.flatMap((flip, index) => {
      const answer = answers.get(answerKey(places[index] as AnswerPlace));
      return answer === undefined ? [] : [[flip, answer]];
    }),
  );
}

/** Ids of the requests that both models answered, as they were asked in the same way. */
function requestsOf(kept: readonly Kept[]): ReadonlyMap<Flipped, string> {
  const surest = kept.flatMap((answers) => [...answers])
    .toSorted(([, one], [, other]) =>
      Number(one.isOfModel) - Number(other.isOfModel)
    );
  return new Map(surest.map(([flip, { request }]) => [flip, request]));
}

/**
 * The answers of a model: those of the store, as `flips.csv` has none where the
 * score is that of the run's reference, and those of an earlier run where this
 * one did not write it. Without a store they are as the file has them.
 */
async function textsOf(
  model: ComparedModel,
  kept: Kept,
  requests: ReadonlyMap<Flipped, string>,
): Promise<ReadonlyMap<Flipped, string>> {
  const stored = await storedTexts(model, [...requests.values()]);
  return new Map(
    [...requests].flatMap(([flip, request]) => {
      const text = stored.get(request) ?? kept.get(flip)?.text;
      return text === undefined ? [] : [[flip, text] as const];
    }),
  );
}

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
