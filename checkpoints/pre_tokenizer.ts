import {
  type PreTokenizer,
  SequencePreTokenizer,
} from "@huggingface/tokenizers";
import type { Fields } from "./fields.ts";
import {
  ANY,
  type Config,
  escaped,
  pieces,
  replacing,
  separated,
} from "./pieces.ts";

/** Writes a configuration of the library for Python as one for JavaScript. */
type Write = (config: Fields) => readonly Config[];

const WRITERS: ReadonlyMap<string, Write> = new Map([
  ["Sequence", sequence],
  ["ByteLevel", byteLevel],
  ["Digits", digits],
  ["Metaspace", metaspace],
  ["Punctuation", punctuation],
  ["Split", split],
  ["WhitespaceSplit", () => [pieces("\\s+", "Removed")]],
]);

/** How GPT-2 divides texts (https://github.com/openai/gpt-2, `encoder.py`). */
const WORDS =
  "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

/** Puts a space before a text that begins with none. */
const PREFIXED = replacing(` (${ANY}*)|([^ ]${ANY}*)`, " $1$2");

const PUNCTUATION = "[\\p{P}$+<=>^`|~]";

/**
 * Reads how texts are divided before tokens are sought in them. The library
 * reads some configurations otherwise than that for Python: digits other than
 * 0 to 9, white space, runs of spaces and marks, and whom a separator goes
 * with. They are written so that it reads them alike.
 *
 * @param config The pre-tokenizer of tokenizer.json, `undefined` where it has none.
 * @param letters The only characters that are kept, `null` for all.
 * @returns What divides texts.
 * @throws {RangeError} If it is not supported.
 */
export function readPreTokenizer(
  config: Fields | undefined,
  letters: Iterable<string> | null,
): PreTokenizer {
  return new SequencePreTokenizer({
    type: "Sequence",
    pretokenizers: [
      ...config === undefined ? [] : write(config),
      ...letters === null ? [] : [only(letters)],
    ],
  });
}

function write(config: Fields): readonly Config[] {
  const type = config.string("type");
  const writer = WRITERS.get(type);
  if (writer !== undefined) return writer(config);
  throw new RangeError(
    `The pre-tokenizer must be one of ${
      [...WRITERS.keys()].join(", ")
    }: it is "${type}"`,
  );
}

function sequence(config: Fields): readonly Config[] {
  return config.objects("pretokenizers").flatMap(write);
}

function byteLevel(config: Fields): readonly Config[] {
  const isPrefixed = config.boolean("add_prefix_space", false);
  const isDivided = config.boolean("use_regex", true);
  return [
    ...isPrefixed ? [PREFIXED] : [],
    ...isDivided ? [pieces(WORDS)] : [],
    { type: "ByteLevel", add_prefix_space: false, use_regex: false },
  ];
}

function digits(config: Fields): readonly Config[] {
  const isEach = config.boolean("individual_digits", false);
  return [pieces(isEach ? "\\p{N}" : "\\p{N}+")];
}

function metaspace(config: Fields): readonly Config[] {
  const replacement = config.string("replacement", "▁");
  const spelled = escaped(replacement);
  const hasSpace = config.boolean("add_prefix_space", true);
  const scheme = config.string("prepend_scheme", hasSpace ? "always" : "never");
  return [
    {
      type: "Metaspace",
      replacement,
      prepend_scheme: scheme as "always" | "first" | "never",
    },
    ...config.boolean("split", true)
      ? [separated(spelled, "MergedWithNext")]
      : [],
  ];
}

function punctuation(config: Fields): readonly Config[] {
  return [separated(PUNCTUATION, config.string("behavior", "Isolated"))];
}

function split(config: Fields): readonly Config[] {
  const pattern = config.object("pattern");
  const text = pattern?.string("String", "") ?? "";
  const source = text === "" ? pattern?.string("Regex") ?? "" : escaped(text);
  const behavior = config.string("behavior");
  const isInverted = config.boolean("invert", false);
  if (!isInverted) return [separated(source, behavior)];
  if (behavior === "Removed") return [pieces(source, behavior, true)];
  if (behavior === "Isolated") return [pieces(source)];
  throw new RangeError(
    `The pre-tokenizer Split must not be inverted unless it is Removed or Isolated: it is ${behavior}`,
  );
}

/** Characters of no token are gone before tokens are sought, so that their neighbours meet. */
function only(letters: Iterable<string>): Config {
  const codes = Array.from(
    letters,
    (letter) => `\\x{${letter.codePointAt(0)?.toString(16)}}`,
  );
  return replacing(`[^${codes.join("")}]`, "");
}
