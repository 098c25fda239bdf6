import { assert, assertEquals, assertRejects } from "@std/assert";
import { InferenceSession } from "onnxruntime-node";
import type { LanguageModel, Sequence } from "../../../runners/local/mod.ts";
import { openModel } from "../../../runners/onnx/mod.ts";
import { fixture, inFolder } from "../../checkpoints/folder.ts";

const DATA = "tests/data/tiny_llama";
const BASE = `${DATA}/base`;
const ARCHITECTURES = "tests/data/architectures";
/** What transformers and peft gave. */
const { tokens: TOKENS, logits: GOLDENS } = JSON.parse(
  Deno.readTextFileSync(`${DATA}/goldens.json`),
);
const TOLERANCE = 1e-4;

/** Counts how often weights are loaded meanwhile. */
async function countLoads(act: () => Promise<void>): Promise<number> {
  const { create } = InferenceSession;
  let loads = 0;
  const counting = (...values: unknown[]) => {
    loads++;
    return Reflect.apply(create, InferenceSession, values);
  };
  try {
    Object.assign(InferenceSession, { create: counting });
    await act();
  } finally {
    Object.assign(InferenceSession, { create });
  }
  return loads;
}

function openTiny(adapter: string | null): Promise<LanguageModel> {
  return openModel(
    BASE,
    adapter === null ? {} : { adapter: `${DATA}/${adapter}` },
  );
}

/** The logits behind one more token. */
async function next(
  model: LanguageModel,
  sequence: Sequence,
  token: number,
): Promise<readonly number[]> {
  const reads = [{ offset: 0, picks: [], whole: true }];
  const [[reading] = []] = await model.step([
    { sequence, tokens: [token], reads, grows: true },
  ]);
  return [...reading?.logits ?? []];
}

/** The logits of several models behind each token, asked by turns. */
async function interleaved(
  adapters: readonly (string | null)[],
): Promise<(readonly number[])[][]> {
  const logits: (readonly number[])[][] = adapters.map(() => []);
  await using stack = new AsyncDisposableStack();
  const open = [];
  for (const adapter of adapters) {
    const model = stack.use(await openTiny(adapter));
    open.push({ model, sequence: model.open() });
  }
  for (const token of TOKENS) {
    const rows = await Promise.all(
      open.map(({ model, sequence }) => next(model, sequence, token)),
    );
    rows.forEach((row, index) => logits[index]?.push(row));
  }
  return logits;
}

Deno.test("adapters that are open at once load their base once, and each gives what peft gives", async () => {
  const names = ["lora", "base", "rslora"];
  let logits: (readonly number[])[][] = [];
  const loads = await countLoads(async () => {
    logits = await interleaved(
      names.map((name) => name === "base" ? null : name),
    );
  });
  // The base itself has a session of its own.
  assertEquals(loads, 2);
  for (const [index, name] of names.entries()) {
    for (const [place, row] of logits[index]?.entries() ?? []) {
      row.forEach((value, token) => {
        const difference = Math.abs(value - GOLDENS[name][place][token]);
        assert(difference <= TOLERANCE, `${name} differs by ${difference}`);
      });
    }
  }
});

Deno.test("an adapter answers the same to the last bit whichever others are open", async () => {
  const [alone] = await interleaved(["lora"]);
  const [beside] = await interleaved(["lora", "rslora", null]);
  assertEquals(beside, alone);
});

Deno.test("a model that is open twice is loaded once", async () => {
  const loads = await countLoads(async () => {
    const [first, second] = await interleaved([null, null]);
    assertEquals(first, second);
  });
  assertEquals(loads, 1);
});

Deno.test("one adapter's branches do not stay when another one runs", async () => {
  await using stack = new AsyncDisposableStack();
  const [small, large] = [
    stack.use(await openTiny("lora")),
    stack.use(await openTiny("rslora")),
  ];
  const before = await next(small, small.open(), 7);
  const other = await next(large, large.open(), 7);
  assert(before.some((value, token) => value !== other[token]));
  await large.unload();
  assertEquals(await next(small, small.open(), 7), before);
});

Deno.test("an adapter that changes more than low-rank branches can has a session of its own", async () => {
  const loads = await countLoads(async () => {
    await using stack = new AsyncDisposableStack();
    for (const name of ["lora", "dora", "embeddings", "biases"]) {
      const model = stack.use(
        await openModel(`${ARCHITECTURES}/qwen2`, {
          adapter: `${ARCHITECTURES}/qwen2_${name}`,
        }),
      );
      await next(model, model.open(), 7);
    }
  });
  assertEquals(loads, 4);
});

for (const [change, bytes] of [["rewritten", Infinity], ["cut", 8]] as const) {
  Deno.test(`an adapter that was ${change} since it was opened is not run, others of its base are`, async () => {
    const files = await fixture("lora");
    await inFolder(files, async (adapter) => {
      await using changed = await openModel(BASE, { adapter });
      await using kept = await openTiny("lora");
      const before = await next(kept, kept.open(), 7);
      const weights = `${adapter}/adapter_model.safetensors`;
      const written = files["adapter_model.safetensors"] as Uint8Array;
      await Deno.writeFile(`${weights}.new`, written.slice(0, bytes));
      await Deno.rename(`${weights}.new`, weights);
      await assertRejects(
        () => next(changed, changed.open(), 7),
        Error,
        `Cannot load the weights that were opened as "${weights}" was written since then. Wait until nothing writes there, then run the same command again`,
      );
      assertEquals(await next(kept, kept.open(), 7), before);
    });
  });
}
