/**
 * Compares two numbers as Masked Thought's evaluation does: equal up to 1e-4,
 * commas aside (https://arxiv.org/abs/2403.02178, `get_gsm8k_res.py`).
 *
 * @param answer What was read.
 * @param target What is right.
 * @returns Whether both are numbers and nearly equal.
 */
export function sameNumber(answer: string, target: string): boolean {
  return Math.abs(toNumber(answer) - toNumber(target)) < 1e-4;
}

/**
 * Reads a decimal number, commas aside.
 *
 * @param text What was read, or what is right.
 * @returns The number; `NaN` where Python's `float` would fail.
 */
export function toNumber(text: string): number {
  const digits = text.replaceAll(",", "").trim();
  return digits === "" ? NaN : Number(digits);
}
