import type { Sampling } from "../../core/mod.ts";
import type { Limits } from "./language_model.ts";

/**
 * Refuses settings that mean nothing, in place of guessing.
 *
 * @param sampling How a response is to be decoded.
 * @param limits What the model can take.
 * @throws {RangeError} If a setting is out of its range, or a token is none of
 *   the model's.
 */
export function checkSampling(
  sampling: Sampling,
  { vocabulary }: Pick<Limits, "vocabulary">,
): void {
  for (const [name, { must, holds, needed = false }] of Object.entries(RULES)) {
    const value: unknown = Reflect.get(sampling, name);
    if (value === undefined ? !needed : holds(value)) continue;
    throw new RangeError(
      `Cannot sample as ${name} must be ${must}: it is ${shown(value)}`,
    );
  }
  const { temperature, seed, bias = {}, banned = [], endTokens = [] } =
    sampling;
  if (temperature > 0 && seed === undefined) {
    throw new RangeError(
      `Cannot sample at temperature ${temperature} as the request must carry a seed: it has none`,
    );
  }
  const biased = Object.keys(bias)
    .map((name) => WHOLE_REGEXP.test(name) ? Number(name) : name);
  const strays = [...biased, ...banned, ...endTokens]
    .filter((token) => !isToken(token, vocabulary));
  if (strays.length > 0) {
    throw new RangeError(
      `Cannot sample as each token must be one of the model's ${vocabulary}: ${
        shown(strays[0])
      } is none`,
    );
  }
  const [token, change] =
    Object.entries(bias).find(([, change]) => !isChange(change)) ?? [];
  if (token !== undefined) {
    throw new RangeError(
      `Cannot sample as each bias must be a number that 32 bits hold, up to 3.4e38: that of token ${token} is ${
        shown(change)
      }. Ban a token that must not come`,
    );
  }
}

/** How the number of a token is written. */
const WHOLE_REGEXP = /^\d+$/;

/** What a setting must be. */
interface Rule {
  readonly must: string;
  readonly holds: (value: unknown) => boolean;
  /** Whether a request must have it. */
  readonly needed?: boolean;
}

const RULES: Readonly<Record<string, Rule>> = {
  temperature: {
    must: "0 or a number above it",
    holds: number((value) => value >= 0),
    needed: true,
  },
  maxTokens: { must: "a whole number from 1 on", holds: isCount, needed: true },
  stop: {
    must: "a list of texts, none of them empty",
    holds: (value) => Array.isArray(value) && value.every(isText),
    needed: true,
  },
  topK: { must: "a whole number from 1 on", holds: isCount },
  topP: {
    must: "above 0 and at most 1",
    holds: number((value) => value > 0 && value <= 1),
  },
  minP: {
    must: "from 0 to 1",
    holds: number((value) => value >= 0 && value <= 1),
  },
  repetitionPenalty: { must: "above 0", holds: number((value) => value > 0) },
  seed: {
    must: "a whole number of at most 53 bits",
    holds: Number.isSafeInteger,
  },
};

/** Whether a value is a finite number of which something else holds, too. */
function number(
  holds: (value: number) => boolean,
): (value: unknown) => boolean {
  return (value) =>
    typeof value === "number" && Number.isFinite(value) && holds(value);
}

function isCount(value: unknown): boolean {
  return number((value) => Number.isInteger(value) && value >= 1)(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Whether it can be added to logits, which have 32 bits. */
function isChange(value: unknown): boolean {
  return number((value) => Number.isFinite(Math.fround(value)))(value);
}

/** A value as an error names it. */
function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "object"
    ? JSON.stringify(value)
    : `${value}`;
}

function isToken(token: unknown, vocabulary: number): boolean {
  return number((token) =>
    Number.isInteger(token) && token >= 0 && token < vocabulary
  )(token);
}
