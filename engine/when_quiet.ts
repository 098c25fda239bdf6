/** Options of {@linkcode whenQuiet}. */
export interface QuietOptions {
  /** Milliseconds without an item that count as quiet. */
  readonly milliseconds: number;
  /** What to do then; an error ends the stream. */
  readonly act: () => void;
}

/**
 * Passes a stream on and does something whenever no item of it came for a
 * while.
 *
 * @param source The stream.
 * @param options How long is a while, and what to do.
 * @returns The same items.
 */
export async function* whenQuiet<T>(
  source: AsyncIterable<T>,
  { milliseconds, act }: QuietOptions,
): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (true) {
      const next = iterator.next();
      if (await isQuiet(next, milliseconds)) act();
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Whether a promise takes longer than that. */
function isQuiet(
  promise: Promise<unknown>,
  milliseconds: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    const settle = () => {
      clearTimeout(timer);
      resolve(false);
    };
    promise.then(settle, settle);
  });
}
