import { assertEquals } from "@std/assert";
import configuration from "../../deno.json" with { type: "json" };

Deno.test("all commands give V8 the same flags: it compiles anew for others", () => {
  const flags = Object.values(configuration.tasks).flatMap((task) =>
    "command" in task && / main\.ts\b/.test(task.command)
      ? [/--v8-flags=\S+/.exec(task.command)?.[0]]
      : []
  );
  assertEquals(new Set(flags).size, 1);
});
