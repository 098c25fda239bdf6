/** Time, as a runner needs it. */
export interface Clock {
  /** Milliseconds since the beginning of 1970, to read the dates of servers. */
  now(): number;
  /**
   * Calls an action once.
   *
   * @param milliseconds When, from now.
   * @param action What is called.
   * @returns Forgets the action.
   */
  after(milliseconds: number, action: () => void): () => void;
}

/**
 * Waits.
 *
 * @param clock Measures the time.
 * @param milliseconds How long.
 * @param signal Ends the waiting with its reason.
 */
export function sleep(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.after(milliseconds, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    function stop(): void {
      cancel();
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}
