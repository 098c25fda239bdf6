import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { krippendorffAlpha, type Ratings } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const SCALES = ["nominal", "ordinal", "interval"] as const;
const UNITS: fc.Arbitrary<(number | null)[][]> = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 4 }),
  { maxLength: 15 },
);

Deno.test("alpha agrees with the krippendorff package on every scale", () => {
  for (const { units, scale, alpha } of fixtures.krippendorff_alpha) {
    const named = SCALES.find((each) => each === scale) ?? "nominal";
    assertClose(krippendorffAlpha(units, { scale: named }) ?? NaN, alpha);
  }
});

Deno.test("alpha gives the figures of Krippendorff's own example", () => {
  const [{ units } = { units: [] }] = fixtures.krippendorff_alpha;
  const printed = { nominal: 0.743, ordinal: 0.815, interval: 0.849 };
  for (const scale of SCALES) {
    const alpha = krippendorffAlpha(units, { scale }) ?? NaN;
    assert(Math.abs(alpha - printed[scale]) < 0.0005, `${scale}: ${alpha}`);
  }
});

Deno.test("alpha knows neither who rated nor what came first", () => {
  fc.assert(fc.property(UNITS, (units) => {
    for (const scale of SCALES) {
      const alpha = krippendorffAlpha(units, { scale });
      const turned = krippendorffAlpha(
        units.toReversed().map((ratings) => [null, ...ratings.toReversed()]),
        { scale },
      );
      assertEquals(alpha === null, turned === null);
      if (alpha === null) continue;
      assertClose(alpha, turned ?? NaN);
      assert(alpha <= 1);
    }
  }));
});

Deno.test("alpha is 1 where all agree and none where nothing could differ", () => {
  for (const scale of SCALES) {
    assertClose(krippendorffAlpha([[1, 1], [2, 2]], { scale }) ?? NaN, 1);
    assertEquals(krippendorffAlpha([[1, 1], [1, null]], { scale }), null);
    assertEquals(krippendorffAlpha([[1], [2], []], { scale }), null);
    assertEquals(krippendorffAlpha([], { scale }), null);
  }
});

Deno.test("labels that are no numbers have no order and no distance", () => {
  const units: Ratings[] = [["good", "good"], ["bad", "good"]];
  assertClose(krippendorffAlpha(units, { scale: "nominal" }) ?? NaN, 0);
  assertEquals(
    assertThrows(
      () => krippendorffAlpha(units, { scale: "ordinal" }),
      TypeError,
    )
      .message,
    'Cannot compare on the ordinal scale as ratings must be finite numbers: "good"',
  );
  assertThrows(
    () => krippendorffAlpha([[1, NaN]], { scale: "interval" }),
    TypeError,
  );
});
