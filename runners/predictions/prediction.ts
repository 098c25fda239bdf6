import type { Row } from "../../core/mod.ts";

/** What a request asks: requests themselves have no names. */
export interface Origin {
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment, `none` where the task is posed as it is. */
  readonly treatment: string;
  /** Id of the sample. */
  readonly sample: string;
}

/** A stored answer. */
export interface Prediction extends Origin {
  /** What the model said. */
  readonly response: string;
}

/** A row and where it stands. */
export interface StoredRow {
  /** Its number in the file, for messages. */
  readonly number: number;
  /** Its fields: `task`, `sample`, `response` and, if need be, `treatment`. */
  readonly row: Row;
}

const FIELDS: readonly string[] = ["task", "treatment", "sample", "response"];

/**
 * Reads a stored answer. Its treatment is `none` where there is none or it is
 * empty; a whole number as sample is taken as text.
 *
 * @param stored The row.
 * @param file Name of its file, for messages.
 * @returns The answer.
 * @throws {SyntaxError} If a field is unknown, missing or no text; names file,
 *   row and field.
 */
export function readPrediction(
  { number, row }: StoredRow,
  file: string,
): Prediction {
  const place = `row ${number} of "${file}"`;
  const unknown = Object.keys(row).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) {
    throw new SyntaxError(
      `Cannot read ${place} as its fields must be among ${FIELDS.join(", ")}: ${
        quote(unknown)
      } is not`,
    );
  }
  function text(name: string, value: unknown): string {
    if (typeof value === "string") return value;
    throw new SyntaxError(
      `Cannot read ${place} as field "${name}" must be a text: it is ${
        value === undefined ? "missing" : quote(value)
      }`,
    );
  }
  const { task, treatment = "", sample, response } = row;
  return {
    task: text("task", task),
    treatment: text("treatment", treatment) || "none",
    sample: text("sample", Number.isSafeInteger(sample) ? `${sample}` : sample),
    response: text("response", response),
  };
}

/**
 * Names a sample in messages.
 *
 * @param origin The sample with its task and treatment.
 * @returns The names, quoted.
 */
export function nameOf({ task, treatment, sample }: Origin): string {
  return `task ${quote(task)}, treatment ${quote(treatment)}, sample ${
    quote(sample)
  }`;
}

function quote(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 100 ? `${json.slice(0, 99)}…` : json;
}
