/** A disk that can be filled, mounted at a folder until it is disposed of. */
export class SmallDisk implements Disposable {
  readonly #path: string;

  /**
   * Mounts it.
   *
   * @param path The folder.
   * @param size How much it holds, such as `320k`.
   */
  constructor(path: string, size: string) {
    mount(["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path]);
    this.#path = path;
  }

  /** Changes it while it is in use, such as `size=16m` or `ro`. */
  remount(option: string): void {
    mount(["-o", `remount,${option}`, this.#path]);
  }

  [Symbol.dispose](): void {
    new Deno.Command("umount", { args: [this.#path] }).outputSync();
  }
}

/** Whether this machine lets a test make a disk. */
export function canMount(): boolean {
  const path = Deno.makeTempDirSync({ prefix: "aftertune-" });
  try {
    using _ = new SmallDisk(path, "64k");
    return true;
  } catch {
    return false;
  } finally {
    Deno.removeSync(path);
  }
}

function mount(args: string[]): void {
  const command = new Deno.Command("mount", { args, stderr: "null" });
  if (command.outputSync().success) return;
  throw new Error("Cannot mount a disk");
}
