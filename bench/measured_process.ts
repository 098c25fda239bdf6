/** A process that has ended, and what it took. */
export interface Measured {
  /** From its start to its end. */
  readonly seconds: number;
  /** Resident memory in MB, at even distances in time. */
  readonly memory: readonly number[];
}

/** Options of {@linkcode measuredProcess}. */
export interface MeasureOptions {
  /** The folder that it runs in. */
  readonly cwd: string;
  /** Milliseconds from one look at its memory to the next; it is left alone where missing, as each look takes the machine's time. */
  readonly every?: number;
}

/**
 * Runs Deno in a process of its own.
 *
 * @param args What it is given.
 * @param options Where it runs, and how often to look at its memory.
 * @returns How long it ran, and in how much memory.
 * @throws {Error} If it fails.
 */
export async function measuredProcess(
  args: readonly string[],
  { cwd, every }: MeasureOptions,
): Promise<Measured> {
  const start = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const memory: number[] = [];
  const timer = every === undefined ? undefined : setInterval(
    async () => memory.push(await resident(process.pid)),
    every,
  );
  const { success, stderr } = await process.output();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  if (success) return { seconds, memory };
  throw new Error(`Cannot measure: ${new TextDecoder().decode(stderr)}`);
}

/** Resident memory of a process in MB; 0 where it has ended. */
async function resident(pid: number): Promise<number> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-o", "rss=", "-p", `${pid}`],
  }).output();
  return Number(new TextDecoder().decode(stdout)) / 1024;
}
