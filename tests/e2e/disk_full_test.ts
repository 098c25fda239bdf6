import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";
import { asked, servedSuite } from "./served_suite.ts";

function mount(path: string, size: string): boolean {
  const options = ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path];
  return new Deno.Command("mount", { args: options, stderr: "null" })
    .outputSync().success;
}

function unmount(path: string): void {
  new Deno.Command("umount", { args: [path] }).outputSync();
}

/** Whether this machine lets the test make a disk that is small enough to fill. */
function canMount(): boolean {
  using folder = new TemporaryFolder();
  try {
    if (!mount(folder.path, "64k")) return false;
    unmount(folder.path);
    return true;
  } catch {
    return false;
  }
}

Deno.test({
  name:
    "a full disk stops eval with what to do, loses no stored answer, and the same command goes on when there is room",
  ignore: !canMount(),
  async fn() {
    using folder = new TemporaryFolder();
    const disk = folder.folder("disk");
    mount(disk, "320k");
    try {
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
      await new Deno.Command("mount", {
        args: ["-o", "remount,size=16m", disk],
      }).output();
      const { code, stderr } = await aftertune(args);
      assertEquals(code, 0, stderr);
      const again = asked(suite.base) + asked(suite.tuned) - before;
      assertEquals(again < 600, true, `${again} of 600 asked again`);
    } finally {
      unmount(disk);
    }
  },
});
