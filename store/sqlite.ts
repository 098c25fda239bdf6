import type { DatabaseSync } from "node:sqlite";
import type {
  ModelRequest,
  ModelResponse,
  Provenance,
  RequestBody,
  Run,
  Store,
} from "../core/mod.ts";
import { openDatabase, reasonOf } from "./open_database.ts";
import { RequestNumbers } from "./request_numbers.ts";
import { ResponsePages } from "./response_pages.ts";

/**
 * Opens the store of a results folder and creates it where there is none.
 *
 * Write-ahead logging makes every flushed response survive the process;
 * responses of one turn of the event loop share a transaction.
 *
 * @param path The SQLite file; its folder must exist. `:memory:` keeps nothing.
 * @returns The store; dispose it to close the file.
 * @throws {StoreVersionError} If another version of aftertune wrote the file.
 * @throws {Error} If the file is no store or cannot be written.
 *
 * @example Keep a response
 * ```ts
 * import { openStore } from "@aftertune/aftertune/store/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using store = openStore(":memory:");
 * store.put(
 *   "model",
 *   { kind: "next", id: "01", prompt: { kind: "text", text: "1 + 1 =" }, top: 1 },
 *   { kind: "failed", requestId: "01", error: "The server is gone." },
 * );
 * assertEquals(store.response("model", "01")?.kind, "failed");
 * ```
 */
export function openStore(path: string): Store {
  return new SqliteStore(openDatabase(path), path);
}

class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #numbers: RequestNumbers;
  readonly #pages: ResponsePages;
  readonly #insertRequest;
  readonly #insertResponse;
  #writing = false;
  #closed = false;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
    this.#numbers = new RequestNumbers(database);
    this.#pages = new ResponsePages(database);
    this.#insertRequest = database.prepare(
      "INSERT INTO request (id, body) VALUES (?, ?)",
    );
    this.#insertResponse = database.prepare(
      `INSERT INTO response (model, request, failed, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (model, request) DO UPDATE
       SET body = excluded.body, failed = excluded.failed WHERE failed`,
    );
  }

  request(id: string): ModelRequest | undefined {
    return this.#read(() => {
      const [number = 0] = this.#numbersOf([id]);
      const row = this.#database.prepare(
        "SELECT body FROM request WHERE number = ?",
      ).get(number);
      return row && { ...JSON.parse(String(row["body"])), id };
    });
  }

  response(model: string, request: string): ModelResponse | undefined {
    return this.responses(model, [request])[0];
  }

  responses(
    model: string,
    requests: readonly string[],
  ): readonly (ModelResponse | undefined)[] {
    return this.#read(() => {
      const numbers = this.#numbersOf(requests);
      const bodies = this.#pages.read(
        model,
        numbers.filter((number) => number !== undefined),
      );
      return requests.map((requestId, place) => {
        const body = bodies.get(numbers[place] ?? 0);
        return body && Object.assign(body, { requestId }) as ModelResponse;
      });
    });
  }

  /** Numbers of requests, also of those that another process put meanwhile. */
  #numbersOf(requests: readonly string[]): readonly (number | undefined)[] {
    const known = requests.map((id) => this.#numbers.of(id));
    if (!known.includes(undefined)) return known;
    this.#numbers.catchUp();
    return requests.map((id) => this.#numbers.of(id));
  }

  answered(model: string): ReadonlySet<string> {
    const answered = `SELECT id FROM response JOIN request ON request = number
       WHERE model = ? AND NOT failed`;
    return this.#read(() => {
      const rows = this.#database.prepare(answered).all(model);
      return new Set(rows.map(({ id }) => String(id)));
    });
  }

  put(model: string, request: ModelRequest, response: ModelResponse): void {
    const { id, ...question } = request;
    const { requestId: _, ...answer } = response;
    const failed = response.kind === "failed" ? 1 : 0;
    this.#write(() => {
      if (!this.#writing) this.#begin();
      const number = this.#numberOf(id, question);
      this.#insertResponse.run(model, number, failed, JSON.stringify(answer));
    });
  }

  /** The number of a request, which is stored where it is new. */
  #numberOf(id: string, question: RequestBody): number {
    const known = this.#numbers.of(id);
    if (known !== undefined) return known;
    const { lastInsertRowid } = this.#insertRequest.run(
      id,
      JSON.stringify(question),
    );
    this.#numbers.add(id, Number(lastInsertRowid));
    return Number(lastInsertRowid);
  }

  /** Begins a transaction; from here on nobody else adds requests. */
  #begin(): void {
    this.#database.exec("BEGIN IMMEDIATE");
    this.#writing = true;
    this.#numbers.catchUp();
  }

  flush(): void {
    if (!this.#writing || this.#closed) return;
    this.#write(() => {
      this.#database.exec("COMMIT");
      this.#writing = false;
    });
  }

  putModel(model: string, provenance: Provenance): void {
    this.#database.prepare(
      "INSERT OR REPLACE INTO model (id, provenance) VALUES (?, ?)",
    ).run(model, JSON.stringify(provenance));
  }

  provenance(model: string): Provenance | undefined {
    const row = this.#database.prepare(
      "SELECT provenance FROM model WHERE id = ?",
    ).get(model);
    return row && JSON.parse(String(row["provenance"]));
  }

  putRun({ suite, started, digest, models, settings }: Run): void {
    this.#database.prepare(
      "INSERT INTO run (suite, started, digest, models, settings) VALUES (?, ?, ?, ?, ?)",
    ).run(
      suite,
      started,
      digest,
      JSON.stringify(models),
      JSON.stringify(settings),
    );
  }

  lastRun(suite: string, model: string): Run | undefined {
    const row = this.#database.prepare(
      `SELECT * FROM run WHERE suite = ? AND EXISTS
         (SELECT 1 FROM json_each(run.models) WHERE key = ?)
       ORDER BY number DESC LIMIT 1`,
    ).get(suite, model);
    return row && {
      suite,
      started: String(row["started"]),
      digest: String(row["digest"]),
      models: JSON.parse(String(row["models"])),
      settings: JSON.parse(String(row["settings"])),
    };
  }

  [Symbol.dispose](): void {
    if (this.#closed) return;
    try {
      this.flush();
    } finally {
      this.#closed = true;
      this.#database.close();
    }
  }

  /** Reads; the file may be damaged. */
  #read<T>(action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw new Error(
        `Cannot read the store "${this.#path}": ${
          reasonOf(
            cause,
            "Name another folder with --results, or remove the file to ask again",
          )
        }`,
        { cause },
      );
    }
  }

  /** Writes; what cannot be written takes its transaction with it. */
  #write(action: () => void): void {
    try {
      action();
    } catch (cause) {
      if (this.#writing && this.#database.isTransaction) {
        this.#database.exec("ROLLBACK");
      }
      this.#numbers.clear();
      this.#writing = false;
      throw new Error(
        `Cannot keep answers in the store "${this.#path}": ${
          reasonOf(
            cause,
            "What was stored before is safe: free some space or mend the permissions, then the same command goes on",
          )
        }`,
        { cause },
      );
    }
  }
}
