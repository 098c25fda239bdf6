import type { InferenceSession } from "onnxruntime-node";
import { type FactorShapes, noFactors } from "./factors.ts";
import { SerialQueue } from "./serial_queue.ts";
import type { Feeds } from "./session.ts";

/** Up to this many bytes of weights are small: they stay where they are, as loading them anew would cost more. */
export const SMALL: number = 2 ** 25;

/** What a model needs of the session that runs it. */
export interface SessionUser {
  /** Equal for models that one session can run, and for no others. */
  readonly key: string;
  /** Bytes of the weights that the session holds. */
  readonly bytes: number;
  /** The factors that the model brings to each run; none where all is in the graph. */
  readonly factors: FactorShapes;
  /** Loads the session, with inputs for these factors. */
  load(factors: FactorShapes): Promise<InferenceSession>;
  /** Throws where the model's weights are no longer what they were. */
  check(): Promise<void>;
}

interface Loaded {
  readonly session: InferenceSession;
  /** One of rank 0 for each factor that the session takes in. */
  readonly none: Feeds;
}

/** The sessions of all open models by their keys. */
const SESSIONS = new Map<string, SharedSession>();

/**
 * The session of all open models that have the same weights: adapters of one
 * base bring their factors to its runs. It is loaded when the first of them
 * runs, with inputs for the factors of all.
 *
 * A session that no model runs in at the moment rests: it stays loaded where
 * another of its models may come next, but gives way to other weights. So large
 * weights that nothing runs in never take memory from those that are needed.
 */
export class SharedSession {
  readonly #users = new Set<SessionUser>();
  /** Those that ran and did not rest since. */
  readonly #running = new Set<SessionUser>();
  readonly #isSmall: boolean;
  readonly #queue = new SerialQueue();
  #loaded: Loaded | null = null;

  private constructor({ bytes }: SessionUser) {
    this.#isSmall = bytes <= SMALL;
  }

  /** The session for a model, which must leave it in the end. */
  static join(user: SessionUser): SharedSession {
    const shared = SESSIONS.get(user.key) ?? new SharedSession(user);
    SESSIONS.set(user.key, shared);
    shared.#users.add(user);
    return shared;
  }

  /** Runs it once for a model; loads it where it is not. */
  run(user: SessionUser, feeds: Feeds): Promise<Feeds> {
    return this.#queue.run(async () => {
      const { session, none } = await this.#ready(user);
      return await session.run({ ...none, ...feeds });
    });
  }

  /** Takes note that a model will not run for a while. */
  rest(user: SessionUser): Promise<void> {
    return this.#queue.run(async () => {
      this.#running.delete(user);
      if (this.#running.size === 0 && !this.#mayRest) await this.#free();
    });
  }

  /** Takes note that a model will not run any more. */
  leave(user: SessionUser): Promise<void> {
    this.#users.delete(user);
    if (this.#users.size === 0) SESSIONS.delete(user.key);
    return this.#queue.run(async () => {
      this.#running.delete(user);
      if (this.#users.size === 0) await this.#free();
    });
  }

  get #mayRest(): boolean {
    const large = SESSIONS.values().filter((one) =>
      one.#loaded !== null && !one.#isSmall
    );
    return this.#isSmall ||
      this.#users.size > 1 && large.every((one) => one === this);
  }

  /** What is loaded, with inputs for all that a model brings and its weights as they were. */
  async #ready(user: SessionUser): Promise<Loaded> {
    if (this.#loaded !== null && this.#running.has(user)) return this.#loaded;
    this.#running.add(user);
    try {
      await user.check();
      return this.#fitting(user) ?? await this.#load(user);
    } catch (error) {
      this.#running.delete(user);
      throw error;
    }
  }

  #fitting({ factors }: SessionUser): Loaded | null {
    const none = this.#loaded?.none ?? {};
    return factors.keys().every((name) => name in none) ? this.#loaded : null;
  }

  async #load(user: SessionUser): Promise<Loaded> {
    await this.#free();
    for (const other of SESSIONS.values()) await other.#giveWay();
    const factors = new Map(
      [...this.#users].flatMap(({ factors }) => [...factors]),
    );
    const session = await user.load(factors);
    this.#loaded = { session, none: noFactors(factors) };
    try {
      await user.check();
      return this.#loaded;
    } catch (error) {
      await this.#free();
      throw error;
    }
  }

  /** Frees large weights that rest. */
  async #giveWay(): Promise<void> {
    // Whoever runs is not waited for: it may be waiting for this one.
    if (this.#running.size > 0 || this.#isSmall) return;
    await this.#queue.run(async () => {
      if (this.#running.size === 0) await this.#free();
    });
  }

  async #free(): Promise<void> {
    const loaded = this.#loaded;
    this.#loaded = null;
    await loaded?.session.release();
  }
}
