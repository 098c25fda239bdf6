import { fromFileUrl } from "@std/path";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** The permission sets of commands that need more or less than `report`. */
const SETS: Readonly<Record<string, string>> = {
  doctor: "doctor",
  eval: "eval",
  list: "list",
  show: "list",
};

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly signal: Deno.Signal | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of {@linkcode aftertune}. */
export interface CommandOptions {
  /** Folder that the command runs in. */
  readonly cwd?: string;
  /** Variables besides those of the test. */
  readonly env?: Record<string, string>;
  /** Is given the process, e.g. to kill it. */
  readonly started?: (process: Deno.ChildProcess) => void;
}

/**
 * Runs the command line in a process of its own, with the permission set that
 * `deno.json` gives it and no more.
 */
export async function aftertune(
  args: readonly string[],
  { cwd, env, started }: CommandOptions = {},
): Promise<Ended> {
  const [verb = ""] = args;
  const set = SETS[verb] ?? "report";
  const command = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...["--quiet", "--no-prompt", "--config", `${ROOT}deno.json`],
      ...[`-P=${set}`, `${ROOT}main.ts`, ...args],
    ],
    cwd: cwd ?? ROOT,
    env: { NO_COLOR: "1", GITHUB_ACTIONS: "", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
  const process = command.spawn();
  started?.(process);
  const { code, signal, stdout, stderr } = await process.output();
  const decoder = new TextDecoder();
  return {
    code,
    signal,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

/** A temporary folder that goes when it is disposed. */
export class TemporaryFolder implements Disposable {
  readonly path: string = Deno.makeTempDirSync({ prefix: "aftertune-" });

  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = `${this.path}/${name}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    if (typeof content === "string") Deno.writeTextFileSync(path, content);
    else Deno.writeFileSync(path, content);
    return path;
  }

  /** Reads a file. */
  read(name: string): string {
    return Deno.readTextFileSync(`${this.path}/${name}`);
  }

  /** Makes a folder and returns its path. */
  folder(name: string): string {
    Deno.mkdirSync(`${this.path}/${name}`, { recursive: true });
    return `${this.path}/${name}`;
  }

  /** Names of what a folder holds. */
  list(name = "."): string[] {
    return [...Deno.readDirSync(`${this.path}/${name}`)].map((one) => one.name);
  }

  /** Removes a file. */
  remove(name: string): void {
    Deno.removeSync(`${this.path}/${name}`);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}
