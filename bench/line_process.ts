/** Options of a {@linkcode LineProcess}. */
export interface LineProcessOptions {
  /** What to do where it ends before it has answered. */
  readonly hint: string;
}

/** A process that is asked in lines of JSON and answers in such lines. */
export class LineProcess implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #questions: WritableStreamDefaultWriter<Uint8Array>;
  readonly #replies: ReadableStreamDefaultReader<string>;
  readonly #hint: string;
  #received = "";

  /**
   * Starts it.
   *
   * @param program What to run.
   * @param args What it is given.
   * @param options What to do where it ends.
   */
  constructor(
    program: string,
    args: readonly string[],
    { hint }: LineProcessOptions,
  ) {
    this.#process = new Deno.Command(program, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#questions = this.#process.stdin.getWriter();
    this.#replies = this.#process.stdout
      .pipeThrough(new TextDecoderStream()).getReader();
    this.#hint = hint;
  }

  /** Asks and waits for the answer. */
  async ask(question: unknown): Promise<unknown> {
    const line = `${JSON.stringify(question)}\n`;
    await this.#questions.write(new TextEncoder().encode(line));
    return await this.reply();
  }

  /**
   * The next line that it writes.
   *
   * @throws {Error} If it ends before.
   */
  async reply(): Promise<unknown> {
    while (!this.#received.includes("\n")) {
      const { value, done } = await this.#replies.read();
      if (done) {
        throw new Error(
          `Cannot measure as the other side must answer: it ended. ${this.#hint}`,
        );
      }
      this.#received += value;
    }
    const end = this.#received.indexOf("\n");
    const line = this.#received.slice(0, end);
    this.#received = this.#received.slice(end + 1);
    return JSON.parse(line);
  }

  /** Lets it end and waits for that. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#questions.close().catch(() => {});
    await this.#process.status;
  }
}
