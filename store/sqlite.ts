import { DatabaseSync } from "node:sqlite";
import type {
  ModelRequest,
  ModelResponse,
  Provenance,
  RequestBody,
  Run,
  Store,
} from "../core/mod.ts";
import { AnswerPages } from "./answer_pages.ts";
import { RequestNumbers } from "./request_numbers.ts";
import { APPLICATION_ID, createTables, VERSION } from "./schema.ts";

/** Thrown where a store was written by another version of aftertune. */
export class StoreVersionError extends Error {
  /** Names the class in messages. */
  override readonly name: string = "StoreVersionError";
}

/** Milliseconds that one process waits for another's transaction. */
const BUSY_TIMEOUT = 30_000;

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
  return new SqliteStore(open(path));
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    check(database, path);
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    );
    createTables(database);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof StoreVersionError) throw cause;
    throw new Error(
      `Cannot open the store "${path}" as a file of aftertune that may be written: ${
        (cause as Error).message
      }. Mend that, or name another folder with --results`,
      { cause },
    );
  }
}

function check(database: DatabaseSync, path: string): void {
  const number = (pragma: string) =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const version = number("user_version");
  const tables = database.prepare("SELECT count(*) AS n FROM sqlite_schema")
    .get()?.["n"];
  if (tables === 0) return;
  if (number("application_id") !== APPLICATION_ID) {
    throw new Error("Another program wrote it");
  }
  if (version !== VERSION) {
    throw new StoreVersionError(
      `Cannot open the store "${path}" as version ${VERSION}: it has version ${version}. ${
        version > VERSION
          ? "Use the newer aftertune that wrote it"
          : "Use the older aftertune that wrote it"
      }, or name another folder with --results`,
    );
  }
}

class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #numbers: RequestNumbers;
  readonly #pages: AnswerPages;
  readonly #insertRequest;
  readonly #insertResponse;
  #writing = false;
  #closed = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#numbers = new RequestNumbers(database);
    this.#pages = new AnswerPages(database);
    this.#insertRequest = database.prepare(
      "INSERT INTO request (id, body) VALUES (?, ?)",
    );
    this.#insertResponse = database.prepare(
      `INSERT INTO response (model, request, failed, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (model, request) DO UPDATE
       SET body = excluded.body, failed = excluded.failed WHERE failed`,
    );
  }

  response(model: string, request: string): ModelResponse | undefined {
    if (this.#numbers.of(request) === undefined) this.#numbers.catchUp();
    const number = this.#numbers.of(request);
    const body = number && this.#pages.body(model, number);
    return body ? { ...JSON.parse(body), requestId: request } : undefined;
  }

  answered(model: string): ReadonlySet<string> {
    const rows = this.#database.prepare(
      `SELECT id FROM response JOIN request ON request = number
       WHERE model = ? AND NOT failed`,
    ).all(model);
    return new Set(rows.map(({ id }) => String(id)));
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

  /** Writes; what cannot be written takes its transaction with it. */
  #write(action: () => void): void {
    try {
      action();
    } catch (cause) {
      if (this.#writing && this.#database.isTransaction) {
        this.#database.exec("ROLLBACK");
      }
      this.#numbers.clear();
      this.#pages.clear();
      this.#writing = false;
      throw new Error(
        `Cannot keep answers in the store: ${
          (cause as Error).message
        }. What was stored before is safe: free some space or mend the permissions, then the same command goes on`,
        { cause },
      );
    }
  }
}
