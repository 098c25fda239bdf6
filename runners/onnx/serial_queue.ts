/** Does one thing after the other, in the order they come. One that fails keeps no later one from its turn. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Does a thing once all that came before is over.
   *
   * @param act What it does.
   * @returns What comes of it.
   */
  run<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act);
    this.#last = done.catch(() => {});
    return done;
  }
}
