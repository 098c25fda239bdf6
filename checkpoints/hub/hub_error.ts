import type { Access } from "./hub.ts";

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
 * Host and port of an address, which show no user, password or query.
 *
 * @param endpoint The address.
 * @returns Its host.
 */
export function hostOf(endpoint: string): string {
  return new URL(endpoint).host;
}
