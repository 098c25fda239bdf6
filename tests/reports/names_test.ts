import { assertEquals } from "@std/assert";
import { FORMATS } from "../../reports/exports/mod.ts";
import { REPORTS } from "../../reports/mod.ts";
import { FORMAT_DESCRIPTIONS, REPORT_NAMES } from "../../reports/names/mod.ts";

Deno.test("--reports takes the names of all reports", () => {
  assertEquals(REPORT_NAMES, REPORTS.map(({ name }) => name));
});

Deno.test("the help of export describes all formats, in their order", () => {
  assertEquals(
    Object.entries(FORMAT_DESCRIPTIONS),
    FORMATS.map(({ name, description }) => [name, description]),
  );
});
