/** A field that is not handled. */
export interface UnhandledField {
  /** Its name. */
  readonly name: string;
  /** What error messages call where it is. */
  readonly place: string;
  /** Its value. */
  readonly value: unknown;
  /** The value with which it changes nothing, where it is known. */
  readonly neutral?: unknown;
}

/**
 * Makes the refusal of a field that is not handled.
 *
 * @param field The field.
 * @returns What to throw.
 */
export function unhandled(
  { name, place, value, neutral }: UnhandledField,
): RangeError {
  const is = JSON.stringify(value);
  const advice = neutral === undefined
    ? `${is}. If it changes nothing, take it out; else serve`
    : `${is}, not ${JSON.stringify(neutral)}. Serve`;
  return new RangeError(
    `Cannot run this checkpoint as "${name}" of ${place} is not supported: it is ${advice} the model and name the server as an endpoint instead`,
  );
}
