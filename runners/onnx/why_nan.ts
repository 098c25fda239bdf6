import type { Tensor } from "../../checkpoints/mod.ts";
import { readBytes } from "./read_bytes.ts";
import { isWidened, widened } from "./widened.ts";

/** How many bytes are read at once; whole numbers of any type. */
const CHUNK_BYTES = 2 ** 20;

/**
 * Makes what says why a model's predictions are no numbers. Its weights are
 * read for it when it is first asked, up to one that is not finite.
 *
 * @param tensors The weights.
 * @returns Where that one is, or that there is none, and what to do; to go on a sentence.
 */
export function explainer(tensors: readonly Tensor[]): () => Promise<string> {
  let reason: Promise<string> | undefined;
  return () => reason ??= Promise.try(whyNaN, tensors);
}

function whyNaN(tensors: readonly Tensor[]): string {
  for (const tensor of tensors) {
    const flaw = isWidened(tensor.dtype) ? firstFlaw(tensor) : undefined;
    if (flaw === undefined) continue;
    const { name, file, shape } = tensor;
    return `tensor "${name}" of "${file}" holds ${flaw.number} at [${
      placeOf(flaw.index, shape).join(", ")
    }]. Train, merge or download these weights anew`;
  }
  return "what is computed grows beyond 32-bit floats, though all weights are finite. Check how these weights were made";
}

/** A number that is not finite. */
interface Flaw {
  /** Where it is among the numbers of its tensor. */
  readonly index: number;
  readonly number: number;
}

function firstFlaw({ file: path, dtype, ...tensor }: Tensor): Flaw | undefined {
  using file = Deno.openSync(path);
  let index = 0;
  for (let at = 0; at < tensor.bytes; at += CHUNK_BYTES) {
    const count = Math.min(CHUNK_BYTES, tensor.bytes - at);
    const start = tensor.offset + at;
    const numbers = widened(readBytes(file, { start, count }), dtype);
    const place = numbers.findIndex((number) => !Number.isFinite(number));
    if (place >= 0) {
      return { index: index + place, number: numbers[place] as number };
    }
    index += numbers.length;
  }
  return undefined;
}

function placeOf(index: number, shape: readonly number[]): readonly number[] {
  const place: number[] = [];
  for (const extent of shape.toReversed()) {
    place.unshift(index % extent);
    index = Math.floor(index / extent);
  }
  return place;
}
