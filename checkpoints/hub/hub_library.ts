import { askHub } from "./ask_hub.ts";
import type { Access } from "./hub.ts";
import { hostOf, HubError } from "./hub_error.ts";

/** Far more than a page of a listing takes. */
const MOST_BYTES = 2 ** 24;

/**
 * What the hub's library asks with: whatever it asks for, the token goes to
 * the hub alone and a refusal says what to do.
 *
 * @param access The hub.
 * @returns What stands in for `fetch`.
 */
export function fetchFor(access: Access): typeof fetch {
  return (address) =>
    askHub(String(address), access, {
      headers: { accept: "application/json" },
      async read({ body, headers }, heard) {
        const parts: Uint8Array<ArrayBuffer>[] = [];
        let bytes = 0;
        for await (const part of body ?? []) {
          heard();
          parts.push(part);
          bytes += part.length;
          if (bytes > MOST_BYTES) {
            throw misunderstood(access, "it has no end");
          }
        }
        return new Response(new Blob(parts), { headers });
      },
    });
}

/**
 * Lets the library read an answer; what it cannot read is no hub's.
 *
 * @param access The hub.
 * @param read Has the library ask and read.
 * @returns What it read.
 * @throws {HubError} If it cannot.
 */
export async function understood<T>(
  access: Access,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    access.signal?.throwIfAborted();
    if (error instanceof HubError) throw error;
    // The parser quotes what it read, which may repeat the token.
    const isText = error instanceof SyntaxError;
    const { message } = error as Error;
    throw misunderstood(access, isText ? "it is no JSON" : message);
  }
}

/**
 * Makes an error of an answer that no hub gives.
 *
 * @param access The hub.
 * @param what What is wrong with it.
 * @returns The error.
 */
export function misunderstood({ hub }: Access, what: string): HubError {
  return new HubError(
    `Cannot read what "${
      hostOf(hub.endpoint)
    }" answers as that of a hub: ${what}. Check HF_ENDPOINT, and whether a proxy answers in its place`,
  );
}
