import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import type {
  ModelRequest,
  ModelResponse,
  RequestBody,
  RequestKind,
  Runner,
} from "../../core/mod.ts";

/** What a test of the suite checks. */
export type RunnerTest =
  | "each request gets exactly one response"
  | "a request that fails disturbs no other"
  | "requests are pulled as there is room"
  | "stopping keeps what came"
  | "leaving early ends the work"
  | "equal requests get equal answers at temperature 0"
  | "two runs do not disturb each other"
  | "the id is the same each time"
  | "disposing twice is harmless";

/** Options of {@linkcode testRunner}. */
export interface RunnerTestOptions {
  /** The kinds of request that the runner must serve. */
  readonly kinds: readonly RequestKind[];
  /** A request that it cannot answer; by default one of a kind that it does not serve. */
  readonly unanswerable?: RequestBody;
  /** Tests that do not apply, and why. */
  readonly skip?: readonly {
    readonly test: RunnerTest;
    readonly reason: string;
  }[];
}

const KINDS: readonly RequestKind[] = ["generate", "choose", "next"];

/** What the kinds of request are answered with. */
const ANSWERS = { generate: "generated", choose: "chosen", next: "next" };

/** Far more requests than any runner needs to see before it answers one. */
const PLENTY = 2_000;

/**
 * Registers the tests that every runner must pass: the contract of `Runner`.
 * A run that is stopped rejects with the signal's reason.
 *
 * @param name What the runner is called in the tests' names.
 * @param open Opens it; two openings give the same model.
 * @param options Which kinds it serves and which tests do not apply.
 */
export function testRunner(
  name: string,
  open: () => Promise<Runner>,
  { kinds, unanswerable, skip = [] }: RunnerTestOptions,
): void {
  const [first = "generate"] = kinds;
  const unserved = KINDS.find((kind) => !kinds.includes(kind));

  function test(
    title: RunnerTest,
    check: (runner: Runner) => Promise<void>,
  ): void {
    const reason = skip.find(({ test }) => test === title)?.reason;
    const suffix = reason === undefined ? "" : ` (skipped: ${reason})`;
    Deno.test({
      name: `${name}: ${title}${suffix}`,
      ignore: reason !== undefined,
      fn: async () => {
        await using runner = await open();
        await check(runner);
      },
    });
  }

  test("each request gets exactly one response", async (runner) => {
    assertEquals(runner.serves, new Set(kinds));
    for (const kind of kinds) {
      const asked = take(9, kind);
      const responses = await Array.fromAsync(runner.run(asked));
      assertEquals(idsOf(responses), asked.map(({ id }) => id).sort());
      for (const { kind: answer } of responses) {
        assertEquals(answer, ANSWERS[kind]);
      }
    }
    assertEquals(await Array.fromAsync(runner.run([])), []);
  });

  test("a request that fails disturbs no other", async (runner) => {
    const body = unanswerable ??
      (unserved && bodyOf(unserved, "What fails?"));
    assert(body, "Say which request it cannot answer, as it serves all kinds");
    const asked = take(8, first);
    const bad = { ...body, id: "unanswerable" };
    const responses = await Array.fromAsync(
      runner.run(asked.toSpliced(4, 0, bad)),
    );
    assertEquals(responses.length, 9);
    for (const response of responses) {
      const isBad = response.requestId === bad.id;
      assertEquals(response.kind, isBad ? "failed" : ANSWERS[first]);
      if (response.kind === "failed") assertMatch(response.error, /^Cannot /);
    }
  });

  test("requests are pulled as there is room", async (runner) => {
    let pulled = 0;
    async function* source(): AsyncGenerator<ModelRequest> {
      for (const request of requests(PLENTY, first)) {
        pulled++;
        yield await Promise.resolve(request);
      }
    }
    const before: number[] = [];
    for await (const { requestId } of runner.run(source())) {
      assert(requestId !== "");
      before.push(pulled);
      if (before.length === 3) break;
    }
    assert((before[2] ?? PLENTY) < PLENTY / 10, `${pulled} were pulled`);
  });

  test("stopping keeps what came", async (runner) => {
    const controller = new AbortController();
    const { signal } = controller;
    const reason = new Error("Stopped by the test");
    const came: ModelResponse[] = [];
    const run = async (): Promise<void> => {
      for await (
        const response of runner.run(requests(PLENTY, first), { signal })
      ) {
        came.push(response);
        if (came.length === 2) controller.abort(reason);
      }
    };
    assertEquals(await assertRejects(run, Error), reason);
    assertEquals(came.slice(0, 2).map(({ kind }) => kind), [
      ANSWERS[first],
      ANSWERS[first],
    ]);
    assertEquals(new Set(idsOf(came)).size, came.length);
    assert(came.length < PLENTY);
    const stopped = runner.run(take(1, first), { signal });
    assertEquals(
      await assertRejects(() => Array.fromAsync(stopped), Error),
      reason,
    );
    assertEquals((await Array.fromAsync(runner.run(take(1, first)))).length, 1);
  });

  test("leaving early ends the work", async (runner) => {
    for (let time = 0; time < 2; time++) {
      for await (const response of runner.run(take(9, first))) {
        assertEquals(response.kind, ANSWERS[first]);
        break;
      }
    }
    assertEquals((await Array.fromAsync(runner.run(take(9, first)))).length, 9);
  });

  test("equal requests get equal answers at temperature 0", async (runner) => {
    const asked = kinds.flatMap((kind) => take(5, kind));
    const once = await Array.fromAsync(runner.run(asked));
    const again = await Array.fromAsync(runner.run(asked));
    assertEquals(again.sort(byId), once.sort(byId));
  });

  test("two runs do not disturb each other", async (runner) => {
    const asked = take(9, first);
    const [one, other] = await Promise.all([
      Array.fromAsync(runner.run(asked.slice(0, 5))),
      Array.fromAsync(runner.run(asked.slice(4))),
    ]);
    assertEquals(idsOf(one), asked.slice(0, 5).map(({ id }) => id).sort());
    assertEquals(idsOf(other), asked.slice(4).map(({ id }) => id).sort());
  });

  test("the id is the same each time", async (runner) => {
    await using other = await open();
    assertMatch(runner.id, /^[0-9a-f]{64}$/);
    assertEquals(other.id, runner.id);
    assertEquals(other.provenance, runner.provenance);
  });

  test("disposing twice is harmless", async (runner) => {
    await runner[Symbol.asyncDispose]();
    await runner[Symbol.asyncDispose]();
  });
}

/**
 * The requests that the suite asks, each with another prompt and the id
 * `<kind>-<number>`.
 *
 * @param count How many.
 * @param kind Of which kind.
 */
export function* requests(
  count: number,
  kind: RequestKind,
): Iterable<ModelRequest> {
  for (let i = 0; i < count; i++) {
    yield { ...bodyOf(kind, `What is ${i} + ${i}?`), id: `${kind}-${i}` };
  }
}

function take(count: number, kind: RequestKind): ModelRequest[] {
  return [...requests(count, kind)];
}

function bodyOf(kind: RequestKind, question: string): RequestBody {
  const prompt = {
    kind: "text",
    text: `Question: ${question}\nAnswer:`,
  } as const;
  switch (kind) {
    case "generate":
      return {
        kind,
        prompt,
        sampling: { maxTokens: 4, stop: ["\n"], temperature: 0 },
      };
    case "choose":
      return { kind, prompt, continuations: [" yes", " no", " 42"] };
    case "next":
      return { kind, prompt, top: 3 };
  }
}

function idsOf(responses: readonly ModelResponse[]): string[] {
  return responses.map(({ requestId }) => requestId).sort();
}

function byId(one: ModelResponse, other: ModelResponse): number {
  return one.requestId < other.requestId ? -1 : 1;
}
