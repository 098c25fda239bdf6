import { join } from "@std/path";
import type { Provenance, Results, Store } from "../core/mod.ts";
import {
  type Answerer,
  type Assignment,
  digestOf,
  failuresOf,
  poseAll,
  type Posed,
  score,
} from "../engine/mod.ts";
import { drawingOver, type DrawingPorts } from "../reports/drawing/mod.ts";
import { failuresText, keptOf, REPORTS, reportsWith } from "../reports/mod.ts";
import { openStore } from "../store/mod.ts";
import type { Budget } from "../suites/mod.ts";
import { type Answered, ask } from "./ask.ts";
import { finish } from "./finish.ts";
import { type AnsweredSource, answersOf } from "./answers_of.ts";
import type { Exporting, Job, Output } from "./job.ts";
import { beginToLoad, layoutOf } from "./models.ts";
import { pilotOf } from "./pilot.ts";
import { write } from "./print.ts";
import { resultsOf } from "./results.ts";
import { assignmentsOf } from "./tasks.ts";
import { VERSION } from "./version.ts";
import { commandLine } from "./wrapped.ts";
import { existing, writeReport } from "./write.ts";

/** What a job is done with. */
export interface PerformOptions {
  /** The ports of what draws charts, `null` where there are none. */
  readonly drawing: DrawingPorts | null;
  /** Stops it; what was answered is kept. */
  readonly signal: AbortSignal;
}

/**
 * Does what a command asks for: asks models, scores what they answered, writes
 * the reports.
 *
 * @param job What to do.
 * @param options What draws charts, and what stops it.
 * @returns The exit code.
 * @throws {Error} If it cannot be done; the message says what to do.
 */
export async function perform(
  job: Job,
  { drawing, signal }: PerformOptions,
): Promise<number> {
  const { suite, folder } = job;
  if (job.verb === "eval") beginToLoad(Object.values(suite.models));
  const assignments = await assignmentsOf(suite);
  const posed = poseAll(assignments, suite.seed);
  if (job.verb === "plan") return await plan(job, posed);
  using store = await storeOf(job);
  const settings = settingsOf(job, assignments);
  const answered = job.verb === "eval"
    ? await ask(job, { posed, store, settings, signal })
    : answerersOf(job, store).map((one) => ({
      ...one,
      columns: score(posed, one, store),
    }));
  if (job.budget !== undefined) return await decide(job, answered, job.budget);
  const results = resultsOf(store, {
    ...{ suite: suite.name, reference: suite.reference },
    started: job.verb === "eval" ? job.output.started : lastStart(job, store),
    ...{ level: suite.level, seed: suite.seed },
    ...{ answered, assignments, settings, design: suite.design },
    failures: answered.flatMap((one) =>
      one.columns.some(({ failed }) => failed > 0)
        ? failuresOf(posed, one, store) ?? []
        : []
    ),
  });
  if (job.exporting !== undefined) {
    const source = { answered, posed, store };
    return await exportResults(results, job.exporting, source);
  }
  const reports = drawing === null
    ? REPORTS
    : reportsWith(drawingOver(drawing));
  const { wanted = [], others = [] } = Object.groupBy(
    reports,
    ({ name }) => job.reports.includes(name) ? "wanted" : "others",
  );
  const written = await Promise.allSettled(
    wanted.map((report) => writeReport(folder, report, results)),
  );
  const older = existing(folder, others.flatMap(({ files }) => files));
  finish(results, { job, older });
  const broken = written.find(({ status }) => status === "rejected");
  if (broken?.status === "rejected") throw broken.reason;
  refuseSilent(results.failures, job.output);
  return 0;
}

/** Imports what plans here: the other verbs need not wait for it. */
async function plan(job: Job, posed: readonly Posed[]): Promise<number> {
  const { printPlan } = await import("./plan.ts");
  printPlan(job, posed, job.power === undefined ? [] : pilotOf(job, posed));
  return 0;
}

/** Imports what decides gates here: the other verbs need not wait for it. */
async function decide(
  job: Job,
  answered: readonly Answered[],
  budget: Budget,
): Promise<number> {
  const { gateExit, gateRows } = await import("./gate.ts");
  const { gateColumnOf } = await import("./gate_column.ts");
  const { finishGate } = await import("./finish_gate.ts");
  const { folder, output, suite: { name: suite, reference, seed } } = job;
  const columns = answered.flatMap((one) => one.columns.map(gateColumnOf));
  const rows = gateRows(columns, { reference, seed, budget });
  finishGate(rows, { suite, reference, folder, output });
  return gateExit(rows);
}

/** Imports what exports here: the other verbs need not wait for it. */
async function exportResults(
  results: Results,
  exporting: Exporting,
  source: AnsweredSource,
): Promise<number> {
  const { writeExport } = await import("./write_export.ts");
  writeExport(keptOf(results), exporting, answersOf(source));
  return 0;
}

/** A model that answered nothing was not compared, whatever the tables look like. */
function refuseSilent(failures: Results["failures"], { json }: Output): void {
  const silent = failures.find(({ failed, requests }) => failed === requests);
  if (silent === undefined) return;
  // A person has just read why.
  const reason = json
    ? failuresText(silent)
    : "All requests to it failed, as is told above.";
  throw new Error(
    `Cannot compare "${silent.model}" as it must have answered something. ${reason} Mend that, then run eval again`,
  );
}

/** The store of the results folder; only eval makes one where there is none. */
async function storeOf({ verb, folder, output }: Job): Promise<Store> {
  const path = join(folder, "store.sqlite");
  if (verb !== "eval" && !await exists(path)) {
    throw new Error(
      `Cannot ${verb} what was never asked: "${folder}" has no store. Run eval first:${
        commandLine(output.command)
      }`,
    );
  }
  await makeFolder(folder);
  return openStore(path);
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch {
    return false;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await Deno.mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new Error(
      `Cannot use "${folder}" as the results folder: ${
        (cause as Error).message
      }. Name another with --results`,
      { cause },
    );
  }
}

/** Versions and settings that can change a result; the same for equal runs. */
function settingsOf(
  { suite, settings }: Job,
  assignments: readonly Assignment[],
): Provenance {
  return {
    aftertune: VERSION,
    suite: digestOf(suite),
    seed: suite.seed,
    level: suite.level,
    device: settings.device,
    deterministic: settings.deterministic,
    ...settings.truncate && { truncate: settings.truncate },
    data: Object.fromEntries(
      assignments.map(({ task }) => [task.name, task.dataset.test.sha256]),
    ),
  };
}

/** When the last run that asked one of the models began. */
function lastStart({ suite }: Job, store: Store): string | null {
  const starts = Object.keys(suite.models).map((name) =>
    store.lastRun(suite.name, name)?.started ?? ""
  );
  return starts.sort().at(-1) || null;
}

/** The models as the last run that asked each of them knew them. */
function answerersOf({ suite, verb, output }: Job, store: Store): Answerer[] {
  const now = digestOf(suite);
  const answerers = Object.entries(suite.models).map(([name, spec]) => {
    const run = store.lastRun(suite.name, name);
    const id = run?.models[name];
    if (run === undefined || id === undefined) {
      throw new Error(
        `Cannot ${verb} the model "${name}" of the suite "${suite.name}" as one that was asked: the results folder has no answers of it. Run eval first:${
          commandLine(output.command)
        }`,
      );
    }
    return { name, id, layout: layoutOf(spec), isNow: run.digest === now };
  });
  const isTold = output.progress !== "none" || verb === "gate" ||
    verb === "export";
  if (isTold && !answerers.every(({ isNow }) => isNow)) {
    write(
      Deno.stderr,
      "note: suite or options are not those of the last eval; what was not asked then counts as failed\n",
    );
  }
  return answerers;
}
