/**
 * Normalises as lm-evaluation-harness's `exact_match` does for `gsm8k`, version
 * 3: no commas, no dollar signs, nothing up to the last `#### `, no full stop at
 * the end, lower case.
 *
 * @param text An answer or a target.
 * @returns What is compared.
 */
export function normalize(text: string): string {
  const bare = text.replace(/[,$]/g, "");
  const mark = bare.lastIndexOf("#### ");
  return (mark === -1 ? bare : bare.slice(mark + "#### ".length))
    .replace(/\.$/, "").toLowerCase();
}
