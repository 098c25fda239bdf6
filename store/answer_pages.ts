import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Answers that are read at once; one alone costs as much as a dozen. */
const PAGE = 64;

/** Pages that are kept: answers are read nearly in the order of their requests. */
const KEPT = 4;

/** Bodies of a model's answers, by the number of the request. */
type Page = ReadonlyMap<number, string>;

/**
 * Reads stored responses, answers page by page. A page is never out of date,
 * whoever writes meanwhile: an answer stays as it is, and what is no answer is
 * not kept but read again.
 */
export class AnswerPages {
  readonly #page: StatementSync;
  readonly #one: StatementSync;
  readonly #pages = new Map<string, Page>();

  /** @param database An open store. */
  constructor(database: DatabaseSync) {
    this.#page = database.prepare(
      `SELECT request, body FROM response
       WHERE model = ? AND request BETWEEN ? AND ? AND NOT failed`,
    );
    this.#one = database.prepare(
      "SELECT body FROM response WHERE model = ? AND request = ?",
    );
  }

  /**
   * Finds a response.
   *
   * @param model Id of the model.
   * @param request Number of the request.
   * @returns Its body, `undefined` where there is none.
   */
  body(model: string, request: number): string | undefined {
    const answer = this.#pageOf(model, request).get(request);
    if (answer !== undefined) return answer;
    const row = this.#one.get(model, request);
    return row && String(row["body"]);
  }

  /** Forgets what was read, after a transaction came to nothing. */
  clear(): void {
    this.#pages.clear();
  }

  #pageOf(model: string, request: number): Page {
    const first = request - request % PAGE;
    const key = `${first} ${model}`;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const rows = this.#page.all(model, first, first + PAGE - 1);
    const page = new Map(
      rows.map(({ request, body }) => [Number(request), String(body)]),
    );
    this.#pages.set(key, page);
    if (this.#pages.size > KEPT) this.#forgetOldest();
    return page;
  }

  #forgetOldest(): void {
    const [oldest = ""] = this.#pages.keys();
    this.#pages.delete(oldest);
  }
}
