import type { Json } from "../core/mod.ts";
import { countText, wrapColumns } from "../reports/mod.ts";
import type { Diagnosis } from "./doctor_diagnose.ts";
import type { Finding } from "./doctor_finding.ts";

const NAME_WIDTH = 15;
const VERDICT_WIDTH = 9;

/** Digits of a digest that a person compares. */
const DIGITS = 10;

/**
 * Writes what is known of a model, one thing a line.
 *
 * @param diagnosis What is known.
 * @param columns Width of the terminal.
 * @returns The text that a person reads.
 */
export function diagnosisText(
  diagnosis: Diagnosis,
  columns: number,
): string {
  const { model, checks } = diagnosis;
  return [
    ...wrapColumns(model, columns),
    "",
    ...factsOf(diagnosis).flatMap(([name, text]) =>
      indented(name.padEnd(NAME_WIDTH), text, columns)
    ),
    "",
    ...checks.flatMap((finding, index) =>
      findingLines(finding, { columns, earlier: checks.slice(0, index) })
    ),
    "",
    conclusion(checks),
  ].join("\n");
}

function factsOf(
  { provenance: known, vocabulary, speed, memory }: Diagnosis,
): readonly (readonly [name: string, text: string])[] {
  const parts = ["weights", "config", "tokenizer", "template", "adapter"];
  const digests = parts.map((part) => `${part} ${shortened(known[part])}`);
  const sources = [known["checkpointSource"], known["adapterSource"]]
    .filter((source) => source !== undefined);
  return [
    ...sources.map((source) => ["source", `${source}`] as const),
    ["architecture", `${known["architecture"]}`],
    [
      "parameters",
      `${countText(Number(known["parameters"]))}, ${
        known["weightType"]
      }, computed as ${known["computeType"]}`,
    ],
    ["device", `${known["device"]}, ONNX Runtime ${known["onnxRuntime"]}`],
    ["context", `${countText(Number(known["context"]))} tokens`],
    ["vocabulary", `${countText(vocabulary)} tokens`],
    ["digests", digests.join(", ")],
    ...speed === null ? [] : [
      [
        "speed",
        `prompt ${rate(speed.promptTokensPerSecond)}, reply ${
          rate(speed.replyTokensPerSecond)
        } tokens a second`,
      ] as const,
    ],
    ...memory === null
      ? []
      : [["memory", `${countText(Math.round(memory / 2 ** 20))} MiB`] as const],
  ];
}

/** What a finding says; what one before it says already is not told again. */
function findingLines(
  finding: Finding,
  { columns, earlier }: {
    readonly columns: number;
    readonly earlier: readonly Finding[];
  },
): string[] {
  const { check, verdict } = finding;
  const head = check.padEnd(NAME_WIDTH) + verdict.padEnd(VERDICT_WIDTH);
  const said = saidOf(finding);
  const same = earlier.find((one) => saidOf(one) === said);
  const text = same === undefined ? said : `the same as of ${same.check}`;
  return indented(head, text, columns);
}

function saidOf({ text, advice }: Finding): string {
  if (advice === undefined) return text;
  return `${text}${/[.?!]$/.test(text) ? "" : "."} ${advice}`;
}

/** A text behind a head, its further lines below its first. */
function indented(head: string, text: string, columns: number): string[] {
  const room = Math.max(1, columns - head.length);
  return wrapColumns(text, room).map((line, index) =>
    (index === 0 ? head : " ".repeat(head.length)) + line
  );
}

function conclusion(checks: readonly Finding[]): string {
  const count = (verdict: Finding["verdict"]) =>
    checks.filter((one) => one.verdict === verdict).length;
  const named = (count: number, name: string) =>
    `${count} ${name}${count === 1 ? "" : "s"}`;
  return `${named(count("problem"), "problem")}, ${
    named(count("warning"), "warning")
  }`;
}

function shortened(digest: Json | undefined): string {
  return typeof digest === "string" ? digest.slice(0, DIGITS) : "none";
}

/** Three digits tell enough of a speed that one measurement found. */
function rate(tokensPerSecond: number): string {
  return countText(Number(tokensPerSecond.toPrecision(3)));
}
