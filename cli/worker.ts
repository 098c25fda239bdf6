import type { Assigned, FromWorker, ToWorker } from "./job.ts";
import { INTERRUPTED } from "./interrupted.ts";
import { messageOf } from "./message.ts";
import type { PerformOptions } from "./perform.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  postMessage(message: FromWorker): void;
}

const scope = self as unknown as WorkerScope;
const controller = new AbortController();

scope.onmessage = async ({ data }) => {
  if ("stop" in data) return controller.abort();
  const { job, drawing } = data;
  try {
    scope.postMessage({
      exit: await carryOut(job, { drawing, signal: controller.signal }),
    });
  } catch (error) {
    scope.postMessage(
      error === controller.signal.reason
        ? { exit: INTERRUPTED, error: stoppedText(job) }
        : { exit: 2, error: messageOf(error) },
    );
  }
};

/** Imports what the verb needs and no more. */
async function carryOut(
  job: Assigned["job"],
  options: PerformOptions,
): Promise<number> {
  if (job.verb === "doctor") {
    const { examine } = await import("./doctor_examine.ts");
    return await examine(job, options);
  }
  const { perform } = await import("./perform.ts");
  return await perform(job, options);
}

function stoppedText(job: Assigned["job"]): string {
  return job.verb === "doctor"
    ? "Stopped"
    : `Stopped; what was answered is kept. To go on: ${job.output.command}`;
}
