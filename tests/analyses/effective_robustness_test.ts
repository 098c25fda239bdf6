import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  effectiveRobustness,
  type MeasuredShare,
  type ShiftedShares,
} from "../../analyses/effective_robustness.ts";
import { wilson } from "../../stats/mod.ts";

const level = 0.95;

const share = (right: number, n = 200): MeasuredShare => ({
  ...{ value: right / n, n },
  ...wilson(right, n, { level }),
});

const of = (inside: number, outside: number): ShiftedShares => ({
  inside: share(inside),
  outside: share(outside),
});

const right = fc.integer({ min: 0, max: 200 });
const models = fc.array(
  fc.tuple(right, right).map(([one, two]) => of(one, two)),
  {
    ...{ minLength: 3, maxLength: 6 },
  },
);

Deno.test("the residual is what statsmodels makes of the same shares", () => {
  // OLS on logits of (k + ½)/(n + 1), 0.3539 expected, Wilson's intervals.
  const line = [of(60, 30), of(100, 50), of(140, 100), of(160, 110)];
  const residual = effectiveRobustness(of(120, 90), line, level);
  assertAlmostEquals(residual?.value ?? NaN, 0.0960880288007332, 1e-9);
  assertAlmostEquals(residual?.low ?? NaN, -0.03436218308190339, 1e-9);
  assertAlmostEquals(residual?.high ?? NaN, 0.21600755448865372, 1e-9);
});

Deno.test("a line through its own points leaves them nothing, a higher score more", () => {
  const line = [of(40, 40), of(100, 100), of(160, 160)];
  for (const [inside, outside] of [[40, 40], [100, 100], [160, 160]] as const) {
    const { value } = effectiveRobustness(of(inside, outside), line, level) ??
      {};
    assertAlmostEquals(value ?? NaN, 0, 1e-12);
  }
  const above = effectiveRobustness(of(100, 140), line, level);
  assertAlmostEquals(above?.value ?? NaN, 0.2, 1e-12);
  // The points lie on the line, so only the model's own scores are unsure.
  assert((above?.low ?? 0) > 0.2 - 0.15 && (above?.high ?? 1) < 0.2 + 0.15);
});

Deno.test("scores of none and of all have a residual too, within −1 and 1", () => {
  fc.assert(fc.property(models, right, right, (line, inside, outside) => {
    const residual = effectiveRobustness(of(inside, outside), line, level);
    if (residual === null) return;
    assert(Math.abs(residual.value) <= 1);
    assert(residual.low <= residual.value && residual.value <= residual.high);
  }));
});

Deno.test("the more right out of distribution, the more robust", () => {
  fc.assert(fc.property(models, right, right, (line, inside, outside) => {
    fc.pre(outside < 200);
    const less = effectiveRobustness(of(inside, outside), line, level);
    const more = effectiveRobustness(of(inside, outside + 1), line, level);
    assertEquals(less === null, more === null);
    if (less === null || more === null) return;
    assertAlmostEquals(more.value - less.value, 1 / 200, 1e-9);
  }));
});

Deno.test("the order of the models of the line changes nothing", () => {
  fc.assert(fc.property(models, right, right, (line, inside, outside) => {
    const model = of(inside, outside);
    const one = effectiveRobustness(model, line, level);
    const other = effectiveRobustness(model, line.toReversed(), level);
    assertEquals(one === null, other === null);
    assertAlmostEquals(one?.value ?? 0, other?.value ?? 0, 1e-9);
  }));
});

Deno.test("fewer than three models, or all of one score, make no line", () => {
  const two = [of(60, 30), of(100, 50)];
  assertEquals(effectiveRobustness(of(80, 40), [], level), null);
  assertEquals(effectiveRobustness(of(80, 40), two, level), null);
  const same = [of(60, 30), of(60, 50), of(60, 80)];
  assertEquals(effectiveRobustness(of(80, 40), same, level), null);
});
