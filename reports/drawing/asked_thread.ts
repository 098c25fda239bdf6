/** What is asked over a port. */
export interface Asked {
  /** Tells the answers apart. */
  readonly id: number;
  /** Which work. */
  readonly how: string;
  /** What to work on. */
  readonly what: unknown;
}

/** What is answered. */
export type Answered =
  & Pick<Asked, "id">
  & ({ readonly answer: unknown } | { readonly error: string });

/**
 * The thread at the other end of a port.
 *
 * @example Usage
 * ```ts
 * import { AskedThread } from "@aftertune/aftertune/reports/drawing/asked_thread.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { port1, port2 } = new MessageChannel();
 * port2.onmessage = ({ data: { id, what } }) =>
 *   port2.postMessage({ id, answer: 2 * what });
 * const thread = new AskedThread(port1);
 * assertEquals(await thread.ask<number>("double", 21), 42);
 * assertEquals(thread.waiting, 0);
 * port1.close();
 * ```
 */
export class AskedThread {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (answered: Answered) => void>();
  #count = 0;

  /** @param port The port; for this alone. */
  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<Answered>) => {
      const answer = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      answer?.(data);
    };
  }

  /** How many answers it owes. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Asks for one answer; rejects where the thread throws. */
  ask<Answer>(how: string, what: unknown): Promise<Answer> {
    const asked: Asked = { id: this.#count++, how, what };
    return new Promise((resolve, reject) => {
      this.#waiting.set(asked.id, (answered) => {
        if ("error" in answered) reject(new Error(answered.error));
        else resolve(answered.answer as Answer);
      });
      this.#port.postMessage(asked);
    });
  }
}
