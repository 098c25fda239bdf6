import type { Column, Provenance } from "../core/mod.ts";

/** What a model may be charged with. */
export interface Charged {
  /** What is recorded of the model. */
  readonly provenance: Provenance;
  /** Its answers, one column a task. */
  readonly columns: readonly Pick<Column, "outputs">[];
  /** Seconds that an answer takes where it is deployed; `null` where nobody said. */
  readonly seconds: number | null;
}

/** A kind of cost, `null` where it is not known of a model. */
export type Cost = (charged: Charged) => number | null;

/**
 * What models cost, by the name of the cost.
 *
 * - `bytes`: what it takes to keep the tensors of checkpoint and adapter.
 * - `parameters`: those of checkpoint and adapter.
 * - `flops`: floating point operations of an answer, 2·parameters for each
 *   token read or written (Kaplan et al. 2020, https://arxiv.org/abs/2001.08361,
 *   2.1). An estimate: all parameters are counted, attention over the context
 *   is not, and what requests share is counted for each. Every task counts the
 *   same.
 * - `seconds`: of an answer where the model is deployed, as the suite says.
 *   How long it took here would say more of batches and of this machine.
 */
export const COSTS: Readonly<Record<string, Cost>> = {
  bytes: ({ provenance }) => numberAt(provenance, "storedBytes"),
  parameters: ({ provenance }) => numberAt(provenance, "storedParameters"),
  flops: ({ provenance, columns }) => {
    const parameters = numberAt(provenance, "storedParameters");
    const tokens = columns.map(tokensOfAnswer);
    if (parameters === null || tokens.length === 0) return null;
    if (tokens.includes(null)) return null;
    const sum = tokens.reduce((sum: number, each) => sum + (each ?? 0), 0);
    return 2 * parameters * sum / tokens.length;
  },
  seconds: ({ seconds }) => seconds,
};

function numberAt(provenance: Provenance, key: string): number | null {
  const value = provenance[key];
  return typeof value === "number" && value > 0 ? value : null;
}

function tokensOfAnswer(
  { outputs: { tokens, answered } }: Pick<Column, "outputs">,
): number | null {
  return tokens === null || answered === 0 ? null : tokens / answered;
}
