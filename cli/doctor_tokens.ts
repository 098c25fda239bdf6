import { endDoubt, sizeDoubt } from "../checkpoints/mod.ts";
import type { Message } from "../core/mod.ts";
import { type PromptModel, promptTokens } from "../runners/local/mod.ts";
import { type Finding, finding, type Found, quoted } from "./doctor_finding.ts";

/** What of a model is needed to check its tokens. */
export interface TokenModel extends PromptModel {
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
}

/** Accents, digits, spaces, other scripts and an emoji of several code points. */
const HARD_TEXT =
  "Crème brûlée, naïve: 你好，世界 👩‍🚀🎉 1234567 3.14  two   spaces\n\tdone";

/** Length of what is shown of a text that came back changed. */
const EXCERPT = 16;

const QUESTION = "What is 2 plus 3?";
const REPLY = "It is five.";
const USER: Message = { role: "user", content: QUESTION };

/**
 * Checks how texts and conversations become tokens.
 *
 * @param model The model.
 * @returns What was found of tokenizer, vocabulary, start, chat template and end.
 */
export function tokenFindings(model: TokenModel): readonly Finding[] {
  return [
    finding("tokenizer", () => roundTrip(model)),
    finding("vocabulary", () => vocabulary(model)),
    finding("start", () => start(model)),
    finding("chat", () => chat(model)),
    finding("end", () => end(model)),
  ];
}

function roundTrip(model: TokenModel): Found {
  const { tokenizer } = model;
  const tokens = promptTokens(model, { kind: "text", text: HARD_TEXT })
    .slice(tokenizer.start.length);
  const counts = `${
    [...HARD_TEXT].length
  } characters of several scripts are ${tokens.length} tokens`;
  const decoded = tokenizer.decode(tokens);
  if (decoded === HARD_TEXT) {
    return { verdict: "ok", text: `${counts} and come back unchanged` };
  }
  const at = commonStart(decoded, HARD_TEXT);
  const [was, is] = [HARD_TEXT, decoded].map((text) =>
    quoted(text.slice(at, at + EXCERPT).toWellFormed())
  );
  return {
    verdict: "warning",
    text: `${counts} but come back changed, first ${is} for ${was}`,
    advice:
      "Expect differences of text where a task compares whole answers, or mend tokenizer.json",
  };
}

function vocabulary({ tokenizer, limits }: TokenModel): Found {
  const doubt = sizeDoubt(tokenizer, limits.vocabulary);
  return doubt === null
    ? {
      verdict: "ok",
      text:
        `the tokenizer has ${tokenizer.size} tokens, the model ${limits.vocabulary}`,
    }
    : { verdict: "warning", ...doubt };
}

function start(model: TokenModel): Found {
  const { tokenizer } = model;
  const [bos] = tokenizer.start;
  if (bos === undefined) {
    return { verdict: "ok", text: "no token is put before a text" };
  }
  const spelled = tokenizer.special["bos_token"] ?? "";
  const counts = ["", spelled].map((before) =>
    countOf(bos, promptTokens(model, { kind: "text", text: before + QUESTION }))
  );
  const names = tokenizer.start.map((token) => nameOf(model, token)).join(" ");
  if (counts.every((count) => count === 1)) {
    const also = spelled === "" ? "" : ", also where the text spells it out";
    return { verdict: "ok", text: `${names} once before a text${also}` };
  }
  return {
    verdict: "problem",
    text: `${names} is there ${Math.max(...counts)} times before a text`,
    advice: "Mend the post-processor in tokenizer.json: one must remain",
  };
}

function chat(model: TokenModel): Found {
  const { tokenizer, template } = model;
  if (template === null) {
    return { verdict: "ok", text: "no template: tasks are posed as text" };
  }
  const rendered = template.render([USER]);
  const bos = tokenizer.start[0] ??
    tokenizer.token(tokenizer.special["bos_token"] ?? "");
  const tokens = promptTokens(model, { kind: "chat", messages: [USER] });
  const count = bos === undefined ? 0 : countAtStart(bos, tokens);
  const text = `${quoted(rendered)}, ${tokens.length} tokens`;
  if (!rendered.includes(QUESTION)) {
    return {
      verdict: "problem",
      text: `the template leaves the question out: ${text}`,
      advice: "Take the chat template that the model was tuned with",
    };
  }
  if (bos !== undefined && count > 1) {
    return {
      verdict: "problem",
      text: `the template begins with ${
        nameOf(model, bos)
      } ${count} times: ${text}`,
      advice: "Mend the chat template: one must remain",
    };
  }
  if (bos !== undefined && count === 0 && tokenizer.start.length > 0) {
    return {
      verdict: "warning",
      text: `the template writes no ${
        nameOf(model, bos)
      }, which a text begins with: ${text}`,
      advice: "Make sure that the model was tuned without it",
    };
  }
  return { verdict: "ok", text };
}

function end(model: TokenModel): Found {
  const { tokenizer, endTokens, limits } = model;
  const names = endTokens.map((token) => nameOf(model, token)).join(" ");
  if (endTokens.length === 0) {
    return {
      verdict: "warning",
      text: "no token ends a reply: all run to a stop string or the limit",
      advice: 'Name "eos_token_id" in generation_config.json',
    };
  }
  if (endTokens.some((token) => token >= limits.vocabulary)) {
    return {
      verdict: "problem",
      text: `${names} lies beyond the vocabulary of ${limits.vocabulary}`,
      advice: 'Mend "eos_token_id" in generation_config.json or config.json',
    };
  }
  const doubt = endDoubt(tokenizer, endTokens);
  if (doubt !== null) return { verdict: "warning", ...doubt };
  const closing = closingToken(model);
  if (closing !== undefined && !endTokens.includes(closing)) {
    return {
      verdict: "warning",
      text: `${names} ends a reply, but the chat template writes ${
        nameOf(model, closing)
      } behind one`,
      advice:
        'Add that token to "eos_token_id" in generation_config.json, or replies may run on',
    };
  }
  return { verdict: "ok", text: `${names} ends a reply` };
}

/** What the chat template writes behind a reply, where it takes one. */
function closingToken(
  { tokenizer, template }: TokenModel,
): number | undefined {
  try {
    const reply: Message = { role: "assistant", content: REPLY };
    const rendered = template?.render([USER, reply]) ?? "";
    const at = rendered.lastIndexOf(REPLY);
    if (at < 0) return undefined;
    const behind = rendered.slice(at + REPLY.length).trimStart();
    return behind === "" ? undefined : tokenizer.encode(behind)[0];
  } catch {
    return undefined;
  }
}

/** Length of what two texts begin with alike. */
function commonStart(one: string, other: string): number {
  const longest = Math.min(one.length, other.length);
  let length = 0;
  while (length < longest && one[length] === other[length]) length++;
  return length;
}

/** Some models begin each turn with the token that a text begins with, so only those in a row are too many. */
function countAtStart(token: number, tokens: readonly number[]): number {
  const end = tokens.findIndex((one) => one !== token);
  return end < 0 ? tokens.length : end;
}

function countOf(token: number, tokens: readonly number[]): number {
  return tokens.filter((one) => one === token).length;
}

/** A token as the tokenizer's configuration names it, with its number. */
function nameOf({ tokenizer }: TokenModel, token: number): string {
  const name = Object.values(tokenizer.special)
    .find((text) => tokenizer.token(text) === token) ??
    tokenizer.decode([token]);
  return name === "" ? `token ${token}` : `${quoted(name)} (${token})`;
}
