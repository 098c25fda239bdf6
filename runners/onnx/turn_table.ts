import { Tensor } from "onnxruntime-node";
import type { Rope } from "../../checkpoints/mod.ts";
import { copyNumbers } from "./copy_numbers.ts";

/** Fewest positions that the table grows by. */
const GROWTH = 256;

/**
 * The cosines and sines that queries and keys are turned by. They are computed
 * here, once a position, and not in the graph: sines of some graphics drivers
 * are off by 2e-4. Angles are rounded to 32 bits as transformers rounds them.
 */
export class TurnTable {
  readonly #rope: Rope;
  /** Angles that a position has. */
  readonly #pairs: number;
  #cosines: Float32Array = new Float32Array();
  #sines: Float32Array = new Float32Array();

  /** @param rope How positions turn. */
  constructor(rope: Rope) {
    this.#rope = rope;
    this.#pairs = rope.frequencies.length;
  }

  /**
   * Looks positions up.
   *
   * @param positions Each token's position.
   * @returns Their cosines and sines, each `[tokens, pairs]`.
   */
  tensors(positions: readonly number[]): readonly [Tensor, Tensor] {
    const last = positions.reduce((most, one) => Math.max(most, one), 0);
    if (last * this.#pairs >= this.#cosines.length) this.#grow(last + GROWTH);
    return [
      this.#rows(this.#cosines, positions),
      this.#rows(this.#sines, positions),
    ];
  }

  #rows(table: Float32Array, positions: readonly number[]): Tensor {
    const pairs = this.#pairs;
    const rows = new Float32Array(positions.length * pairs);
    positions.forEach((position, row) => {
      const [from, to] = [position * pairs, row * pairs];
      copyNumbers(table, rows, { from, to, count: pairs });
    });
    return new Tensor("float32", rows, [positions.length, pairs]);
  }

  #grow(count: number): void {
    const { frequencies, amplitude } = this.#rope;
    const pairs = this.#pairs;
    const rounded = Float32Array.from(frequencies);
    const cosines = new Float32Array(count * pairs);
    const sines = new Float32Array(count * pairs);
    cosines.set(this.#cosines);
    sines.set(this.#sines);
    for (let at = this.#cosines.length; at < cosines.length; at++) {
      const position = Math.floor(at / pairs);
      const angle = Math.fround(position * (rounded[at % pairs] ?? 0));
      cosines[at] = amplitude * Math.cos(angle);
      sines[at] = amplitude * Math.sin(angle);
    }
    this.#cosines = cosines;
    this.#sines = sines;
  }
}
