/** The Python that reads what reports write; `PYTHON` names another. */
const PYTHON = Deno.env.get("PYTHON") ?? "python3";

/** Whether there is a Python that has these packages. */
export function hasPackages(...packages: readonly string[]): boolean {
  const script = "import sys, importlib.util as u\n" +
    "sys.exit(not all(u.find_spec(name) for name in sys.argv[1:]))";
  try {
    return new Deno.Command(PYTHON, {
      args: ["-c", script, ...packages],
      stdout: "null",
      stderr: "null",
    }).outputSync().success;
  } catch {
    return false;
  }
}

/**
 * Runs a script of Python.
 *
 * @param script Reads JSON from the standard input and prints JSON as its last line.
 * @param input What it reads.
 * @returns What it printed.
 */
export async function python(
  script: string,
  input: unknown,
): Promise<unknown> {
  const process = new Deno.Command(PYTHON, {
    args: ["-c", script],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify(input)));
  await writer.close();
  const { success, stdout, stderr } = await process.output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return JSON.parse(decoder.decode(stdout).trimEnd().split("\n").at(-1) ?? "");
}
