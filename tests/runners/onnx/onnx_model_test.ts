import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import fc from "fast-check";
import type { LanguageModel, Sequence } from "../../../runners/local/mod.ts";
import { openModel } from "../../../runners/onnx/mod.ts";
import { stubModel } from "../local/stub_model.ts";

const BASE = "tests/data/tiny_llama/base";
const TOLERANCE = 1e-4;

/** What may be done to one of the open sequences. */
type Action =
  | {
    readonly do: "step";
    readonly which: readonly number[];
    readonly lengths: readonly number[];
  }
  | { readonly do: "fork" | "share" | "close"; readonly which: number };

const index = fc.nat({ max: 7 });
const actionOf: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("step" as const),
      which: fc.uniqueArray(index, { minLength: 1, maxLength: 5 }),
      lengths: fc.array(fc.constantFrom(1, 1, 1, 2, 7, 30), {
        minLength: 5,
        maxLength: 5,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("fork" as const, "share" as const, "close" as const),
      which: index,
    }),
  },
);

/** An open sequence and the tokens that it should hold. */
interface Tracked {
  sequence: Sequence;
  tokens: number[];
}

async function logitsAlone(
  model: LanguageModel,
  tokens: readonly number[],
): Promise<Float32Array> {
  const sequence = model.open();
  const offset = tokens.length - 1;
  const [[reading] = []] = await model.step([
    { sequence, tokens, reads: [{ offset, picks: [], whole: true }] },
  ]);
  sequence.close();
  return reading?.logits?.slice() ?? new Float32Array();
}

Deno.test("sequences that are stepped, forked, shared and closed in any order stay apart", async () => {
  await using model = await openModel(BASE);
  let next = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(actionOf, { maxLength: 14 }),
      async (actions) => {
        const open: Tracked[] = [{ sequence: model.open(), tokens: [] }];
        for (const action of actions) {
          if (action.do === "step") {
            const chosen = [
              ...new Set(action.which.map((at) => at % open.length)),
            ]
              .flatMap((at) => open[at] ?? []);
            const slices = chosen.map(({ sequence }, row) => ({
              sequence,
              tokens: Array.from(
                { length: action.lengths[row] ?? 1 },
                () => (next = (next * 7 + 5) % 58),
              ),
            }));
            const readings = await model.step(slices.map((slice) => ({
              ...slice,
              reads: [{
                offset: slice.tokens.length - 1,
                picks: [],
                whole: true,
              }],
            })));
            const logits = readings.map(([reading]) =>
              reading?.logits?.slice()
            );
            for (const [row, tracked] of chosen.entries()) {
              tracked.tokens.push(...slices[row]?.tokens ?? []);
              assertEquals(tracked.sequence.length, tracked.tokens.length);
              const expected = await logitsAlone(model, tracked.tokens);
              const worst = Math.max(
                ...expected.map((value, token) =>
                  Math.abs(value - (logits[row]?.[token] ?? Number.NaN))
                ),
              );
              assert(worst <= TOLERANCE, `logits differ by ${worst}`);
            }
            continue;
          }
          const tracked = open[action.which % open.length];
          if (tracked === undefined) continue;
          if (action.do === "share") tracked.sequence.share();
          else if (action.do === "fork" && open.length < 8) {
            open.push({
              sequence: model.open(tracked.sequence),
              tokens: [...tracked.tokens],
            });
          } else if (action.do === "close" && open.length > 1) {
            tracked.sequence.close();
            open.splice(open.indexOf(tracked), 1);
          }
        }
        for (const { sequence } of open) sequence.close();
      },
    ),
    { numRuns: 25, seed: 8 },
  );
});

Deno.test("many tokens grow past the rows' first blocks", async () => {
  await using model = await openModel(BASE);
  const tracked = [3, 20, 50].map((length) => ({
    sequence: model.open(),
    tokens: Array.from({ length }, (_, at) => (at * 11 + length) % 58),
  }));
  await model.step(tracked.map((row) => ({ ...row, reads: [] })));
  let last: (Float32Array | undefined)[] = [];
  for (let count = 0; count < 100; count++) {
    const readings = await model.step(tracked.map(({ sequence, tokens }) => {
      const token = (tokens.length * 5) % 58;
      tokens.push(token);
      return {
        sequence,
        tokens: [token],
        reads: [{ offset: 0, picks: [], whole: true }],
      };
    }));
    last = readings.map(([reading]) => reading?.logits?.slice());
  }
  for (const [row, { tokens }] of tracked.entries()) {
    const expected = await logitsAlone(model, tokens);
    expected.forEach((value, token) =>
      assert(Math.abs(value - (last[row]?.[token] ?? Number.NaN)) <= TOLERANCE)
    );
  }
});

Deno.test("steps that are asked for at once take turns", async () => {
  await using model = await openModel(BASE);
  const tokens = [0, 5, 9, 30];
  const expected = await logitsAlone(model, tokens);
  const results = await Promise.all([1, 2, 3].map(async () => {
    const sequence = model.open();
    let logits: Float32Array | undefined;
    for (const token of tokens) {
      const [[reading] = []] = await model.step([
        {
          sequence,
          tokens: [token],
          reads: [{ offset: 0, picks: [], whole: true }],
        },
      ]);
      logits = reading?.logits?.slice();
    }
    return logits;
  }));
  for (const logits of results) {
    expected.forEach((value, token) =>
      assert(Math.abs(value - (logits?.[token] ?? Number.NaN)) <= TOLERANCE)
    );
  }
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
