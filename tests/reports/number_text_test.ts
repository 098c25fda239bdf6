import { assertEquals } from "@std/assert";
import { numberStyle, pValueText } from "../../reports/mod.ts";

Deno.test("shares are shown in percent and their differences in points, other numbers plain", () => {
  const estimate = { value: 0.2, low: -0.0004, high: 0.26, level: 0.95, n: 9 };
  const share = numberStyle("accuracy");
  assertEquals(share.unit, "percentage points");
  assertEquals(share.value(1), "100.0%");
  assertEquals(share.interval(estimate), "[0.0, 26.0]");
  assertEquals(share.differenceInterval(estimate), "[0.0, +26.0]");
  const mean = numberStyle("mean");
  assertEquals(mean.unit, "");
  assertEquals(mean.value(12.3456), "12.346");
  assertEquals(mean.difference(-0.5), "−0.500");
  assertEquals(numberStyle("refusal_rate").share, true);
  assertEquals(numberStyle("narrate").share, false);
});

Deno.test("a p-value is never shown as 0", () => {
  const texts = [null, 0, 0.00099, 0.001, 0.0996, 0.1, 1].map(pValueText);
  assertEquals(texts, [
    "–",
    "< 0.001",
    "< 0.001",
    "0.001",
    "0.100",
    "0.10",
    "1.00",
  ]);
});
