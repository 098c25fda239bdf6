import type { Read, Reading } from "./language_model.ts";
import type { Listener } from "./prefix_tree.ts";

/** Who waits for the prediction behind which token of a slice. */
export type Listeners = ReadonlyMap<number, readonly Listener[]>;

/**
 * Puts together what all listeners need, one read a token.
 *
 * @param listeners Who waits for what.
 * @returns The reads, in the order of the listeners.
 */
export function toReads(listeners: Listeners): Read[] {
  return [...listeners].map(([offset, waiting]) => ({
    offset,
    picks: waiting.flatMap(({ picks }) => picks),
    whole: waiting.some(({ whole }) => whole),
  }));
}

/**
 * Gives each listener its part of the readings.
 *
 * @param listeners Who waits for what.
 * @param readings What the reads of {@linkcode toReads} gave, in their order.
 */
export function deliver(
  listeners: Listeners,
  readings: readonly Reading[],
): void {
  let index = 0;
  for (const waiting of listeners.values()) {
    const reading = readings[index++];
    if (reading === undefined) continue;
    let pick = 0;
    for (const listener of waiting) {
      const end = pick + listener.picks.length;
      listener.take({
        ...reading,
        picked: reading.picked.slice(pick, end),
        logits: listener.whole ? reading.logits : null,
      });
      pick = end;
    }
  }
}
