import type { Adapter } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import type { StoredWeights } from "./stored_weights.ts";

/** What peft puts before the name of a module of the model. */
const PEFT_PREFIX = "base_model.model.";

/** A module that a branch may lie beside. */
export interface BranchPlace {
  /** What goes into the module. */
  readonly input: Value;
  /** Name of the module in the checkpoint. */
  readonly name: string;
  /** Width of its output and its input. */
  readonly extents: readonly [output: number, input: number];
}

/**
 * The branches of a LoRA adapter (Hu et al. 2021,
 * https://arxiv.org/abs/2106.09685): `output + scale · B(A(input))`. The
 * checkpoint's weights stay as they are, so that adapters can share them.
 */
export class LowRank {
  readonly #graph: Graph;
  readonly #weights: StoredWeights;
  readonly #adapter: Pick<Adapter, "rank" | "scale">;

  /**
   * @param graph The graph in the making.
   * @param weights The adapter's tensors.
   * @param adapter Inner width of the branches and what they are multiplied by.
   */
  constructor(
    graph: Graph,
    weights: StoredWeights,
    adapter: Pick<Adapter, "rank" | "scale">,
  ) {
    this.#graph = graph;
    this.#weights = weights;
    this.#adapter = adapter;
  }

  /**
   * Adds the branch of a module to its output.
   *
   * @returns The sum, or the output where the adapter leaves the module alone.
   */
  add(output: Value, { input, name, extents }: BranchPlace): Value {
    const down = `${PEFT_PREFIX}${name}.lora_A.weight`;
    const up = `${PEFT_PREFIX}${name}.lora_B.weight`;
    if (!this.#weights.has(down) && !this.#weights.has(up)) return output;
    const { rank, scale } = this.#adapter;
    const narrow = this.#graph.node("Gemm", [
      input,
      this.#weights.get(down, [rank, extents[1]]),
    ], { transB: 1 });
    return this.#graph.node("Gemm", [
      narrow,
      this.#weights.get(up, [extents[0], rank]),
      output,
    ], { transB: 1, alpha: { float: scale } });
  }
}
