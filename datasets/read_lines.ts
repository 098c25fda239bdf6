const NEWLINE = 0x0a;

/**
 * Reads a UTF-8 file line by line, in memory for one line.
 *
 * Bytes are cut before they are decoded, so that a bad one is known by its line.
 *
 * @param path The file.
 * @yields Each line without its newline.
 * @throws {SyntaxError} If a line is not UTF-8.
 */
export async function* readLines(path: string | URL): AsyncGenerator<string> {
  let number = 0;
  for await (const pieces of cut((await Deno.open(path)).readable)) {
    number++;
    try {
      yield decode(pieces);
    } catch (cause) {
      throw new SyntaxError(
        `Cannot read line ${number} of "${path}" as it must be UTF-8: it holds other bytes. Save the file as UTF-8`,
        { cause },
      );
    }
  }
}

/** Cuts a stream of bytes at its newlines; the pieces of a line stay apart. */
async function* cut(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array[]> {
  let line: Uint8Array[] = [];
  for await (const chunk of stream) {
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end !== -1) {
      yield [...line, chunk.subarray(start, end)];
      line = [];
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    if (start < chunk.length) line.push(chunk.subarray(start));
  }
  if (line.length > 0) yield line;
}

/** Most lines are one piece and need no decoder of their own. */
const WHOLE = new TextDecoder("utf-8", { fatal: true });

function decode(pieces: readonly Uint8Array[]): string {
  if (pieces.length === 1) return WHOLE.decode(pieces[0]);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const text = pieces.map((piece) => decoder.decode(piece, { stream: true }));
  return text.join("") + decoder.decode();
}
