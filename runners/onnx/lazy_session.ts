import type { InferenceSession } from "onnxruntime-node";

/** What a session takes in. */
type Feeds = InferenceSession.OnnxValueMapType;

/** Up to this many bytes of weights stay where they are: loading them anew would cost more. */
const SMALL = 2 ** 25;

/** What a session is loaded from. */
export interface LazySessionSource {
  /** Bytes of its weights. */
  readonly bytes: number;
  /** Loads it. */
  load(): Promise<InferenceSession>;
  /** Throws where its weights are no longer what they were. */
  check(): Promise<void>;
}

/** A graph that is loaded when it is first run, and may be unloaded meanwhile. */
export class LazySession implements AsyncDisposable {
  readonly #source: LazySessionSource;
  #session: Promise<InferenceSession> | null = null;
  /** Whether it was to be unloaded, and is small enough to stay. */
  #rests = false;
  #disposed = false;

  /** @param source What it is loaded from. */
  constructor(source: LazySessionSource) {
    this.#source = source;
  }

  /** Runs it once; loads it where it is not. */
  async run(feeds: Feeds): Promise<Feeds> {
    if (this.#disposed) {
      throw new Error("Cannot run a model that was disposed of");
    }
    if (this.#rests) await this.#source.check();
    this.#rests = false;
    const session = await (this.#session ??= this.#source.load());
    return await session.run(feeds);
  }

  /** Frees its weights until it is run again, unless they are small; must not be running. */
  async unload(): Promise<void> {
    this.#rests = this.#session !== null && this.#source.bytes <= SMALL;
    if (!this.#rests) await this.#free();
  }

  /** Frees its weights for good. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await this.#free();
  }

  async #free(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await (await session?.catch(() => null))?.release();
  }
}
