import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  hubNameText,
  parseHubName,
} from "../../../checkpoints/hub_names/mod.ts";

const NAMES = {
  "hf:org/name": ["org/name", "main"],
  "hf:org/name@v1.0": ["org/name", "v1.0"],
  "hf:org/name@refs/pr/7": ["org/name", "refs/pr/7"],
  "hf:Qwen/Qwen2.5-0.5B_x": ["Qwen/Qwen2.5-0.5B_x", "main"],
  "hf:gpt2": ["gpt2", "main"],
} as const;

for (const [text, [repository, revision]] of Object.entries(NAMES)) {
  Deno.test(`${text} names ${revision} of ${repository}`, () => {
    assertEquals(parseHubName(text), { repository, revision });
  });
}

for (
  const text of [
    "hf:",
    "hf:org/",
    "hf:/name",
    "hf:org/name/more",
    "hf:../name",
    "hf:org/..",
    "hf:org/a--b",
    "hf:org/na me",
    "hf:org/name\n",
    "hf://org/name",
  ]
) {
  Deno.test(`${JSON.stringify(text)} is refused as a name`, () => {
    assertThrows(
      () => parseHubName(text),
      SyntaxError,
      "it must be hf:ORG/NAME or hf:ORG/NAME@REVISION",
    );
  });
}

for (const revision of ["", "..", "a/../b", "/a", "a/", "a b", "-a", "a@b"]) {
  Deno.test(`${JSON.stringify(revision)} is refused as a revision`, () => {
    assertThrows(
      () => parseHubName(`hf:org/name@${revision}`),
      SyntaxError,
      "behind the @ there must be a branch, a tag or a commit",
    );
  });
}

Deno.test("a name that is read never leads out of a folder, and is written as it was read", () => {
  const word = fc.string({ unit: fc.constantFrom("a", ".", "/", "-", "@") });
  fc.assert(fc.property(word, (text) => {
    let name;
    try {
      name = parseHubName(`hf:${text}`);
    } catch {
      return;
    }
    const parts = [name.repository, name.revision].join("/").split("/");
    assertEquals(parts.filter((part) => /^\.*$/.test(part)), []);
    assertEquals(parseHubName(hubNameText(name)), name);
  }));
});
