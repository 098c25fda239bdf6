/**
 * Who has to act on an error:
 * - `key`: the user, as the key was turned down;
 * - `setup`: the user, as the server has no such address or model;
 * - `gone`: nobody answers the connection;
 * - `server`: the server, as it fails, is busy or takes too long;
 * - `request`: nobody, as this request cannot be answered;
 * - `refused`: nobody, as such a request is not sent at all.
 */
export type Blame =
  | "key"
  | "setup"
  | "gone"
  | "server"
  | "request"
  | "refused";

/** What is known of an error beside its message. */
export interface ServerErrorOptions {
  /** HTTP status, where there is one. */
  readonly status?: number | undefined;
  /** Milliseconds that the server asks to wait before the next attempt. */
  readonly wait?: number;
}

/** Why there is no usable answer. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  /** Who has to act. */
  readonly blame: Blame;
  /** HTTP status, `undefined` where none came. */
  readonly status: number | undefined;
  /** Milliseconds that the server asks to wait before the next attempt. */
  readonly wait: number;

  /**
   * Makes an error.
   *
   * @param message What was attempted, what must hold, what is, what to do.
   * @param blame Who has to act.
   * @param options What else is known.
   */
  constructor(
    message: string,
    blame: Blame,
    { status, wait = 0 }: ServerErrorOptions = {},
  ) {
    super(message);
    this.blame = blame;
    this.status = status;
    this.wait = wait;
  }

  /** Whether the server is there and declines. */
  get isRefusal(): boolean {
    return this.blame === "request" || this.blame === "setup";
  }
}
