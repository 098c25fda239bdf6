import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";
import { asked, servedSuite } from "./served_suite.ts";
import { canMount, SmallDisk } from "./small_disk.ts";

Deno.test({
  name:
    "a full disk stops eval with what to do, loses no stored answer, and the same command goes on when there is room",
  ignore: !canMount(),
  async fn() {
    using folder = new TemporaryFolder();
    const disk = folder.folder("disk");
    using small = new SmallDisk(disk, "320k");
    await using suite = servedSuite(folder, {
      limit: 300,
      tuned: { say: () => ` ${"words ".repeat(200)}` },
    });
    const args = ["eval", suite.path, "--results", disk, "--reports", "csv"];
    const full = await aftertune(args);
    assertEquals(full.code, 2, full.stdout);
    assertStringIncludes(full.stderr, "full");
    assertStringIncludes(full.stderr, "same command");
    const before = asked(suite.base) + asked(suite.tuned);
    small.remount("size=16m");
    const { code, stderr } = await aftertune(args);
    assertEquals(code, 0, stderr);
    const again = asked(suite.base) + asked(suite.tuned) - before;
    assertEquals(again < 600, true, `${again} of 600 asked again`);
  },
});
