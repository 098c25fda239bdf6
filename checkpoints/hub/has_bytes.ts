/**
 * Tells whether a file is there with all its bytes.
 *
 * @param path Where it would be.
 * @param bytes How many it must have.
 * @returns Whether it is.
 */
export async function hasBytes(path: string, bytes: number): Promise<boolean> {
  try {
    return (await Deno.stat(path)).size === bytes;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
