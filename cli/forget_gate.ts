import { join } from "@std/path";
import { removeFile } from "./write.ts";

/** What CI reads of a gate. */
export const GATE_FILE = "gate.xml";

/**
 * Removes what an earlier gate decided: one that fails closed decides nothing,
 * and an old decision must not pass for its own.
 *
 * @param folder The results folder.
 */
export function forgetGate(folder: string): void {
  removeFile(join(folder, GATE_FILE));
}
