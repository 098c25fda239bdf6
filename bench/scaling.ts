/**
 * How the speed of growing replies goes with their number, with the tokens
 * before them, and with the size of the model. Writes `bench/scaling.csv`,
 * `bench/scaling.vl.json` and `bench/scaling.svg`.
 *
 *     deno task bench:scaling --model DIR
 */

import { parseArgs } from "@std/cli/parse-args";
import { stringify } from "@std/csv/stringify";
import { readCheckpoint } from "../checkpoints/mod.ts";
import { svgOf } from "../reports/render/mod.ts";
import { decoding } from "./engine/decoding.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { model, steps, repeat, threads } = parseArgs(Deno.args, {
  string: ["model"],
  default: { model: "", steps: 24, repeat: 3, threads: 2 },
});

/** One measured point. */
interface Point {
  /** What is changed. */
  readonly panel: string;
  /** Its value. */
  readonly at: number;
  /** Tokens of all replies together a second. */
  readonly rate: number;
}

const points: Point[] = [];
for (const rows of [1, 2, 4, 8, 16, 32, 64]) {
  await measure("replies together", rows, { rows, prompt: 256 });
}
for (const prompt of [64, 128, 256, 512, 1024, 1792]) {
  await measure("tokens before each of 8 replies", prompt, { rows: 8, prompt });
}
for (const checkpoint of ["models/base", "models/large", model]) {
  await measure(
    "parameters of the model, 32 replies",
    await parametersOf(checkpoint),
    { rows: 32, prompt: 64, checkpoint },
  );
}
Deno.writeTextFileSync(
  new URL("scaling.csv", import.meta.url),
  stringify([
    ["panel", "at", "tokens_per_second"],
    ...points.map(({ panel, at, rate }) => [panel, at, Math.round(rate)]),
  ]),
);
const spec = chart();
Deno.writeTextFileSync(
  new URL("scaling.vl.json", import.meta.url),
  `${JSON.stringify(spec, null, 2)}\n`,
);
Deno.writeTextFileSync(
  new URL("scaling.svg", import.meta.url),
  await svgOf(spec),
);

async function measure(
  panel: string,
  at: number,
  { rows, prompt, checkpoint = model }: {
    readonly rows: number;
    readonly prompt: number;
    readonly checkpoint?: string;
  },
): Promise<void> {
  const rates: number[] = [];
  for (let round = 0; round < repeat; round++) {
    const options = { checkpoint, threads, rows, prompt, steps };
    rates.push((await decoding(options)).decode);
  }
  const rate = median(rates);
  points.push({ panel, at, rate });
  say(`${panel} ${at}: ${rate.toFixed(0)} tokens/s`);
}

async function parametersOf(checkpoint: string): Promise<number> {
  const { weights } = await readCheckpoint(checkpoint);
  return [...weights.tensors.values()].reduce(
    (sum, { shape }) => sum + shape.reduce((product, one) => product * one, 1),
    0,
  );
}

function chart(): object {
  const panels = [...new Set(points.map(({ panel }) => panel))];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: "Tokens of growing replies a second",
    config: { background: "white" },
    hconcat: panels.map((panel) => ({
      title: { text: panel, fontSize: 11 },
      data: { values: points.filter((point) => point.panel === panel) },
      ...{ width: 220, height: 200 },
      layer: [
        { mark: { type: "line", color: "#4c6a92" } },
        { mark: { type: "point", color: "#4c6a92", filled: true } },
        {
          mark: { type: "text", dy: -10, fontSize: 10 },
          encoding: {
            text: { field: "rate", type: "quantitative", format: ",.3~s" },
          },
        },
      ],
      encoding: {
        x: {
          field: "at",
          type: "quantitative",
          title: panel,
          scale: { type: "log" },
          axis: { format: "~s", tickCount: 5 },
        },
        y: {
          field: "rate",
          type: "quantitative",
          title: "tokens a second",
          scale: { type: "log" },
          axis: { format: "~s", tickCount: 4 },
        },
      },
    })),
  };
}
