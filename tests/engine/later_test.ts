import { assertEquals, assertThrows } from "@std/assert";
import { later } from "../../engine/later.ts";

/** Waits until all that is due now was done. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

Deno.test("later() does once what was called many times", async () => {
  let done = 0;
  const { call, finish } = later(() => done++, 0);
  call();
  call();
  assertEquals(done, 0);
  await turn();
  assertEquals(done, 1);
  call();
  await turn();
  assertEquals(done, 2);
  finish();
  assertEquals(done, 3);
});

Deno.test("later() does nothing after it was finished", async () => {
  let done = 0;
  const { call, finish } = later(() => done++, 0);
  call();
  finish();
  await turn();
  assertEquals(done, 1);
});

Deno.test("later() throws what went wrong at the next call, and at the end", async () => {
  const fail = () => {
    throw new Error("The disk is full.");
  };
  const { call, finish } = later(fail, 0);
  call();
  await turn();
  assertThrows(call, Error, "The disk is full.");
  assertThrows(finish, Error, "The disk is full.");
});
