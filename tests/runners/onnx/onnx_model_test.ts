import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import fc from "fast-check";
import type { LanguageModel, Sequence } from "../../../runners/local/mod.ts";
import { openModel } from "../../../runners/onnx/mod.ts";
import { fixture, inFolder } from "../../checkpoints/folder.ts";
import { stubModel } from "../local/stub_model.ts";
import { assertAsIfAlone, extend, opened, type Tracked } from "./tracked.ts";

const BASE = "tests/data/tiny_llama/base";
const ARCHITECTURES = "tests/data/architectures";
/** Layers that see all tokens, layers that see the last ones, and both. */
const MODELS = [BASE, `${ARCHITECTURES}/mistral`, `${ARCHITECTURES}/gemma3`];

/** What may be done with the open sequences. */
type Action =
  | {
    readonly do: "step";
    readonly which: readonly number[];
    readonly lengths: readonly number[];
  }
  | {
    readonly do: "drop" | "fork" | "share" | "close";
    readonly which: number;
  };

const index = fc.nat({ max: 7 });
const stepOf = fc.record({
  do: fc.constant("step" as const),
  which: fc.uniqueArray(index, { minLength: 1, maxLength: 5 }),
  lengths: fc.array(fc.constantFrom(1, 1, 1, 2, 3, 7, 30), {
    minLength: 5,
    maxLength: 5,
  }),
});
const changeOf = fc.record({
  do: fc.constantFrom(...["drop", "fork", "share", "close"] as const),
  which: index,
});
const actionOf: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: stepOf },
  { weight: 2, arbitrary: changeOf },
);

function change(
  model: LanguageModel,
  open: Tracked[],
  action: Exclude<Action, { do: "step" }>,
): void {
  const at = action.which % open.length;
  const tracked = open[at] as Tracked;
  const { sequence, tokens, loose } = tracked;
  if (action.do === "share") {
    sequence.share();
    tracked.loose = 0;
  } else if (action.do === "drop" && loose > 0) {
    sequence.drop(loose);
    tokens.splice(-loose);
    tracked.loose = 0;
  } else if (action.do === "fork" && open.length < 8) {
    open.push({
      ...{ sequence: model.open(sequence), tokens: [...tokens] },
      loose,
    });
  } else if (action.do === "close" && open.length > 1) {
    sequence.close();
    open.splice(at, 1);
  }
}

for (const folder of MODELS) {
  Deno.test(`${folder}: sequences that are stepped, cut back, forked, shared and closed in any order stay apart`, async () => {
    await using model = await openModel(folder);
    // Another one, as a check in the same would bring all to rest.
    await using reference = await openModel(folder);
    let next = 0;
    const draw = (length: number) =>
      Array.from({ length }, () => (next = (next * 7 + 5) % 58));
    const check = async (actions: readonly Action[]) => {
      const open: Tracked[] = [1, 2, 3].map(() => opened(model));
      for (const action of actions) {
        if (action.do !== "step") {
          change(model, open, action);
          continue;
        }
        const places = new Set(action.which.map((at) => at % open.length));
        const rows = [...places].map((at, row) =>
          [open[at] as Tracked, draw(action.lengths[row] ?? 1)] as const
        );
        const logits = await extend(model, rows);
        for (const [row, [tracked]] of rows.entries()) {
          await assertAsIfAlone(reference, tracked, logits[row]);
        }
      }
      for (const { sequence } of open) sequence.close();
    };
    await fc.assert(
      fc.asyncProperty(fc.array(actionOf, { maxLength: 14 }), check),
      { numRuns: 25, seed: 8 },
    );
  });
}

Deno.test("many tokens grow past the rows' first blocks", async () => {
  await using model = await openModel(BASE);
  const rows = [3, 20, 50].map((length) => {
    const tracked = opened(model);
    const tokens = Array.from({ length }, (_, at) => (at * 11 + length) % 58);
    return [tracked, tokens] as const;
  });
  await extend(model, rows);
  let logits: (Float32Array | undefined)[] = [];
  for (let count = 0; count < 100; count++) {
    logits = await extend(
      model,
      rows.map((
        [tracked],
      ): [Tracked, number[]] => [tracked, [(count * 5) % 58]]),
    );
  }
  for (const [row, [tracked]] of rows.entries()) {
    await assertAsIfAlone(model, tracked, logits[row]);
  }
});

Deno.test("steps that are asked for at once take turns", async () => {
  await using model = await openModel(BASE);
  await Promise.all([1, 2, 3].map(async () => {
    const tracked = opened(model);
    let logits: (Float32Array | undefined)[] = [];
    for (const token of [0, 5, 9, 30]) {
      logits = await extend(model, [[tracked, [token]]]);
    }
    await assertAsIfAlone(model, tracked, logits[0]);
  }));
});

/** A token whose embedding is no number in {@linkcode inBrokenFolder}. */
const BROKEN = 40;

/** Runs a test on a checkpoint that answers any text but those with one token. */
async function inBrokenFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const files = await fixture("base");
  const bytes = files["model.safetensors"] as Uint8Array<ArrayBuffer>;
  const start = 8 + new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.slice(8, start)));
  const { shape: [, width], data_offsets: [offset] } =
    header["model.embed_tokens.weight"];
  const first = start + offset + 4 * BROKEN * width;
  bytes.fill(0xff, first, first + 4 * width);
  await inFolder(files, test);
}

Deno.test("a text that the model computes no numbers for reaches no other, beside it or after it", async () => {
  await inBrokenFolder(async (folder) => {
    await using model = await openModel(folder);
    const step = async (...rows: [Sequence, ...number[]][]) => {
      const readings = await model.step(rows.map(([sequence, ...tokens]) => ({
        sequence,
        tokens,
        reads: [{ offset: tokens.length - 1, picks: [7], whole: false }],
        grows: tokens.length === 1,
      })));
      return readings.map(([reading]) => reading?.picked[0] ?? 0);
    };
    const assertNone = (picked: number | undefined) =>
      assertEquals(picked, Number.NaN);
    const check = async () => {
      const [broken, whole] = [model.open(), model.open()];
      const found = [];
      const long = [BROKEN, ...Array(70).fill(3)];
      const [none, first] = await step([broken, ...long], [whole, 1, 2]);
      assertNone(none);
      found.push(first);
      found.push(...await step([whole, 3, 4], [model.open(), 5]));
      assertNone((await step([broken, 1, 2], [model.open(), 5, 6]))[0]);
      found.push(...await step([whole, 5, 6], [model.open(), 7]));
      for (let count = 0; count < 40; count++) {
        assertNone((await step([broken, 1], [whole, 2]))[0]);
      }
      broken.close();
      const next = model.open();
      for (let count = 0; count < 70; count++) {
        found.push(...await step([whole, 2], [next, 3]));
      }
      assert(!found.some(Number.isNaN), `${found}`);
      whole.close();
      next.close();
    };
    // The second time in memory that was used before.
    await check();
    await check();
  });
});

Deno.test("a sequence of another model is refused", async () => {
  await using model = await openModel(BASE);
  const { model: other } = stubModel();
  assertThrows(
    () => model.open(other.open()),
    TypeError,
    "Cannot use a sequence of another model as its keys and values differ",
  );
});

Deno.test("a model that was unloaded meanwhile goes on as if it was not", async () => {
  await using model = await openModel(BASE);
  const slice = (sequence: Sequence, tokens: number[]) => ({
    sequence,
    tokens,
    reads: [{ offset: tokens.length - 1, picks: [7], whole: false }],
  });
  const [kept, unloaded] = [model.open(), model.open()];
  await model.step([slice(kept, [0, 23])]);
  const expected = await model.step([slice(kept, [5])]);
  await model.step([slice(unloaded, [0, 23])]);
  await model.unload();
  const step = model.step([slice(unloaded, [5])]);
  await model.unload();
  await model.unload();
  assertEquals(await step, expected);
});

Deno.test("a model that was disposed of is refused, disposing of it again is not", async () => {
  const model = await openModel(BASE);
  const sequence = model.open();
  await model[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
  await assertRejects(
    () => model.step([{ sequence, tokens: [1], reads: [] }]),
    Error,
    "Cannot run a model that was disposed of",
  );
});
