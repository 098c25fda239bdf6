/** What is asked over a port. */
export interface Asked {
  /** Tells the answers apart. */
  readonly id: number;
  /** What to work on. */
  readonly what: unknown;
}

/** What is answered. */
export type Answered =
  & Pick<Asked, "id">
  & ({ readonly answer: unknown } | { readonly error: string });

/**
 * Asks the thread at the other end of a port.
 *
 * @param port The port; for this alone.
 * @returns Asks for one answer. Rejects where the thread throws.
 *
 * @example Usage
 * ```ts
 * import { askOver } from "@aftertune/aftertune/reports/ask_over.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { port1, port2 } = new MessageChannel();
 * port2.onmessage = ({ data: { id, what } }) =>
 *   port2.postMessage({ id, answer: 2 * what });
 * const double = askOver<number, number>(port1);
 * assertEquals(await double(21), 42);
 * port1.close();
 * ```
 */
export function askOver<What, Answer>(
  port: MessagePort,
): (what: What) => Promise<Answer> {
  const waiting = new Map<number, (answered: Answered) => void>();
  let count = 0;
  port.onmessage = ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  return (what) =>
    new Promise((resolve, reject) => {
      const asked: Asked = { id: count++, what };
      waiting.set(asked.id, (answered) => {
        if ("error" in answered) reject(new Error(answered.error));
        else resolve(answered.answer as Answer);
      });
      port.postMessage(asked);
    });
}
