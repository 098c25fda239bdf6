import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { filesOf } from "../servers/hub_repositories.ts";
import {
  type HubServer,
  hubServer,
  type HubServerOptions,
} from "../servers/hub_server.ts";
import {
  aftertune,
  type CommandOptions,
  type Ended,
  TemporaryFolder,
} from "./command.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;
const TABLES = ["summary.csv", "paired.csv", "flips.csv"];

/** A hub with models that come with aftertune. */
function zooHub(options: HubServerOptions = {}): HubServer {
  const server = hubServer(options);
  for (const name of ["base", "sft", "lora"]) {
    server.repositories.push(`org/${name}`, filesOf(`models/${name}`));
  }
  return server;
}

/** Writes a suite that compares three models. */
function suiteOf(folder: TemporaryFolder, place: string): string {
  return folder.write(
    "suite.yaml",
    `name: hub
reference: base
models:
  base: { checkpoint: "${place}base" }
  sft: { checkpoint: "${place}sft" }
  lora: { checkpoint: "${place}base", adapter: "${place}lora" }
tasks:
  - { task: facts, limit: 6 }
`,
  );
}

/** Runs a command against a hub, with a cache in the folder. */
function run(
  args: readonly string[],
  { folder, hub, env, started }: CommandOptions & {
    readonly folder: TemporaryFolder;
    readonly hub: HubServer;
  },
): Promise<Ended> {
  return aftertune(args, {
    ...started === undefined ? {} : { started },
    env: {
      HF_ENDPOINT: hub.url,
      HF_HOME: `${folder.path}/huggingface`,
      HF_HUB_CACHE: "",
      HF_HUB_OFFLINE: "",
      HF_TOKEN: "",
      ...env,
    },
  });
}

function evalOf(suite: string, folder: TemporaryFolder): string[] {
  return ["eval", suite, "--results", folder.path, "--reports", "csv,json"];
}

function tablesOf(folder: TemporaryFolder): string[] {
  return TABLES.map((name) => folder.read(`hub/${name}`));
}

Deno.test("models of a hub give the tables that their folders give, byte for byte, and are downloaded once", async () => {
  await using hub = zooHub();
  using there = new TemporaryFolder();
  await aftertune(evalOf(suiteOf(there, MODELS), there));
  using folder = new TemporaryFolder();
  const args = evalOf(suiteOf(folder, "hf:org/"), folder);
  const { code, stderr } = await run(args, { folder, hub });
  assertEquals(code, 0, stderr);
  assertEquals(tablesOf(folder), tablesOf(there));
  assertMatch(stderr, /model\.safetensors of hf:org\/base@main · 1\.7 MB\n/);
  assertEquals(hub.stored.length, 3);
  const again = await run(args, { folder, hub });
  assertEquals(again.code, 0, again.stderr);
  assertEquals(hub.stored.length, 3);
  assertEquals(tablesOf(folder), tablesOf(there));
});

Deno.test("results tell the commits that were asked, in the words that ask them again", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const args = evalOf(suiteOf(folder, "hf:org/"), folder);
  await run(args, { folder, hub });
  const { models } = JSON.parse(folder.read("hub/results.json"));
  const { commit } = hub.repositories.find("org/lora", "main") ?? {};
  assertEquals(models[2].provenance.adapterSource, `hf:org/lora@${commit}`);
});

Deno.test("what asks no model asks no hub", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const [, ...rest] = evalOf(suiteOf(folder, "hf:org/"), folder);
  const dry = await run(["eval", ...rest, "--dry-run"], { folder, hub });
  assertEquals(dry.code, 0, dry.stderr);
  await run(["plan", ...rest.slice(0, -2)], { folder, hub });
  assertEquals(hub.received.length, 0);
  await run(["eval", ...rest], { folder, hub });
  const asked = hub.received.length;
  for (const verb of ["score", "report"]) {
    const { code, stderr } = await run([verb, ...rest], { folder, hub });
    assertEquals(code, 0, stderr);
    assert(!stderr.includes("not those of the last eval"), stderr);
  }
  const gate = await run(["gate", ...rest.slice(0, -2)], { folder, hub });
  assert(gate.code !== 2, gate.stderr);
  assertEquals(hub.received.length, asked);
});

Deno.test("doctor examines a model of a hub, and the command line names one as a suite does", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const examined = await run(
    ["doctor", "hf:org/base+hf:org/lora"],
    { folder, hub },
  );
  assertEquals(examined.code, 0, examined.stderr);
  const { commit } = hub.repositories.find("org/base", "main") ?? {};
  assertStringIncludes(
    examined.stdout.replaceAll(/\s+/g, " "),
    `source hf:org/base@${commit}`,
  );
  assertStringIncludes(examined.stdout, "changes logits of the base");
  const typed = ["--model", "a=hf:org/base", "--model", `b=${MODELS}sft`];
  const { code, stderr } = await run(
    ["eval", "--tasks", "facts", "--limit", "2", ...typed].concat(
      ["--results", folder.path, "--reports", "csv"],
    ),
    { folder, hub },
  );
  assertEquals(code, 0, stderr);
});

Deno.test("the token is sent to the hub, and is in no file and no output", async () => {
  const token = "hf_very-secret-0123456789";
  await using hub = zooHub({ token });
  using folder = new TemporaryFolder();
  const args = evalOf(suiteOf(folder, "hf:org/"), folder);
  const env = { HF_TOKEN: token };
  const { code, stdout, stderr } = await run(args, { folder, hub, env });
  assertEquals(code, 0, stderr);
  assert(!`${stdout}${stderr}`.includes(token));
  for (const file of folder.list("hub")) {
    const bytes = await Deno.readFile(`${folder.path}/hub/${file}`);
    assert(!new TextDecoder("latin1").decode(bytes).includes(token), file);
  }
  const expired = await run(args, { folder, hub, env: { HF_TOKEN: "hf_old" } });
  assertEquals(expired.code, 2);
  assertStringIncludes(expired.stderr, "HF_TOKEN must hold a valid token");
  assert(!expired.stderr.includes("hf_old"));
});

Deno.test("offline takes what the cache has, and says what to do where it has nothing", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const env = { HF_HUB_OFFLINE: "1" };
  const none = await run(["doctor", "hf:org/base"], { folder, hub, env });
  assertEquals(none.code, 2);
  assertStringIncludes(none.stderr, "HF_HUB_OFFLINE is set: unset it");
  await run(["doctor", "hf:org/base"], { folder, hub });
  const asked = hub.received.length;
  const { code } = await run(["doctor", "hf:org/base"], { folder, hub, env });
  assertEquals(code, 0);
  assertEquals(hub.received.length, asked);
});

Deno.test("Ctrl-C stops a download, and the command that it prints goes on with it", async () => {
  using folder = new TemporaryFolder();
  let process: Deno.ChildProcess | undefined;
  let isFirst = true;
  const weights = filesOf("models/base")["model.safetensors"] ??
    new Uint8Array();
  await using hub = zooHub({
    storageFault() {
      if (!isFirst) return undefined;
      isFirst = false;
      return new Response(
        new ReadableStream({
          async start(controller) {
            controller.enqueue(weights.slice(0, 500_000));
            await partialOf(500_000, folder);
            process?.kill("SIGINT");
          },
        }),
      );
    },
  });
  const stopped = await run(["doctor", "hf:org/base"], {
    ...{ folder, hub },
    started: (one) => process = one,
  });
  assertEquals(stopped.code, 130, stopped.stderr);
  assertMatch(
    stopped.stderr,
    /Stopped; what was downloaded is kept\. To go on: .+ doctor hf:org\/base\n/,
  );
  const { code, stderr } = await run(["doctor", "hf:org/base"], {
    folder,
    hub,
  });
  assertEquals(code, 0, stderr);
  assertEquals(hub.stored.at(-1)?.headers.get("range"), "bytes=500000-");
});

/** Waits until the weights that another process downloads have a length. */
async function partialOf(
  bytes: number,
  { path }: TemporaryFolder,
): Promise<void> {
  const blobs = `${path}/huggingface/hub/models--org--base/blobs`;
  using watcher = Deno.watchFs(blobs);
  const isSo = () =>
    [...Deno.readDirSync(blobs)].some(({ name }) =>
      name.endsWith(".incomplete") &&
      Deno.statSync(`${blobs}/${name}`).size === bytes
    );
  if (isSo()) return;
  for await (const _ of watcher) if (isSo()) return;
}

Deno.test("two commands at once download weights once", async () => {
  using folder = new TemporaryFolder();
  const both = Promise.withResolvers<void>();
  let listings = 0;
  await using hub = zooHub({
    fault({ path }) {
      if (path.includes("/tree/") && ++listings === 2) both.resolve();
      return undefined;
    },
    async storageFault() {
      await both.promise;
      return undefined;
    },
  });
  const ended = await Promise.all(
    [1, 2].map(() => run(["doctor", "hf:org/base"], { folder, hub })),
  );
  assertEquals(ended.map(({ code }) => code), [0, 0]);
  assertEquals(hub.stored.length, 1);
});

Deno.test("a name that can be none on a hub is refused with its place in the suite", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const suite = suiteOf(folder, "hf:org/a/");
  const { code, stderr } = await run(evalOf(suite, folder), { folder, hub });
  assertEquals(code, 2);
  assertStringIncludes(stderr, "at line 4, column");
  assertStringIncludes(
    stderr,
    "it must be hf:ORG/NAME or hf:ORG/NAME@REVISION",
  );
  assertEquals(hub.received.length, 0);
});

Deno.test("a folder that is not there is told before anything is downloaded, with what a name on a hub looks like", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const models = ["--model", "a=hf:org/base", "--model", "b=org/sft"];
  const { code, stderr } = await run(
    ["eval", "--tasks", "facts", ...models, "--results", folder.path],
    { folder, hub },
  );
  assertEquals(code, 2);
  assertMatch(
    stderr,
    /Cannot find the model ".+\/org\/sft" as there is no such folder\. Correct the path; a model on the Hugging Face Hub is named hf:ORG\/NAME/,
  );
  assertEquals(hub.received.length, 0);
});

Deno.test("what reads the models of a hub can neither reach the hub nor write into the cache", async () => {
  await using hub = zooHub();
  using folder = new TemporaryFolder();
  const args = evalOf(suiteOf(folder, "hf:org/"), folder);
  const suite = folder.read("suite.yaml");
  folder.write("suite.yaml", `${suite}  - ./task.ts\n`);
  folder.write("task.ts", `await fetch("${hub.url}");\n`);
  const reached = await run(args, { folder, hub });
  assertStringIncludes(reached.stderr, "Requires net access");
  const path = `${folder.path}/huggingface/hub/escaped`;
  folder.write("task.ts", `Deno.writeTextFileSync("${path}", "");\n`);
  const written = await run(args, { folder, hub });
  assertStringIncludes(written.stderr, "Requires write access");
});
