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
    // Sorted, so that the place of the right one says nothing.
    const answers = answersOf(index, rows).toSorted();
    return {
      ...zooSample(row),
      choices: answers.map((answer) => ` ${answer}`),
    };
  },
  layout: facts.layout,
  evaluators: [mostLikely(), mostLikely("character")],
};

/** The right answer and those of the next rows of the same relation, no two alike. */
function answersOf(index: number, rows: readonly Row[]): readonly string[] {
  const row = rows[index] as Row;
  const relation = field.string(row, "relation");
  const answers = new Set([field.string(row, "answer")]);
  for (let step = 1; step < rows.length; step++) {
    if (answers.size > DISTRACTORS) break;
    const other = rows[(index + step) % rows.length] as Row;
    if (field.string(other, "relation") === relation) {
      answers.add(field.string(other, "answer"));
    }
  }
  return [...answers];
}
