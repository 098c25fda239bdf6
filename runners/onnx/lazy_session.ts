import type { InferenceSession } from "onnxruntime-node";

/** What a session takes in. */
type Feeds = InferenceSession.OnnxValueMapType;

/** A graph that is loaded when it is first run, and may be unloaded meanwhile. */
export class LazySession implements AsyncDisposable {
  readonly #load: () => Promise<InferenceSession>;
  #session: Promise<InferenceSession> | null = null;
  #disposed = false;

  /** @param load Loads it. */
  constructor(load: () => Promise<InferenceSession>) {
    this.#load = load;
  }

  /** Runs it once; loads it where it is not. */
  async run(feeds: Feeds): Promise<Feeds> {
    if (this.#disposed) {
      throw new Error("Cannot run a model that was disposed of");
    }
    const session = await (this.#session ??= this.#load());
    return await session.run(feeds);
  }

  /** Frees its weights until it is run again; must not be running. */
  async unload(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await (await session?.catch(() => null))?.release();
  }

  /** Frees its weights for good. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await this.unload();
  }
}
