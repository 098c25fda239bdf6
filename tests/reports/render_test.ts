import { assertEquals, assertRejects } from "@std/assert";
import { inflateSync } from "node:zlib";
import type { Asked } from "../../reports/drawing/asked_thread.ts";
import { drawingOver, DrawingThreads } from "../../reports/drawing/mod.ts";
import { chartsOf } from "../../reports/mod.ts";
import { paint, pngOf, svgOf, textWidth } from "../../reports/render/mod.ts";
import { STUDY_OF_ONE } from "./study.ts";

const BROKEN = {
  data: { values: [] },
  mark: "bar",
  encoding: { x: { field: "a", type: "nominal", scale: { type: "log" } } },
};

Deno.test("threads that may only read draw the same pictures", async () => {
  using threads = new DrawingThreads();
  threads.start();
  const drawing = drawingOver(threads.ports);
  for (const { spec } of chartsOf(STUDY_OF_ONE)) {
    const svg = await svgOf(spec);
    assertEquals(await drawing.svgOf(spec), svg);
    assertEquals(await drawing.paint(svg), await paint(svg));
  }
});

Deno.test("what is asked before the threads are started is done once they are", async () => {
  using threads = new DrawingThreads();
  const drawing = drawingOver(threads.ports);
  const [chart] = chartsOf(STUDY_OF_ONE);
  const drawn = drawing.svgOf(chart?.spec ?? {});
  const svg = await svgOf(chart?.spec ?? {});
  const painted = drawing.paint(svg);
  threads.start();
  assertEquals(await drawn, svg);
  assertEquals(await painted, await paint(svg));
});

/** A port to the same thread that notes what is asked over it. */
function noted(port: MessagePort, asked: string[]): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = ({ data }: MessageEvent<Asked>) => {
    asked.push(data.how);
    port.postMessage(data);
  };
  port.onmessage = ({ data }) => {
    port2.postMessage(data);
  };
  return port1;
}

Deno.test("the thread that draws helps to paint once there is less left to draw than to paint", async () => {
  using threads = new DrawingThreads();
  threads.start();
  const [drawn, painted]: [string[], string[]] = [[], []];
  const drawer = noted(threads.ports.drawer, drawn);
  const painter = noted(threads.ports.painter, painted);
  const drawing = drawingOver({ drawer, painter });
  const [chart] = chartsOf(STUDY_OF_ONE);
  const svg = await svgOf(chart?.spec ?? {});
  const png = await paint(svg);
  const charts = [1, 2].map(() => drawing.svgOf(chart?.spec ?? {}));
  const pictures = [1, 2, 3, 4].map(() => drawing.paint(svg));

  assertEquals(await Promise.all(charts), [svg, svg]);
  assertEquals(await Promise.all(pictures), [png, png, png, png]);
  assertEquals(painted, ["paint", "paint", "paint"]);
  assertEquals(drawn, ["svgOf", "svgOf", "paint"]);
  drawer.close();
  painter.close();
});

Deno.test("a chart that a thread cannot draw is refused like any other", async () => {
  using threads = new DrawingThreads();
  threads.start();
  await assertRejects(
    () => drawingOver(threads.ports).svgOf(BROKEN),
    Error,
    "Cannot draw the chart as Vega-Lite must understand it: ",
  );
});

Deno.test("text shows in a PNG even where the machine has no fonts", async () => {
  const spec = {
    data: { values: [{}] },
    mark: { type: "text", text: "mmmm", fontSize: 40, color: "#000000" },
    width: 200,
    height: 100,
    config: { view: { stroke: null } },
  } as const;
  const png = await paint(await svgOf(spec));
  const dark = pixels(png).filter((byte, index) =>
    index % 4 === 0 && byte < 50
  );
  assertEquals(dark.length > 500, true);
});

Deno.test("a chart that Vega-Lite warns of is refused", async () => {
  await assertRejects(
    () => svgOf(BROKEN),
    Error,
    "Cannot draw the chart as Vega-Lite must understand it: ",
  );
});

Deno.test("pngOf() writes what a reader of PNG gets back", () => {
  const bytes = new Uint8Array([1, 2, 3, 255, 4, 5, 6, 128]);
  for (const [width, height] of [[2, 1], [1, 2]] as const) {
    assertEquals(pixels(pngOf({ width, height, bytes })), bytes);
  }
});

Deno.test("textWidth() is near what browsers measure", () => {
  assertEquals(
    Math.round(textWidth("word-problems", { size: 12, bold: false })),
    79,
  );
  assertEquals(textWidth("漢字", { size: 10, bold: false }), 20);
});

/** Reads an unfiltered PNG of one data chunk back. */
function pixels(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const rows = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
  const bytes = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const start = y * (width * 4 + 1);
    assertEquals(rows[start], 0);
    bytes.set(rows.subarray(start + 1, start + 1 + width * 4), y * width * 4);
  }
  return bytes;
}
