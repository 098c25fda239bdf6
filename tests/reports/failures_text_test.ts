import { assertEquals } from "@std/assert";
import { failuresText } from "../../reports/mod.ts";

const failures = {
  ...{ model: "tuned", failed: 50, requests: 160 },
  failedOtherwise: 0,
};

Deno.test("failures are told with their error, on one line", () => {
  const reasons = [{ text: "401\n\u001b[31mno key", requests: 50 }];
  assertEquals(
    failuresText({ ...failures, reasons }),
    '50 of 160 requests to tuned failed, most often: "401 ␛[31mno key".',
  );
});

Deno.test("failures for several reasons are told with the count of each", () => {
  const reasons = [
    { text: "too long", requests: 30 },
    { text: "half a pair", requests: 20 },
  ];
  assertEquals(
    failuresText({ ...failures, reasons }),
    '50 of 160 requests to tuned failed: 30 with "too long" and 20 with "half a pair".',
  );
  assertEquals(
    failuresText({ ...failures, failed: 150, reasons, failedOtherwise: 100 }),
    '150 of 160 requests to tuned failed: 30 with "too long", 20 with "half a pair" and 100 for other reasons.',
  );
});

Deno.test("requests that were not put yet are told from those that failed", () => {
  const long = { text: "too long", requests: 30 };
  assertEquals(
    failuresText({ ...failures, reasons: [long] }),
    '50 of 160 requests to tuned have no answer: 20 were not put yet, the others failed, 30 with "too long".',
  );
  const reasons = [long, { text: "half a pair", requests: 19 }];
  assertEquals(
    failuresText({ ...failures, reasons }),
    '50 of 160 requests to tuned have no answer: 1 was not put yet, the others failed, 30 with "too long" and 19 with "half a pair".',
  );
});

Deno.test("a long error is cut", () => {
  const reasons = [{ text: "x".repeat(1_000_000), requests: 50 }];
  const text = failuresText({ ...failures, reasons });
  assertEquals(text.length < 1_100, true);
  assertEquals(text.endsWith('x … [999000 more characters]".'), true);
});

Deno.test("requests that were never put have no error to tell", () => {
  assertEquals(
    failuresText({ ...failures, reasons: [] }),
    "50 of 160 requests to tuned have no answer yet.",
  );
});
