import { assertEquals } from "@std/assert";
import { join } from "@std/path";

/** Stands in for Deno: fails where told to, and reports tests where there are. */
const NPX = `#!/bin/sh
case "$*" in *"$BREAK"*) broken=1 ;; *) broken=0 ;; esac
case "$*" in *"task test"*)
  for report; do :; done
  [ -n "$REPORT" ] && echo "$REPORT" > "$report" ;;
esac
echo "npm notice" >&2
exit $broken
`;

const GREEN =
  '<testsuites name="deno test" tests="5" failures="0" errors="0" time="1">\n<skipped/>';
const RED =
  '<testsuites name="deno test" tests="5" failures="1" errors="1" time="1">\n<skipped/>';

/** The last line and exit code of `.ci/run` where `broken` names what fails. */
async function ci(
  broken: string,
  report: string,
): Promise<[line: string | undefined, code: number]> {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(root, ".ci"));
    await Deno.copyFile(".ci/run", join(root, ".ci/run"));
    await Deno.writeTextFile(join(root, "npx"), NPX, { mode: 0o755 });
    const { stdout, code } = await new Deno.Command("bash", {
      args: [join(root, ".ci/run")],
      env: {
        PATH: `${root}:${Deno.env.get("PATH")}`,
        BREAK: broken,
        REPORT: report,
      },
      stderr: "null",
    }).output();
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    return [lines.at(-1), code];
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("CI ends with the totals of checks and tests", async () => {
  assertEquals(await ci("nothing", GREEN), [
    "11 passed, 0 failed, 1 skipped",
    0,
  ]);
});

Deno.test("CI fails where a check before the tests fails, and still runs the tests", async () => {
  assertEquals(await ci("lint:layers", GREEN), [
    "10 passed, 1 failed, 1 skipped",
    1,
  ]);
});

Deno.test("CI fails where tests fail", async () => {
  assertEquals(await ci("task test", RED), [
    "9 passed, 2 failed, 1 skipped",
    1,
  ]);
});

Deno.test("CI fails where the tests end badly, whatever their report says", async () => {
  assertEquals(await ci("task test", GREEN), [
    "11 passed, 1 failed, 1 skipped",
    1,
  ]);
});

Deno.test("CI fails where the tests cannot even begin", async () => {
  assertEquals(await ci("task test", ""), ["7 passed, 1 failed, 0 skipped", 1]);
});
