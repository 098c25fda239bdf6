import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import type { InferenceSession } from "onnxruntime-node";
import { LazySession } from "../../../runners/onnx/lazy_session.ts";
import type { Feeds } from "../../../runners/onnx/session.ts";

const LARGE = 2 ** 30;
const SMALL = 2 ** 20;

/** What a model of these tests is. */
interface Settings {
  /** Which weights. */
  readonly key: string;
  readonly bytes: number;
  /** Names of the factors that it brings. */
  readonly factors?: readonly string[];
  readonly check?: () => Promise<void>;
}

/** Models whose sessions are only noted: loaded with what, run with what, freed. */
function noted() {
  const log: string[] = [];
  const loaded = new Map<string, number>();
  const load = (key: string, inputs: readonly string[]) => {
    log.push(["load", key, ...inputs].join(" "));
    loaded.set(key, (loaded.get(key) ?? 0) + 1);
    let isFreed = false;
    const session = {
      run: (feeds: Feeds) => {
        assert(!isFreed, "a session was run that is freed");
        assertEquals(Object.keys(feeds).sort(), inputs.toSorted());
        const ranks = Object.entries(feeds).map(([name, { dims }]) =>
          `${name} ${Math.min(...dims)}`
        );
        log.push(["run", key, ...ranks.sort()].join(" "));
        return Promise.resolve({});
      },
      release: () => {
        log.push(`free ${key}`);
        loaded.set(key, (loaded.get(key) ?? 0) - 1);
        isFreed = true;
        return Promise.resolve();
      },
    };
    return session as unknown as InferenceSession;
  };
  const open = ({ key, bytes, factors = [], check }: Settings) =>
    new LazySession({
      ...{ key, bytes },
      factors: new Map(factors.map((name) => [name, { shape: [2, 3] }])),
      load: (all) => Promise.resolve(load(key, [...all.keys()])),
      check: check ?? (() => Promise.resolve()),
      read: () =>
        Promise.resolve(
          Object.fromEntries(factors.map((name) => [name, { dims: [2, 3] }])),
        ) as unknown as Promise<Feeds>,
    });
  const copies = () => [...loaded.values()].reduce((sum, one) => sum + one, 0);
  return { log, open, copies };
}

Deno.test("large weights are freed until they are needed again", async () => {
  const { log, open } = noted();
  const model = open({ key: "base", bytes: LARGE });
  await model.run({});
  await model.unload();
  await model.run({});
  await model[Symbol.asyncDispose]();
  const once = ["load base", "run base", "free base"];
  assertEquals(log, [...once, ...once]);
});

Deno.test("small weights stay until their last model is disposed of", async () => {
  const { log, open } = noted();
  const model = open({ key: "base", bytes: SMALL });
  await model.unload();
  await model.run({});
  await model.unload();
  await model.run({});
  await model[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
  assertEquals(log, ["load base", "run base", "run base", "free base"]);
  await assertRejects(
    () => model.run({}),
    Error,
    "Cannot run a model that was disposed of",
  );
});

Deno.test("weights that changed while they rested are not used", async () => {
  const { log, open } = noted();
  let isChanged = false;
  await using model = open({
    key: "base",
    bytes: SMALL,
    check: () =>
      isChanged
        ? Promise.reject(new Error("Cannot use weights that changed"))
        : Promise.resolve(),
  });
  await model.run({});
  await model.unload();
  isChanged = true;
  for (let time = 0; time < 2; time++) {
    await assertRejects(
      () => model.run({}),
      Error,
      "Cannot use weights that changed",
    );
  }
  assertEquals(log, ["load base", "run base"]);
});

Deno.test("weights that change while they are loaded are not used", async () => {
  const { log, open } = noted();
  let checks = 0;
  await using model = open({
    key: "base",
    bytes: LARGE,
    check: () =>
      ++checks === 2
        ? Promise.reject(new Error("Cannot use weights that changed"))
        : Promise.resolve(),
  });
  await assertRejects(
    () => model.run({}),
    Error,
    "Cannot use weights that changed",
  );
  assertEquals(log, ["load base", "free base"]);
});

Deno.test("adapters of one base that take turns load it once", async () => {
  const { log, open } = noted();
  const [first, second] = ["lora_A.weight", "lora_B.weight"].map((factor) =>
    open({ key: "base", bytes: LARGE, factors: [factor] })
  );
  for (const model of [first, second, first]) {
    await model?.run({});
    await model?.unload();
  }
  await first?.[Symbol.asyncDispose]();
  await second?.run({});
  await second?.unload();
  await second?.[Symbol.asyncDispose]();
  // A factor that only the other one has is of rank 0.
  assertEquals(log, [
    "load base lora_A.weight lora_B.weight",
    "run base lora_A.weight 2 lora_B.weight 0",
    "run base lora_A.weight 0 lora_B.weight 2",
    "run base lora_A.weight 2 lora_B.weight 0",
    "run base lora_A.weight 0 lora_B.weight 2",
    "free base",
  ]);
});

Deno.test("an adapter with branches that no other has is taken in later, too", async () => {
  const { log, open } = noted();
  const settings = { key: "base", bytes: LARGE };
  await using first = open({ ...settings, factors: ["q"] });
  await first.run({});
  await using second = open({ ...settings, factors: ["q", "v"] });
  await second.run({});
  await first.run({});
  assertEquals(log, [
    ...["load base q", "run base q 2", "free base"],
    ...["load base q v", "run base q 2 v 2", "run base q 2 v 0"],
  ]);
});

Deno.test("weights that rest for another adapter give way to other weights", async () => {
  const { log, open } = noted();
  const adapted = { key: "adapted", bytes: LARGE };
  await using first = open(adapted);
  await using _second = open(adapted);
  await using base = open({ key: "base", bytes: LARGE });
  await first.run({});
  await first.unload();
  await base.run({});
  assertEquals(log.splice(0), [
    ...["load adapted", "run adapted", "free adapted", "load base", "run base"],
  ]);
  await first.run({});
  await first.unload();
  assertEquals(log, ["load adapted", "run adapted", "free adapted"]);
});

/** What may be done with models of three kinds of weights. */
interface Action {
  readonly act: "open" | "run" | "unload" | "dispose";
  /** Weights and factors of what is opened. */
  readonly key: string;
  readonly factors: string[];
  /** Which model does it. */
  readonly which: number;
  /** Whether all that was begun ends before the next. */
  readonly waits: boolean;
}

const actionsOf: fc.Arbitrary<Action[]> = fc.array(
  fc.record({
    act: fc.constantFrom("open", "run", "run", "unload", "dispose"),
    key: fc.constantFrom("base", "adapted", "tuned"),
    factors: fc.subarray(["q", "k", "v"]),
    which: fc.nat({ max: 9 }),
    waits: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** An open model, which does one thing after the other as models do. */
interface Open {
  readonly model: LazySession;
  readonly key: string;
  done: Promise<void>;
  runs: boolean;
}

Deno.test("in whatever order models come and go, large weights are in memory where something runs in them, and once at most where nothing does", async () => {
  const check = async (actions: readonly Action[]) => {
    const { open, copies } = noted();
    const all: Open[] = [];
    const left: Open[] = [];
    for (const { act, key, factors, which, waits } of actions) {
      const one = left[which % left.length];
      if (act === "open" || one === undefined) {
        const model = open({ key, bytes: LARGE, factors });
        const opened = { model, key, done: Promise.resolve(), runs: false };
        all.push(opened);
        left.push(opened);
        continue;
      }
      one.runs = act === "run";
      one.done = one.done.then(async () => {
        if (act === "run") await one.model.run({});
        else if (act === "unload") await one.model.unload();
        else await one.model[Symbol.asyncDispose]();
      });
      if (act === "dispose") left.splice(left.indexOf(one), 1);
      if (!waits) continue;
      await Promise.all(all.map(({ done }) => done));
      const running = all.filter(({ runs }) => runs).map(({ key }) => key);
      const used = new Set(running).size;
      assert(copies() >= used && copies() <= Math.max(1, used));
    }
    await Promise.all(all.map(({ done }) => done));
    for (const { model } of left) await model[Symbol.asyncDispose]();
    assertEquals(copies(), 0);
  };
  await fc.assert(fc.asyncProperty(actionsOf, check), {
    numRuns: 500,
    seed: 4,
  });
});
