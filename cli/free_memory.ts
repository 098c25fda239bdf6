import process from "node:process";

/**
 * How much memory is free for this process. A container may have less than its
 * machine.
 *
 * @returns Bytes.
 */
export function freeMemory(): number {
  return Math.min(process.availableMemory(), process.constrainedMemory());
}
