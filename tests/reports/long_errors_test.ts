import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { terminal, textColumns, wrapColumns } from "../../reports/mod.ts";
import { NOTHING } from "./nothing.ts";

const ERROR =
  `Cannot answer as the model's logits must be numbers: they are NaN, since tensor "base_model.model.model.layers.0.mlp.down_proj.lora_B.weight" of "/data/of/someone/.cache/huggingface/hub/models--some-organisation--a-model-name-7B-instruct/blobs/${
    "0123456789abcdef".repeat(4)
  }" holds NaN at [0, 35]. Train, merge or download these weights anew`;

for (const columns of [40, 80]) {
  Deno.test(`an error with a long name and a long path is told whole in ${columns} columns`, () => {
    const text = terminal({
      ...NOTHING,
      failures: [{
        ...{ model: "tuned", failed: 2, requests: 8, failedOtherwise: 0 },
        reasons: [{ text: ERROR, requests: 2 }],
      }],
    }, { columns });
    for (const line of text.split("\n")) {
      assert(textColumns(line) <= columns, line);
    }
    // Where it is broken within a word is told by nothing.
    assert(withoutSpace(text).includes(withoutSpace(ERROR)), text);
  });
}

Deno.test("what is wrapped says what the text says, in lines that fit", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 2, max: 20 }),
      (text, columns) => {
        const shown = wrapColumns(text, columns);
        assertEquals(
          withoutSpace(shown.join("")),
          withoutSpace(wrapColumns(text, Infinity).join("")),
        );
        for (const line of shown) assert(textColumns(line) <= columns, line);
      },
    ),
  );
});

Deno.test("a long word begins in a line of its own, and what follows it goes on behind its end", () => {
  assertEquals(wrapColumns("read /models/of/mine/7B now", 12), [
    "read",
    "/models/of/m",
    "ine/7B now",
  ]);
  assertEquals(wrapColumns("模型模型", 5), ["模型", "模型"]);
});

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, "");
}
