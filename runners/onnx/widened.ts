/** How the numbers of each type become 32-bit floats, none of which is rounded. */
const WIDENINGS: Readonly<
  Record<string, (bytes: ArrayBuffer) => Float32Array<ArrayBuffer>>
> = {
  F32: (bytes) => new Float32Array(bytes),
  F16: (bytes) => new Float32Array(new Float16Array(bytes)),
  // The upper half of a 32-bit float.
  BF16: (bytes) =>
    new Float32Array(
      Uint32Array.from(new Uint16Array(bytes), (half) => half << 16).buffer,
    ),
};

/**
 * Tells whether numbers of a type can be read.
 *
 * @param dtype The type, as safetensors calls it.
 * @returns Whether {@linkcode widened} takes it.
 */
export function isWidened(dtype: string): boolean {
  return dtype in WIDENINGS;
}

/**
 * Reads numbers as safetensors stores them.
 *
 * @param bytes Where they lie; they need not be aligned.
 * @param dtype Their type: `F32`, `F16` or `BF16`.
 * @returns Equal numbers as 32-bit floats, in memory of their own.
 * @throws {RangeError} If they are of another type.
 *
 * @example Usage
 * ```ts
 * import { widened } from "@aftertune/aftertune/runners/onnx/widened.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const half = Uint8Array.of(0x00, 0xc0);
 * assertEquals([...widened(half, "F16")], [-2]);
 * assertEquals([...widened(Uint8Array.of(0xc0, 0xbf), "BF16")], [-1.5]);
 * ```
 */
export function widened(
  bytes: Uint8Array<ArrayBuffer>,
  dtype: string,
): Float32Array<ArrayBuffer> {
  const widen = WIDENINGS[dtype];
  if (widen !== undefined) return widen(bytes.slice().buffer);
  throw new RangeError(
    `Cannot read numbers as their type must be one of ${
      Object.keys(WIDENINGS).join(", ")
    }: it is ${dtype}`,
  );
}
