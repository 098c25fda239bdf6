import type { PairedRow, Results } from "../../core/mod.ts";

/** A comparison of `sft` with `base` on `facts`, changed where asked. */
export function pairedRow(changes: Partial<PairedRow> = {}): PairedRow {
  return {
    reference: "base",
    model: "sft",
    task: "facts",
    treatment: "none",
    evaluator: "exact",
    metric: "accuracy",
    difference: { value: -0.2, low: -0.25, high: -0.15, level: 0.95, n: 320 },
    gained: 2,
    lost: 66,
    pValue: 1e-6,
    pAdjusted: 1e-5,
    test: "mcnemar_exact",
    better: "higher",
    ...changes,
  };
}

/** A difference whose interval reaches 0.05 both ways. */
export function difference(value: number): PairedRow["difference"] {
  return { value, low: value - 0.05, high: value + 0.05, level: 0.95, n: 300 };
}

/** Tasks with a first and a second evaluator. */
export function tasks(
  families: Readonly<Record<string, string>>,
): Results["tasks"] {
  return Object.entries(families).map(([name, family]) => ({
    name,
    description: "",
    family,
    version: 1,
    evaluators: [
      { name: "exact", description: "", measures: "ability" },
      { name: "form", description: "", measures: "format" },
    ],
  }));
}
