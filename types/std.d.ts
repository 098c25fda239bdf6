// Types of the modules of the Deno standard library that aftertune uses. The
// import map names where they come from; that package carries no types.

declare module "@std/assert" {
  export function assert(value: unknown, message?: string): asserts value;
  export function assertAlmostEquals(
    actual: number,
    expected: number,
    tolerance?: number,
    message?: string,
  ): void;
  export function assertEquals<T>(
    actual: T,
    expected: T,
    message?: string,
  ): void;
  export function assertExists<T>(
    actual: T,
    message?: string,
  ): asserts actual is NonNullable<T>;
  export function assertMatch(
    actual: string,
    expected: RegExp,
    message?: string,
  ): void;
  export function assertNotEquals<T>(
    actual: T,
    expected: T,
    message?: string,
  ): void;
  export function assertRejects<E extends Error = Error>(
    fn: () => PromiseLike<unknown>,
    // deno-lint-ignore no-explicit-any
    errorClass: abstract new (...args: any[]) => E,
    messageIncludes?: string,
    message?: string,
  ): Promise<E>;
  export function assertStringIncludes(
    actual: string,
    expected: string,
    message?: string,
  ): void;
  export function assertThrows<E extends Error = Error>(
    fn: () => unknown,
    // deno-lint-ignore no-explicit-any
    errorClass: abstract new (...args: any[]) => E,
    messageIncludes?: string,
    message?: string,
  ): E;
}

declare module "@std/cli/parse-args" {
  /** Reads options such as `--requests 100`; those that are texts by default are named. */
  export function parseArgs<
    T extends Readonly<Record<string, number | string>>,
  >(
    args: readonly string[],
    options: { string?: readonly (keyof T)[]; default: T },
  ): T;
}

declare module "@std/csv/parse-stream" {
  /** Turns the text of a CSV file into rows of fields. */
  export class CsvParseStream extends TransformStream<string, string[]> {
    constructor(options: { skipFirstRow: false });
  }
}

declare module "@std/csv/stringify" {
  /** Writes rows as RFC 4180. */
  export function stringify(
    rows: readonly (readonly (string | number)[])[],
    options?: { crlf?: boolean; headers?: boolean },
  ): string;
}

declare module "@std/fmt/colors" {
  export function bold(text: string): string;
  export function cyan(text: string): string;
  export function dim(text: string): string;
  export function green(text: string): string;
  export function red(text: string): string;
  export function yellow(text: string): string;
  export function setColorEnabled(enabled: boolean): void;
  export function stripAnsiCode(text: string): string;
}

declare module "@std/fmt/duration" {
  /** Milliseconds as words. */
  export function format(
    milliseconds: number,
    options?: { style?: "narrow" | "full" | "digital"; ignoreZero?: boolean },
  ): string;
}

declare module "@std/path" {
  export function basename(path: string, suffix?: string): string;
  export function dirname(path: string): string;
  export function extname(path: string): string;
  export function fromFileUrl(url: string | URL): string;
  export function isAbsolute(path: string): boolean;
  export function join(...paths: string[]): string;
  export function relative(from: string, to: string): string;
  export function resolve(...paths: string[]): string;
  export function toFileUrl(path: string): URL;
}

declare module "@std/text/levenshtein-distance" {
  /** Single-character edits between two words. */
  export function levenshteinDistance(a: string, b: string): number;
}
