import type { FromWorker, ToWorker } from "./job.ts";
import { INTERRUPTED } from "./interrupted.ts";
import { messageOf } from "./message.ts";
import { perform } from "./perform.ts";

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
      exit: await perform(job, { drawing, signal: controller.signal }),
    });
  } catch (error) {
    scope.postMessage(
      error === controller.signal.reason
        ? {
          exit: INTERRUPTED,
          error:
            `Stopped; what was answered is kept. To go on: ${job.output.command}`,
        }
        : { exit: 2, error: messageOf(error) },
    );
  }
};
