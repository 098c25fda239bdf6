import { assertEquals } from "@std/assert";

/** What would tie the project to one machine or one place to install from. */
const PATTERNS = {
  "a path of one machine": /(?<![\w.~}-])\/(?:work|opt|tmp|root|home|Users)\//,
  "a package registry's host":
    /registry\.(?:npmjs|yarnpkg|npmmirror)|pypi\.org|files\.pythonhosted|jsr\.io/,
};

Deno.test("a path of one machine is told from that of an address or of a temporary folder", () => {
  const path = PATTERNS["a path of one machine"];
  const folder = ["", "home", "me"].join("/");
  assertEquals(path.test(`read "${folder}/x"`), true);
  assertEquals(path.test(`file://${folder}/x`), true);
  assertEquals(path.test(`https://example.org${folder}/x`), false);
  assertEquals(path.test(`\${temporary}${folder}/x`), false);
});

/** The paths of all files under version control. */
function trackedFiles(): string[] {
  const { stdout } = new Deno.Command("git", { args: ["ls-files", "-z"] })
    .outputSync();
  return new TextDecoder().decode(stdout).split("\0").filter(Boolean);
}

for (const [name, pattern] of Object.entries(PATTERNS)) {
  Deno.test({
    name: `no tracked file names ${name}`,
    ignore: !exists(".git"),
    fn() {
      const found = trackedFiles().filter(exists).flatMap((file) =>
        Deno.readTextFileSync(file).split("\n").flatMap((line, index) =>
          pattern.test(line) && !line.includes("\0")
            ? [`${file}:${index + 1}`]
            : []
        )
      );
      assertEquals(found, []);
    },
  });
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
