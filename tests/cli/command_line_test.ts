import { assertEquals } from "@std/assert";
import { evalCommand } from "../../cli/command_line.ts";

/** What is to be typed behind the program's name. */
function typed(...args: readonly string[]): string {
  return evalCommand(args).replace(/^.*?(?= eval\b)/, "").trim();
}

Deno.test("the command that asks first has the suite and its options, whatever was typed", () => {
  assertEquals(
    typed("score", "my.yaml", "--limit", "3", "--results", "a b"),
    "eval my.yaml --limit 3 --results 'a b'",
  );
});

Deno.test("the command that asks first has nothing that only gates and exports know", () => {
  assertEquals(
    typed("gate", "my.yaml", "--budget", "b.yaml", "--explain", "--limit=3"),
    "eval my.yaml --limit=3",
  );
  assertEquals(
    typed("export", "--out", "x", "lm-eval", "my.yaml", "--dataset=a=b:c"),
    "eval my.yaml",
  );
  assertEquals(
    typed("export", "lm-eval", "--organization", "lab", "--results", "out"),
    "eval --results out",
  );
});
