import type { ModelRequest, Provenance, Runner, Store } from "../core/mod.ts";
import {
  type Answerer,
  canaryRequests,
  checkCanary,
  digestOf,
  isAnswered,
  plan,
  type Posed,
  run,
  score,
  summarize,
} from "../engine/mod.ts";
import type { Job } from "./job.ts";
import { kindsOf, layoutOf, openModel } from "./models.ts";
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

/** A model that is ready to answer. */
interface Candidate extends Answerer {
  readonly runner: Runner;
}

/**
 * Asks every model of a suite what the store has no answer to, the reference
 * first. All models are opened before the first request, so that what is wrong
 * with the last one is known at once.
 *
 * @param job The suite and settings.
 * @param options Tasks, store and signal.
 * @returns The models in the suite's order.
 * @throws {Error} If a model cannot be opened, cannot answer such requests, or
 *   is no other than the reference.
 */
export async function ask(job: Job, options: AskOptions): Promise<Answerer[]> {
  const { suite, output } = job;
  const { store, settings } = options;
  const open = new Set<Runner>();
  await using _ = {
    async [Symbol.asyncDispose]() {
      for (const runner of open) await runner[Symbol.asyncDispose]();
    },
  };
  const candidates: Candidate[] = [];
  for (const [name, spec] of Object.entries(suite.models)) {
    const runner = await openNamed(name, job, options);
    open.add(runner);
    candidates.push({ name, id: runner.id, layout: layoutOf(spec), runner });
  }
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
  const [reference] = candidates.filter(({ name }) => name === suite.reference);
  const others = candidates.filter((one) => one !== reference);
  const progress = progressOf(output);
  for (const candidate of [reference, ...others] as Candidate[]) {
    await sing(candidate, reference as Candidate, options);
    await answer(candidate, { ...options, progress });
    progress.figures(figuresOf(candidate, suite.level, options));
    open.delete(candidate.runner);
    await candidate.runner[Symbol.asyncDispose]();
  }
  return candidates.map(({ name, id, layout }) => ({ name, id, layout }));
}

async function openNamed(
  name: string,
  { suite, settings, keys }: Job,
  { posed }: AskOptions,
): Promise<Runner> {
  const spec = suite.models[name] as Job["suite"]["models"][string];
  const runner = await openModel(spec, { posed, settings, keys });
  const [refused] = [...kindsOf(posed)].filter((kind) =>
    !runner.serves.has(kind)
  );
  if (refused === undefined) return runner;
  const tasks = posed.filter(({ task }) => task.kind === refused)
    .map(({ task }) => `"${task.name}"`);
  await runner[Symbol.asyncDispose]();
  throw new Error(
    `Cannot ask the model "${name}" the task ${
      tasks[0]
    }, which needs "${refused}" requests: ${
      runner.refusals?.[refused] ??
        `it serves ${[...runner.serves].join(", ")} only`
    }. Remove the task or the model from the suite`,
  );
}

/** Lets the canary sing: a variant that is the reference in disguise stops the run. */
async function sing(
  candidate: Candidate,
  reference: Candidate,
  { posed, store, signal }: AskOptions,
): Promise<void> {
  const requests = canaryRequests(posed, candidate.layout);
  if (candidate.runner.serves.has("next")) {
    const { runner } = candidate;
    for await (const _ of run(requests, { runner, store, signal }));
  }
  if (candidate === reference) return;
  checkCanary(requests, { model: candidate, reference, store });
}

async function answer(
  { name, id, layout, runner }: Candidate,
  { posed, store, signal, progress }: AskOptions & { progress: Progress },
): Promise<void> {
  function* requests(): Iterable<ModelRequest> {
    for (const { request } of plan(posed, layout)) yield request;
  }
  const { total, answered } = count(requests(), { store, model: id });
  progress.begin(name, { total, answered });
  let left = total - answered;
  try {
    for await (const response of run(requests(), { runner, store, signal })) {
      left--;
      progress.tick(response);
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new Error(
      `Cannot go on asking "${name}", ${left} of ${total} requests are left: ${
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
  { store, model }: { store: Store; model: string },
): { total: number; answered: number } {
  let answered = 0;
  const ids = new Set<string>();
  for (const { id } of requests) {
    if (ids.has(id)) continue;
    ids.add(id);
    if (isAnswered(store, model, id)) answered++;
  }
  return { total: ids.size, answered };
}

/** The first evaluator of each task as it is, as soon as a model has answered. */
function figuresOf(
  candidate: Candidate,
  level: number,
  { posed, store }: AskOptions,
): ReturnType<typeof summarize> {
  const plain = posed.filter((one, i) =>
    posed.findIndex(({ task }) => task === one.task) === i
  );
  const seen = new Set<string>();
  return summarize(score(plain, candidate, store), level).filter(({ task }) =>
    !seen.has(task) && seen.add(task)
  );
}
