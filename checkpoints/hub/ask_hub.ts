import type { Access } from "./hub.ts";
import { hostOf, HubError, unreachable } from "./hub_error.ts";
import { refusal } from "./refusal.ts";
import { Silence } from "./silence.ts";

const MOST_REDIRECTS = 10;

/** What is sent, and what is done with the answer. */
export interface Question<T> {
  /** Headers of the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes the answer in and says whenever something was heard. */
  read(response: Response, heard: () => void): Promise<T>;
}

/**
 * Asks a hub for one address. Redirects are followed, as large files lie on
 * other hosts, but the token goes to the hub's own address alone.
 *
 * @param address What is asked for.
 * @param access The hub.
 * @param question What is sent and how the answer is read.
 * @returns What was read.
 * @throws {HubError} If there is no answer, or it refuses.
 */
export async function askHub<T>(
  address: string,
  access: Access,
  { headers, read }: Question<T>,
): Promise<T> {
  const { hub, signal } = access;
  using silence = new Silence(hub.patience);
  const signals = [silence.signal, signal ?? []].flat();
  try {
    const response = await follow(address, access, {
      headers: { ...headers, "accept-encoding": "identity" },
      signal: AbortSignal.any(signals),
    });
    silence.heard();
    return await read(response, () => silence.heard());
  } catch (error) {
    signal?.throwIfAborted();
    if (silence.signal.aborted) {
      const seconds = hub.patience / 1000;
      throw unreachable(access, `nothing came for ${seconds} s`);
    }
    throw error instanceof TypeError
      ? unreachable(access, reasonOf(error))
      : error;
  }
}

async function follow(
  address: string,
  access: Access,
  { headers, signal }: { headers: HeadersInit; signal: AbortSignal },
): Promise<Response> {
  let url = new URL(address);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await fetch(url, {
      headers: { ...headers, ...authorization(url, access) },
      redirect: "manual",
      signal,
    });
    const location = response.status >= 300 && response.status < 400
      ? response.headers.get("location")
      : null;
    if (location === null && response.ok) return response;
    await response.body?.cancel();
    if (location === null) throw refusal(response, access);
    url = redirected(url, location, access);
  }
  throw unreachable(access, `it redirects over ${MOST_REDIRECTS} times`);
}

function authorization(
  { origin }: URL,
  { hub: { endpoint, token } }: Access,
): Record<string, string> {
  return token !== null && origin === new URL(endpoint).origin
    ? { authorization: `Bearer ${token}` }
    : {};
}

/** Where a redirect leads: never from what is encrypted to what is not. */
function redirected(from: URL, location: string, { hub }: Access): URL {
  const url = URL.parse(location, from);
  const isSafe = url?.protocol === "https:" ||
    url?.protocol === "http:" && from.protocol === "http:";
  if (url !== null && isSafe) return url;
  throw new HubError(
    `Cannot follow the hub "${
      hostOf(hub.endpoint)
    }" as it must lead to a safe address: it leads to ${
      url === null ? "none" : `"${url.protocol}//${url.host}"`
    }. Check HF_ENDPOINT`,
  );
}

/** What the runtime says of a connection, without addresses: they may be signed. */
function reasonOf({ message, cause }: TypeError): string {
  return (cause instanceof Error ? cause.message : message)
    .replace(/^.*client error \(\w+\): /, "")
    .replace(/ for url \([^)]*\)/, "");
}
