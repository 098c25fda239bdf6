import type { GateRow } from "../core/mod.ts";
import { gateArithmetic, gateNumbers } from "./gate_text.ts";
import { posedName } from "./headline.ts";
import { visibleText } from "./visible_text.ts";

/** What the gates are about. */
export interface GateJunitOptions {
  /** Name of the suite. */
  readonly suite: string;
}

/**
 * Writes what gates decided as JUnit XML, which CI services show: one test case
 * a gate, one test suite a model. A gate that is inconclusive is skipped, as it
 * neither passed nor failed; the text tells how many samples would decide.
 *
 * The format is that of the Jenkins JUnit plugin's schema
 * (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd).
 *
 * @param rows The decisions.
 * @param options What they are about.
 * @returns The file's text.
 *
 * @example Usage
 * ```ts
 * import { gateJunit } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const xml = gateJunit([], { suite: "mine" });
 * assertEquals(xml.split("\n")[1], '<testsuites name="mine" tests="0" failures="0">');
 * ```
 */
export function gateJunit(
  rows: readonly GateRow[],
  { suite }: GateJunitOptions,
): string {
  const models = [...Map.groupBy(rows, ({ model }) => model)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(suite)}" ${counts(rows)}>`,
    ...models.flatMap(([model, rows]) => [
      `  <testsuite name="${escaped(model)}" ${counts(rows)} skipped="${
        count(rows, "inconclusive")
      }">`,
      ...rows.map((row) => testCase(row, suite)),
      "  </testsuite>",
    ]),
    "</testsuites>\n",
  ].join("\n");
}

function testCase(row: GateRow, suite: string): string {
  const name = `name="${escaped(posedName(row))} · ${escaped(row.evaluator)}"`;
  const start = `    <testcase classname="${escaped(suite)}.${
    escaped(row.model)
  }" ${name}`;
  const numbers = escaped(gateNumbers(row));
  const text = escaped(gateArithmetic(row).join("\n"));
  switch (row.outcome) {
    case "pass":
      return `${start}><system-out>${numbers}\n${text}</system-out></testcase>`;
    case "fail":
      return `${start}><failure message="${numbers}" type="fail">${text}</failure></testcase>`;
    case "inconclusive":
      return `${start}><skipped message="inconclusive: ${numbers}">${text}</skipped></testcase>`;
  }
}

function counts(rows: readonly GateRow[]): string {
  return `tests="${rows.length}" failures="${count(rows, "fail")}"`;
}

function count(
  rows: readonly GateRow[],
  outcome: GateRow["outcome"],
): number {
  return rows.filter((row) => row.outcome === outcome).length;
}

/** Text that XML 1.0 may hold: without control characters, markup escaped. */
function escaped(text: string): string {
  return visibleText(text)
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\ufffe\uffff]/g, "\ufffd");
}
