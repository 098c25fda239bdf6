import { assertEquals, assertThrows } from "@std/assert";
import { readSuite, suiteJsonSchema } from "../../suites/mod.ts";

const GOOD = `
name: mine
reference: base
models:
  base: { checkpoint: ./base }
  lora: { checkpoint: ./base, adapter: ./lora }
  served: { endpoint: http://127.0.0.1:8000/v1, model: m }
  old: { predictions: ./old.jsonl }
tasks:
  - facts
  - { task: gsm8k, treatments: [irrelevant-sentence], limit: 10 }
`;

Deno.test("readSuite() reads every kind of model and fills in defaults", () => {
  const { suite } = readSuite(GOOD, "mine.yaml");
  assertEquals(suite.models, {
    base: { checkpoint: "./base", prompt: "text" },
    lora: { checkpoint: "./base", adapter: "./lora", prompt: "text" },
    served: {
      endpoint: "http://127.0.0.1:8000/v1",
      model: "m",
      concurrency: 64,
      timeout: 120,
      prompt: "chat",
    },
    old: { predictions: "./old.jsonl" },
  });
  assertEquals(suite.tasks, [
    { task: "facts", treatments: [] },
    { task: "gsm8k", treatments: ["irrelevant-sentence"], limit: 10 },
  ]);
});

const BAD: readonly (readonly [
  title: string,
  change: (good: string) => string,
  message: string,
])[] = [
  [
    "an unknown key of the suite",
    (good) => good.replace("tasks:", "tsks:"),
    'Cannot use the suite "mine.yaml" at line 9, column 1: there is no key "tsks" here. Did you mean "tasks"?',
  ],
  [
    "an unknown key of a model",
    (good) => good.replace("adapter:", "adaptor:"),
    'Cannot use the suite "mine.yaml" at line 6, column 31: there is no key "adaptor" here. Did you mean "adapter"?',
  ],
  [
    "an unknown key of a task",
    (good) => good.replace("limit:", "limits:"),
    'at line 11, column 55: there is no key "limits" here. Did you mean "limit"?',
  ],
  [
    "a reference that is no model",
    (good) => good.replace("reference: base", "reference: bass"),
    'at line 3, column 1: the reference "bass" must be one of the models: they are "base", "lora", "served", "old". Did you mean "base"?',
  ],
  [
    "no reference",
    (good) => good.replace("reference: base\n", ""),
    '"reference" is missing, it must be a text',
  ],
  [
    "two models of one name",
    (good) => good.replace("lora:", "base:"),
    'Cannot read the suite "mine.yaml" at line 6, column 3 as YAML: Map keys must be unique',
  ],
  [
    "a task that is listed twice",
    (good) => good.replace("- facts", "- gsm8k"),
    'the task "gsm8k" is listed twice',
  ],
  [
    "a treatment that is listed twice",
    (good) => good.replace("[irrelevant-sentence]", "[a, a]"),
    'the treatment "a" is listed twice',
  ],
  [
    "a value of another type",
    (good) => good.replace("limit: 10", "limit: ten"),
    'at line 11, column 55: "tasks[1].limit" must be a number',
  ],
  [
    "an address that is none",
    (good) => good.replace("http://127.0.0.1:8000/v1", "127.0.0.1"),
    '"models.served.endpoint" must be an http or https address',
  ],
  [
    "a name that cannot be a folder's",
    (good) => good.replace("name: mine", "name: ../mine"),
    '"name" must be letters, digits, dots, dashes or underscores',
  ],
  ["broken YAML", () => "name: [", "as YAML"],
  ["an empty file", () => "", "a suite must be keys with values"],
];

for (const [title, change, message] of BAD) {
  Deno.test(`readSuite() refuses ${title} and says where`, () => {
    assertThrows(
      () => readSuite(change(GOOD), "mine.yaml"),
      SyntaxError,
      message,
    );
  });
}

Deno.test("the JSON Schema of suites describes every key", () => {
  const schema = JSON.stringify(suiteJsonSchema());
  for (const key of ["checkpoint", "endpoint", "predictions", "treatments"]) {
    assertEquals(schema.includes(`"${key}"`), true, key);
  }
});

/** A suite of three models and two tasks with a design. */
function designed(design: string): string {
  return `
name: mine
reference: base
models:
  base: { checkpoint: ./base }
  first: { checkpoint: ./first }
  second: { checkpoint: ./second }
tasks: [facts, instructions]
design:
${design.replaceAll(/^/gm, "  ")}
`;
}

Deno.test("a suite may say how its models hang together", () => {
  const { suite: { design } } = readSuite(
    designed(`
curves: [{ name: lora, models: [base, first], at: [0, 100] }]
thresholds: { facts: 0.5 }
shifts: [{ task: facts, tasks: [instructions], baseline: [base, first] }]
sequence: { models: [base, first, second], tasks: [facts, instructions] }
gaps: [{ floor: base, ceiling: second, models: [first] }]
adaptation: { learnt: [facts], held: [instructions] }
groups: { both: [facts, instructions] }
specialists: { facts: first }
repeats: { second: base }`),
    "mine.yaml",
  );
  assertEquals(design.curves[0]?.unit, "steps");
  assertEquals(design.thresholds, { facts: 0.5 });
  assertEquals(design.shifts[0]?.treatments, []);
  assertEquals(design.sequence?.tasks, ["facts", "instructions"]);
  assertEquals(design.gaps[0]?.ceiling, "second");
  assertEquals(design.adaptation?.held, ["instructions"]);
  assertEquals(design.groups, { both: ["facts", "instructions"] });
  assertEquals(design.specialists, { facts: "first" });
  assertEquals(design.repeats, { second: "base" });
});

const BROKEN_DESIGNS: readonly (readonly [string, string, string])[] = [
  [
    "a task that is learnt and held",
    "adaptation: { learnt: [facts], held: [instructions, facts] }",
    'line 10, column 55: a task is either to be learnt or to be held: "facts" is both',
  ],
  [
    "nothing to be held",
    "adaptation: { learnt: [facts], held: [] }",
    '"design.adaptation.held" must name a task at least',
  ],
  [
    "a group with a task that the suite does not have",
    "groups: { skills: [facts, instruction] }",
    'the task "instruction" must be one of the suite',
  ],
  [
    "a group with a task named twice",
    "groups: { skills: [facts, facts] }",
    '"facts" must be named once only',
  ],
  [
    "a group of one task",
    "groups: { skills: [facts] }",
    '"design.groups.skills" must name two tasks at least',
  ],
  [
    "a sequence that learns a task twice",
    "sequence: { models: [base, first, second], tasks: [facts, facts] }",
    '"facts" must be named once only',
  ],
  [
    "a model that the suite does not have",
    "gaps: [{ floor: base, ceiling: secnd, models: [first] }]",
    '"mine.yaml" at line 10, column 25: the model "secnd" must be one of the suite: there are "base", "first", "second". Did you mean "second"?',
  ],
  [
    "a task that the suite does not have",
    "specialists: { fact: base }",
    'the task "fact" must be one of the suite: there are "facts", "instructions". Did you mean "facts"?',
  ],
  [
    "a curve with a place too few",
    "curves: [{ name: lora, models: [base, first], at: [0] }]",
    "there must be one place for each model: 1 for 2",
  ],
  [
    "a curve that goes back",
    "curves: [{ name: lora, models: [base, first], at: [5, 5] }]",
    "places must ascend: 5 comes after 5",
  ],
  [
    "a threshold of a task that it does not have",
    "thresholds: { fact: 0.5 }",
    'the task "fact" must be one of the suite',
  ],
  [
    "a shift to nothing",
    "shifts: [{ task: facts }]",
    "there must be a treatment or another task that is out of distribution: none is named",
  ],
  [
    "a shift to a treatment that is not asked",
    "shifts: [{ task: facts, treatments: [masked-25] }]",
    'line 10, column 40: the treatment "masked-25" must be one that the suite asks of "facts": there are none.',
  ],
  [
    "a sequence with as many tasks as models",
    "sequence: { models: [base, first], tasks: [facts, instructions] }",
    "there must be one task fewer than models, as the first model learnt none: 2 for 2",
  ],
  [
    "a model that repeats itself",
    "repeats: { base: base }",
    "a model cannot be its own repeat",
  ],
  [
    "seconds of a model that it does not have",
    "seconds: { frist: 1 }",
    'the model "frist" must be one of the suite',
  ],
  [
    "an answer that takes no time",
    "seconds: { first: 0 }",
    '"design.seconds.first" must be above 0',
  ],
  [
    "a repeat of a repeat",
    "repeats: { first: base, second: first }",
    'a model cannot repeat a repeat: "first" asks "base" again, which "second" may, too',
  ],
];
for (const [what, design, message] of BROKEN_DESIGNS) {
  Deno.test(`a design is refused for ${what}`, () => {
    assertThrows(
      () => readSuite(designed(design), "mine.yaml"),
      SyntaxError,
      message,
    );
  });
}
