import type { ModelRequest, Runner } from "../core/mod.ts";
import { randomStream } from "../stats/mod.ts";
import { digestOf } from "./canonical.ts";

/** How many requests wait to be drawn from: so far may one move to the front. */
const WAITING = 1024;

/**
 * Makes a runner that asks the same model again: its answers are kept under an
 * id of its own, so that those of the first time are never taken for them. It
 * draws the order of the requests, so that they share batches with others than
 * the first time.
 *
 * @param runner The runner of the model; disposed of with the one returned.
 * @param name What tells this repeat from others of the model; draws the order,
 *   too.
 * @returns The runner of the repeat.
 *
 * @example Usage
 * ```ts
 * import { askedAgain } from "@aftertune/aftertune/engine/mod.ts";
 * import type { Runner } from "@aftertune/aftertune/core/mod.ts";
 * import { assertNotEquals } from "@std/assert";
 *
 * const runner: Runner = {
 *   ...{ id: "2c26b46b", provenance: {}, serves: new Set(["generate"]) },
 *   async *run() {},
 *   [Symbol.asyncDispose]: () => Promise.resolve(),
 * };
 * const [once, twice] = ["once", "twice"].map((name) => askedAgain(runner, name));
 * assertNotEquals(once?.id, runner.id);
 * assertNotEquals(once?.id, twice?.id);
 * ```
 */
export function askedAgain(runner: Runner, name: string): Runner {
  const id = digestOf({ repeat: name, of: runner.id });
  return {
    ...runner,
    id,
    provenance: { ...runner.provenance, repeat: name },
    run: (requests, options) =>
      runner.run(inDrawnOrder(requests, randomStream(id)), options),
    [Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
  };
}

async function* inDrawnOrder(
  requests: Iterable<ModelRequest> | AsyncIterable<ModelRequest>,
  random: () => number,
): AsyncGenerator<ModelRequest> {
  const waiting: ModelRequest[] = [];
  for await (const request of requests) {
    waiting.push(request);
    if (waiting.length > WAITING) yield draw(waiting, random);
  }
  while (waiting.length > 0) yield draw(waiting, random);
}

/** Takes one out; the last one goes to its place. */
function draw(
  waiting: ModelRequest[],
  random: () => number,
): ModelRequest {
  const place = Math.floor(random() * waiting.length);
  const drawn = waiting[place] as ModelRequest;
  waiting[place] = waiting.at(-1) as ModelRequest;
  waiting.pop();
  return drawn;
}
