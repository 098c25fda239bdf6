/**
 * Whether a suite names a task by the file that exports it.
 *
 * @param name What the suite says.
 * @returns Whether it is a path of a module.
 */
export function isTaskFile(name: string): boolean {
  return /\.[jt]s$/.test(name);
}
