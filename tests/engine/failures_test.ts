import { assertEquals } from "@std/assert";
import type { GenerateTask, ModelResponse, Sample } from "../../core/mod.ts";
import { failuresOf, plan, poseAll, run } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { generated, stubRunner } from "./stub_runner.ts";
import { task } from "./stub_task.ts";

/** Asks one question for each error, `null` where it is answered. */
async function failuresWith(errors: readonly (string | null)[]) {
  using store = openStore(":memory:");
  const samples = errors.map((_, index): Sample => ({
    ...{ id: `${index}`, question: `${index}`, targets: ["yes"] },
  }));
  const asked: GenerateTask = task;
  const posed = poseAll(
    [{ task: asked, samples, shots: [], treatments: [] }],
    1,
  );
  const requests = Array.from(plan(posed, "text"), ({ request }) => request);
  const runner = stubRunner(({ id }): ModelResponse => {
    const error = errors[requests.findIndex((one) => one.id === id)];
    return error ? { kind: "failed", requestId: id, error } : generated(id, "");
  });
  for await (const _ of run(requests, { runner, store }));
  const answerer = { name: "tuned", id: runner.id, layout: "text" } as const;
  return failuresOf(posed, answerer, store);
}

Deno.test("failed requests are counted by what they say, the most frequent first", async () => {
  assertEquals(await failuresWith(["half", "long", null, "long"]), {
    ...{ model: "tuned", failed: 3, requests: 4 },
    reasons: [{ text: "long", requests: 2 }, { text: "half", requests: 1 }],
    failedOtherwise: 0,
  });
});

Deno.test("three reasons are told, the others counted", async () => {
  const errors = ["a", "a", "b", "b", "c", "c", "d", "e"];
  const failures = await failuresWith(errors);
  assertEquals(failures?.reasons.map(({ text }) => text), ["a", "b", "c"]);
  assertEquals(failures?.failedOtherwise, 2);
});

Deno.test("errors that differ in numbers alone are one reason, told in the words of the most frequent", async () => {
  const failures = await failuresWith([
    ...["the prompt has 8", "the prompt has 9", "the prompt has 9"],
    ...["half a pair", "half a pair"],
  ]);
  assertEquals(failures?.reasons, [
    { text: "the prompt has 9", requests: 3 },
    { text: "half a pair", requests: 2 },
  ]);
});

Deno.test("where every request has an answer, none failed", async () => {
  assertEquals(await failuresWith([null, null]), null);
});
