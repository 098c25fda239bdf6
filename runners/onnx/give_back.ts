/**
 * Gives memory back at once: garbage of this size may lie about for long.
 *
 * @param numbers What nobody uses any more.
 */
export function giveBack({ buffer }: Float32Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
