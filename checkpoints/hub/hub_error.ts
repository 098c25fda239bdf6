import type { Access } from "./hub.ts";
import { hubNameText } from "./hub_name.ts";

/** What is known of an error beside its message. */
export interface HubErrorOptions {
  /** Whether it may go another time: nobody answers, or the hub is busy or broken. */
  readonly isPassing?: boolean;
  /** The hub's own name for it, such as `RevisionNotFound`. */
  readonly code?: string | null;
}

/** Why a hub gave nothing. */
export class HubError extends Error {
  /** Names the class in messages. */
  override readonly name: string = "HubError";
  /** Whether it may go another time: nobody answers, or the hub is busy or broken. */
  readonly isPassing: boolean;
  /** The hub's own name for it, such as `RevisionNotFound`. */
  readonly code: string | null;

  /**
   * Makes an error.
   *
   * @param message What was attempted, what must hold, what is, what to do.
   * @param options What else is known.
   */
  constructor(
    message: string,
    { isPassing = false, code = null }: HubErrorOptions = {},
  ) {
    super(message);
    this.isPassing = isPassing;
    this.code = code;
  }
}

/**
 * Makes an error of a hub that cannot be reached.
 *
 * @param access What was asked for.
 * @param reason Why, in words.
 * @returns The error.
 */
export function unreachable({ hub }: Access, reason: string): HubError {
  return new HubError(
    `Cannot reach the hub "${
      hostOf(hub.endpoint)
    }" as it must answer: ${reason}. Check the network and HF_ENDPOINT`,
    { isPassing: true },
  );
}

/**
 * Makes an error of an answer that refuses. Nothing of its text is quoted: it
 * may repeat the token.
 *
 * @param answer The hub's answer.
 * @param access What was asked for.
 * @returns The error.
 */
export function refusal(
  { status, headers }: Pick<Response, "status" | "headers">,
  access: Access,
): HubError {
  const code = headers.get("x-error-code");
  const [must, advice] = reasonOf({ status, code, headers }, access);
  return new HubError(
    `Cannot download ${hubNameText(access.name)} as ${must}: "${
      hostOf(access.hub.endpoint)
    }" answers ${status}. ${advice}`,
    { isPassing: status === 429 || status >= 500, code },
  );
}

interface Refusal {
  readonly status: number;
  readonly code: string | null;
  readonly headers: Headers;
}

function reasonOf(
  { status, code, headers }: Refusal,
  { hub, name }: Access,
): readonly [must: string, advice: string] {
  const page = `${hub.endpoint}/${name.repository}`;
  const tokens = `${hub.endpoint}/settings/tokens`;
  if (code === "GatedRepo") {
    return [
      "its owner must give access to it",
      hub.token === null
        ? `Accept the conditions at ${page}, then set HF_TOKEN`
        : `Accept the conditions at ${page} with the account that HF_TOKEN is of`,
    ];
  }
  if (code === "RevisionNotFound") {
    return [
      `"${name.revision}" must be a branch, a tag or a commit of it`,
      `Name one that ${page} shows`,
    ];
  }
  if (status === 401 && hub.token !== null) {
    return [
      "HF_TOKEN must hold a valid token",
      `It may have expired or been revoked: make another at ${tokens}, or unset HF_TOKEN where the model is public`,
    ];
  }
  if (status === 401 || code === "RepoNotFound") {
    return [
      "there must be such a model that may be read",
      hub.token === null
        ? "Check owner and name; set HF_TOKEN where it is private"
        : "Check owner and name, and whether HF_TOKEN is of an account that may read it",
    ];
  }
  if (status === 403) {
    return [
      "the token must allow to read it",
      `Give HF_TOKEN that right at ${tokens}`,
    ];
  }
  if (status === 429) {
    const seconds = headers.get("retry-after") ?? "";
    const pause = /^\d{1,6}$/.test(seconds) ? `${seconds} s` : "some minutes";
    return [
      "there must not be too many requests",
      `Wait ${pause}, then run the same command again${
        hub.token === null ? "; HF_TOKEN allows more" : ""
      }`,
    ];
  }
  return status >= 500
    ? ["the hub must work", "Run the same command again in some minutes"]
    : ["the hub must have it", "Check the name and HF_ENDPOINT"];
}

/**
 * Host and port of an address, which show no user, password or query.
 *
 * @param endpoint The address.
 * @returns Its host.
 */
export function hostOf(endpoint: string): string {
  return new URL(endpoint).host;
}
