import { assertEquals } from "@std/assert";
import { studentTail } from "../../stats/student_tail.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("t tails agree with scipy, small ones in their digits", () => {
  for (const { t, freedom, value } of fixtures.student_tail) {
    // Beyond the smallest numbers there are no digits left to agree.
    if (value > 1e-290) assertClose(studentTail(t, freedom) / value, 1);
  }
});

Deno.test("half of t lies above 0 and none beyond infinity", () => {
  assertEquals(studentTail(0, 3), 0.5);
  assertEquals(studentTail(Infinity, 3), 0);
  assertEquals(studentTail(-Infinity, 3), 1);
});
