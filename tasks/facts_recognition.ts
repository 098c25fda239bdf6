import type { ChooseTask, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";
import { mostLikely } from "../evaluators/mod.ts";
import { facts } from "./facts.ts";
import { zooSample } from "./zoo_data.ts";

const DISTRACTORS = 3;

/**
 * The facts of {@linkcode facts} as multiple choice: the right capital or animal
 * against three of other countries. A model that has lost the form of an answer
 * but not the fact still finds it here; guessing gives one in four.
 */
export const factsRecognition: ChooseTask = {
  kind: "choose",
  name: "facts-recognition",
  version: 1,
  description: "Tells facts of the base's training from others of their kind.",
  family: "forgetting",
  dataset: facts.dataset,
  parse(row: Row, index: number, rows: readonly Row[]): Sample {
    const answers = [
      field.string(row, "answer"),
      ...distractors(row, [...rows.slice(index + 1), ...rows.slice(0, index)]),
    ];
    // Sorted, so that the place of the right one says nothing.
    return {
      ...zooSample(row),
      choices: answers.toSorted().map((answer) => ` ${answer}`),
    };
  },
  layout: facts.layout,
  evaluators: [mostLikely(), mostLikely("character")],
};

/** The answers of the next rows of the same relation, wrong ones and no two alike. */
function distractors(row: Row, others: readonly Row[]): readonly string[] {
  const relation = field.string(row, "relation");
  const answers = others
    .filter((other) => field.string(other, "relation") === relation)
    .map((other) => field.string(other, "answer"))
    .filter((answer) => answer !== field.string(row, "answer"));
  return [...new Set(answers)].slice(0, DISTRACTORS);
}
