import { InvalidArgumentError } from "@commander-js/extra-typings";

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Reads names with commas between them, one at least. */
export function names(value: string): string[] {
  if (value.trim() === "") {
    throw new InvalidArgumentError("It must name one at least.");
  }
  return value.split(",").map((name) => name.trim()).filter((name) =>
    name !== ""
  );
}

/** Reads a whole number from 1 on. */
export function whole(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new InvalidArgumentError("It must be a whole number from 1 on.");
  }
  return Number(value);
}

/** Reads a number above 0, at most 1. */
export function share(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number > 0 && number <= 1)) {
    throw new InvalidArgumentError("It must be a number above 0, at most 1.");
  }
  return number;
}

/** Reads a whole number from 0 on. */
export function natural(value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new InvalidArgumentError("It must be a whole number from 0 on.");
  }
  return Number(value);
}
