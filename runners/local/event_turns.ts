/**
 * Lets the runtime turn to other events between two steps of a model. A model
 * that computes without a pause would else keep a worker from hearing that it
 * is to stop; a timer of no length does the same but takes over a millisecond.
 */
export class EventTurns implements Disposable {
  readonly #channel = new MessageChannel();
  #resume: () => void = () => {};

  /** Opens the channel that wakes it. */
  constructor() {
    this.#channel.port1.onmessage = () => this.#resume();
  }

  /** Ends after other events had their turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  [Symbol.dispose](): void {
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}
