/**
 * How much time a harness adds to a server that answers at once: a whole `eval`
 * process, from start to reports, against a bare fetch loop on the same
 * requests in the same run.
 *
 *     deno task bench --requests 100000 --concurrency 64
 */

import { createHash } from "node:crypto";
import { parseArgs } from "@std/cli/parse-args";
import { fromFileUrl } from "@std/path";
import config from "../deno.json" with { type: "json" };
import { measuredProcess } from "./measured_process.ts";
import { say } from "./say.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));

const { requests, concurrency } = parseArgs(Deno.args, {
  default: { requests: 2000, concurrency: 64 },
});
const folder = Deno.makeTempDirSync({ prefix: "aftertune-bench-" });
const server = new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "--quiet",
    "--allow-net=127.0.0.1",
    `${ROOT}bench/loopback_server.ts`,
  ],
  stdout: "piped",
}).spawn();
const reader = server.stdout.getReader();
const port = new TextDecoder().decode((await reader.read()).value).trim();
const endpoint = `http://127.0.0.1:${port}/v1`;

try {
  writeSuite();
  await bareLoop(200);
  const before = await bareLoop(requests);
  const { seconds, peak, late } = await harness();
  const bare = (before + await bareLoop(requests)) / 2;
  const rate = requests / bare;
  say(
    `${requests} requests, ${concurrency} at once, ${navigator.hardwareConcurrency} cores`,
  );
  say(
    `bare fetch loop  ${bare.toFixed(2)} s, ${
      rate.toFixed(0)
    } requests/s, mean of before and after`,
  );
  say(
    `aftertune eval   ${seconds.toFixed(2)} s, whole process with all reports`,
  );
  say(`ratio            ${(seconds / bare).toFixed(2)}`);
  say(
    `resident memory  ${peak.toFixed(0)} MB at most, ${
      late.toFixed(0)
    } MB more than after a tenth of the run`,
  );
} finally {
  server.kill();
  await reader.cancel();
  await server.status;
  Deno.removeSync(folder, { recursive: true });
}

function writeSuite(): void {
  const rows = Array.from(
    { length: requests / 2 },
    (_, i) =>
      `${JSON.stringify({ id: `${i}`, question: `What is ${i} + 42?` })}\n`,
  ).join("");
  Deno.writeTextFileSync(`${folder}/rows.jsonl`, rows);
  const sha256 = createHash("sha256").update(rows).digest("hex");
  Deno.writeTextFileSync(
    `${folder}/task.ts`,
    `
    import { lastNumber, matches } from "${ROOT}evaluators/mod.ts";
    export const sums = {
      kind: "generate", name: "sums", version: 1, family: "forgetting",
      description: "Adds.",
      dataset: {
        name: "rows", license: "Apache-2.0", homepage: "",
        test: { location: new URL("rows.jsonl", import.meta.url), sha256: "${sha256}" },
      },
      parse: ({ id, question }) => ({ id, question, targets: ["42"] }),
      layout: ({ question }) => question,
      sampling: { maxTokens: 16, stop: [], temperature: 0 },
      evaluators: [matches(lastNumber)],
    };
  `,
  );
  const model = (name: string) =>
    `  ${name}: { endpoint: "${endpoint}", model: ${name}, concurrency: ${concurrency} }\n`;
  Deno.writeTextFileSync(
    `${folder}/suite.yaml`,
    `name: overhead\nreference: base\nmodels:\n${model("base")}${
      model("tuned")
    }tasks: [./task.ts]\n`,
  );
}

/** Seconds that a loop without a harness takes. */
async function bareLoop(count: number): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < count) {
      const content = `What is ${next++} + 42?`;
      const response = await fetch(`${endpoint}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          model: "base",
          messages: [{ role: "user", content }],
          temperature: 0,
          max_tokens: 16,
        }),
      });
      await response.json();
    }
  }));
  return (performance.now() - start) / 1000;
}

/** Seconds and memory that a whole `eval` takes. */
async function harness(): Promise<
  { seconds: number; peak: number; late: number }
> {
  const [, ...args] = config.tasks.eval.command.split(" ");
  const { seconds, memory } = await measuredProcess(
    [...args, `${folder}/suite.yaml`, "--results", folder, "--quiet"],
    { cwd: ROOT, every: Math.max(100, requests / 100) },
  );
  const early = Math.max(...memory.slice(0, Math.ceil(memory.length / 10)));
  const peak = Math.max(...memory);
  return { seconds, peak, late: peak - early };
}
