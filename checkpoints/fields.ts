/** An object read from a JSON file, asked for its fields by type. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #source: string;
  readonly #read = new Set<string>();

  /**
   * @param value What was parsed.
   * @param source What error messages call it, e.g. `"config.json"`.
   * @throws {TypeError} If the value is not an object.
   */
  constructor(value: unknown, source: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new TypeError(
        `Cannot read ${source} as it must hold a JSON object: it holds ${
          describe(value)
        }`,
      );
    }
    this.#values = value as Readonly<Record<string, unknown>>;
    this.#source = source;
  }

  /** The names of all fields. */
  get names(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** The whole object. */
  get all(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  /** The names of the fields that nobody asked for and that are not null. */
  get unread(): readonly string[] {
    return this.names.filter((name) =>
      !this.#read.has(name) && this.#values[name] !== null
    );
  }

  /** The same fields, and others for those that are not there, if only as null. */
  withDefaults(defaults: Readonly<Record<string, unknown>>): Fields {
    const all = new Fields({ ...defaults, ...this.#values }, this.#source);
    for (const name of this.#read) all.#read.add(name);
    return all;
  }

  /** Whether a field is there, if only as null. */
  has(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  /** The value of a field as it is, `undefined` where it is missing or null. */
  value(name: string): unknown {
    this.#read.add(name);
    return this.#values[name] ?? undefined;
  }

  /** A finite number, or the fallback where the field is missing or null. */
  number(name: string, fallback?: number): number {
    return this.#require(
      name,
      "a finite number",
      (value) => typeof value === "number" && Number.isFinite(value),
      fallback,
    );
  }

  /** A whole number above zero, or the fallback. */
  count(name: string, fallback?: number): number {
    return this.#require(
      name,
      "a whole number above 0",
      (value) => Number.isSafeInteger(value) && (value as number) > 0,
      fallback,
    );
  }

  /** A truth value, or the fallback. */
  boolean(name: string, fallback?: boolean): boolean {
    return this.#require(
      name,
      "true or false",
      (value) => typeof value === "boolean",
      fallback,
    );
  }

  /** A string, or the fallback. */
  string(name: string, fallback?: string): string {
    return this.#require(
      name,
      "a string",
      (value) => typeof value === "string",
      fallback,
    );
  }

  /** A list of finite numbers. */
  numbers(name: string): readonly number[] {
    const value = this.value(name);
    if (!Array.isArray(value) || !value.every(Number.isFinite)) {
      this.#refuse(name, "a list of finite numbers", value);
    }
    return value;
  }

  /** Token ids: one, a list of them, or none. */
  tokens(name: string): readonly number[] {
    const value = this.value(name) ?? [];
    const ids = Array.isArray(value) ? value : [value];
    if (!ids.every((id) => Number.isSafeInteger(id) && id >= 0)) {
      this.#refuse(name, "a token id or a list of token ids", value);
    }
    return ids;
  }

  /** An object's fields, or `undefined` where the field is missing or null. */
  object(name: string): Fields | undefined {
    const value = this.value(name);
    return value === undefined
      ? undefined
      : new Fields(value, `"${name}" of ${this.#source}`);
  }

  /** A list of objects' fields; empty where the field is missing or null. */
  objects(name: string): Fields[] {
    const values = this.value(name) ?? [];
    if (!Array.isArray(values)) this.#refuse(name, "a list", values);
    return values.map((value, index) =>
      new Fields(value, `"${name}[${index}]" of ${this.#source}`)
    );
  }

  #require<T>(
    name: string,
    wanted: string,
    fits: (value: unknown) => boolean,
    fallback: T | undefined,
  ): T {
    const value = this.value(name) ?? fallback;
    if (!fits(value)) this.#refuse(name, wanted, value);
    return value as T;
  }

  #refuse(name: string, wanted: string, value: unknown): never {
    throw new TypeError(
      `Cannot read ${this.#source} as "${name}" must be ${wanted}: it is ${
        describe(value)
      }`,
    );
  }
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
