import { InferenceSession } from "onnxruntime-node";

/** Time that sessions ran. */
export interface TimeInside {
  /** Milliseconds inside ONNX Runtime, copies of inputs and outputs included. */
  milliseconds: number;
  /** How often a session ran. */
  runs: number;
}

/**
 * Has every session that is loaded from now on tell how long it runs.
 *
 * @returns What they told so far.
 */
export function timeInside(): TimeInside {
  const time: TimeInside = { milliseconds: 0, runs: 0 };
  const factory = InferenceSession as {
    create: (...args: unknown[]) => Promise<InferenceSession>;
  };
  const create = factory.create.bind(factory);
  factory.create = async (...args) => {
    const session = await create(...args);
    const run = session.run.bind(session);
    session.run = async (feeds: InferenceSession.OnnxValueMapType) => {
      const start = performance.now();
      const outputs = await run(feeds);
      time.milliseconds += performance.now() - start;
      time.runs++;
      return outputs;
    };
    return session;
  };
  return time;
}
