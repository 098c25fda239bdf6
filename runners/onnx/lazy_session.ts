import type { Feeds } from "./session.ts";
import { type SessionUser, SharedSession } from "./shared_session.ts";

/** What a model runs in a session. */
export interface LazySessionSource extends SessionUser {
  /** Reads the factors that it brings. */
  read(): Promise<Feeds>;
}

/** One model's use of a session: loaded when it is first run, and may be unloaded meanwhile. */
export class LazySession implements AsyncDisposable {
  readonly #source: LazySessionSource;
  readonly #shared: SharedSession;
  #factors: Feeds | null = null;
  #disposed = false;

  /** @param source What it runs. */
  constructor(source: LazySessionSource) {
    this.#source = source;
    this.#shared = SharedSession.join(source);
  }

  /** Runs it once; loads it where it is not. */
  async run(feeds: Feeds): Promise<Feeds> {
    if (this.#disposed) {
      throw new Error("Cannot run a model that was disposed of");
    }
    this.#factors ??= await this.#source.read();
    return await this.#shared.run(this.#source, { ...feeds, ...this.#factors });
  }

  /** Frees its weights until it is run again, unless they are small or another open model's as well; must not be running. */
  async unload(): Promise<void> {
    this.#factors = null;
    await this.#shared.rest(this.#source);
  }

  /** Frees its weights for good. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#factors = null;
    await this.#shared.leave(this.#source);
  }
}
