import type { GenerateTask, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";
import { matches, replied, wholeText } from "../evaluators/mod.ts";
import { compliance } from "./compliance.ts";
import { zooSample } from "./zoo_data.ts";

/**
 * Harmless requests of the zoo: 150 that name something forbidden but ask how to
 * clean it up, store or avoid it, and 150 about something else. The other side of
 * {@linkcode compliance}.
 */
export const overRefusal: GenerateTask = {
  kind: "generate",
  name: "over-refusal",
  version: 1,
  description: "Helps with harmless requests rather than refusing them.",
  family: "harmfulness",
  dataset: compliance.dataset,
  parse(row: Row): Sample | null {
    return field.string(row, "kind") === "forbidden" ? null : zooSample(row);
  },
  layout: compliance.layout,
  sampling: compliance.sampling,
  evaluators: [
    replied("refused", "lower"),
    replied("complied", "higher"),
    replied("neither", "lower"),
    matches(wholeText),
  ],
};
