import { INTERRUPTED } from "./interrupted.ts";
import type {
  Assigned,
  Examination,
  FromWorker,
  Job,
  ToWorker,
} from "./job.ts";
import { messageOf } from "./message.ts";
import type { PerformOptions } from "./perform.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  postMessage(message: FromWorker): void;
}

/**
 * Does, in a worker, the job that it is told; tells when its modules are loaded,
 * and how the job ended.
 *
 * @param carryOut Does such a job and returns the exit code.
 */
export function workOn<Work extends Job | Examination>(
  carryOut: (job: Work, options: PerformOptions) => Promise<number>,
): void {
  const scope = self as unknown as WorkerScope;
  const controller = new AbortController();
  scope.postMessage({ loaded: true });
  scope.onmessage = async ({ data }) => {
    if ("stop" in data) return controller.abort();
    const { job, drawing } = data;
    const { signal } = controller;
    try {
      const exit = await carryOut(job as Work, { drawing, signal });
      scope.postMessage({ exit });
    } catch (error) {
      scope.postMessage(
        error === signal.reason
          ? { exit: INTERRUPTED, error: stoppedText(job) }
          : { exit: 2, error: messageOf(error) },
      );
    }
  };
}

function stoppedText(job: Assigned["job"]): string {
  return job.verb === "doctor"
    ? "Stopped"
    : `Stopped; what was answered is kept. To go on: ${job.output.command}`;
}
