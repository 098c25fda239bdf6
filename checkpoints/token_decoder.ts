import type { Fields } from "./fields.ts";

/** From what tokens are spelled as to the text that they leave, in pieces. */
type Step = (pieces: readonly string[]) => string[];

/** Makes a step of its configuration. */
type MakeStep = (config: Fields) => Step;

const STEPS: ReadonlyMap<string, MakeStep> = new Map([
  ["Sequence", sequence],
  ["ByteLevel", byteLevel],
  ["ByteFallback", byteFallback],
  ["Fuse", () => (pieces) => [pieces.join("")]],
  ["Metaspace", metaspace],
  ["Replace", replace],
  ["Strip", strip],
]);

const BYTE_REGEXP = /^<0x([0-9A-Fa-f]{2})>$/;

/** A mark of byte order at the start of a text is part of it. */
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const STRICT_UTF8 = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/**
 * Reads how tokens become text. It does exactly as the tokenizers library for
 * Python, which the one for JavaScript does not: that decodes bytes that are
 * no UTF-8, marks of byte order and leading spaces otherwise.
 *
 * @param config The decoder of tokenizer.json, `undefined` where it has none.
 * @returns The text of tokens that are spelled so.
 * @throws {RangeError} If it is not supported.
 */
export function readTokenDecoder(
  config: Fields | undefined,
): (pieces: readonly string[]) => string {
  if (config === undefined) return (pieces) => pieces.join(" ");
  const step = makeStep(config);
  return (pieces) => step(pieces).join("");
}

function makeStep(config: Fields): Step {
  const type = config.string("type");
  const make = STEPS.get(type);
  if (make !== undefined) return make(config);
  throw new RangeError(
    `The decoder must be one of ${
      [...STEPS.keys()].join(", ")
    }: it is "${type}"`,
  );
}

function sequence(config: Fields): Step {
  const steps = config.objects("decoders").map(makeStep);
  return (pieces) => steps.reduce((pieces, step) => step(pieces), [...pieces]);
}

/** Characters that stand for bytes become these; other pieces stay. */
function byteLevel(): Step {
  const encoder = new TextEncoder();
  return (pieces) => {
    const bytes: number[] = [];
    for (const piece of pieces) {
      const start = bytes.length;
      for (let at = 0; at < piece.length; at++) {
        bytes.push(BYTES.get(piece.charCodeAt(at)) ?? NO_BYTE);
      }
      if (bytes.includes(NO_BYTE, start)) {
        bytes.length = start;
        for (const byte of encoder.encode(piece)) bytes.push(byte);
      }
    }
    return [UTF8.decode(Uint8Array.from(bytes))];
  };
}

/** Bytes in a row become their text; where that is no UTF-8, each becomes a mark for what is unreadable. */
function byteFallback(): Step {
  return (pieces) => {
    const texts: string[] = [];
    let bytes: number[] = [];
    const flush = () => {
      if (bytes.length > 0) texts.push(textOf(bytes));
      bytes = [];
    };
    for (const piece of pieces) {
      const digits = BYTE_REGEXP.exec(piece)?.[1];
      if (digits === undefined) {
        flush();
        texts.push(piece);
      } else bytes.push(parseInt(digits, 16));
    }
    flush();
    return texts;
  };
}

function textOf(bytes: readonly number[]): string {
  try {
    return STRICT_UTF8.decode(Uint8Array.from(bytes));
  } catch {
    return "\uFFFD".repeat(bytes.length);
  }
}

function metaspace(config: Fields): Step {
  const space = config.string("replacement", "▁");
  const isPut = config.string("prepend_scheme", "always") !== "never";
  return (pieces) =>
    pieces.map((piece, index) =>
      piece.replaceAll(space, isPut && index === 0 ? "" : " ")
    );
}

function replace(config: Fields): Step {
  const pattern = config.object("pattern")?.string("String") ?? "";
  const content = config.string("content");
  return (pieces) => pieces.map((piece) => piece.split(pattern).join(content));
}

/** Takes a character away at the start of each piece, up to so many times, and at its end. */
function strip(config: Fields): Step {
  const content = config.string("content");
  const start = config.number("start");
  const stop = config.number("stop");
  return (pieces) =>
    pieces.map((piece) => {
      let letters = Array.from(piece);
      letters = letters.slice(runLength(letters.slice(0, start), content));
      const end = letters.toReversed().slice(0, stop);
      return letters.slice(0, letters.length - runLength(end, content))
        .join("");
    });
}

function runLength(letters: readonly string[], content: string): number {
  const end = letters.findIndex((letter) => letter !== content);
  return end < 0 ? letters.length : end;
}

const NO_BYTE = -1;

/** The codes of the characters that byte-level tokenizers spell bytes with: printable ones spell themselves. */
const BYTES: ReadonlyMap<number, number> = byteCharacters();

function byteCharacters(): Map<number, number> {
  const characters = new Map<number, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const isPrintable = byte > 0x20 && byte < 0x7f ||
      byte > 0xa0 && byte !== 0xad;
    characters.set(isPrintable ? byte : next++, byte);
  }
  return characters;
}
