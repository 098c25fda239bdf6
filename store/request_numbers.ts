import type { DatabaseSync, StatementSync } from "node:sqlite";

/**
 * The numbers of a store's requests, by their ids. Kept in memory, as ids are
 * digests: an index of them on disk would be written all over.
 */
export class RequestNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #later: StatementSync;
  #last = 0;

  /** @param database An open store. */
  constructor(database: DatabaseSync) {
    this.#later = database.prepare(
      "SELECT number, id FROM request WHERE number > ? ORDER BY number",
    );
  }

  /**
   * Finds a request.
   *
   * @param id Its id.
   * @returns Its number, `undefined` where none is known.
   */
  of(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** Learns of the requests that other processes put meanwhile. */
  catchUp(): void {
    for (const { number, id } of this.#later.iterate(this.#last)) {
      this.add(String(id), Number(number));
    }
  }

  /**
   * Adds a request that was stored just now.
   *
   * @param id Its id.
   * @param number Its number, above all others.
   */
  add(id: string, number: number): void {
    this.#numbers.set(id, number);
    this.#last = number;
  }

  /** Forgets all, after a transaction came to nothing. */
  clear(): void {
    this.#numbers.clear();
    this.#last = 0;
  }
}
