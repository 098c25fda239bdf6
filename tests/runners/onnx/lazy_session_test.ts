import { assertEquals, assertRejects } from "@std/assert";
import type { InferenceSession } from "onnxruntime-node";
import { LazySession } from "../../../runners/onnx/lazy_session.ts";

/** A session that says when it is loaded, checked, run and freed. */
function logged(
  bytes: number,
  check: () => Promise<void> = () => Promise.resolve(),
): { session: LazySession; log: string[] } {
  const log: string[] = [];
  const noted = (what: string) => {
    log.push(what);
    return Promise.resolve();
  };
  const loaded = {
    run: () => noted("run"),
    release: () => noted("release"),
  } as unknown as InferenceSession;
  const session = new LazySession({
    bytes,
    load: () => noted("load").then(() => loaded),
    check: () => noted("check").then(check),
  });
  return { session, log };
}

Deno.test("large weights are freed until they are needed again", async () => {
  const { session, log } = logged(2 ** 30);
  await session.run({});
  await session.unload();
  await session.run({});
  await session[Symbol.asyncDispose]();
  assertEquals(log, ["load", "run", "release", "load", "run", "release"]);
});

Deno.test("small weights stay, and are looked at before they are used again", async () => {
  const { session, log } = logged(2 ** 20);
  await session.unload();
  await session.run({});
  await session.unload();
  await session.run({});
  await session.run({});
  await session[Symbol.asyncDispose]();
  assertEquals(log, ["load", "run", "check", "run", "run", "release"]);
});

Deno.test("small weights that changed while they rested are not used", async () => {
  const { session, log } = logged(
    2 ** 20,
    () => Promise.reject(new Error("Cannot use weights that changed")),
  );
  await session.run({});
  await session.unload();
  for (let time = 0; time < 2; time++) {
    await assertRejects(
      () => session.run({}),
      Error,
      "Cannot use weights that changed",
    );
  }
  assertEquals(log, ["load", "run", "check", "check"]);
});
