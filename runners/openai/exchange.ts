import type { Clock } from "./clock.ts";
import type { Endpoint } from "./parse_endpoint.ts";
import { excerpt } from "./excerpt.ts";
import { readText } from "./read_text.ts";
import { type Blame, ServerError } from "./server_error.ts";

/** Far more than a model says, far less than would fill the memory. */
const MOST_MEBIBYTES = 8;

/** What speaks HTTP: the runtime's `fetch`, or what stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is sent. */
export interface ExchangeRequest {
  /** What is added to the base address. */
  readonly path: string;
  /** JSON, or `undefined` to ask for a page. */
  readonly body: string | undefined;
  /** Ends the exchange with its reason. */
  readonly signal: AbortSignal | undefined;
}

/** Options of {@linkcode exchange}. */
export interface ExchangeOptions {
  /** Speaks HTTP. */
  readonly fetch: Fetch;
  /** Measures the time-out and reads the dates of `Retry-After`. */
  readonly clock: Clock;
  /** Seconds that it may take. */
  readonly timeout: number;
}

/**
 * Sends one HTTP request and reads the JSON that comes back. Follows no
 * redirect: a key must not travel to another host.
 *
 * @param endpoint Where it goes.
 * @param request What is sent.
 * @param options By which means and how long.
 * @returns The answer's JSON.
 * @throws {ServerError} If the answer is none, is no JSON, is too long, comes
 *   too late, or has another status than 200.
 */
export async function exchange(
  endpoint: Endpoint,
  { path, body, signal }: ExchangeRequest,
  { fetch, clock, timeout }: ExchangeOptions,
): Promise<unknown> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  const cancel = clock.after(timeout * 1000, () => stop.abort());
  try {
    const response = await fetch(`${endpoint.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: endpoint.headers,
      redirect: "manual",
      signal: stop.signal,
      ...(body === undefined ? {} : { body }),
    });
    const text = await readText(response, MOST_MEBIBYTES * 2 ** 20);
    return readJson(response, text, { endpoint, clock });
  } catch (error) {
    signal?.throwIfAborted();
    if (stop.signal.aborted) throw tooLate(endpoint, timeout);
    throw error instanceof TypeError ? unreachable(endpoint, error) : error;
  } finally {
    cancel();
    signal?.removeEventListener("abort", onAbort);
  }
}

function readJson(
  response: Response,
  text: string | null,
  { endpoint, clock }: { endpoint: Endpoint; clock: Clock },
): unknown {
  const { host, redact } = endpoint;
  if (response.status !== 200) {
    throw refused(response, redact(text ?? "", "error"), { host, clock });
  }
  if (text === null) {
    throw new ServerError(
      `Cannot read the answer of "${host}" as it must be ${MOST_MEBIBYTES} MiB at most: it is longer`,
      "request",
    );
  }
  try {
    return JSON.parse(redact(text, "answer"));
  } catch {
    const found = text === "" ? "empty" : excerpt(redact(text, "error"));
    throw new ServerError(
      `Cannot read the answer of "${host}" as it must be JSON: it is ${found}`,
      "request",
    );
  }
}

function refused(
  { status, headers }: Response,
  text: string,
  { host, clock }: { host: string; clock: Clock },
): ServerError {
  const moved = headers.get("location");
  const found = moved === null
    ? excerpt(complaintIn(text))
    : `moved to ${excerpt(moved)}`;
  const advice = ADVICE[status >= 300 && status < 400 ? 300 : status];
  return new ServerError(
    `Cannot get an answer from "${host}" as its HTTP status must be 200: it is ${status}, ${found}${
      advice === undefined ? "" : `. ${advice}`
    }`,
    blameOf(status),
    { status, wait: retryAfter(headers.get("retry-after"), clock) },
  );
}

/** What an error page says: servers wrap it in several ways. */
function complaintIn(text: string): string {
  try {
    const { error, detail, message } = JSON.parse(text);
    const said = error?.message ?? error ?? detail ?? message;
    return typeof said === "string" ? said : text;
  } catch {
    return text;
  }
}

const ADVICE: Readonly<Record<number, string>> = {
  300: "Correct the endpoint",
  401: "Check the key: the model names the environment variable that holds it",
  403: "Check what the key may be used for",
  404: "Check the endpoint and the name of the model",
};

function blameOf(status: number): Blame {
  if (status === 401) return "key";
  if ([408, 409, 425, 429].includes(status)) return "server";
  if (status < 400 || [403, 404, 405, 501].includes(status)) return "setup";
  return status < 500 ? "request" : "server";
}

/** Milliseconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3). */
function retryAfter(header: string | null, clock: Clock): number {
  if (header === null) return 0;
  const milliseconds = /^\s*\d+\s*$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - clock.now();
  return Math.max(0, milliseconds || 0);
}

function tooLate({ host }: Endpoint, timeout: number): ServerError {
  return new ServerError(
    `Cannot get an answer from "${host}" as it must come within ${
      Math.round(timeout)
    } s: it did not. Give the model a longer time-out, or fewer requests at once`,
    "server",
  );
}

function unreachable(
  { host }: Endpoint,
  { message, cause }: TypeError,
): ServerError {
  const reason = (cause instanceof Error ? cause.message : message)
    .replace(/^.*client error \(\w+\): /, "");
  return new ServerError(
    `Cannot reach "${host}" as it must accept connections: ${
      excerpt(reason)
    }. Start the server, or correct the endpoint`,
    "gone",
  );
}
