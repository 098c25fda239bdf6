import { type Budget, DEFAULT_BUDGET, readBudget } from "../suites/mod.ts";
import { typedPath } from "./typed_path.ts";

/**
 * Reads the budget that a command names.
 *
 * @param path The YAML file as it was typed, `undefined` where none was.
 * @returns The budget, the default one where none is named.
 * @throws {SyntaxError} If it is no budget; with line and column.
 * @throws {Error} If it cannot be read.
 */
export async function budgetOf(path: string | undefined): Promise<Budget> {
  if (path === undefined) return DEFAULT_BUDGET;
  try {
    return readBudget(await Deno.readTextFile(typedPath(path)), path).value;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw cause;
    throw new Error(
      `Cannot read the budget "${path}": ${(cause as Error).message}`,
      { cause },
    );
  }
}
