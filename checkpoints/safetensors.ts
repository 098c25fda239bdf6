import { Fields } from "./fields.ts";

/** Bytes of one element by the names that safetensors gives its types. */
const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  I64: 8,
  U64: 8,
  F64: 8,
};

/** The reference implementation reads no longer header either. */
const HEADER_LIMIT = 100_000_000;

/** One tensor as it lies in a file. */
export interface Tensor {
  /** Unique within a checkpoint. */
  readonly name: string;
  /** Type of its elements, as safetensors calls it: `F32`, `F16`, `BF16`, … */
  readonly dtype: string;
  /** Its extents, outermost first. */
  readonly shape: readonly number[];
  /** The file that holds it. */
  readonly file: string;
  /** Where its bytes begin, counted from the start of the file. */
  readonly offset: number;
  /** How many bytes it takes. */
  readonly bytes: number;
}

/**
 * Reads which tensors a safetensors file holds and where. The file is not
 * trusted: what its header says is held against the file before it is used.
 *
 * Format: https://github.com/huggingface/safetensors#format
 *
 * @param path Where the file is.
 * @returns Its tensors, in the order of their bytes.
 * @throws {RangeError} If the header does not fit the file: truncated, out of
 *   range, overlapping, or of another size than type and shape say.
 * @throws {SyntaxError} If the header is not JSON.
 * @throws {TypeError} If a field of the header has another type.
 *
 * @example Usage
 * ```ts
 * import { readSafetensors } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const header = JSON.stringify({
 *   bias: { dtype: "F32", shape: [2], data_offsets: [0, 8] },
 * });
 * const bytes = new Uint8Array(8 + header.length + 8);
 * new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
 * bytes.set(new TextEncoder().encode(header), 8);
 * const path = await Deno.makeTempFile();
 * await Deno.writeFile(path, bytes);
 *
 * const [bias] = await readSafetensors(path);
 *
 * assertEquals(bias?.shape, [2]);
 * assertEquals(bias?.offset, 8 + header.length);
 * await Deno.remove(path);
 * ```
 */
export async function readSafetensors(path: string): Promise<Tensor[]> {
  const { header, dataStart, dataBytes } = await readHeader(path);
  const fields = new Fields(header, `the header of "${path}"`);
  const tensors = fields.names
    .filter((name) => name !== "__metadata__")
    .map((name) => {
      const entry = fields.object(name) ?? new Fields(null, `"${name}"`);
      return readTensor(entry, { name, file: path, dataStart, dataBytes });
    })
    .sort((a, b) => a.offset - b.offset || a.bytes - b.bytes);
  requireApart(tensors);
  return tensors;
}

interface Header {
  readonly header: unknown;
  readonly dataStart: number;
  readonly dataBytes: number;
}

async function readHeader(path: string): Promise<Header> {
  using file = await Deno.open(path).catch((cause) => {
    throw new Error(`Cannot read weights from "${path}": ${cause.message}`, {
      cause,
    });
  });
  const { size } = await file.stat();
  const prefix = await readFully(file, 8);
  const length = prefix.length < 8
    ? Number.NaN
    : Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (!(length <= Math.min(size - 8, HEADER_LIMIT))) {
    throw new RangeError(
      `Cannot read "${path}" as its header must lie within the file: ` +
        (prefix.length < 8
          ? `the file has ${size} bytes`
          : `the header has ${length} bytes, the file ${size}`) +
        `. Copy or download the file again`,
    );
  }
  const text = new TextDecoder().decode(await readFully(file, length));
  return {
    header: parse(text, path),
    dataStart: 8 + length,
    dataBytes: size - 8 - length,
  };
}

async function readFully(
  file: Deno.FsFile,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = await file.read(bytes.subarray(filled));
    if (count === null) break;
    filled += count;
  }
  return bytes.slice(0, filled);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read "${path}" as its header must be JSON: ${
        (cause as Error).message
      }`,
      { cause },
    );
  }
}

interface Place {
  readonly name: string;
  readonly file: string;
  readonly dataStart: number;
  readonly dataBytes: number;
}

function readTensor(entry: Fields, place: Place): Tensor {
  const { name, file, dataStart, dataBytes } = place;
  const refuse = (must: string, is: string): never => {
    throw new RangeError(
      `Cannot read tensor "${name}" of "${file}" as ${must}: ${is}. Copy or download the file again`,
    );
  };
  const dtype = entry.string("dtype");
  const shape = wholeNumbers(entry.value("shape")) ??
    refuse("its shape must be a list of whole numbers", text(entry, "shape"));
  const offsets = wholeNumbers(entry.value("data_offsets"));
  const [begin, end] = offsets ?? [];
  if (offsets?.length !== 2 || begin === undefined || end === undefined) {
    return refuse(
      "its data_offsets must be two whole numbers",
      text(entry, "data_offsets"),
    );
  }
  if (begin > end || end > dataBytes) {
    refuse(
      "its bytes must lie within the file",
      `they are ${begin} to ${end} of ${dataBytes}`,
    );
  }
  const elementBytes = ELEMENT_BYTES[dtype] ??
    refuse(
      `its dtype must be one of ${Object.keys(ELEMENT_BYTES).join(", ")}`,
      `it is "${dtype}"`,
    );
  const bytes = shape.reduce((product, extent) => product * extent, 1) *
    elementBytes;
  if (bytes !== end - begin) {
    refuse(
      `${dtype} of shape [${shape}] must take ${bytes} bytes`,
      `it takes ${end - begin}`,
    );
  }
  return { name, dtype, shape, file, offset: dataStart + begin, bytes };
}

function wholeNumbers(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) &&
      value.every((item) => Number.isSafeInteger(item) && item >= 0)
    ? value
    : undefined;
}

function text(entry: Fields, field: string): string {
  return `it is ${JSON.stringify(entry.value(field))}`;
}

function requireApart(tensors: readonly Tensor[]): void {
  let previous: Tensor | undefined;
  for (const tensor of tensors) {
    if (previous && tensor.offset < previous.offset + previous.bytes) {
      throw new RangeError(
        `Cannot read "${tensor.file}" as its tensors must not overlap: "${previous.name}" and "${tensor.name}" do. Copy or download the file again`,
      );
    }
    previous = tensor;
  }
}
