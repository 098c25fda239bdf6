import { setImmediate } from "node:timers/promises";

/**
 * Passes a stream on and does something whenever nothing more of it is at hand:
 * what came in one turn of the event loop is then dealt with at once.
 *
 * @param source The stream.
 * @param onIdle What to do; an error ends the stream.
 * @returns The same items.
 */
export async function* whenIdle<T>(
  source: AsyncIterable<T>,
  onIdle: () => void,
): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (true) {
      const next = iterator.next();
      const idle = await Promise.race([
        next.then(() => false),
        setImmediate(true),
      ]);
      if (idle) onIdle();
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
