import { assert, assertEquals, assertMatch } from "@std/assert";
import { join } from "@std/path";
import { parse } from "yaml";

/** A step of a job. */
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: unknown;
  readonly ["timeout-minutes"]?: unknown;
}

/** A workflow of GitHub's. */
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = ".github/workflows";

const WORKFLOWS = [...Deno.readDirSync(FOLDER)].map(({ name }) => {
  const text = Deno.readTextFileSync(join(FOLDER, name));
  return { name, text, workflow: parse(text) as Workflow };
});

const jobsOf = ({ jobs }: Workflow) => Object.entries(jobs);

const stepsOf = ({ jobs }: Workflow) =>
  Object.values(jobs).flatMap(({ steps }) => steps);

for (const { name, text, workflow } of WORKFLOWS) {
  Deno.test(`${name} may read and no more, and ends after a while`, () => {
    assertEquals(workflow.permissions["contents"], "read");
    for (const right of Object.values(workflow.permissions)) {
      assertEquals(right, "read");
    }
    for (const [job, { permissions, ...rest }] of jobsOf(workflow)) {
      if (job !== "publish") assertEquals(permissions, undefined);
      assert(rest["timeout-minutes"] !== undefined);
    }
  });

  Deno.test(`${name} takes every action by its commit, with its version beside it`, () => {
    const lines = text.split("\n").filter((line) => line.includes("uses:"));
    assert(lines.length > 0);
    for (const line of lines) {
      assertMatch(line, /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  Deno.test(`${name} keeps no credentials and lets nothing typed elsewhere become script`, () => {
    for (const { uses = "", run = "", with: options } of stepsOf(workflow)) {
      assertEquals(run.includes("${{"), false, run);
      if (!uses.startsWith("actions/checkout@")) continue;
      assertEquals(options?.["persist-credentials"], false);
    }
  });
}

Deno.test("the one job that may write commits docs/leaderboard, and runs nothing but git", () => {
  const jobs = WORKFLOWS.flatMap(({ workflow }) => jobsOf(workflow));
  const [publish, ...others] = jobs.filter(([name]) => name === "publish");
  assertEquals(others, []);
  assertEquals(publish?.[1].permissions, { contents: "write" });
  const steps = publish?.[1].steps ?? [];
  const scripts = steps.flatMap(({ run }) => run ?? []);
  for (const line of scripts.join("\n").trimEnd().split("\n")) {
    assertMatch(line, /^(if )?git /);
  }
  assertEquals(
    steps.flatMap(({ uses = [] }) => uses).map((uses) => uses.split("@")[0]),
    ["actions/checkout", "actions/download-artifact"],
  );
});

Deno.test("every task that a workflow, a script or a page names is one of deno.json", () => {
  const { tasks } = JSON.parse(Deno.readTextFileSync("deno.json"));
  const named = files().flatMap((file) =>
    [...Deno.readTextFileSync(file).matchAll(TASK_REGEXP)]
      .map(([, task = ""]) => ({ file, task }))
  );
  assert(named.length > 20);
  assertEquals(named.filter(({ task }) => !Object.hasOwn(tasks, task)), []);
});

const TASK_REGEXP = /\bdeno(?:@[\d.]+)? task (?:-[\w-]+ )*([a-z][\w:-]*)/g;

function files(): string[] {
  const inside = [FOLDER, ".ci", "docs"].flatMap((folder) =>
    [...Deno.readDirSync(folder)].filter(({ isFile }) => isFile)
      .map(({ name }) => join(folder, name))
  );
  return [...inside.filter((file) => !file.endsWith(".png")), ...PAGES];
}

const PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/** The script of the step that gates, run where the gate ends with a code. */
async function gateStep(
  code: number,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string; args: string }> {
  const gate = WORKFLOWS.find(({ name }) => name === "gate.yml");
  const script = gate && stepsOf(gate.workflow)
    .find(({ run }) => run?.includes("task gate"))?.run;
  const root = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(
      join(root, "npx"),
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${root}/args\nexit ${code}\n`,
      { mode: 0o755 },
    );
    const ended = await new Deno.Command("bash", {
      args: ["-e", "-c", script ?? "exit 99"],
      env: {
        ...{ PATH: `${root}:${Deno.env.get("PATH")}`, SUITE: "suite.yaml" },
        ...{ GITHUB_WORKSPACE: "/w", GITHUB_OUTPUT: `${root}/output` },
        ...{ BUDGET: "", DATA: "", INCONCLUSIVE: "fail", ...env },
      },
    }).output();
    return {
      code: ended.code,
      output: await Deno.readTextFile(`${root}/output`),
      args: await Deno.readTextFile(`${root}/args`),
    };
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("the reusable gate ends as the gate does, and names the outcome", async () => {
  for (
    const [code, outcome] of [
      [0, "pass"],
      [1, "fail"],
      [2, "error"],
      [3, "inconclusive"],
    ] as const
  ) {
    const ended = await gateStep(code);
    assertEquals([ended.code, ended.output], [code, `outcome=${outcome}\n`]);
  }
});

Deno.test("the reusable gate lets pass what is inconclusive only where that is asked", async () => {
  assertEquals((await gateStep(3, { INCONCLUSIVE: "pass" })).code, 0);
  assertEquals((await gateStep(1, { INCONCLUSIVE: "pass" })).code, 1);
  assertEquals((await gateStep(2, { INCONCLUSIVE: "pass" })).code, 2);
});

Deno.test("what is typed for the reusable gate stays one argument, whatever it is", async () => {
  const hostile = "$(exit 9) `exit 9`; exit 9 # --results x";
  const { args, code } = await gateStep(0, {
    ...{ SUITE: hostile, BUDGET: hostile, DATA: hostile },
  });
  assertEquals(code, 0);
  assertEquals(args.trimEnd().split("\n"), [
    ...["-y", "deno@2.9.6", "task", "gate", `/w/project/${hostile}`],
    ...["--results", "/w/results", "--explain"],
    ...["--data", `/w/project/${hostile}`],
    ...["--budget", `/w/project/${hostile}`],
  ]);
});
