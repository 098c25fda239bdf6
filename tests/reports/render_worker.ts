import { render } from "../../reports/render/mod.ts";

/** The side of a worker that this module sees. */
interface WorkerScope {
  onmessage: (event: MessageEvent) => void;
  postMessage(message: string): void;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = async ({ data }) => {
  try {
    const { png } = await render(data);
    scope.postMessage(String.fromCharCode(...png.subarray(1, 4)));
  } catch (error) {
    scope.postMessage(String(error));
  }
};
