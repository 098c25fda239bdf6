import { Tensor } from "onnxruntime-node";
import { type Adapter, PEFT_PREFIX } from "../../checkpoints/mod.ts";
import type { Feeds } from "./session.ts";
import { widened } from "./widened.ts";

const UP = ".lora_B.weight";
const FACTOR_REGEXP = /\.lora_[AB]\.weight$/;

/** The shapes of low-rank factors, by the names of their tensors. */
export type FactorShapes = ReadonlyMap<
  string,
  { readonly shape: readonly number[] }
>;

/**
 * The factors of an adapter that is nothing but low-rank branches beside
 * linear modules, so that a run can bring them.
 *
 * @param adapter The adapter.
 * @returns The shapes of all its tensors; `null` where it changes more than that, or embeddings.
 */
export function factorsOf(
  { tensors, replacements, decomposed }: Adapter,
): FactorShapes | null {
  const isPlain = !decomposed && replacements.size === 0 &&
    tensors.keys().every((name) => FACTOR_REGEXP.test(name));
  return isPlain ? tensors : null;
}

/**
 * Reads the factors of an adapter. The scale of each branch goes into its
 * second factor.
 *
 * @param adapter The adapter; its tensors lie in one file.
 * @returns The factors as a run takes them in.
 */
export async function readFactors(
  { tensors, branch }: Pick<Adapter, "tensors" | "branch">,
): Promise<Feeds> {
  const factors: Record<string, Tensor> = {};
  const [first] = tensors.values();
  if (first === undefined) return factors;
  const file = await Deno.readFile(first.file);
  for (const [name, { offset, bytes, dtype, shape }] of tensors) {
    const values = widened(file.subarray(offset, offset + bytes), dtype);
    if (name.endsWith(UP)) {
      const { scale } = branch(name.slice(PEFT_PREFIX.length, -UP.length));
      for (let at = 0; at < values.length; at++) {
        values[at] = scale * (values[at] ?? 0);
      }
    }
    factors[name] = new Tensor("float32", values, shape);
  }
  return factors;
}

/**
 * Factors of rank 0, which add nothing: for the branches that one of several
 * adapters has and another has not.
 *
 * @param factors The factors that there may be.
 * @returns An empty one for each.
 */
export function noFactors(factors: FactorShapes): Feeds {
  const none: Record<string, Tensor> = {};
  for (const [name, { shape: [rows = 0, columns = 0] }] of factors) {
    const shape = name.endsWith(UP) ? [rows, 0] : [0, columns];
    none[name] = new Tensor("float32", new Float32Array(), shape);
  }
  return none;
}
