import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import type { ChooseTask, Evaluator } from "../../core/mod.ts";
import {
  columnOf,
  fingerprint,
  plan,
  type Posed,
  score,
} from "../../engine/mod.ts";
import { mostLikely } from "../../evaluators/mod.ts";
import { openStore } from "../../store/mod.ts";
import { task } from "./stub_task.ts";

const MODEL = { name: "base", id: "aa", layout: "text" } as const;

function posedOf(ids: readonly string[]): Posed {
  return {
    ...{ task, treatment: "none", shots: [] },
    samples: ids.map((id) => ({ id, question: id, targets: ["x"] })),
  };
}

Deno.test("a column counts empty, cut off and repeated answers, and shortened prompts", () => {
  using store = openStore(":memory:");
  const posed = [posedOf(["1", "2", "3", "4", "5", "6"])];
  const texts = ["x", " \n", "y", "x", "x"];
  for (const [i, { request }] of [...plan(posed, "text")].entries()) {
    const text = texts[i];
    if (text === undefined) continue;
    store.put(MODEL.id, request, {
      ...{ kind: "generated", requestId: request.id, text },
      finish: i === 2 ? "length" : "stop",
      usage: {
        ...{ promptTokens: null, completionTokens: null },
        ...i < 2 ? { omittedTokens: 7 } : {},
      },
    });
  }
  const [column] = score(posed, MODEL, store).map(columnOf);
  assertEquals(column?.outputs, {
    ...{ answered: 5, empty: 1, truncated: 1, repeated: 2, commonest: 3 },
    ...{ tokens: null, picks: [], shortened: 2 },
  });
  const [first, , third, fourth, , none] = column?.marks ?? [];
  assertEquals([first, none], [fourth, 0]);
  assertNotEquals(first, third);
});

Deno.test("a column counts tokens where every answer tells them", () => {
  using store = openStore(":memory:");
  const posed = [posedOf(["1", "2"])];
  for (const [i, { request }] of [...plan(posed, "text")].entries()) {
    store.put(MODEL.id, request, {
      ...{ kind: "generated", requestId: request.id, text: "x" },
      finish: "stop",
      usage: { promptTokens: 10 + i, completionTokens: 2 },
    });
  }
  const [column] = score(posed, MODEL, store).map(columnOf);
  assertEquals(column?.outputs.tokens, 25);
});

Deno.test("a column of choices tells which were taken and how sure the model was", () => {
  using store = openStore(":memory:");
  const { sampling: _, ...base } = task;
  const choosing: ChooseTask = {
    ...base,
    kind: "choose",
    evaluators: [mostLikely() as Evaluator<never>],
  };
  const posed: Posed[] = [{
    ...{ task: choosing, treatment: "none", shots: [] },
    samples: ["1", "2"].map((id) => ({
      ...{ id, question: id, targets: [" b"], choices: [" a", " b", " c"] },
    })),
  }];
  for (const { request } of Array.from(plan(posed, "text")).slice(0, 1)) {
    store.put(MODEL.id, request, {
      kind: "chosen",
      requestId: request.id,
      choices: [0.2, 0.1, 0.1].map((probability) => ({
        ...{ logprob: Math.log(probability), tokens: 1, greedy: false },
      })),
      usage: { promptTokens: null, completionTokens: null },
    });
  }
  const [column] = score(posed, MODEL, store).map(columnOf);
  assertEquals(column?.outputs.picks, [1, 0, 0]);
  assertAlmostEquals(column?.confidences?.[0] ?? 0, 0.5, 1e-12);
  assertEquals(column?.confidences?.[1], 0);
});

Deno.test("fingerprint() is FNV-1a over UTF-16 code units, and never 0", () => {
  // FNV-1a of the bytes 61 00 and of none, by the reference's constants.
  assertEquals(fingerprint(""), 0x811c9dc5);
  assertEquals(fingerprint("a"), fnv([0x61, 0x00]));
  assertEquals(fingerprint("é😀"), fnv([0xe9, 0x00, 0x3d, 0xd8, 0x00, 0xde]));
});

function fnv(bytes: readonly number[]): number {
  return Number(bytes.reduce(
    (hash, byte) => ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn,
    2166136261n,
  ));
}
