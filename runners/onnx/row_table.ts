import { Tensor } from "onnxruntime-node";
import {
  stampOf,
  type Tensor as StoredTensor,
  writtenSince,
} from "../../checkpoints/mod.ts";
import { copyNumbers } from "./copy_numbers.ts";
import { readBytes } from "./read_bytes.ts";
import { widened } from "./widened.ts";

/** About how many numbers are kept from one run to the next. */
const KEPT = 2 ** 20;

/** A matrix in a file, and where counting begins in it. */
export interface StoredRows {
  /** The matrix, of 32-bit or narrower floats, `[rows, width]`. */
  readonly tensor: StoredTensor;
  /** The row that is number 0. */
  readonly first: number;
}

/** What runs bring rows of. */
export interface Tables<T> {
  /** Embeddings, by token. */
  readonly embeddings: T;
  /** Activations of positions, where these are learned. */
  readonly positions: T | null;
}

/**
 * A matrix of which runs want a few rows: the embeddings of their tokens. It
 * stays in its file, and each row is read when it is first wanted. As a constant
 * of the graph it would be mapped into memory, which may take all of it: with a
 * tied embedding the weights of the head twice.
 */
export class RowTable {
  readonly #stored: StoredRows;
  readonly #width: number;
  /** Bytes of a row in the file. */
  readonly #stride: number;
  /** State of the file when the model was opened. */
  readonly #stamp: string;
  readonly #kept = new Map<number, Float32Array>();

  /** @param stored Where the matrix lies. */
  constructor(stored: StoredRows) {
    const { bytes, shape: [rows = 0, width = 0] } = stored.tensor;
    this.#stored = stored;
    this.#width = width;
    this.#stride = bytes / rows;
    this.#stamp = stampOf(Deno.statSync(stored.tensor.file));
  }

  /**
   * Looks rows up.
   *
   * @param rows The number of each.
   * @returns Them as 32-bit floats, `[rows, width]`.
   * @throws {RangeError} If there is no such row.
   * @throws {Error} If the file cannot be read or is not what it was.
   */
  tensor(rows: readonly number[]): Tensor {
    const width = this.#width;
    const missing = new Set(rows.filter((row) => !this.#kept.has(row)));
    missing.forEach((row) => this.#check(row));
    if (missing.size > 0) this.#read(missing);
    const values = new Float32Array(rows.length * width);
    rows.forEach((row, at) => {
      const numbers = this.#kept.get(row) as Float32Array;
      copyNumbers(numbers, values, { from: 0, to: at * width, count: width });
    });
    if (this.#kept.size * width > KEPT) this.forget();
    return new Tensor("float32", values, [rows.length, width]);
  }

  /** Frees what was kept; it is read anew where it is wanted. */
  forget(): void {
    this.#kept.clear();
  }

  #check(row: number): void {
    const { tensor: { name, shape: [count = 0] }, first } = this.#stored;
    if (row >= 0 && first + row < count) return;
    throw new RangeError(
      `Cannot look up row ${row} of tensor "${name}" as it must have such a row: it has ${
        count - first
      }${first ? ` from row ${first} on` : ""}`,
    );
  }

  /** Keeps rows of the file, once it is known to be still the same. */
  #read(rows: Iterable<number>): void {
    const { tensor: { dtype, file: path, offset }, first } = this.#stored;
    const read = new Map<number, Float32Array>();
    let stamp: string;
    try {
      using file = Deno.openSync(path);
      for (const row of rows) {
        const start = offset + (first + row) * this.#stride;
        const bytes = readBytes(file, { start, count: this.#stride });
        read.set(row, widened(bytes, dtype));
      }
      stamp = stampOf(file.statSync());
    } catch (cause) {
      throw new Error(
        `Cannot load the weights that were opened as "${path}" must be readable: ${
          (cause as Error).message
        }. Put it back as it was, then run the same command again`,
        { cause },
      );
    }
    if (stamp !== this.#stamp) throw writtenSince(path);
    read.forEach((numbers, row) => this.#kept.set(row, numbers));
  }
}
