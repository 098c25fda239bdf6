import { assert, assertEquals, assertRejects } from "@std/assert";
import { HubError } from "../../../checkpoints/hub/mod.ts";
import { refused } from "../../servers/hub_answers.ts";
import { filesOf } from "../../servers/hub_repositories.ts";
import { Fetched, type FetchOptions } from "./fetched.ts";

const TOKEN = "hf_very-secret-0123456789";

/** What a hub refuses, and what a user is told. */
interface Refusal {
  readonly title: string;
  readonly status: number;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly says: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    title: "a gated model",
    status: 401,
    code: "GatedRepo",
    says:
      "its owner must give access to it: HOST answers 401. Accept the conditions at URL/org/base, then set HF_TOKEN",
  },
  {
    title: "a gated model that the account has no access to",
    status: 403,
    code: "GatedRepo",
    token: TOKEN,
    says:
      "its owner must give access to it: HOST answers 403. Accept the conditions at URL/org/base with the account that HF_TOKEN is of",
  },
  {
    title: "a model that is private or not there",
    status: 401,
    code: "RepoNotFound",
    says:
      "there must be such a model that may be read: HOST answers 401. Check owner and name; set HF_TOKEN where it is private",
  },
  {
    title: "a model that the account may not see",
    status: 404,
    code: "RepoNotFound",
    token: TOKEN,
    says:
      "there must be such a model that may be read: HOST answers 404. Check owner and name, and whether HF_TOKEN is of an account that may read it",
  },
  {
    title: "an expired token",
    status: 401,
    token: TOKEN,
    says:
      "HF_TOKEN must hold a valid token: HOST answers 401. It may have expired or been revoked: make another at URL/settings/tokens, or unset HF_TOKEN where the model is public",
  },
  {
    title: "a token without the right to read",
    status: 403,
    token: TOKEN,
    says:
      "the token must allow to read it: HOST answers 403. Give HF_TOKEN that right at URL/settings/tokens",
  },
  {
    title: "too many requests",
    status: 429,
    headers: { "retry-after": "30" },
    says:
      "there must not be too many requests: HOST answers 429. Wait 30 s, then run the same command again; HF_TOKEN allows more",
  },
  {
    title: "a hub that is broken",
    status: 500,
    says:
      "the hub must work: HOST answers 500. Run the same command again in some minutes",
  },
  {
    title: "an address that is no hub",
    status: 404,
    says:
      "the hub must have it: HOST answers 404. Check the name and HF_ENDPOINT",
  },
];

for (const { title, status, code, headers, token, says } of REFUSALS) {
  Deno.test(`${title}: the error says what to do`, async () => {
    await using fetched = new Fetched({
      fault: () =>
        new Response(`no ${token}`, {
          status,
          headers: { ...headers, ...code && { "x-error-code": code } },
        }),
    });
    const { host, url } = fetched.server;
    const error = await assertRejects(
      () => fetched.download({ token: token ?? null }),
      HubError,
    );
    assertEquals(
      error.message,
      `Cannot download hf:org/base@main as ${
        says.replace("HOST", `"${host}"`).replace("URL", url)
      }`,
    );
  });
}

Deno.test("a revision that does not exist: the error names those that do", async () => {
  await using fetched = new Fetched();
  fetched.server.repositories.push("org/base", filesOf("models/sft"), "v2");
  await assertRejects(
    () => fetched.download({ name: "hf:org/base@v3" }),
    HubError,
    `Cannot download hf:org/base@v3 as "v3" must be a branch, a tag or a commit of it: "${fetched.server.host}" answers 404. Name one that ${fetched.server.url}/org/base shows: "main", "v2"`,
  );
});

Deno.test("a hub that is not there: the error names it", async () => {
  await using fetched = new Fetched();
  await fetched.server.stop();
  await assertRejects(
    () => fetched.download(),
    HubError,
    `Cannot reach the hub "${fetched.server.host}" as it must answer: `,
  );
});

Deno.test("a page that is no hub's answer: the error says so and quotes nothing of it", async () => {
  await using fetched = new Fetched({
    fault: ({ headers }) => new Response(headers.get("authorization")),
  });
  const error = await assertRejects(
    () => fetched.download({ token: "tok" }),
    HubError,
  );
  assertEquals(
    error.message,
    `Cannot read what "${fetched.server.host}" answers as that of a hub: it is no JSON. Check HF_ENDPOINT, and whether a proxy answers in its place`,
  );
});

Deno.test("redirects without end are given up", async () => {
  await using fetched = new Fetched({
    fault: ({ path }) =>
      new Response(null, { status: 302, headers: { location: path } }),
  });
  await assertRejects(
    () => fetched.download(),
    HubError,
    "it redirects over 10 times",
  );
});

Deno.test("a redirect to no web address is not followed", async () => {
  await using fetched = new Fetched({
    fault: () =>
      new Response(null, {
        status: 302,
        headers: { location: "file:///etc/passwd" },
      }),
  });
  await assertRejects(
    () => fetched.download(),
    HubError,
    'as it must lead to a safe address: it leads to "file://"',
  );
});

Deno.test("the token goes to the hub alone, and nowhere else to be found", async () => {
  await using fetched = new Fetched({ token: TOKEN });
  await fetched.download({ token: TOKEN });
  const { received, stored } = fetched.server;
  assert(
    received.every(({ headers }) =>
      headers.get("authorization") === `Bearer ${TOKEN}`
    ),
  );
  assertEquals(stored.length, 1);
  assert(stored.every(({ headers }) => !headers.has("authorization")));
  for (const path of await fetched.cached()) {
    const text = await Deno.readTextFile(`${fetched.cache}/${path}`);
    assert(!text.includes(TOKEN), path);
  }
  const error = await assertRejects(
    () => fetched.download({ token: "hf_another-secret" }),
    HubError,
  );
  assert(!error.message.includes("another-secret"));
});

/** A way to ask when the cache has an older copy. */
const PASSING: Readonly<Record<string, () => Response>> = {
  "is broken": () => refused(503, ""),
  "is asked too often": () => refused(429, ""),
};

for (const [what, fault] of Object.entries(PASSING)) {
  Deno.test(`a hub that ${what} does not stop who has a copy, and who has it is told`, async () => {
    let isFaulty = false;
    await using fetched = new Fetched({
      fault: () => isFaulty ? fault() : undefined,
    });
    const before = await fetched.download();
    isFaulty = true;
    assertEquals(await fetched.download(), before);
    const [note = ""] = fetched.notes;
    assert(
      note.endsWith(
        `Takes hf:org/base@main as it was last: ${before.commit.slice(0, 7)}`,
      ),
      note,
    );
  });
}

Deno.test("a refusal is no reason to take an older copy in silence, and the error says how to take it", async () => {
  let isGone = false;
  await using fetched = new Fetched({
    fault: () => isGone ? refused(404, "RepoNotFound") : undefined,
  });
  const { commit } = await fetched.download();
  isGone = true;
  await assertRejects(
    () => fetched.download(),
    HubError,
    `set HF_TOKEN where it is private. To take ${
      commit.slice(0, 7)
    }, which the cache holds, set HF_HUB_OFFLINE=1`,
  );
});

Deno.test("a hub that names a newer commit and then breaks is no reason to take the older copy", async () => {
  let isFaulty = false;
  await using fetched = new Fetched({
    storageFault: () => isFaulty ? refused(503, "") : undefined,
  });
  await fetched.download();
  fetched.server.repositories.push("org/base", filesOf("models/sft"));
  isFaulty = true;
  await assertRejects(() => fetched.download(), HubError, "answers 503");
});

Deno.test("offline asks nobody and takes the last commit of the branch", async () => {
  await using fetched = new Fetched();
  const before = await fetched.download();
  fetched.server.repositories.push("org/base", filesOf("models/sft"));
  const asked = fetched.server.received.length;
  const offline: FetchOptions = { offline: true };
  assertEquals(await fetched.download(offline), before);
  assertEquals(fetched.server.received.length, asked);
});

Deno.test("offline does not take a copy whose weights are gone", async () => {
  await using fetched = new Fetched();
  const { folder } = await fetched.download();
  await Deno.remove(await Deno.realPath(`${folder}/model.safetensors`));
  await assertRejects(
    () => fetched.download({ offline: true }),
    RangeError,
    'it must hold "model.safetensors". HF_HUB_OFFLINE is set: unset it to download what is missing',
  );
});
