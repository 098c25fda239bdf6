import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { sharedTimer } from "../../../runners/openai/shared_timer.ts";
import { testClock } from "../../servers/test_clock.ts";

const STEP = fc.oneof(
  fc.record({ wait: fc.nat(50) }),
  fc.record({ forget: fc.nat(20) }),
  fc.record({ advance: fc.nat(30) }),
);

Deno.test("many waits on one timer end when waits of their own would", () => {
  fc.assert(fc.property(fc.array(STEP, { maxLength: 60 }), (steps) => {
    const own = testClock(-1);
    const clock = testClock(-1);
    const timers = new Set<symbol>();
    const shared = sharedTimer({
      ...clock,
      after(milliseconds, action) {
        const timer = Symbol();
        timers.add(timer);
        const cancel = clock.after(milliseconds, () => {
          timers.delete(timer);
          action();
        });
        return () => {
          timers.delete(timer);
          cancel();
        };
      },
    });
    const ended: [Set<number>, Set<number>] = [new Set(), new Set()];
    const forgets: (() => void)[] = [];
    let count = 0;
    for (const step of steps) {
      if ("wait" in step) {
        const name = count++;
        const one = own.after(step.wait, () => ended[0].add(name));
        const two = shared.after(step.wait, () => ended[1].add(name));
        forgets.push(() => [one, two].forEach((forget) => forget()));
      } else if ("forget" in step) {
        forgets[step.forget]?.();
      } else {
        own.advance(step.advance);
        clock.advance(step.advance);
      }
      assertEquals(ended[1], ended[0]);
      assert(timers.size <= 1, `${timers.size} timers`);
    }
    forgets.forEach((forget) => forget());
    assertEquals(timers.size, 0);
  }));
});
