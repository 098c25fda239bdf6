import { checkFolders } from "./check_folders.ts";
import { typedCommand } from "./command_line.ts";
import { delegate } from "./delegate.ts";
import type { Settings } from "./job.ts";
import { modelSpecAt } from "./model_option.ts";
import { snapshotsOf } from "./snapshots_of.ts";
import { terminalColumns } from "./terminal_columns.ts";

/** Options of `doctor`. */
export interface DoctorOptions extends Partial<Settings> {
  /** As JSON. */
  readonly json: boolean;
}

/**
 * Runs `doctor`: examines one model of this machine before it is compared.
 *
 * @param where A checkpoint folder or its name on a hub, or DIR+ADAPTER.
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
      `Cannot examine "${where}" as a model must be a folder or a name on a hub: it is ${
        "endpoint" in model ? "a server" : "a file of answers"
      }. Name a checkpoint folder, DIR+ADAPTER or hf:ORG/NAME`,
    );
  }
  await checkFolders([model]);
  const columns = terminalColumns();
  const snapshots = await snapshotsOf([model], {
    progress: Deno.stderr.isTerminal() ? "bar" : "lines",
    ...{ columns, command: typedCommand(Deno.args) },
  });
  return await delegate({
    verb: "doctor",
    ...{ where, model, snapshots },
    settings: { device, threads },
    output: { json, columns },
  });
}
