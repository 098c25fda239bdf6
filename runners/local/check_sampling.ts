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
  for (const [name, rule] of Object.entries(RULES)) {
    const value = Reflect.get(sampling, name);
    if (value === undefined || rule.holds(value)) continue;
    throw new RangeError(
      `Cannot sample as ${name} must be ${rule.must}: it is ${value}`,
    );
  }
  const { temperature, seed, bias = {}, banned = [], endTokens = [] } =
    sampling;
  if (temperature > 0 && seed === undefined) {
    throw new RangeError(
      `Cannot sample at temperature ${temperature} as the request must carry a seed: it has none`,
    );
  }
  const tokens = [...Object.keys(bias), ...banned, ...endTokens];
  const stray = tokens.find((token) => !isToken(Number(token), vocabulary));
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot sample as each token must be one of the model's ${vocabulary}: ${stray} is none`,
    );
  }
  const change = Object.values(bias).find((change) => !Number.isFinite(change));
  if (change !== undefined) {
    throw new RangeError(
      `Cannot sample as each bias must be a finite number: it is ${change}. Ban a token that must not come`,
    );
  }
}

/** What a number of the settings must be. */
interface Rule {
  readonly must: string;
  holds(value: number): boolean;
}

const RULES: Readonly<Record<string, Rule>> = {
  temperature: {
    must: "0 or a number above it",
    holds: (value) => value >= 0 && Number.isFinite(value),
  },
  maxTokens: { must: "a whole number from 1 on", holds: isCount },
  topK: { must: "a whole number from 1 on", holds: isCount },
  topP: {
    must: "above 0 and at most 1",
    holds: (value) => value > 0 && value <= 1,
  },
  minP: {
    must: "from 0 to 1",
    holds: (value) => value >= 0 && value <= 1,
  },
  repetitionPenalty: {
    must: "above 0",
    holds: (value) => value > 0 && Number.isFinite(value),
  },
};

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function isToken(token: number, vocabulary: number): boolean {
  return Number.isInteger(token) && token >= 0 && token < vocabulary;
}
