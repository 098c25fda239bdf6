/**
 * Reads bytes of a file.
 *
 * @param file The file.
 * @param range Where they begin, and how many there are.
 * @returns The bytes; zeros behind the end of the file.
 */
export function readBytes(
  file: Deno.FsFile,
  { start, count }: { readonly start: number; readonly count: number },
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count);
  file.seekSync(start, Deno.SeekMode.Start);
  let [at, read]: [number, number | null] = [0, 0];
  while (at < count && read !== null) {
    read = file.readSync(bytes.subarray(at));
    at += read ?? 0;
  }
  return bytes;
}
