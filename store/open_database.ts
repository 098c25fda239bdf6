import { DatabaseSync } from "node:sqlite";
import { APPLICATION_ID, createTables, VERSION } from "./schema.ts";

/** Thrown where a store was written by another version of aftertune. */
export class StoreVersionError extends Error {
  /** Names the class in messages. */
  override readonly name: string = "StoreVersionError";
}

/** Milliseconds that one process waits for another's transaction. */
const BUSY_TIMEOUT = 30_000;

/**
 * Opens the file of a store and creates its tables where it is new. A file that
 * has them is not written to.
 *
 * @param path The SQLite file; its folder must exist.
 * @returns The open database, in write-ahead mode.
 * @throws {StoreVersionError} If another version of aftertune wrote the file.
 * @throws {Error} If the file is no store or cannot be written.
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    const isNew = isEmpty(database);
    if (!isNew) check(database, path);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (isNew) createTables(database);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof StoreVersionError) throw cause;
    throw new Error(
      `Cannot open the store "${path}" as a file of aftertune that may be written: ${
        reasonOf(cause, "Mend that, or name another folder with --results")
      }`,
      { cause },
    );
  }
}

/**
 * Says why SQLite could not do something, and what to do.
 *
 * @param cause What SQLite threw.
 * @param advice What to do, where it is not that another process is busy.
 * @returns Two sentences, the last one not ended.
 */
export function reasonOf(cause: unknown, advice: string): string {
  const { message } = cause as Error;
  return message === "database is locked"
    ? `another process has been writing for ${
      BUSY_TIMEOUT / 1000
    } s. Wait until it has finished, then run the same command again`
    : `${message}. ${advice}`;
}

function isEmpty(database: DatabaseSync): boolean {
  const row = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get();
  return row?.["n"] === 0;
}

function check(database: DatabaseSync, path: string): void {
  const number = (pragma: string) =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  if (number("application_id") !== APPLICATION_ID) {
    throw new Error("Another program wrote it");
  }
  const version = number("user_version");
  if (version === VERSION) return;
  throw new StoreVersionError(
    `Cannot open the store "${path}" as version ${VERSION}: it has version ${version}. ${
      version > VERSION
        ? "Use the newer aftertune that wrote it"
        : "Use the older aftertune that wrote it"
    }, or name another folder with --results`,
  );
}
