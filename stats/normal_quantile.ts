/**
 * The quantile of the standard normal distribution: algorithm AS 241, PPND16
 * (Wichura 1988, https://doi.org/10.2307/2347330), right to about 1e-15.
 *
 * @param probability In (0, 1).
 * @returns The number that a standard normal variable stays below with this
 *   probability.
 * @throws {RangeError} If the probability is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { normalQuantile } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(normalQuantile(0.975), 1.959963984540054, 1e-14);
 * ```
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Cannot take a normal quantile as the probability must be between 0 and 1: ${probability}`,
    );
  }
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) {
    return offset * ratio(CENTRE, 0.180625 - offset * offset);
  }
  const tail = offset < 0 ? probability : 1 - probability;
  const root = Math.sqrt(-Math.log(tail));
  return Math.sign(offset) *
    (root <= 5 ? ratio(SHOULDER, root - 1.6) : ratio(FAR_TAIL, root - 5));
}

/** Coefficients of a numerator and a denominator, highest power first. */
type Rational = readonly [readonly number[], readonly number[]];

function ratio([numerator, denominator]: Rational, x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient);
}

const CENTRE: Rational = [
  [
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
  ],
  [
    5226.495278852854561,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1,
  ],
];

const SHOULDER: Rational = [
  [
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1,
  ],
];

const FAR_TAIL: Rational = [
  [
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1,
  ],
];
