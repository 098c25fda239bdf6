/**
 * Packs whole numbers as ONNX takes them, without a BigInt for each.
 *
 * @param values Whole numbers from -2³¹ to 2³¹ - 1.
 * @returns The same numbers in 64 bits.
 */
export function int64(values: ArrayLike<number>): BigInt64Array {
  const words = new Int32Array(2 * values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    words[2 * index] = value;
    words[2 * index + 1] = value < 0 ? -1 : 0;
  }
  return new BigInt64Array(words.buffer);
}

/**
 * Reads whole numbers as ONNX returns them.
 *
 * @param values Numbers of at least 0 and below 2³².
 * @returns The same numbers in 32 bits.
 */
export function fromInt64(values: BigInt64Array): Uint32Array {
  const words = new Uint32Array(
    values.buffer,
    values.byteOffset,
    2 * values.length,
  );
  return Uint32Array.from(
    { length: values.length },
    (_, index) => words[2 * index] ?? 0,
  );
}
