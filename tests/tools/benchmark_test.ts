import { assertEquals } from "@std/assert";
import { join } from "@std/path";

/** Stands in for Deno: says what it was asked to do, and fails where told to. */
const NPX = `#!/bin/sh
shift 3
echo "$*"
case "$1" in
  "$BREAK") exit 7 ;;
  eval) mkdir -p results/masked-thought; echo new > results/masked-thought/results.json ;;
esac
`;

/** Stands in for Node: says when the run began. */
const NODE = "#!/bin/sh\necho 2026-11-28T12-00-00.000Z\n";

/** What the benchmark does where there are so many earlier runs. */
async function benchmark({ earlier = 0, broken = "nothing" } = {}) {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(root, ".ci"));
    await Deno.mkdir(join(root, "results/history"), { recursive: true });
    for (let week = 0; week < earlier; week++) {
      const day = new Date(Date.UTC(2025, 0, 1 + 7 * week)).toISOString();
      const name = `${day.replaceAll(":", "-")}.json`;
      await Deno.writeTextFile(join(root, "results/history", name), "old\n");
    }
    await Deno.copyFile(".ci/benchmark", join(root, ".ci/benchmark"));
    await Deno.writeTextFile(join(root, "npx"), NPX, { mode: 0o755 });
    await Deno.writeTextFile(join(root, "node"), NODE, { mode: 0o755 });
    const { code, stdout } = await new Deno.Command("bash", {
      args: [join(root, ".ci/benchmark")],
      env: { PATH: `${root}:${Deno.env.get("PATH")}`, BREAK: broken },
    }).output();
    const kept = await Array.fromAsync(
      Deno.readDir(join(root, "results/history")),
    );
    return {
      code,
      said: new TextDecoder().decode(stdout).trimEnd().split("\n"),
      history: kept.map(({ name }) => name).sort(),
    };
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("the first benchmark asks, keeps its run and ranks it", async () => {
  assertEquals(await benchmark(), {
    code: 0,
    said: [
      "eval",
      "leaderboard results/history/2026-11-28T12-00-00.000Z.json --out results/leaderboard",
      "export github-benchmark results/masked-thought --out results/exports",
    ],
    history: ["2026-11-28T12-00-00.000Z.json"],
  });
});

Deno.test("a benchmark keeps a year of runs and lets the oldest go", async () => {
  const { code, history } = await benchmark({ earlier: 60 });
  assertEquals([code, history.length], [0, 53]);
  assertEquals(history[0], "2025-02-26T00-00-00.000Z.json");
  assertEquals(history.at(-1), "2026-11-28T12-00-00.000Z.json");
});

Deno.test("a benchmark that cannot ask keeps nothing and ranks nothing", async () => {
  const { code, said, history } = await benchmark({ broken: "eval" });
  assertEquals([code, said, history], [7, ["eval"], []]);
});
