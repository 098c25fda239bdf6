import type { Json, Random } from "../../core/mod.ts";
import { type Clock, sleep } from "./clock.ts";
import { exchange, type Fetch } from "./exchange.ts";
import type { Endpoint } from "./parse_endpoint.ts";
import { type Blame, ServerError } from "./server_error.ts";

const FIRST_WAIT_SECONDS = 0.5;
const LONGEST_WAIT_SECONDS = 30;

/** Another attempt may do better. */
const TRANSIENT: readonly Blame[] = ["gone", "server"];

/** Options of {@linkcode connect}. */
export interface ConnectOptions {
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  /** Seconds that one request may take with all its attempts and waits. */
  readonly deadline: number;
  /** Most attempts after the first one. */
  readonly retries: number;
  /** Measures time-outs and waits. */
  readonly clock: Clock;
  /** Spreads the waits. */
  readonly random: Random;
  /** Speaks HTTP. */
  readonly fetch: Fetch;
}

/**
 * Sends JSON, or asks for a page where there is none to send, and returns the
 * JSON that comes back.
 *
 * @param path What is added to the base address.
 * @param body What is sent.
 * @throws {ServerError} If no usable answer comes.
 */
export type Call = (path: string, body?: Json) => Promise<unknown>;

/**
 * Begins a request.
 *
 * @param signal Ends it with its reason.
 * @returns Makes its calls, which have one deadline together.
 */
export type Begin = (signal?: AbortSignal) => Call;

/**
 * Talks to a server and tries again where that may help: after connections
 * that fail, time-outs, and the statuses 408, 409, 425, 429 and 5xx. Waits grow
 * exponentially with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/),
 * on top of what the server's `Retry-After` asks for.
 *
 * Being told to slow down (429) is no failed attempt while other requests
 * succeed. A server that never answered is not waited for.
 *
 * @param endpoint The server.
 * @param options How long and how often it is tried.
 * @returns Begins a request.
 */
export function connect(endpoint: Endpoint, options: ConnectOptions): Begin {
  const { clock, deadline, random, retries } = options;
  let reached = false;
  let successes = 0;

  async function call(
    attempt: (seconds: number) => Promise<unknown>,
    { until, signal }: { until: number; signal: AbortSignal | undefined },
  ): Promise<unknown> {
    let failures = 0;
    for (let attempts = 1;; attempts++) {
      const before = successes;
      try {
        const left = Math.max(0, until - clock.now()) / 1000;
        const answer = await attempt(Math.min(options.timeout, left));
        reached = true;
        successes++;
        return answer;
      } catch (error) {
        if (!(error instanceof ServerError)) throw error;
        reached ||= error.blame !== "gone";
        if (!reached || !TRANSIENT.includes(error.blame)) throw error;
        const slowedDown = error.status === 429 && successes > before;
        if (!slowedDown) failures++;
        const wait = error.wait + backOff(attempts, random);
        if (failures > retries || clock.now() + wait >= until) {
          throw givenUp(error, attempts);
        }
        await sleep(clock, wait, signal);
      }
    }
  }

  return (signal?: AbortSignal): Call => {
    const until = clock.now() + deadline * 1000;
    return (path: string, body?: Json): Promise<unknown> => {
      const request = { path, body: JSON.stringify(body), signal };
      return call(
        (timeout) => exchange(endpoint, request, { ...options, timeout }),
        { until, signal },
      );
    };
  };
}

/** Milliseconds to wait after so many attempts. */
function backOff(attempts: number, random: Random): number {
  const ceiling = Math.min(
    FIRST_WAIT_SECONDS * 2 ** (attempts - 1),
    LONGEST_WAIT_SECONDS,
  );
  return random() * ceiling * 1000;
}

function givenUp(error: ServerError, attempts: number): ServerError {
  const { blame, status, message } = error;
  return new ServerError(`${message} (attempts: ${attempts})`, blame, {
    status,
  });
}
