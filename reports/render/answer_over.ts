import type { Answered, Asked } from "../drawing/asked_thread.ts";

/** What a thread can do, by name. */
type Works = Readonly<Record<string, (what: never) => Promise<unknown>>>;

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<MessagePort>) => void;
  postMessage(message: "warm"): void;
}

/**
 * Answers, in a worker, what is asked over the port that it is handed, and tells
 * when it is warm: the first work takes many times as long as the next ones.
 *
 * @param works What it can do.
 * @param first A first work, done before any is asked for. What fails in it fails
 *   again, with its reason, where it is asked for.
 */
export function answerOver(works: Works, first: Promise<unknown>): void {
  const scope = self as unknown as WorkerScope;
  first.catch(() => {}).then(() => scope.postMessage("warm"));
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
