/**
 * Keeps what was asked and answered, so that stopping costs nothing.
 *
 * @module
 */

export { openStore, StoreVersionError } from "./sqlite.ts";
