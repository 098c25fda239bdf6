import { relative } from "@std/path";
import type { Tensor } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import type { ElementType, Extents } from "./graph_messages.ts";
import { misshapen, missing, mistyped } from "./refused_tensor.ts";

/** The types of weights that can be run, by their safetensors names. */
const ELEMENT_TYPES: ReadonlyMap<string, ElementType> = new Map([
  ["F32", "float32"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
]);

/** Brings tensors of safetensors files into a graph and knows which are left. */
export class StoredWeights {
  readonly #graph: Graph;
  readonly #folder: string;
  readonly #tensors: ReadonlyMap<string, Tensor>;
  readonly #used = new Map<string, Value>();
  readonly #looked = new Set<string>();

  /**
   * @param graph The graph that the tensors become constants of.
   * @param tensors The tensors by name; their files are real paths.
   * @param folder A folder above all files.
   */
  constructor(
    graph: Graph,
    tensors: ReadonlyMap<string, Tensor>,
    folder: string,
  ) {
    this.#graph = graph;
    this.#tensors = tensors;
    this.#folder = folder;
  }

  /** The names of all tensors. */
  get names(): Iterable<string> {
    return this.#tensors.keys();
  }

  /** Whether there is a tensor of this name. */
  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /**
   * A tensor as 32-bit floats; narrower types are widened once, at load.
   *
   * @throws {Error} If there is no tensor of this name.
   * @throws {RangeError} If it has another shape or a type that cannot be run.
   */
  get(name: string, shape: Extents): Value {
    const known = this.#used.get(name);
    if (known !== undefined) return known;
    const value = this.#widened(this.#store(name, shape), name);
    this.#used.set(name, value);
    return value;
  }

  /**
   * One row of a matrix for each token, as 32-bit floats that every run brings:
   * the tensor stays in its file.
   *
   * @param name The tensor.
   * @param shape What its shape must be.
   * @param input Name of the input that the rows come in.
   * @throws {Error} If there is no tensor of this name.
   * @throws {RangeError} If it has another shape or a type that cannot be run.
   */
  rows(name: string, shape: readonly [number, number], input: string): Value {
    this.#check(name, shape);
    this.#looked.add(name);
    return this.#graph.input(input, "float32", ["tokens", shape[1]]);
  }

  /** The tensors that nothing used, by name. */
  get unused(): ReadonlyMap<string, Tensor> {
    const unused = [...this.#tensors].filter(([name]) =>
      !this.#used.has(name) && !this.#looked.has(name)
    );
    return new Map(unused);
  }

  #find(name: string): Tensor {
    const tensor = this.#tensors.get(name);
    if (tensor !== undefined) return tensor;
    throw missing(name, this.#tensors);
  }

  #check(
    name: string,
    shape: Extents,
  ): { readonly tensor: Tensor; readonly type: ElementType } {
    const tensor = this.#find(name);
    if (`${tensor.shape}` !== `${shape}`) throw misshapen(tensor, shape);
    const type = ELEMENT_TYPES.get(tensor.dtype);
    if (type === undefined) throw mistyped(tensor, ELEMENT_TYPES.keys());
    return { tensor, type };
  }

  #store(name: string, shape: Extents): Value {
    const { tensor, type } = this.#check(name, shape);
    const location = relative(this.#folder, tensor.file).replaceAll("\\", "/");
    return this.#graph.stored(type, tensor.shape, { ...tensor, location });
  }

  #widened(value: Value, name: string): Value {
    return this.#find(name).dtype === "F32"
      ? value
      : this.#graph.node("Cast", [value], { to: 1 });
  }
}
