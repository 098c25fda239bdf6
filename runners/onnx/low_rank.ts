import { PEFT_PREFIX } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import type { Extents } from "./graph_messages.ts";
import type { StoredWeights } from "./stored_weights.ts";

/** Where the tensors of branches come from, by the names that peft gives them. */
export type BranchTensors = Pick<StoredWeights, "has" | "get">;

/** What must be known of branches beside their tensors. */
export interface Branches {
  /** Whether each sum is brought to a length of its own, as DoRA does. */
  readonly decomposed: boolean;
  /** Inner width of a module's branch, and what the branch is multiplied by. */
  branch(module: string): { rank: number | string; scale: number };
}

/** A linear module that a branch may lie beside. */
export interface BranchPlace {
  /** What goes into it. */
  readonly input: Value;
  /** Name of the module in the checkpoint. */
  readonly name: string;
  /** Width of its output and its input. */
  readonly extents: readonly [output: number, input: number];
  /** Its matrix. */
  readonly matrix: Value;
  /** Whether the matrix is stored `[input, output]`. */
  readonly transposed: boolean;
}

/** An embedding module that a branch may lie beside. */
export interface EmbeddingPlace {
  /** The tokens. */
  readonly tokens: Value;
  /** Name of the module in the checkpoint. */
  readonly name: string;
  /** Number of tokens and width of an embedding. */
  readonly extents: readonly [vocabulary: number, width: number];
  /** Brings its matrix into the graph, where the branch needs all of it. */
  readonly matrix: () => Value;
}

/**
 * The branches of a LoRA adapter (Hu et al. 2021,
 * https://arxiv.org/abs/2106.09685): `output + scale · B(A(input))`. The
 * checkpoint's weights stay as they are, so that adapters can share them.
 */
export class LowRank {
  readonly #graph: Graph;
  readonly #tensors: BranchTensors;
  readonly #branches: Branches;

  /**
   * @param graph The graph in the making.
   * @param tensors The tensors of the adapter's branches.
   * @param branches What is known of the branches.
   */
  constructor(graph: Graph, tensors: BranchTensors, branches: Branches) {
    this.#graph = graph;
    this.#tensors = tensors;
    this.#branches = branches;
  }

  /** Whether a module's sum is brought to another length, which its bias must wait for. */
  stretches(name: string): boolean {
    return this.#branches.decomposed &&
      (this.#has(name, "A.weight") || this.#has(name, "embedding_A"));
  }

  /**
   * Adds the branch of a linear module to its output.
   *
   * @returns The sum, or the output where the adapter leaves the module alone.
   */
  add(output: Value, place: BranchPlace): Value {
    const { input, name, extents } = place;
    if (!this.#has(name, "A.weight") && !this.#has(name, "B.weight")) {
      return output;
    }
    const { rank, scale } = this.#branches.branch(name);
    const down = this.#get(name, "A.weight", [rank, extents[1]]);
    const up = this.#get(name, "B.weight", [extents[0], rank]);
    const narrow = this.#graph.node("Gemm", [input, down], { transB: 1 });
    const sum = this.#graph.node("Gemm", [narrow, up, output], {
      transB: 1,
      alpha: { float: scale },
    });
    return this.stretches(name)
      ? this.#graph.node("Mul", [
        sum,
        this.#stretch(place, { down, up, scale }),
      ])
      : sum;
  }

  /**
   * Adds the branch of an embedding module to its output.
   *
   * @returns The sum, or the output where the adapter leaves the module alone.
   */
  embed(output: Value, place: EmbeddingPlace): Value {
    const { tokens, name, extents } = place;
    if (!this.#has(name, "embedding_A") && !this.#has(name, "embedding_B")) {
      return output;
    }
    const { rank, scale } = this.#branches.branch(name);
    const down = this.#get(name, "embedding_A", [rank, extents[0]]);
    const up = this.#get(name, "embedding_B", [extents[1], rank]);
    const narrow = this.#graph.node("Gather", [down, tokens], { axis: 1 });
    const sum = this.#graph.node("Gemm", [narrow, up, output], {
      transA: 1,
      transB: 1,
      alpha: { float: scale },
    });
    if (!this.stretches(name)) return sum;
    const whole = {
      name,
      extents: [extents[1], extents[0]],
      matrix: place.matrix(),
      transposed: true,
    } as const;
    return this.#graph.node("Mul", [
      sum,
      this.#stretch(whole, { down, up, scale }),
    ]);
  }

  /**
   * What each output is multiplied by: the stored length over that of the
   * row `w + scale · b·A`. Its square is `w·w + b·(2·scale·A·w + scale²·A·Aᵀ·b)`,
   * so no matrix of the base's extents is made; the whole is computed at load.
   */
  #stretch(
    { name, extents, matrix, transposed }: Omit<BranchPlace, "input">,
    { down, up, scale }: { down: Value; up: Value; scale: number },
  ): Value {
    const graph = this.#graph;
    const stored = this.#get(name, "magnitude_vector", [extents[0]]);
    const squares = graph.node("ReduceSumSquare", [matrix], {
      axes: [transposed ? 0 : 1],
      keepdims: 0,
    });
    const crossed = graph.node("Gemm", [matrix, down], {
      transB: 1,
      alpha: { float: 2 * scale },
      ...transposed ? { transA: 1 } : {},
    });
    const gram = graph.node("Gemm", [down, down], { transB: 1 });
    const inner = graph.node("Gemm", [up, gram, crossed], {
      alpha: { float: scale ** 2 },
    });
    const added = graph.node("ReduceSum", [
      graph.node("Mul", [up, inner]),
      graph.integers([1]),
    ], { keepdims: 0 });
    const length = graph.node("Sqrt", [graph.node("Add", [squares, added])]);
    return graph.node("Div", [stored, length]);
  }

  #has(name: string, part: string): boolean {
    return this.#tensors.has(`${PEFT_PREFIX}${name}.lora_${part}`);
  }

  #get(name: string, part: string, extents: Extents): Value {
    return this.#tensors.get(`${PEFT_PREFIX}${name}.lora_${part}`, extents);
  }
}
