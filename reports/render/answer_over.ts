import type { Answered, Asked } from "../drawing/asked_thread.ts";

/** What a thread can do, by name. */
type Works = Readonly<Record<string, (what: never) => Promise<unknown>>>;

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<MessagePort>) => void;
}

/**
 * Answers, in a worker, what is asked over the port that it is handed.
 *
 * @param works What it can do.
 */
export function answerOver(works: Works): void {
  const scope = self as unknown as WorkerScope;
  scope.onmessage = ({ data: port }) => {
    port.onmessage = async ({ data }: MessageEvent<Asked>) => {
      port.postMessage(await answerTo(data, works));
    };
  };
}

async function answerTo(
  { id, how, what }: Asked,
  works: Works,
): Promise<Answered> {
  try {
    return { id, answer: await works[how]?.(what as never) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}
