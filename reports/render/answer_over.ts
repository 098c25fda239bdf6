import type { Answered, Asked } from "../ask_over.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<MessagePort>) => void;
}

/**
 * Answers, in a worker, what is asked over the port that it is handed.
 *
 * @param work Makes an answer.
 */
export function answerOver<What, Answer>(
  work: (what: What) => Promise<Answer>,
): void {
  const scope = self as unknown as WorkerScope;
  scope.onmessage = ({ data: port }) => {
    port.onmessage = async ({ data: { id, what } }: MessageEvent<Asked>) => {
      port.postMessage(await answerTo(id, () => work(what as What)));
    };
  };
}

async function answerTo(
  id: number,
  work: () => Promise<unknown>,
): Promise<Answered> {
  try {
    return { id, answer: await work() };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}
