/**
 * Keeps what was asked and answered, so that stopping costs nothing.
 *
 * @module
 */

export { StoreVersionError } from "./open_database.ts";
export { openStore } from "./sqlite.ts";
