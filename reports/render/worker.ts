import type { DrawingRequest, DrawingResponse } from "../drawing_worker.ts";
import { render } from "./render.ts";
import { svgOf } from "./svg.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent<DrawingRequest>) => void;
  postMessage(response: DrawingResponse): void;
}

const scope = self as unknown as WorkerScope;
const draw = { render, svgOf };

scope.onmessage = async ({ data: { id, how, spec } }) => {
  try {
    scope.postMessage({ id, drawn: await draw[how](spec) });
  } catch (error) {
    scope.postMessage({ id, error: (error as Error).message });
  }
};

// The first chart takes many times as long as the next ones. What fails here
// fails again, with its reason, where it is asked for.
await render({
  data: { values: [{}] },
  mark: { type: "text", text: "Warm" },
}).catch(() => {});
