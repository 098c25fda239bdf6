import { diagnose } from "./doctor_diagnose.ts";
import { diagnosisText } from "./doctor_text.ts";
import type { Examination } from "./job.ts";
import { print, printJson } from "./print.ts";

/**
 * Examines a model and prints what was found.
 *
 * @param examination The model.
 * @param options What stops it.
 * @returns The exit code: 2 where there is a problem.
 * @throws {Error} If the model cannot be opened or loaded.
 */
export async function examine(
  examination: Examination,
  options: { readonly signal: AbortSignal },
): Promise<number> {
  const { json, columns } = examination.output;
  const diagnosis = await diagnose(examination, options.signal);
  if (json) printJson(diagnosis, 2);
  else print(diagnosisText(diagnosis, columns));
  return diagnosis.checks.some(({ verdict }) => verdict === "problem") ? 2 : 0;
}
