import { assertEquals } from "@std/assert";
import type { Received } from "../servers/openai_server.ts";
import { aftertune, TemporaryFolder } from "./command.ts";
import { servedSuite } from "./served_suite.ts";

const REQUESTS = 60;
const TABLES = ["summary.csv", "paired.csv", "flips.csv"];

function argsOf(suite: string, { path }: TemporaryFolder): string[] {
  return ["eval", suite, "--results", path, "--reports", "csv", "--quiet"];
}

/** What a run that nobody kills writes. */
async function undisturbed(): Promise<string[]> {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: REQUESTS / 2 });
  await aftertune(argsOf(suite.path, folder));
  return TABLES.map((name) => folder.read(`served/${name}`));
}

/** Kills a run when its n-th request arrives, then runs it again. */
async function killedAt(
  n: number,
): Promise<{ sent: string[]; tables: string[] }> {
  using folder = new TemporaryFolder();
  let process: Deno.ChildProcess | undefined;
  let count = 0;
  const sent: string[] = [];
  const fault = ({ path, body }: Received) => {
    if (path !== "/completions") return undefined;
    if (++count === n) {
      process?.kill("SIGKILL");
      return new Promise<Response>(() => {});
    }
    sent.push(`${body.model} ${body.prompt}`);
    return undefined;
  };
  await using suite = servedSuite(folder, {
    limit: REQUESTS / 2,
    concurrency: 1,
    base: { fault },
    tuned: { fault },
  });
  const args = argsOf(suite.path, folder);
  const killed = await aftertune(args, { started: (one) => process = one });
  assertEquals(killed.signal, "SIGKILL");
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  return { sent, tables: TABLES.map((name) => folder.read(`served/${name}`)) };
}

Deno.test("a run killed at any of its 60 requests goes on: nothing answered is asked twice, and the tables are the same", async () => {
  const expected = await undisturbed();
  for (let n = 1; n <= REQUESTS; n++) {
    const { sent, tables } = await killedAt(n);
    assertEquals(new Set(sent).size, REQUESTS, `asked, killed at ${n}`);
    assertEquals(sent.length, REQUESTS, `answered once, killed at ${n}`);
    assertEquals(tables, expected, `tables, killed at ${n}`);
  }
});
