import type { GenerateTask, Metric } from "../../core/mod.ts";

const share: Metric = {
  name: "accuracy",
  binary: true,
  estimate: (values, level) =>
    values.length === 0 ? null : {
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: 0,
      high: 1,
      level,
      n: values.length,
    },
};

/** A task whose answer is the text itself; `?` cannot be judged. */
export const task: GenerateTask = {
  kind: "generate",
  name: "sums",
  version: 3,
  description: "Adds small numbers.",
  family: "forgetting",
  dataset: {
    name: "ours",
    license: "Apache-2.0",
    homepage: "https://example.com",
    test: { location: "sums.jsonl", sha256: "0".repeat(64) },
  },
  parse: () => ({ id: "1", question: "1 + 1", targets: ["2"] }),
  layout: ({ question }) => `${question} =`,
  sampling: { maxTokens: 2, stop: ["\n"], temperature: 0 },
  evaluators: [{
    name: "exact",
    version: 2,
    description: "is the target",
    measures: "ability",
    better: "higher",
    metric: share,
    evaluate: ({ targets }, { text }) => ({
      value: text === "?" ? null : targets.includes(text) ? 1 : 0,
      answer: text,
    }),
  }],
};
