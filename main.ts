/**
 * The command line: `aftertune plan`, `eval`, `gate`, `list` and others.
 *
 * @module
 */

import { main } from "./cli/main.ts";

if (import.meta.main) Deno.exit(await main(Deno.args));
