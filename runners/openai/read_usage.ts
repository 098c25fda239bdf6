import type { Usage } from "../../core/mod.ts";
import { isRecord } from "./is_record.ts";

/**
 * Reads how many tokens a server counted.
 *
 * @param answer An answer's JSON.
 * @returns The counts, `null` where it does not tell.
 */
export function readUsage(answer: unknown): Usage {
  const usage = isRecord(answer) ? answer["usage"] : undefined;
  const count = (name: string): number | null => {
    const value = isRecord(usage) ? usage[name] : undefined;
    return Number.isSafeInteger(value) ? value as number : null;
  };
  return {
    promptTokens: count("prompt_tokens"),
    completionTokens: count("completion_tokens"),
  };
}
