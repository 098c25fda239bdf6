import configuration from "../deno.json" with { type: "json" };

/** The version of aftertune; part of what every run records. */
export const VERSION: string = configuration.version;
