import type { DatabaseSync } from "node:sqlite";

/** Raised whenever the tables change; a store of another version is refused. */
export const VERSION = 2;

/** Marks the file as aftertune's: "aftu" in ASCII. */
export const APPLICATION_ID = 0x61667475;

/**
 * Ids are digests, so in their order each row would fall on a page of its own.
 * Requests are therefore numbered as they come, and responses lie in the order
 * of these numbers. Whoever adds a request holds the write lock and knows all
 * ids, so that no id comes twice.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS model (
    id TEXT PRIMARY KEY,
    provenance TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS request (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    body TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS response (
    model TEXT NOT NULL,
    request INTEGER NOT NULL REFERENCES request,
    failed INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (model, request)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS run (
    number INTEGER PRIMARY KEY,
    suite TEXT NOT NULL,
    started TEXT NOT NULL,
    digest TEXT NOT NULL,
    models TEXT NOT NULL,
    settings TEXT NOT NULL
  );
`;

/**
 * Creates the tables of an empty file.
 *
 * @param database An open database that holds nothing or this version's tables.
 */
export function createTables(database: DatabaseSync): void {
  database.exec(
    `BEGIN IMMEDIATE;
     ${TABLES}
     PRAGMA application_id = ${APPLICATION_ID};
     PRAGMA user_version = ${VERSION};
     COMMIT`,
  );
}
