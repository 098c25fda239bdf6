import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { leadOf } from "../../analyses/lead.ts";
import { mcnemar, pairedDifference } from "../../stats/mod.ts";

const BINARY = { binary: true, better: "higher" } as const;
const GRADED = { binary: false, better: "higher" } as const;

const column = fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 });
const pair = fc.integer({ min: 3, max: 40 }).chain((length) => {
  const side = fc.array(fc.constantFrom(0, 1), {
    minLength: length,
    maxLength: length,
  });
  return fc.tuple(side, side);
});

Deno.test("one task of binary scores has McNemar's exact p-value", () => {
  fc.assert(fc.property(pair, ([one, other]) => {
    const gained = one.filter((score, index) => score > (other[index] ?? 0));
    const lost = one.filter((score, index) => score < (other[index] ?? 0));
    const { ahead, pValue } = leadOf([one], [other], [BINARY]);
    assertEquals(ahead, gained.length - lost.length);
    assertEquals(pValue, mcnemar(gained.length, lost.length));
  }));
});

Deno.test("several tasks have the p-value of the macro difference with a gained and a lost pair each", () => {
  fc.assert(fc.property(pair, pair, ([one, other], [onward, back]) => {
    const rows = [
      ...one.map((score, index) => [score, other[index] ?? 0, 0]),
      ...onward.map((score, index) => [score, back[index] ?? 0, 1]),
      ...[0, 1].flatMap((task) => [[1, 0, task], [0, 1, task]]),
    ];
    const expected = pairedDifference(
      rows.map(([, before]) => before ?? 0),
      rows.map(([after]) => after ?? 0),
      {
        ...{ level: 0.95, weighting: "macro" },
        strata: rows.map(([, , task]) => task ?? 0),
      },
    );
    const { ahead, pValue } = leadOf([one, onward], [other, back], [
      BINARY,
      BINARY,
    ]);
    assertAlmostEquals(ahead, expected?.mean ?? NaN, 1e-12);
    assertAlmostEquals(pValue, expected?.pValue ?? NaN, 1e-9);
  }));
});

Deno.test("tasks of one source tell no more than one of them does", () => {
  fc.assert(fc.property(pair, ([one, other]) => {
    const task = { ...BINARY, source: "samples" };
    const twice = leadOf([one, one], [other, other], [task, task]);
    const apart = leadOf([one, one], [other, other], [BINARY, BINARY]);
    assertAlmostEquals(twice.ahead, apart.ahead, 1e-12);
    assert(twice.pValue >= apart.pValue - 1e-12);
  }));
});

Deno.test("who is compared with whom turns the lead around and nothing else", () => {
  fc.assert(fc.property(pair, ([one, other]) => {
    for (const tasks of [[BINARY], [BINARY, BINARY]]) {
      const sides = [tasks.map(() => one), tasks.map(() => other)] as const;
      const lead = leadOf(sides[0], sides[1], tasks);
      const turned = leadOf(sides[1], sides[0], tasks);
      assertAlmostEquals(lead.ahead, -turned.ahead, 1e-12);
      assertAlmostEquals(lead.pValue, turned.pValue, 1e-12);
    }
  }));
});

Deno.test("where all pairs differ by the same, nothing tells how others would", () => {
  const unknown = { ahead: 0, pValue: 1 };
  assertEquals(leadOf([[2, 3]], [[1, 2]], [GRADED]), unknown);
  const tasks = [GRADED, BINARY];
  assertEquals(leadOf([[2, 3], [1, 1]], [[1, 2], [0, 1]], tasks), unknown);
});

Deno.test("a task without a common score leaves the average open", () => {
  fc.assert(fc.property(column, (scores) => {
    const none = scores.map(() => null);
    assertEquals(
      leadOf([scores, none], [scores, scores], [BINARY, BINARY]),
      { ahead: 0, pValue: 1 },
    );
  }));
});
