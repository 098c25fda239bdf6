import { assertEquals } from "@std/assert";
import { alternative } from "../../treatments/mod.ts";

const SAMPLE = {
  id: "1",
  question: "1 + 1?",
  targets: ["2"],
  solution: "1 + 1 = 2",
  alternatives: { harder: { question: "10 + 10?", targets: ["20"] } },
};

Deno.test("an alternative takes the place of the fields that it has", () => {
  assertEquals(alternative("harder", "is harder").apply(SAMPLE, () => 0), {
    ...SAMPLE,
    question: "10 + 10?",
    targets: ["20"],
  });
});

Deno.test("an alternative that a sample does not bring does not apply", () => {
  assertEquals(alternative("easier", "is easier").apply(SAMPLE, () => 0), null);
  const { alternatives: _, ...bare } = SAMPLE;
  assertEquals(alternative("harder", "is harder").apply(bare, () => 0), null);
});
