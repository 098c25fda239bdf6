/** Ends what hears nothing for a while. */
export class Silence implements Disposable {
  readonly #controller = new AbortController();
  readonly #patience: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Begins to wait.
   *
   * @param patience Milliseconds of silence that are borne.
   */
  constructor(patience: number) {
    this.#patience = patience;
    this.heard();
  }

  /** Aborts when the patience is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something came: the waiting begins anew. */
  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#patience);
  }

  /** Ends the waiting. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
