import type {
  Evaluator,
  ModelRequest,
  RequestBody,
  Sample,
  Task,
  Treatment,
} from "../core/mod.ts";
import { randomStream } from "../stats/mod.ts";
import { digestOf } from "./canonical.ts";
import { type Layout, pose } from "./pose.ts";

/** The name that reports give to a task posed as it is. */
export const PLAIN = "none";

/** A task with what is asked of it. */
export interface Assignment {
  /** The task. */
  readonly task: Task;
  /** Its samples, in order. */
  readonly samples: readonly Sample[];
  /** Its worked examples. */
  readonly shots: readonly Sample[];
  /** Ways of posing it that are asked besides the plain one. */
  readonly treatments: readonly Treatment[];
}

/** A task posed in one way: what a cell of a report is about. */
export interface Posed {
  /** The task. */
  readonly task: Task;
  /** Name of the treatment, {@linkcode PLAIN} where there is none. */
  readonly treatment: string;
  /** The samples that the treatment applies to, as it left them. */
  readonly samples: readonly Sample[];
  /** The task's worked examples. */
  readonly shots: readonly Sample[];
}

/**
 * Applies each treatment to each sample of each task.
 *
 * @param assignments The tasks with their treatments.
 * @param seed The suite's seed; each sample has a random stream of its own.
 * @returns Every task as it is and under each of its treatments, in order.
 * @throws {Error} If a treatment applies to no sample of a task.
 */
export function poseAll(
  assignments: readonly Assignment[],
  seed: number,
): readonly Posed[] {
  return assignments.flatMap(({ task, samples, shots, treatments }) => [
    { task, treatment: PLAIN, samples, shots },
    ...treatments.map((treatment) => ({
      task,
      treatment: treatment.name,
      samples: treat(task, samples, { treatment, seed }),
      shots,
    })),
  ]);
}

function treat(
  task: Task,
  samples: readonly Sample[],
  { treatment, seed }: { treatment: Treatment; seed: number },
): readonly Sample[] {
  const treated = samples
    .map((sample) =>
      treatment.apply(
        sample,
        randomStream(seed, task.name, treatment.name, sample.id),
      )
    )
    .filter((sample) => sample !== null);
  if (treated.length === 0) {
    throw new Error(
      `Cannot pose the task "${task.name}" under the treatment "${treatment.name}" as no sample of it can be changed so. Remove the treatment from the task`,
    );
  }
  return treated;
}

/** A sample with the request that puts it to a model. */
export interface Planned {
  /** What is asked. */
  readonly request: ModelRequest;
  /** The task and treatment that ask it. */
  readonly posed: Posed;
  /** The sample that it asks. */
  readonly sample: Sample;
}

/**
 * Makes the requests of a model, one a sample, lazily.
 *
 * @param posed The tasks, each posed in one way.
 * @param layout How questions are put to the model.
 * @returns The requests in the order of tasks, treatments and samples.
 */
export function* plan(
  posed: readonly Posed[],
  layout: Layout,
): Iterable<Planned> {
  for (const one of posed) {
    const ids = idsOf(one, layout);
    for (const [index, sample] of one.samples.entries()) {
      const body = bodyOf(one, sample, layout);
      const request = { ...body, id: ids[index] ??= digestOf(body) };
      yield { request, posed: one, sample };
    }
  }
}

/**
 * Works out which requests put a task to a model, without laying them out
 * again where that is known.
 *
 * @param posed The task, posed in one way.
 * @param layout How questions are put to the model.
 * @returns Ids of the requests, one a sample, in order.
 */
export function requestIds(posed: Posed, layout: Layout): readonly string[] {
  const ids = idsOf(posed, layout);
  // A plan fills them from the first one on.
  for (const sample of posed.samples.slice(ids.length)) {
    ids.push(digestOf(bodyOf(posed, sample, layout)));
  }
  return ids;
}

/** Ids that were worked out before: a plan is walked more than once. */
const IDS = new WeakMap<Posed, Record<Layout, string[]>>();

function idsOf(posed: Posed, layout: Layout): string[] {
  const known = IDS.get(posed) ?? { text: [], chat: [] };
  IDS.set(posed, known);
  return known[layout];
}

function bodyOf(
  { task, shots }: Posed,
  sample: Sample,
  layout: Layout,
): RequestBody {
  const prompt = pose(task, sample, { shots, layout });
  if (task.kind === "generate") {
    return { kind: "generate", prompt, sampling: task.sampling };
  }
  const { choices } = sample;
  if (choices === undefined || choices.length < 2) {
    throw new TypeError(
      `Cannot ask sample "${sample.id}" of the task "${task.name}" as a choice of two or more: it has ${
        choices?.length ?? 0
      } choices`,
    );
  }
  return { kind: "choose", prompt, continuations: choices };
}

/** The evaluators of a task, whichever kind of answer they read. */
export function evaluatorsOf(task: Task): readonly Evaluator[] {
  return task.evaluators as readonly Evaluator[];
}
