/** Milliseconds that other events may have to wait where there is a clock. */
const WAIT = 10;

/**
 * Lets the runtime turn to other events between two steps of a model. A model
 * that computes without a pause would else keep a worker from hearing that it
 * is to stop; a timer of no length does the same but takes over a millisecond.
 * Beside the steps of a tiny model even a message to itself takes its time, so
 * that whoever has a clock turns by it.
 */
export class EventTurns implements Disposable {
  readonly #channel = new MessageChannel();
  #resume: () => void = () => {};
  readonly #now: (() => number) | undefined;
  #last = -Infinity;

  /** @param now A clock that never goes back, in milliseconds; where it is missing, each turn is due. */
  constructor(now?: () => number) {
    this.#now = now;
    this.#channel.port1.onmessage = () => this.#resume();
  }

  /** Ends after other events had their turn, if that is due. */
  async next(): Promise<void> {
    if (this.#now !== undefined && this.#now() - this.#last < WAIT) return;
    await new Promise<void>((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
    this.#last = this.#now?.() ?? 0;
  }

  [Symbol.dispose](): void {
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}
