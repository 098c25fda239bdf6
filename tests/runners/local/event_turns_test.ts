import { assertEquals } from "@std/assert";
import { EventTurns } from "../../../runners/local/event_turns.ts";

/** Whether other events could come before the end of a turn. */
async function letsOthersIn(turns: EventTurns): Promise<boolean> {
  let isOver = false;
  const turn = turns.next().then(() => {
    isOver = true;
  });
  // Promises alone let no event in.
  for (let wait = 0; wait < 9; wait++) await null;
  const letsIn = !isOver;
  await turn;
  return letsIn;
}

Deno.test("without a clock, other events come in at each turn", async () => {
  using turns = new EventTurns();
  for (let turn = 0; turn < 3; turn++) {
    assertEquals(await letsOthersIn(turns), true);
  }
});

Deno.test("with a clock, other events come in at first and every 10 ms", async () => {
  let time = 0;
  using turns = new EventTurns(() => time);
  const seen: boolean[] = [];
  for (time of [0, 0, 9, 10, 19, 20, 500, 501]) {
    seen.push(await letsOthersIn(turns));
  }
  assertEquals(seen, [true, false, false, true, false, true, true, false]);
});
