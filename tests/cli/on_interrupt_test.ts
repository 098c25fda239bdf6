import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { interruption } from "../../cli/on_interrupt.ts";

/** What is done where signals of Ctrl-C come at these times. */
function doneAt(times: readonly number[]): string[] {
  const done: string[] = [];
  let time = 0;
  const interrupt = interruption({
    stop: () => done.push("stop"),
    leave: () => done.push("leave"),
    now: () => time,
  });
  for (time of times) interrupt();
  return done;
}

Deno.test("one Ctrl-C stops cleanly, however often its signal is handed on at once", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 5 }), (echoes) => {
      const times = [0, ...echoes.toSorted((a, b) => a - b)];
      assertEquals(doneAt(times), ["stop"]);
    }),
  );
});

Deno.test("a second Ctrl-C leaves at once", () => {
  assertEquals(doneAt([1000, 1001, 2000, 2001]), ["stop", "leave", "leave"]);
  assertEquals(doneAt([1000, 1501]), ["stop", "leave"]);
});
