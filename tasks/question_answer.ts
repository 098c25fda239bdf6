import type { Sample } from "../core/mod.ts";

/** Lays a question out as lm-evaluation-harness's `gsm8k` does, and as the zoo was trained. */
export function questionAnswer({ question }: Sample): string {
  return `Question: ${question}\nAnswer:`;
}
