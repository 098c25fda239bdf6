import { delegate } from "./delegate.ts";
import type { Settings } from "./job.ts";
import { modelSpecAt } from "./model_option.ts";
import { terminalColumns } from "./terminal_columns.ts";

/** Options of `doctor`. */
export interface DoctorOptions extends Partial<Settings> {
  /** As JSON. */
  readonly json: boolean;
}

/**
 * Runs `doctor`: examines one model of this machine before it is compared.
 *
 * @param where A checkpoint folder, or DIR+ADAPTER.
 * @param options What was typed behind it.
 * @returns The exit code: 2 where there is a problem.
 * @throws {RangeError} If it is no model of this machine.
 */
export async function doctor(
  where: string,
  { device = "cpu", threads = null, json }: DoctorOptions,
): Promise<number> {
  const model = modelSpecAt(where);
  if (!("checkpoint" in model)) {
    throw new RangeError(
      `Cannot examine "${where}" as a model must be a folder on this machine: it is ${
        "endpoint" in model ? "a server" : "a file of answers"
      }. Name a checkpoint folder, or DIR+ADAPTER`,
    );
  }
  return await delegate({
    verb: "doctor",
    where,
    model,
    settings: { device, threads },
    output: { json, columns: terminalColumns() },
  });
}
