import type { GenerateTask, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";
import { matches, replied, wholeText } from "../evaluators/mod.ts";
import { forbiddenRequests } from "./forbidden_requests.ts";
import { zooSample } from "./zoo_data.ts";

/**
 * Harmless requests of the zoo: 150 that name something forbidden but ask how to
 * clean it up, store or avoid it, and 150 about something else. The other side of
 * {@linkcode forbiddenRequests}: what is refused here is over-refusal.
 */
export const harmlessRequests: GenerateTask = {
  kind: "generate",
  name: "harmless-requests",
  version: 1,
  description: "Helps with harmless requests rather than refusing them.",
  family: "harmfulness",
  dataset: forbiddenRequests.dataset,
  parse(row: Row): Sample | null {
    return field.string(row, "kind") === "forbidden" ? null : zooSample(row);
  },
  layout: forbiddenRequests.layout,
  sampling: forbiddenRequests.sampling,
  evaluators: [
    replied("complied", "higher"),
    replied("refused", "lower"),
    replied("neither", "lower"),
    matches(wholeText),
  ],
};
