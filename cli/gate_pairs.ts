import type { GateColumn } from "./gate_column.ts";

/** The same cell of the reference and of another model. */
export interface GatePair {
  /** The reference's scores. */
  readonly reference: GateColumn;
  /** The other model's scores. */
  readonly model: GateColumn;
}

/**
 * Puts the scores of each model beside the reference's. All that one of them
 * has, the references must have too: what is missing somewhere would not be gated.
 *
 * @param columns The scores of all models.
 * @param name Name of the reference.
 * @returns One pair a number and model.
 * @throws {RangeError} If there is no other model, or one was asked or judged
 *   in another way than the reference.
 */
export function gatePairs(
  columns: readonly GateColumn[],
  name: string,
): GatePair[] {
  const byModel = Map.groupBy(columns, ({ model }) => model);
  const references = byPlace(byModel.get(name) ?? []);
  byModel.delete(name);
  if (byModel.size === 0) {
    throw new RangeError(
      `Cannot gate as there must be a model besides the reference "${name}": name one in the suite or with --model`,
    );
  }
  return [...byModel].flatMap(([model, columns]) => {
    const own = byPlace(columns);
    for (const [place, { task }] of references) {
      if (!own.has(place)) throw unasked(task, `the model "${model}"`);
    }
    return columns.map((model) => {
      const reference = references.get(placeOf(model));
      if (reference === undefined) {
        throw unasked(
          model.task,
          `the reference "${name}"`,
          ". Name another with --reference",
        );
      }
      checkAlike(reference, model);
      return { reference, model };
    });
  });
}

function byPlace(columns: readonly GateColumn[]): Map<string, GateColumn> {
  return new Map(columns.map((column) => [placeOf(column), column]));
}

function placeOf({ task, treatment, evaluator }: GateColumn): string {
  return JSON.stringify([task, treatment, evaluator]);
}

function unasked(task: string, who: string, advice = ""): RangeError {
  return new RangeError(
    `Cannot gate the task "${task}" as ${who} must have been asked it too, in the same way: it was not${advice}`,
  );
}

/** What two columns of one number agree in. */
const ALIKE = ["metric", "binary", "better", "requests"] as const;

function checkAlike(reference: GateColumn, model: GateColumn): void {
  const other = ALIKE.find((key) => reference[key] !== model[key]);
  if (other === undefined) return;
  throw new RangeError(
    `Cannot gate the task "${model.task}" as "${other}" of both models must be equal: it is ${
      JSON.stringify(reference[other])
    } of "${reference.model}" and ${
      JSON.stringify(model[other])
    } of "${model.model}". Run eval again`,
  );
}
