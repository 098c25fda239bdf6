import { assertEquals } from "@std/assert";
import { failuresText } from "../../reports/mod.ts";

const failures = { model: "tuned", failed: 50, requests: 160 };

Deno.test("failures are told with their most frequent error, on one line", () => {
  assertEquals(
    failuresText({ ...failures, reason: "401\n\u001b[31mno key" }),
    '50 of 160 requests to tuned failed, most often: "401 ␛[31mno key".',
  );
});

Deno.test("a long error is cut", () => {
  const text = failuresText({ ...failures, reason: "x".repeat(1_000_000) });
  assertEquals(text.length < 1_100, true);
  assertEquals(text.endsWith('x … [999000 more characters]".'), true);
});

Deno.test("requests that were never put have no error to tell", () => {
  assertEquals(
    failuresText({ ...failures, reason: null }),
    "50 of 160 requests to tuned have no answer yet.",
  );
});
