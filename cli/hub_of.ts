import { join } from "@std/path";
import type { Hub } from "../checkpoints/hub/mod.ts";
import { typedPath } from "./typed_path.ts";

/** Milliseconds of silence after which a connection counts as broken. */
const PATIENCE = 60_000;

/**
 * The hub that the environment names, by the variables that Hugging Face's own
 * programs read: HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HF_HUB_CACHE and
 * HF_HOME. A token in a file is not read.
 *
 * @param get Reads a variable.
 * @returns The hub.
 * @throws {TypeError} If endpoint or token cannot be used; the token is not shown.
 */
export function hubOf(get: (name: string) => string | undefined): Hub {
  const read = (name: string) => get(name) || undefined;
  return {
    endpoint: endpointOf(read("HF_ENDPOINT") ?? "https://huggingface.co"),
    token: tokenOf(read("HF_TOKEN")),
    cache: cacheOf(read),
    offline: /^(?:1|on|yes|true)$/i.test(read("HF_HUB_OFFLINE") ?? ""),
    patience: PATIENCE,
  };
}

function endpointOf(address: string): string {
  const url = URL.parse(address);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) &&
    !url.username && !url.password && !url.search && !url.hash;
  if (isPlain) return url.href.replace(/\/+$/, "");
  throw new TypeError(
    `Cannot use HF_ENDPOINT as the address of a hub as it must be a plain http or https address: it ${
      url === null
        ? `is "${address}"`
        : "has another scheme, a user, a password, a query or a fragment"
    }. Correct it, or unset it to use https://huggingface.co`,
  );
}

function tokenOf(token: string | undefined): string | null {
  const trimmed = token?.trim() ?? "";
  if (/^[\x21-\x7e]*$/.test(trimmed)) return trimmed || null;
  throw new TypeError(
    `Cannot send HF_TOKEN to a hub as it must consist of visible ASCII characters: it has others. Set it again`,
  );
}

function cacheOf(read: (name: string) => string | undefined): string {
  const home = read("HOME") ?? read("USERPROFILE") ?? ".";
  const general = read("XDG_CACHE_HOME") ?? join(home, ".cache");
  const hub = join(read("HF_HOME") ?? join(general, "huggingface"), "hub");
  const cache = read("HF_HUB_CACHE") ?? read("HUGGINGFACE_HUB_CACHE") ?? hub;
  return typedPath(cache.replace(/^~(?=[/\\]|$)/, home));
}
