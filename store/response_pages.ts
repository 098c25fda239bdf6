import type { ModelResponse } from "../core/mod.ts";
import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Most responses of a page. */
const PAGE = 256;

/** Most bytes of a page that is not a single response. */
const PAGE_BYTES = 1 << 24;

/** A response as it is stored: without its request's id, which may be added. */
export type Body = { requestId?: string } & Omit<ModelResponse, "requestId">;

/** The responses between two requests, and those to a list of requests. */
const BETWEEN = "FROM response WHERE model = ?1 AND request BETWEEN ?2 AND ?3";
const AMONG = `FROM json_each(?2) CROSS JOIN response
  ON model = ?1 AND request = value`;

/** What reads the responses of a page, and how many bytes they have. */
interface PageReader {
  readonly bytes: StatementSync;
  readonly lists: StatementSync;
}

/**
 * Reads stored responses page by page. A page comes from SQLite as one text,
 * which takes half the time of its rows one by one.
 */
export class ResponsePages {
  readonly #between: PageReader;
  readonly #among: PageReader;

  /** @param database An open store. */
  constructor(database: DatabaseSync) {
    const [between, among] = [BETWEEN, AMONG].map((from): PageReader => ({
      bytes: database.prepare(`SELECT total(octet_length(body)) AS n ${from}`),
      lists: database.prepare(
        `SELECT group_concat(request) AS requests,
           group_concat(body) AS bodies ${from}`,
      ),
    })) as [PageReader, PageReader];
    this.#between = between;
    this.#among = among;
  }

  /**
   * Finds responses.
   *
   * @param model Id of the model.
   * @param requests Numbers of the requests.
   * @returns The responses that there are, by the numbers of their requests.
   */
  read(model: string, requests: readonly number[]): ReadonlyMap<number, Body> {
    const found = new Map<number, Body>();
    const ascending = Float64Array.from(new Set(requests)).sort();
    for (let start = 0; start < ascending.length; start += PAGE) {
      this.#readPage(model, ascending.subarray(start, start + PAGE), found);
    }
    return found;
  }

  #readPage(
    model: string,
    requests: Float64Array,
    found: Map<number, Body>,
  ): void {
    const count = requests.length;
    const [first = 0] = requests;
    const last = requests.at(-1) ?? 0;
    const dense = last - first < 2 * count;
    const { bytes, lists } = dense ? this.#between : this.#among;
    const which = dense ? [first, last] : [`[${requests}]`];
    // Of a page that is too large, each half may be small enough.
    if (count > 1 && Number(bytes.get(model, ...which)?.["n"]) > PAGE_BYTES) {
      this.#readPage(model, requests.subarray(0, count / 2), found);
      this.#readPage(model, requests.subarray(count / 2), found);
      return;
    }
    const row = lists.get(model, ...which);
    const numbers: readonly number[] = listOf(row?.["requests"]);
    const bodies: readonly Body[] = listOf(row?.["bodies"]);
    for (const [place, number] of numbers.entries()) {
      found.set(number, bodies[place] as Body);
    }
  }
}

/** Entries of JSON with commas between them; `null` where there is none. */
function listOf<T>(entries: unknown): readonly T[] {
  return JSON.parse(`[${entries ?? ""}]`);
}
