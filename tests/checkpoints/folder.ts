/** A tensor to be written: what the header says of it, true or not. */
export interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly "data_offsets": readonly number[];
}

/**
 * The bytes of a safetensors file.
 *
 * @param header What the header says.
 * @param dataBytes How many bytes follow it.
 */
export function safetensors(
  header: Readonly<Record<string, unknown>>,
  dataBytes: number,
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

/**
 * Runs a test in a folder of its own.
 *
 * @param files What the folder holds: bytes, texts, or values that become JSON.
 * @param test The test.
 */
export async function inFolder(
  files: Readonly<Record<string, unknown>>,
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "aftertune-" });
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = `${folder}/${name}`;
      if (content instanceof Uint8Array) await Deno.writeFile(path, content);
      else {
        await Deno.writeTextFile(
          path,
          typeof content === "string" ? content : JSON.stringify(content),
        );
      }
    }
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * The files of a fixture, to be changed and written again.
 *
 * @param name Name of the fixture in `tests/data/tiny_llama`.
 */
export async function fixture(name: string): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {};
  const folder = `tests/data/tiny_llama/${name}`;
  for await (const file of Deno.readDir(folder)) {
    files[file.name] = file.name.endsWith(".json")
      ? JSON.parse(await Deno.readTextFile(`${folder}/${file.name}`))
      : await Deno.readFile(`${folder}/${file.name}`);
  }
  return files;
}
