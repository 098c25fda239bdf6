import type { DrawingRequest, DrawingResponse } from "../drawing_over.ts";
import { render } from "./render.ts";
import { svgOf } from "./svg.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<MessagePort>) => void;
}

const scope = self as unknown as WorkerScope;
const draw = { render, svgOf };

scope.onmessage = ({ data: port }) => {
  const answer = (response: DrawingResponse) => port.postMessage(response);
  port.onmessage = async ({ data }: MessageEvent<DrawingRequest>) => {
    const { id, how, spec } = data;
    try {
      answer({ id, drawn: await draw[how](spec) });
    } catch (error) {
      answer({ id, error: (error as Error).message });
    }
  };
};

const X = { field: "x", type: "quantitative" };

/** A small chart with the parts that the reports' charts are made of. */
const WARMING = {
  title: { text: "Warm", subtitle: "up" },
  data: { values: [{ x: 1, name: "a" }, { x: 2, name: "b" }] },
  vconcat: [{
    height: { step: 24 },
    encoding: {
      y: { field: "name", type: "nominal" },
      color: { field: "name", type: "nominal" },
    },
    layer: [
      { mark: "rule", encoding: { x: X, x2: { datum: 0 } } },
      { mark: "point", encoding: { x: X, shape: { field: "name" } } },
      { mark: "text", encoding: { x: X, text: { field: "name" } } },
    ],
  }],
};

// The first chart takes many times as long as the next ones. What fails here
// fails again, with its reason, where it is asked for.
render(WARMING).catch(() => {});
