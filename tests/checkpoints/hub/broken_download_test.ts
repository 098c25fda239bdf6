import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { HubError } from "../../../checkpoints/hub/mod.ts";
import { filesOf } from "../../servers/hub_repositories.ts";
import { refused } from "../../servers/hub_answers.ts";
import { Fetched } from "./fetched.ts";

const WEIGHTS = filesOf("models/base")["model.safetensors"] ?? new Uint8Array();

/** An answer whose connection breaks after some bytes; from where it was asked to, if it was. */
function brokenAfter(bytes: number, range: string | null = null): Response {
  const from = Number(range?.match(/\d+/)?.[0] ?? 0);
  const rest = WEIGHTS.slice(from);
  return new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(rest.slice(0, bytes));
        controller.close();
      },
    }),
    {
      status: range === null ? 200 : 206,
      headers: {
        "content-length": String(rest.length),
        "content-range": `bytes ${from}-${
          WEIGHTS.length - 1
        }/${WEIGHTS.length}`,
      },
    },
  );
}

/** The names of what is in the cache under the hash of its content. */
async function blobs(fetched: Fetched): Promise<string[]> {
  const paths = await fetched.cached();
  return paths.filter((path) => path.includes("/blobs/"));
}

/** Weights that pass for whole. */
async function placedWeights(fetched: Fetched): Promise<string[]> {
  const paths = await fetched.cached();
  return paths.filter((path) => /(?:\/[0-9a-f]{64}|\.safetensors)$/.test(path));
}

Deno.test("a connection that breaks is gone on with from where it broke", async () => {
  let times = 0;
  await using fetched = new Fetched({
    storageFault: () => ++times === 1 ? brokenAfter(500_000) : undefined,
  });
  const { folder } = await fetched.download();
  assertEquals(await Deno.readFile(`${folder}/model.safetensors`), WEIGHTS);
  const ranges = fetched.server.stored.map(({ headers }) =>
    headers.get("range")
  );
  assertEquals(ranges, [null, "bytes=500000-"]);
});

Deno.test("wherever connections break, the file becomes what the hub has", async () => {
  const places = fc.array(fc.integer({ min: 1, max: WEIGHTS.length }));
  await fc.assert(
    fc.asyncProperty(places, async (breaks) => {
      const left = [...breaks];
      await using fetched = new Fetched({
        storageFault({ headers }) {
          const bytes = left.shift();
          return bytes === undefined
            ? undefined
            : brokenAfter(bytes, headers.get("range"));
        },
      });
      const { folder } = await fetched.download();
      assertEquals(await Deno.readFile(`${folder}/model.safetensors`), WEIGHTS);
    }),
    { numRuns: 15 },
  );
});

Deno.test("a download that stopped is resumed by the next one", async () => {
  await using fetched = new Fetched();
  const controller = new AbortController();
  const reason = new Error("Stopped");
  await assertRejects(
    () =>
      fetched.download({
        signal: controller.signal,
        onTick: (came) => came > 200_000 && controller.abort(reason),
      }),
    Error,
    "Stopped",
  );
  assert((await blobs(fetched)).some((path) => path.endsWith(".incomplete")));
  const { folder } = await fetched.download();
  assertEquals(await Deno.readFile(`${folder}/model.safetensors`), WEIGHTS);
  const [, came = 0] = fetched.begun.at(-1) ?? [];
  assert(came > 200_000);
  assertEquals(
    fetched.server.stored.at(-1)?.headers.get("range"),
    `bytes=${came}-`,
  );
  assert(!(await blobs(fetched)).some((path) => path.endsWith(".incomplete")));
});

Deno.test("a host that knows no ranges sends all again", async () => {
  let times = 0;
  await using fetched = new Fetched({
    storageFault: () =>
      ++times === 1 ? brokenAfter(500_000) : new Response(WEIGHTS),
  });
  const { folder } = await fetched.download();
  assertEquals(await Deno.readFile(`${folder}/model.safetensors`), WEIGHTS);
});

Deno.test("a connection that breaks ever again at the same place is given up", async () => {
  await using fetched = new Fetched({
    storageFault: ({ headers }) =>
      brokenAfter(headers.has("range") ? 0 : 500_000),
  });
  await assertRejects(
    () => fetched.download(),
    HubError,
    `Cannot reach the hub "${fetched.server.host}" as it must answer: `,
  );
  assertEquals(await placedWeights(fetched), []);
});

/** The weights as something on the way spoils them. */
const SPOILED = {
  "a bit was flipped": WEIGHTS.map((byte, i) => i === 1000 ? byte ^ 1 : byte),
  "bytes were added": new Uint8Array([...WEIGHTS, 0]),
};

for (const [what, content] of Object.entries(SPOILED)) {
  Deno.test(`a file of which ${what} on the way is not kept, and the next download mends it`, async () => {
    let isSpoiled = true;
    await using fetched = new Fetched({
      storageFault: () => isSpoiled ? new Response(content) : undefined,
    });
    await assertRejects(
      () => fetched.download(),
      HubError,
      'Cannot keep "model.safetensors" of hf:org/base@main as its checksum must be ',
    );
    assertEquals(await placedWeights(fetched), []);
    isSpoiled = false;
    const { folder } = await fetched.download();
    assertEquals(await Deno.readFile(`${folder}/model.safetensors`), WEIGHTS);
  });
}

Deno.test("a small file that was altered is not kept either", async () => {
  await using fetched = new Fetched({
    fault: ({ path }) =>
      path.includes("resolve") && path.endsWith("/tokenizer.json")
        ? new Response("{}")
        : undefined,
  });
  await assertRejects(() => fetched.download(), HubError);
  assertEquals(
    (await fetched.cached()).filter((path) => path.includes("/snapshots/")),
    [],
  );
});

Deno.test("a hub that falls silent is given up after a while", async () => {
  await using fetched = new Fetched({
    storageFault: () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(WEIGHTS.slice(0, 100)),
        }),
      ),
  });
  await assertRejects(
    () => fetched.download({ patience: 100 }),
    HubError,
    "nothing came for 0.1 s. Check the network",
  );
});

Deno.test("two at once download each file once", async () => {
  await using fetched = new Fetched();
  const [one, other] = await Promise.all([
    fetched.download(),
    fetched.download(),
  ]);
  assertEquals(one, other);
  assertEquals(fetched.server.stored.length, 1);
});

Deno.test("a blob that was cut short is downloaded again", async () => {
  await using fetched = new Fetched();
  const { folder } = await fetched.download();
  const path = await Deno.realPath(`${folder}/model.safetensors`);
  await Deno.truncate(path, 1000);
  await fetched.download();
  assertEquals(await Deno.readFile(path), WEIGHTS);
});

Deno.test("a refusal in the middle says what to do and leaves no whole copy", async () => {
  await using fetched = new Fetched({
    storageFault: () => refused(500, ""),
  });
  await assertRejects(
    () => fetched.download(),
    HubError,
    "as the hub must work: ",
  );
  await assertRejects(
    () => fetched.download({ offline: true }),
    RangeError,
    `Cannot find the copy of hf:org/base@main in "${fetched.cache}" as no download of it was ever finished. HF_HUB_OFFLINE is set: unset it`,
  );
  await assertRejects(
    () =>
      fetched.download({
        offline: true,
        name: `hf:org/base@${fetched.commit}`,
      }),
    RangeError,
    'as a checkpoint as it must hold "model.safetensors"',
  );
});
