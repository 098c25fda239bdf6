import { assertEquals, assertThrows } from "@std/assert";
import type { ChooseTask, Sample, Treatment } from "../../core/mod.ts";
import { plan, pose, poseAll } from "../../engine/mod.ts";
import { task } from "./stub_task.ts";

const SAMPLES: readonly Sample[] = ["1", "2", "3"].map((id) => ({
  id,
  question: `${id} + 1`,
  targets: [`${Number(id) + 1}`],
}));

const drawn: Treatment = {
  name: "drawn",
  version: 1,
  description: "adds a random number",
  apply: (sample, random) => ({
    ...sample,
    question: `${sample.question} (${random()})`,
  }),
};

const onlyFirst: Treatment = {
  name: "only-first",
  version: 1,
  description: "changes the first sample",
  apply: (sample) => sample.id === "1" ? sample : null,
};

const never: Treatment = { ...onlyFirst, name: "never", apply: () => null };

function questions(samples: readonly Sample[], seed: number): string[] {
  const [, treated] = poseAll(
    [{ task, samples, shots: [], treatments: [drawn] }],
    seed,
  );
  return (treated?.samples ?? []).map(({ question }) => question);
}

Deno.test("poseAll() gives each sample draws of its own, so that a new sample changes no other", () => {
  const all = questions(SAMPLES, 1);
  assertEquals(questions(SAMPLES.slice(1), 1), all.slice(1));
  assertEquals(questions(SAMPLES, 1), all);
  assertEquals(questions(SAMPLES, 2) === all, false);
  assertEquals(new Set(all).size, 3);
});

Deno.test("poseAll() leaves out samples that a treatment does not apply to", () => {
  const [plain, treated] = poseAll(
    [{ task, samples: SAMPLES, shots: [], treatments: [onlyFirst] }],
    1,
  );
  assertEquals(plain?.samples.length, 3);
  assertEquals(treated?.samples.map(({ id }) => id), ["1"]);
});

Deno.test("poseAll() refuses a treatment that applies to no sample", () => {
  assertThrows(
    () =>
      poseAll([{ task, samples: SAMPLES, shots: [], treatments: [never] }], 1),
    Error,
    'Cannot pose the task "sums" under the treatment "never" as no sample of it can be changed so',
  );
});

Deno.test("pose() puts worked examples before the question, parted by an empty line", () => {
  const [first, second] = SAMPLES as [Sample, Sample];
  const shots = [{ ...second, solution: "3, since 2 + 1 = 3" }];
  assertEquals(pose(task, first, { shots, layout: "text" }), {
    kind: "text",
    text: "2 + 1 = 3, since 2 + 1 = 3\n\n1 + 1 =",
  });
  assertEquals(pose(task, first, { shots, layout: "chat" }), {
    kind: "chat",
    messages: [
      { role: "user", content: "2 + 1" },
      { role: "assistant", content: "3, since 2 + 1 = 3" },
      { role: "user", content: "1 + 1" },
    ],
  });
});

Deno.test("pose() ends in the forced start of the response", () => {
  const sample = { ...SAMPLES[0] as Sample, prefix: " It is" };
  assertEquals(pose(task, sample, { layout: "text" }), {
    kind: "text",
    text: "1 + 1 = It is",
  });
  assertEquals(pose(task, sample, { layout: "chat" }), {
    kind: "chat",
    messages: [{ role: "user", content: "1 + 1" }],
    prefix: "It is",
  });
});

Deno.test("plan() gives equal questions equal ids, and others other ids", () => {
  const ids = (samples: readonly Sample[]) =>
    [...plan([{ task, treatment: "none", samples, shots: [] }], "text")]
      .map(({ request }) => request.id);
  assertEquals(ids(SAMPLES), ids(SAMPLES));
  assertEquals(new Set(ids(SAMPLES)).size, 3);
});

Deno.test("plan() refuses a choice between fewer than two", () => {
  const choose = {
    ...task,
    kind: "choose",
    evaluators: [],
  } as unknown as ChooseTask;
  assertThrows(
    () => [
      ...plan(
        [{ task: choose, treatment: "none", samples: SAMPLES, shots: [] }],
        "text",
      ),
    ],
    TypeError,
    'Cannot ask sample "1" of the task "sums" as a choice of two or more: it has 0 choices',
  );
});
