import type { Answer, ModelResponse, Sample, Store } from "../core/mod.ts";
import { type Posed, requestIds } from "./plan.ts";
import type { Layout } from "./pose.ts";

/** A model whose responses are in the store. */
export interface Answerer {
  /** Its name in the suite. */
  readonly name: string;
  /** Its id in the store. */
  readonly id: string;
  /** How questions were put to it. */
  readonly layout: Layout;
}

/** Where answers are. */
export interface AnswerSource {
  /** The model. */
  readonly answerer: Answerer;
  /** Where its responses are. */
  readonly store: Store;
}

/** A sample with what a model answered. */
export interface AnsweredSample {
  /** What was asked. */
  readonly sample: Sample;
  /** The answer, `undefined` where there is none. */
  readonly answer: Answer | undefined;
}

/** Answers that are in memory at a time. */
const PAGE = 256;

/**
 * Reads what a model answered to a task, page by page.
 *
 * @param posed The task, posed in one way.
 * @param source The model, the store, and the places of the samples; all
 *   samples by default.
 * @yields Each of the samples with its answer, in the order of the places.
 */
export function* answersTo(
  posed: Posed,
  { answerer: { id, layout }, store, places = [...posed.samples.keys()] }:
    & AnswerSource
    & { readonly places?: readonly number[] },
): Iterable<AnsweredSample> {
  const ids = requestIds(posed, layout);
  for (let start = 0; start < places.length; start += PAGE) {
    const page = places.slice(start, start + PAGE);
    const requests = page.map((place) => ids[place] as string);
    const responses = store.responses(id, requests);
    for (const [index, place] of page.entries()) {
      const sample = posed.samples[place] as Sample;
      yield { sample, answer: answerOf(responses[index]) };
    }
  }
}

function answerOf(response: ModelResponse | undefined): Answer | undefined {
  return response?.kind === "failed" ? undefined : response;
}
