import { SequenceNormalizer } from "@huggingface/tokenizers";
import type { Fields } from "./fields.ts";

/** A configuration of one normalizer. */
type Config = NonNullable<
  ConstructorParameters<typeof SequenceNormalizer>[0]["normalizers"]
>[number];

const FORMS = ["NFC", "NFD", "NFKC", "NFKD"] as const;
const KNOWN = [...FORMS, "Prepend", "Replace", "Sequence"];

/**
 * Reads how texts are normalized before they are divided.
 *
 * @param config The normalizer of tokenizer.json, `undefined` where it has none.
 * @returns What normalizes a text.
 * @throws {RangeError} If it is not supported: the library for JavaScript does others otherwise than that for Python.
 */
export function readNormalizer(
  config: Fields | undefined,
): (text: string) => string {
  if (config === undefined) return (text) => text;
  const normalizers = write(config);
  const normalizer = new SequenceNormalizer({ type: "Sequence", normalizers });
  return (text) => normalizer.normalize(text);
}

function write(config: Fields): Config[] {
  const type = config.string("type");
  const form = FORMS.find((form) => form === type);
  if (form !== undefined) return [{ type: form }];
  switch (type) {
    case "Sequence":
      return config.objects("normalizers").flatMap(write);
    case "Prepend":
      return [{ type, prepend: config.string("prepend") }];
    case "Replace":
      return [replace(config)];
    default:
      throw new RangeError(
        `The normalizer must be one of ${KNOWN.join(", ")}: it is "${type}"`,
      );
  }
}

function replace(config: Fields): Config {
  const pattern = config.object("pattern");
  const text = pattern?.string("String", "") ?? "";
  return {
    type: "Replace",
    pattern: text === ""
      ? { Regex: pattern?.string("Regex") ?? "" }
      : { String: text },
    // A dollar sign is one: in JavaScript it would name a group.
    content: config.string("content").replaceAll("$", "$$$$"),
  };
}
