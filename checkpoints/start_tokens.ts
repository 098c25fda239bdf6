import type { Fields } from "./fields.ts";

/**
 * Reads which tokens are put before every text. Those that would be put behind
 * it are left out, as a prompt is to be continued.
 *
 * @param config The post-processor of tokenizer.json, `undefined` where it has none.
 * @returns The tokens.
 * @throws {RangeError} If the post-processor is not supported.
 */
export function startTokens(config: Fields | undefined): readonly number[] {
  const type = config?.string("type");
  switch (type) {
    case undefined:
    case "ByteLevel":
      return [];
    case "Sequence":
      // What comes later puts its tokens before those that are there.
      return config?.objects("processors").reverse().flatMap(startTokens) ?? [];
    case "TemplateProcessing":
      return config === undefined ? [] : templateStart(config);
    default:
      throw new RangeError(
        `The post-processor must be one of ByteLevel, Sequence, TemplateProcessing: it is "${type}"`,
      );
  }
}

function templateStart(config: Fields): readonly number[] {
  const parts = config.objects("single");
  const text = parts.findIndex((part) => part.has("Sequence"));
  const special = config.object("special_tokens");
  return parts.slice(0, Math.max(0, text)).flatMap((part) => {
    const name = part.object("SpecialToken")?.string("id") ?? "";
    return special?.object(name)?.tokens("ids") ?? [];
  });
}
