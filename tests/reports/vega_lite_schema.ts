import { Ajv, type ValidateFunction } from "ajv";

/** Vega-Lite's own JSON schema, as a check of charts. */
export const isVegaLite: ValidateFunction = new Ajv({
  ...{ strict: false, validateFormats: false },
}).compile(
  JSON.parse(
    Deno.readTextFileSync(
      new URL(import.meta.resolve("vega-lite/vega-lite-schema.json")),
    ),
  ),
);
