/** Options of {@linkcode mapUnordered}. */
export interface MapOptions {
  /** Most items that are worked on at once. */
  readonly concurrency: number;
  /** Stops the work. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Works on several items at once and yields each result as it comes. Pulls an
 * item only when there is room for it, and no further while twice as many
 * results as there is room for wait to be taken.
 *
 * @param source The items; pulled one after the other.
 * @param options How many at once, and a signal that stops the work.
 * @param work Works on an item; its signal ends it when nobody waits any more.
 * @returns The results, in the order in which they came.
 * @throws What the source or the work throws, or the signal's reason; results
 *   that came before are yielded first.
 */
export async function* mapUnordered<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  { concurrency, signal }: MapOptions,
  work: (item: T, signal: AbortSignal) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  signal?.throwIfAborted();
  const pool = new Pool(source, concurrency, work);
  const onAbort = (): void => pool.fail(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    for (;;) {
      pool.fill();
      while (pool.results.length > 0) {
        yield pool.results.shift() as R;
        pool.fill();
      }
      if (pool.errors.length > 0) throw pool.errors[0];
      if (pool.isDone) return;
      await pool.changed();
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    await pool.close();
  }
}

/** Items in work and what became of them. */
class Pool<T, R> {
  /** Results that nobody has taken yet. */
  readonly results: R[] = [];
  /** What was thrown; nothing is begun after the first. */
  readonly errors: unknown[] = [];
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  readonly #concurrency: number;
  readonly #work: (item: T, signal: AbortSignal) => Promise<R>;
  readonly #stop = new AbortController();
  #busy = 0;
  #pulling = false;
  #ended = false;
  #wake = (): void => {};

  constructor(
    source: Iterable<T> | AsyncIterable<T>,
    concurrency: number,
    work: (item: T, signal: AbortSignal) => Promise<R>,
  ) {
    this.#iterator = Symbol.asyncIterator in source
      ? source[Symbol.asyncIterator]()
      : source[Symbol.iterator]();
    this.#concurrency = concurrency;
    this.#work = work;
  }

  /** Whether all items were worked on. */
  get isDone(): boolean {
    return this.#ended && this.#busy === 0;
  }

  /** Pulls an item where there is room for one, never two at a time. */
  fill(): void {
    const hasRoom = Math.max(this.#busy, this.results.length) <
      this.#concurrency;
    if (!hasRoom || this.#pulling || this.#ended) return;
    this.#pulling = true;
    this.#pull();
  }

  /** Ends the work with an error. */
  fail(error: unknown): void {
    this.#ended = true;
    this.errors.push(error);
    this.#stop.abort(error);
    this.#wake();
  }

  /** Waits until there is something new. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wake = resolve);
  }

  /** Stops what is still in work, and the source. */
  async close(): Promise<void> {
    this.#ended = true;
    this.#stop.abort();
    while (this.#busy > 0) await this.changed();
    if (!this.#pulling) await this.#iterator.return?.();
  }

  async #pull(): Promise<void> {
    try {
      const item = await this.#iterator.next();
      this.#pulling = false;
      if (item.done) {
        this.#ended = true;
        this.#wake();
      } else if (this.#ended) {
        await this.#iterator.return?.();
      } else {
        this.#begin(item.value);
        this.fill();
      }
    } catch (error) {
      this.#pulling = false;
      this.fail(error);
    }
  }

  async #begin(item: T): Promise<void> {
    this.#busy++;
    try {
      this.results.push(await this.#work(item, this.#stop.signal));
    } catch (error) {
      this.fail(error);
    }
    this.#busy--;
    this.fill();
    this.#wake();
  }
}
