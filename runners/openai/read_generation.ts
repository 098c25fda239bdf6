// deno-lint-ignore-file camelcase -- the protocol names its fields so
import type { Generated, GenerateRequest } from "../../core/mod.ts";
import { excerpt } from "./excerpt.ts";
import { isRecord } from "./is_record.ts";
import { malformed, onlyChoice } from "./only_choice.ts";
import { readUsage } from "./read_usage.ts";

/** How a forced start of the reply is sent, where the server can. */
export interface Prefill {
  /** Whether its answer begins with the forced start. */
  readonly returned: boolean;
}

/** The part of an answer that holds a text. */
type Choice = Readonly<Record<string, unknown>>;

/**
 * Reads the answer to a {@linkcode generationCall}.
 *
 * @param answer The answer's JSON.
 * @param request What was asked.
 * @param prefill How the server treats a forced start.
 * @returns The text without forced start and stop string.
 * @throws {ServerError} If the answer is not as the protocol has it.
 */
export function readGeneration(
  answer: unknown,
  { id, prompt, sampling }: GenerateRequest & { readonly id: string },
  prefill: Prefill | undefined,
): Generated {
  const choice = onlyChoice(answer);
  const text = prompt.kind === "text" ? written(choice) : spoken(choice);
  if (typeof text !== "string") {
    throw malformed("its choice must have a text", choice);
  }
  const start = prefill?.returned === true && prompt.kind === "chat"
    ? prompt.prefix ?? ""
    : "";
  if (!text.startsWith(start)) {
    throw malformed(`it must begin with ${excerpt(start)}`, text);
  }
  const reply = text.slice(start.length);
  const end = firstOf(reply, sampling.stop);
  return {
    kind: "generated",
    requestId: id,
    text: reply.slice(0, end),
    finish: end === undefined ? finishOf(choice) : "stop",
    usage: readUsage(answer),
  };
}

/** Why an answer ended, as servers name it. */
const FINISH: ReadonlyMap<unknown, Generated["finish"]> = new Map([
  ["stop", "stop"],
  ["eos", "stop"],
  ["eos_token", "stop"],
  ["stop_sequence", "stop"],
  ["length", "length"],
  ["content_filter", "filtered"],
]);

/** Why an answer is a part of one only. */
const BROKEN_OFF: readonly unknown[] = ["abort", "error"];

/** What was written; servers may have `null` where it ended at once. */
function written({ text, finish_reason }: Choice): unknown {
  return text === null && FINISH.has(finish_reason) ? "" : text;
}

/**
 * What was said. A model that declines may say so in a field of its own; one
 * that thinks up to the limit, or whose answer is withheld, says nothing.
 */
function spoken({ message, finish_reason }: Choice): unknown {
  if (!isRecord(message)) return undefined;
  const { content, refusal, reasoning_content, reasoning } = message;
  const silent = typeof (reasoning_content ?? reasoning) === "string" ||
    finish_reason === "content_filter" ||
    content === null && FINISH.has(finish_reason);
  return content ?? refusal ?? (silent ? "" : undefined);
}

/** A reason that is unknown or missing counts as an ordinary end. */
function finishOf({ finish_reason = null }: Choice): Generated["finish"] {
  if (finish_reason !== null && typeof finish_reason !== "string") {
    throw malformed(`"finish_reason" must be a text`, finish_reason);
  }
  if (BROKEN_OFF.includes(finish_reason)) {
    throw malformed("it must be whole", finish_reason);
  }
  return FINISH.get(finish_reason) ?? "stop";
}

function firstOf(text: string, stops: readonly string[]): number | undefined {
  const places = stops.map((stop) => text.indexOf(stop)).filter((at) =>
    at >= 0
  );
  return places.length === 0 ? undefined : Math.min(...places);
}
