/** A row as it stands in a file: field names to values. */
export type Row = Readonly<Record<string, unknown>>;

/** One file of a data set, pinned by its hash. */
export interface DatasetFile {
  /**
   * Where the rows are: a `file:` URL for data that comes with aftertune, else
   * a path inside the user's data folder.
   */
  readonly location: URL | string;
  /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Where a task's rows come from. */
export interface Dataset {
  /** As it is known, e.g. `openai/gsm8k`. */
  readonly name: string;
  /** SPDX identifier of its licence. */
  readonly license: string;
  /** Where a person gets it. */
  readonly homepage: string;
  /** The rows that are asked. */
  readonly test: DatasetFile;
  /** The rows that worked examples are taken from. */
  readonly train?: DatasetFile;
}
