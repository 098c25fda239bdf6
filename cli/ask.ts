import type { ModelRequest, Provenance, Store } from "../core/mod.ts";
import {
  type Answerer,
  canaryRequests,
  checkCanary,
  digestOf,
  PLAIN,
  plan,
  type Posed,
  run,
  score,
  type Scored,
  summarize,
} from "../engine/mod.ts";
import { type Candidate, deviceOf, openCandidates } from "./candidates.ts";
import { complain } from "./complain.ts";
import type { Job } from "./job.ts";
import { type Progress, progressOf } from "./progress.ts";

/** What models are asked with. */
export interface AskOptions {
  /** The tasks, each posed in one way. */
  readonly posed: readonly Posed[];
  /** Keeps the answers. */
  readonly store: Store;
  /** Versions and settings that can change a result. */
  readonly settings: Provenance;
  /** Stops the run. */
  readonly signal: AbortSignal;
}

/** A model with the scores of its answers. */
export interface Answered extends Answerer {
  /** One column for each task, treatment and evaluator. */
  readonly columns: readonly Scored[];
}

/**
 * Asks every model of a suite what the store has no answer to, the reference
 * first, and scores the answers.
 *
 * @param job The suite and settings.
 * @param options Tasks, store and signal.
 * @returns The models in the suite's order.
 * @throws {Error} If a model cannot be opened, cannot answer such requests, or
 *   is no other than the reference and no repeat of it.
 */
export async function ask(job: Job, options: AskOptions): Promise<Answered[]> {
  const { suite, output } = job;
  const { posed, store } = options;
  const candidates = await openCandidates(job, posed);
  await using waiting = new AsyncDisposableStack();
  candidates.forEach((candidate) => waiting.use(candidate));
  keep(candidates, job, options);
  const isReference = ({ name }: Answerer) => name === suite.reference;
  const reference = candidates.find(isReference) as Candidate;
  const progress = progressOf(output);
  const device = candidates.map(deviceOf).find((device) => device !== null);
  if (job.settings.device === "auto" && device) progress.place(device);
  candidates.forEach(warn);
  const columns = new Map<string, readonly Scored[]>();
  const inOrder = candidates.toSorted((a, b) =>
    +isReference(b) - +isReference(a)
  );
  for (const one of inOrder) await sing(one, reference, options);
  for (const one of inOrder) {
    await answer(one, { ...options, progress });
    columns.set(one.name, score(posed, one, store));
    progress.figures(summarize(figures(columns.get(one.name)), suite.level));
    await one[Symbol.asyncDispose]();
  }
  return candidates.map(({ name, id, layout }) => ({
    ...{ name, id, layout },
    columns: columns.get(name) ?? [],
  }));
}

/** Tells what is doubtful about a model, before it is asked. */
function warn({ name, runner: { provenance } }: Candidate): void {
  const { warnings = [] } = provenance;
  for (const warning of [warnings].flat()) {
    complain(`warning: the model "${name}": ${warning}`);
  }
}

/** Keeps who is asked, and with which settings. */
function keep(
  candidates: readonly Candidate[],
  { suite, output }: Job,
  { store, settings }: AskOptions,
): void {
  for (const { id, runner } of candidates) {
    store.putModel(id, runner.provenance);
  }
  store.putRun({
    suite: suite.name,
    started: output.started,
    digest: digestOf(suite),
    models: Object.fromEntries(candidates.map(({ name, id }) => [name, id])),
    settings,
  });
}

/** Lets the canary sing: a variant that is the reference in disguise stops the run. */
async function sing(
  candidate: Candidate,
  reference: Candidate,
  { posed, store, signal }: AskOptions,
): Promise<void> {
  const { runner } = candidate;
  const requests = canaryRequests(posed, candidate.layout);
  if (runner.serves.has("next")) {
    try {
      for await (const _ of run(requests, { runner, store, signal }));
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new Error(
        `Cannot begin to ask "${candidate.name}": ${(cause as Error).message}`,
        { cause },
      );
    }
  }
  if (candidate.original === reference.original) return;
  checkCanary(requests, { model: candidate, reference, store });
}

async function answer(
  { name, layout, runner }: Candidate,
  { posed, store, signal, progress }: AskOptions & { progress: Progress },
): Promise<void> {
  function* requests(): Iterable<ModelRequest> {
    for (const { request } of plan(posed, layout)) yield request;
  }
  const counts = count(requests(), store.answered(runner.id));
  progress.begin(name, counts);
  let left = counts.total - counts.answered;
  try {
    for await (const response of run(requests(), { runner, store, signal })) {
      left--;
      progress.tick(response);
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new Error(
      `Cannot go on asking "${name}", ${left} of ${counts.total} requests are left: ${
        (cause as Error).message
      }`,
      { cause },
    );
  } finally {
    progress.end();
  }
  signal.throwIfAborted();
}

function count(
  requests: Iterable<ModelRequest>,
  done: ReadonlySet<string>,
): { total: number; answered: number } {
  const ids = new Set<string>();
  for (const { id } of requests) ids.add(id);
  return { total: ids.size, answered: ids.intersection(done).size };
}

/** The first evaluator of each task as it is. */
function figures(columns: readonly Scored[] = []): Scored[] {
  return columns.filter(({ posed, evaluator }) =>
    posed.treatment === PLAIN && evaluator === posed.task.evaluators[0]
  );
}
