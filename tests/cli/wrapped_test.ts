import { assertEquals } from "@std/assert";
import { commandLine, wrapped } from "../../cli/wrapped.ts";

Deno.test("a message is broken at the terminal's width, and what goes on stands as far in as it began", () => {
  assertEquals(
    wrapped(
      "error: Cannot begin, for 2 reasons:\n- Cannot open the model\n  because: it is away",
      20,
    ),
    [
      ...["error: Cannot begin,", "for 2 reasons:"],
      ...["- Cannot open the", "  model"],
      ...["  because: it is", "  away"],
    ].join("\n"),
  );
});

Deno.test("a command in a message stays on one line, to be copied", () => {
  const command = "deno task eval my.yaml --limit 3";
  assertEquals(
    wrapped(`Run eval first:${commandLine(command)}`, 12),
    `Run eval\nfirst:\n    ${command}`,
  );
});

Deno.test("where no terminal reads it, a message stays as it is", () => {
  const text = `error:  two spaces, ${"and so on ".repeat(100)}`;
  assertEquals(wrapped(text, Infinity), text);
});
