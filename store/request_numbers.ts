import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Requests that are read at once. */
const PAGE = 4096;

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
      `SELECT json_group_array(number) AS numbers, json_group_array(id) AS ids
       FROM (SELECT number, id FROM request WHERE number > ?
             ORDER BY number LIMIT ${PAGE})`,
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
    let found = PAGE;
    while (found === PAGE) {
      const row = this.#later.get(this.#last) ?? {};
      const numbers: readonly number[] = JSON.parse(String(row["numbers"]));
      const ids: readonly string[] = JSON.parse(String(row["ids"]));
      for (const [place, id] of ids.entries()) {
        this.add(id, numbers[place] as number);
      }
      found = ids.length;
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
