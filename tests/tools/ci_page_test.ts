import { assert, assertEquals } from "@std/assert";
import { parse } from "yaml";
import { readBudget, readSuite, type Suite } from "../../suites/mod.ts";
import { TASKS } from "../../tasks/mod.ts";

/** What a workflow may be called with. */
interface Callable {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** A workflow that calls ours. */
interface Caller {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, {
      readonly uses: string;
      readonly with: Readonly<Record<string, unknown>>;
      readonly secrets?: Readonly<Record<string, unknown>>;
    }>
  >;
}

const PAGE = Deno.readTextFileSync("docs/ci.md");

/** The YAML of the page, by the path in its first line. */
const SNIPPETS = new Map(
  [...PAGE.matchAll(/^```yaml\n# (\S+)\n([^]*?)^```/gm)]
    .map(([, path = "", text = ""]) => [path, text]),
);

const named = (ending: string) =>
  [...SNIPPETS].filter(([path]) => path.endsWith(ending));

function suiteAt(path: string): Suite {
  return readSuite(SNIPPETS.get(path) ?? "", path).suite;
}

Deno.test("every YAML snippet of the page on CI says which file it is", () => {
  assertEquals(PAGE.match(/^```yaml$/gm)?.length, SNIPPETS.size);
  assertEquals(
    [named("suite.yaml"), named("budget.yaml"), named(".yml")]
      .flat().length,
    SNIPPETS.size,
  );
});

Deno.test("the suites of the page on CI can be read, and ask tasks that there are", () => {
  const tasks = TASKS.map(({ name }) => name);
  assert(named("suite.yaml").length > 0);
  for (const [path] of named("suite.yaml")) {
    for (const { task } of suiteAt(path).tasks) assert(tasks.includes(task));
  }
});

Deno.test("the budget of the page on CI gates what its suite asks", () => {
  const { tasks } = suiteAt("eval/suite.yaml");
  const asked = tasks.flatMap(({ task, treatments }) =>
    ["none", ...treatments].map((treatment) => `${task} ${treatment}`)
  );
  const text = SNIPPETS.get("eval/budget.yaml") ?? "";
  const { gates = [] } = readBudget(text, "eval/budget.yaml").value;
  assertEquals(
    gates.map(({ task, treatment }) => `${task} ${treatment}`).sort(),
    asked.sort(),
  );
});

Deno.test("the workflows of the page on CI call ours with what it takes, and may only read", () => {
  const gate = parse(Deno.readTextFileSync(".github/workflows/gate.yml"));
  const { inputs, secrets }: Callable = gate["on"]["workflow_call"];
  const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
  assert(named(".yml").length > 0);
  for (const [, text] of named(".yml")) {
    const { permissions, jobs } = parse(text) as Caller;
    assertEquals(permissions, { contents: "read" });
    for (const job of Object.values(jobs)) {
      const [, commit] =
        /^aftertune\/aftertune\/\.github\/workflows\/gate\.yml@([0-9a-f]{40})$/
          .exec(job.uses) ?? [];
      assertEquals(job.with["aftertune"], commit);
      const given = Object.keys(job.with);
      assertEquals(given.filter((name) => !Object.hasOwn(inputs, name)), []);
      assertEquals(required.filter((name) => !given.includes(name)), []);
      assert(SNIPPETS.has(String(job.with["suite"])));
      for (const name of Object.keys(job.secrets ?? {})) {
        assert(Object.hasOwn(secrets, name));
      }
    }
  }
});
