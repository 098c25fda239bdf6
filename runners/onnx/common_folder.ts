import { dirname, relative } from "@std/path";

/**
 * The lowest folder above all files: the weights of a checkpoint and of its
 * adapter may lie anywhere, and ONNX Runtime reads inside one folder only.
 *
 * @param files Absolute paths without links.
 * @returns The folder.
 * @throws {Error} If there is no such folder, as on two drives.
 */
export function commonFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? "");
  while (!files.every((file) => isInside(folder, file))) {
    const above = dirname(folder);
    if (above === folder) {
      throw new Error(
        `Cannot load weights from different drives: ${
          files.join(", ")
        }. Copy them to one`,
      );
    }
    folder = above;
  }
  return folder;
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith("..");
}
