import type { Json } from "../core/mod.ts";

/**
 * A value of a JSON file that somebody else wrote, with where it stands: each
 * reading says what it must be, and an error names the file and the place.
 */
export class JsonValue {
  readonly #value: unknown;
  readonly #place: string;
  readonly #file: string;

  /**
   * @param value What was parsed.
   * @param file What the file is called in errors.
   * @param place Where in the file it stands; the whole file by default.
   */
  constructor(value: unknown, file: string, place = "") {
    this.#value = value;
    this.#file = file;
    this.#place = place;
  }

  /** A field of an object. */
  at(name: string): JsonValue {
    const fields = this.#fields();
    const place = this.#place === "" ? name : `${this.#place}.${name}`;
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return new JsonValue(value, this.#file, place);
  }

  /** What an array holds, item by item. */
  items(): JsonValue[] {
    if (!Array.isArray(this.#value)) throw this.shapeError("an array");
    return this.#value.map((item, index) =>
      new JsonValue(item, this.#file, `${this.#place}[${index}]`)
    );
  }

  /** A text. */
  text(): string {
    if (typeof this.#value !== "string") throw this.shapeError("a text");
    return this.#value;
  }

  /** One of a few texts. */
  oneOf<Text extends string>(texts: readonly Text[]): Text {
    const found = texts.find((text) => text === this.#value);
    if (found !== undefined) return found;
    throw this.shapeError(texts.map((text) => `"${text}"`).join(" or "));
  }

  /** `true` or `false`. */
  flag(): boolean {
    if (typeof this.#value !== "boolean") {
      throw this.shapeError("true or false");
    }
    return this.#value;
  }

  /** A number; JSON writes one that is too large for us as Infinity. */
  number(): number {
    if (typeof this.#value !== "number") throw this.shapeError("a number");
    if (!Number.isFinite(this.#value)) throw this.rangeError("finite");
    return this.#value;
  }

  /** A whole number from 0 on. */
  count(): number {
    const value = this.number();
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw this.rangeError("a whole number from 0 on");
  }

  /** What JSON can hold, under names. */
  record(): Readonly<Record<string, Json>> {
    return this.#fields() as Record<string, Json>;
  }

  /** `null`, or what is read. */
  nullOr<Value>(read: (value: JsonValue) => Value): Value | null {
    return this.#value === null ? null : read(this);
  }

  /** An error that says what the value must be, where it is of another kind. */
  shapeError(what: string): TypeError {
    return new TypeError(this.#message(what));
  }

  /** An error that says what the value must be, where it is out of range. */
  rangeError(what: string): RangeError {
    return new RangeError(this.#message(what));
  }

  #fields(): Record<string, unknown> {
    const value = this.#value;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    throw this.shapeError("an object");
  }

  #message(what: string): string {
    const place = this.#place === "" ? "it" : `"${this.#place}"`;
    return `Cannot read "${this.#file}" as ${place} must be ${what}: it is ${
      shown(this.#value)
    }. Write it again with the command "report"`;
  }
}

/** Longest value that an error quotes. */
const MOST = 60;

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
