import type { Tensor } from "onnxruntime-node";
import type { Read, Reading } from "../local/mod.ts";
import type { Row } from "./batch.ts";
import { fromInt64 } from "./int64.ts";

/** What a run returns, by name. */
export type Outputs = Readonly<Record<string, Tensor>>;

/**
 * Takes what was wanted of the predictions out of a run's outputs.
 *
 * @param rows The rows of the run.
 * @param outputs Its outputs.
 * @returns What was read, by row.
 */
export function readRows(
  rows: readonly Row[],
  outputs: Outputs,
): (readonly Reading[])[] {
  const best = fromInt64(outputs["best"]?.data as BigInt64Array);
  const logSums = floats(outputs, "log_sum");
  const picked = floats(outputs, "picked");
  const logits = outputs["logits"];
  const [, vocabulary = 0] = logits?.dims ?? [];
  let [read, pick, whole] = [0, 0, 0];
  const toReading = ({ picks, whole: isWhole }: Read): Reading => {
    const reading = {
      best: best[read] ?? 0,
      logSum: logSums[read] ?? Number.NaN,
      picked: [...picked.subarray(pick, pick + picks.length)],
      logits: isWhole
        ? floats(outputs, "logits").subarray(
          whole * vocabulary,
          (whole + 1) * vocabulary,
        )
        : null,
    };
    read++;
    pick += picks.length;
    if (isWhole) whole++;
    return reading;
  };
  return rows.map(({ reads }) => reads.map(toReading));
}

/**
 * The numbers of an output.
 *
 * @param outputs The outputs of a run.
 * @param name Which one.
 * @returns Its 32-bit floats.
 */
export function floats(outputs: Outputs, name: string): Float32Array {
  return outputs[name]?.data as Float32Array;
}
