/** Up to this many numbers are copied one by one: a view of them would cost more. */
const FEW = 128;

/**
 * Copies numbers from one array to another.
 *
 * @param source Where they are.
 * @param target Where they go.
 * @param range Where they begin in each, and how many there are.
 */
export function copyNumbers(
  source: Float32Array,
  target: Float32Array,
  { from, to, count }: { from: number; to: number; count: number },
): void {
  if (count > FEW) {
    target.set(source.subarray(from, from + count), to);
    return;
  }
  for (let index = 0; index < count; index++) {
    target[to + index] = source[from + index] as number;
  }
}
