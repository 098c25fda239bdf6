import { assert, assertEquals, assertThrows } from "@std/assert";
import { hubOf } from "../../cli/hub_of.ts";

const HOME = { HOME: "/me" };

function hubIn(variables: Readonly<Record<string, string>>) {
  return hubOf((name) => ({ ...HOME, ...variables })[name]);
}

const CACHES = [
  ["/me/.cache/huggingface/hub", {}],
  ["/xdg/huggingface/hub", { XDG_CACHE_HOME: "/xdg" }],
  ["/hf/hub", { HF_HOME: "/hf", XDG_CACHE_HOME: "/xdg" }],
  ["/old", { HUGGINGFACE_HUB_CACHE: "/old", HF_HOME: "/hf" }],
  ["/new", { HF_HUB_CACHE: "/new", HUGGINGFACE_HUB_CACHE: "/old" }],
  ["/me/hf/hub", { HF_HOME: "~/hf" }],
  ["/me/.cache/huggingface/hub", { HF_HOME: "", HF_HUB_CACHE: "" }],
] as const;

for (const [cache, variables] of CACHES) {
  Deno.test(`the cache is ${cache} with ${JSON.stringify(variables)}`, () => {
    assertEquals(hubIn(variables).cache, cache);
  });
}

Deno.test("a relative cache is relative to where the command was typed", () => {
  assertEquals(
    hubIn({ HF_HUB_CACHE: "cache" }).cache,
    `${Deno.env.get("INIT_CWD") ?? Deno.cwd()}/cache`,
  );
});

Deno.test("where nothing is set, anybody asks huggingface.co", () => {
  const { endpoint, token, offline } = hubIn({});
  assertEquals(endpoint, "https://huggingface.co");
  assertEquals(token, null);
  assertEquals(offline, false);
});

Deno.test("an endpoint loses the slash at its end, a token its line break", () => {
  const { endpoint, token } = hubIn({
    HF_ENDPOINT: "http://127.0.0.1:8080/hub/",
    HF_TOKEN: "hf_secret\n",
  });
  assertEquals(endpoint, "http://127.0.0.1:8080/hub");
  assertEquals(token, "hf_secret");
});

for (const [value, offline] of [["1", true], ["True", true], ["0", false]]) {
  Deno.test(`HF_HUB_OFFLINE=${value} is ${offline ? "offline" : "online"}`, () => {
    assertEquals(hubIn({ HF_HUB_OFFLINE: `${value}` }).offline, offline);
  });
}

Deno.test("an endpoint that is no address is refused", () => {
  assertThrows(
    () => hubIn({ HF_ENDPOINT: "huggingface.co" }),
    TypeError,
    'must be a plain http or https address: it is "huggingface.co". Correct it',
  );
});

Deno.test("secrets in endpoint or token are not shown when they are refused", () => {
  const endpoint = assertThrows(
    () => hubIn({ HF_ENDPOINT: "https://me:secret@hub.example" }),
    TypeError,
    "it has another scheme, a user, a password, a query or a fragment",
  );
  const token = assertThrows(
    () => hubIn({ HF_TOKEN: "hf_secret ä" }),
    TypeError,
    "it must consist of visible ASCII characters",
  );
  assert(!`${endpoint.message}${token.message}`.includes("secret"));
});
