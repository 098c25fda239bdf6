/** Reads CSV strictly as RFC 4180 has it: CR LF, quotes doubled, equal widths. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = (text[at] === '"' ? QUOTED : BARE).exec(text.slice(at));
    if (cell === null) throw new SyntaxError(`No cell at ${at}`);
    const [whole, value = "", end] = cell;
    record.push(value.replaceAll('""', '"'));
    at += whole.length;
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) throw new SyntaxError("The last line is not ended");
  return records;
}

const QUOTED = /^"((?:[^"]|"")*)"(,|\r\n)/;
const BARE = /^([^",\r\n]*)(,|\r\n)/;
