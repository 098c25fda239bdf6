import { readSafetensors, type Tensor } from "../../checkpoints/mod.ts";
import { safetensors } from "../checkpoints/folder.ts";

/** Types that all hold the same numbers here, as safetensors calls them. */
type Dtype = "F32" | "F16" | "BF16";

/** The bytes of numbers in each. */
const WRITTEN: Readonly<Record<Dtype, (numbers: Float32Array) => ArrayBuffer>> =
  {
    F32: (numbers) => Float32Array.from(numbers).buffer,
    F16: (numbers) => Float16Array.from(numbers).buffer,
    BF16: (numbers) =>
      Uint16Array.from(
        new Uint32Array(numbers.slice().buffer),
        (bits) => bits >>> 16,
      ).buffer,
  };

/** How weights are written. */
export interface Writing {
  /** Type of all tensors. */
  readonly dtype: Dtype;
  /** Files that they are in, with an index where there are several. */
  readonly shards: number;
}

/**
 * The files of a checkpoint with its weights cut to numbers that each of the
 * three types holds exactly.
 *
 * @param folder Where the checkpoint is, of float32 in one file.
 * @param writing How its weights are written.
 */
export async function rewritten(
  folder: string,
  { dtype, shards }: Writing,
): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {};
  for (
    const name of ["config.json", "tokenizer.json", "tokenizer_config.json"]
  ) {
    files[name] = await Deno.readTextFile(`${folder}/${name}`);
  }
  const path = `${folder}/model.safetensors`;
  const tensors = await readSafetensors(path);
  const { buffer } = await Deno.readFile(path);
  const parts = Array.from(
    { length: shards },
    (_, part) => tensors.filter((_, at) => at % shards === part),
  );
  const map: Record<string, string> = {};
  for (const [part, held] of parts.entries()) {
    const name = shards === 1
      ? "model.safetensors"
      : `model-0000${part + 1}-of-0000${shards}.safetensors`;
    for (const tensor of held) map[tensor.name] = name;
    files[name] = shard(held, buffer, dtype);
  }
  if (shards > 1) {
    files["model.safetensors.index.json"] = { metadata: {}, "weight_map": map };
  }
  return files;
}

/** A file of some tensors. */
function shard(
  tensors: readonly Tensor[],
  buffer: ArrayBuffer,
  dtype: Dtype,
): Uint8Array {
  const header: Record<string, unknown> = {};
  const data: Uint8Array[] = [];
  let end = 0;
  for (const { name, shape, offset, bytes } of tensors) {
    const numbers = new Float32Array(buffer.slice(offset, offset + bytes));
    const written = new Uint8Array(WRITTEN[dtype](numbers.map(narrow)));
    const start = end;
    end += written.length;
    header[name] = { dtype, shape, "data_offsets": [start, end] };
    data.push(written);
  }
  const file = safetensors(header, end);
  let at = file.length - end;
  for (const bytes of data) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

/** Cuts a number to 8 significant bits, and to 0 where float16 holds fewer. */
function narrow(number: number): number {
  const [bits = 0] = new Uint32Array(Float32Array.of(number).buffer);
  const [cut = 0] = new Float32Array(Uint32Array.of(bits & 0xffff0000).buffer);
  return Math.abs(cut) < 2 ** -17 ? 0 : cut;
}
