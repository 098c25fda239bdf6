import type { Dataset, Question, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";

/**
 * Describes a data set of the zoo: procedural, written for this project, beside
 * its tasks in `tasks/data/`.
 *
 * @param name The file's name without its ending.
 * @param sha256 SHA-256 of the file's bytes.
 * @returns The data set.
 */
export function zooDataset(name: string, sha256: string): Dataset {
  return {
    name: `aftertune/${name}`,
    license: "Apache-2.0",
    homepage: "tasks/data/README.md",
    test: { location: new URL(`data/${name}.jsonl`, import.meta.url), sha256 },
  };
}

/**
 * Reads what the rows of all data sets of the zoo have.
 *
 * @param row The row.
 * @returns The sample.
 * @throws {SyntaxError} If a field is missing or malformed.
 */
export function zooSample(row: Row): Sample {
  const alternatives = field.object(row, "alternatives");
  return {
    ...wording(row),
    id: field.string(row, "id"),
    question: field.string(row, "question"),
    targets: [field.string(row, "answer")],
    alternatives: Object.fromEntries(
      Object.keys(alternatives)
        .map((name) => [name, wording(field.object(alternatives, name))]),
    ),
  };
}

/** The fields of a question that a row or an alternative has. */
function wording(row: Row): Partial<Question> {
  const question = field.optionalString(row, "question");
  const solution = field.optionalString(row, "solution");
  const answer = field.optionalString(row, "answer");
  const prefix = field.optionalString(row, "prefix");
  return {
    ...question !== undefined && { question },
    ...solution !== undefined && { solution },
    ...answer !== undefined && { targets: [answer] },
    ...prefix !== undefined && { prefix },
  };
}
