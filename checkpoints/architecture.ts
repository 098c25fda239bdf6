import type { DecoderConfig } from "./decoder_config.ts";
import type { Fields } from "./fields.ts";

/** What config.json says of a decoder of one architecture. */
export interface Architecture {
  /** The class that transformers runs it with, as `architectures` names it. */
  readonly className: string;
  /** What transformers chooses that class by. */
  readonly modelType: string;
  /** What transformers takes for fields that are not there, where reading does not say. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Fields that change nothing when a text is continued, beside those of all architectures. */
  readonly inert?: readonly string[];
  /** Fields that would change the computation, with the value that does not. */
  readonly neutral?: Readonly<Record<string, unknown>>;
  /**
   * Reads all other fields: one that is not asked for is refused.
   *
   * @throws {TypeError} If a field is missing or has another type.
   * @throws {RangeError} If the value of a field is not supported.
   */
  read(fields: Fields): Omit<DecoderConfig, "architecture">;
}
