import { declineTelemetry } from "./decline_telemetry.ts";
import type { Ended, Examination, FromWorker, Job, ToWorker } from "./job.ts";
import { grantsOf } from "./grants.ts";
import { onInterrupt } from "./on_interrupt.ts";
import { drawingFor } from "./report_names.ts";

/**
 * Has a worker do a job with no more permissions than the job needs, and hands
 * Ctrl-C on to it: the first one stops cleanly, the second at once.
 *
 * @param job What to do.
 * @returns The exit code.
 * @throws {Error} If the job cannot be done.
 */
export async function delegate(job: Job | Examination): Promise<number> {
  declineTelemetry();
  const options: WorkerOptions = {
    type: "module",
    name: job.verb,
    deno: { permissions: grantsOf(job) },
  };
  const worker = new Worker(moduleFor(job), options);
  using drawing = job.verb === "doctor" ? null : drawingFor(job);
  const tell = (message: ToWorker, ports: MessagePort[] = []) =>
    worker.postMessage(message, ports);
  using _ = onInterrupt(() => tell({ stop: true }));
  try {
    const done = Promise.withResolvers<Ended>();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      // Threads that load at the same time would hold the job up.
      if ("loaded" in data) drawing?.start();
      else done.resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      done.reject(new Error(event.message));
    };
    const ports = drawing?.ports ?? null;
    tell({ job, drawing: ports }, Object.values(ports ?? {}));
    drawing?.broken.catch(done.reject);
    const { exit, error } = await done.promise;
    if (error !== undefined) throw new CommandError(error, exit);
    return exit;
  } finally {
    worker.terminate();
  }
}

/** Each has modules of its own, so that none loads what it has no use for. */
function moduleFor({ verb }: Job | Examination): string {
  return import.meta.resolve(
    verb === "doctor" ? "./doctor_worker.ts" : "./perform_worker.ts",
  );
}

/** Why a command failed, with the exit code that it ends with. */
export class CommandError extends Error {
  /** Names the class in messages. */
  override readonly name: string = "CommandError";
  /** Exit code of the command. */
  readonly exit: number;

  /**
   * @param message What a person reads.
   * @param exit Exit code of the command.
   */
  constructor(message: string, exit: number) {
    super(message);
    this.exit = exit;
  }
}
