import { type FlipPlace, flips } from "../analyses/mod.ts";
import type { Flip, Store } from "../core/mod.ts";
import { cellOf, requestIds, type Verdict, verdictsOf } from "../engine/mod.ts";
import type { Answered } from "./ask.ts";
import type { ScoredPair } from "./scored_pairs.ts";

/** Where the answers of flips are. */
export interface FlipSource {
  /** Keeps the answers. */
  readonly store: Store;
  /** The models. */
  readonly answered: readonly Answered[];
}

/** Flips whose answers are in memory at a time. */
const PAGE = 256;

/**
 * Walks the samples whose score differs between a model and the reference.
 *
 * @param pairs Columns of both.
 * @param source Where the answers are.
 * @yields One flip after the other; its answers are read when the first one of
 *   its page is looked at, as most readers pass over most flips.
 */
export function* flipsOf(
  pairs: readonly ScoredPair[],
  source: FlipSource,
): Generator<Flip> {
  for (const pair of pairs) {
    const places = flips(pair.reference.values, pair.model.values);
    for (let start = 0; start < places.length; start += PAGE) {
      yield* flipsOfPage(pair, places.slice(start, start + PAGE), source);
    }
  }
}

/** The answers of the reference and of the model, in the order of flips. */
interface Answers {
  readonly before: readonly Verdict[];
  readonly after: readonly Verdict[];
}

function* flipsOfPage(
  pair: ScoredPair,
  places: readonly FlipPlace[],
  source: FlipSource,
): Generator<Flip> {
  let read: Answers | undefined;
  const answers = (): Answers => read ??= answersOf(pair, places, source);
  const cell = { reference: pair.reference.model, ...cellOf(pair.model) };
  const requests = requestIds(pair.model.posed, pair.model.layout);
  for (const [row, { index, change }] of places.entries()) {
    const sample = pair.model.posed.samples[index];
    if (sample === undefined) continue;
    const before = () => answers().before[row] as Verdict;
    const after = () => answers().after[row] as Verdict;
    yield {
      ...cell,
      ...{ sample: sample.id, change, question: sample.question },
      ...sample.prefix === undefined ? {} : { prefix: sample.prefix },
      target: sample.targets[0] ?? "",
      request: requests[index] as string,
      get referenceAnswer() {
        return before().answer;
      },
      get modelAnswer() {
        return after().answer;
      },
      get referenceText() {
        return before().text;
      },
      get modelText() {
        return after().text;
      },
    };
  }
}

function answersOf(
  { reference, model }: ScoredPair,
  places: readonly FlipPlace[],
  { store, answered }: FlipSource,
): Answers {
  const indices = places.map(({ index }) => index);
  const [before, after] = [reference, model].map((scored) =>
    verdictsOf(scored, indices, {
      answerer: answered.find(({ name }) => name === scored.model) as Answered,
      store,
    })
  ) as [Verdict[], Verdict[]];
  return { before, after };
}
