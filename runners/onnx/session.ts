import { env, InferenceSession } from "onnxruntime-node";

/** What a session takes in, or gives, by name. */
export type Feeds = InferenceSession.OnnxValueMapType;

/** What a model runs on. */
export type Device = "cpu" | "webgpu" | "cuda";

/** Options of {@linkcode openSession}. */
export interface SessionOptions {
  /** What it runs on. */
  readonly device: Device;
  /** The folder that the graph's files of weights are named relative to. */
  readonly folder: string;
  /** Threads of the processor; as many as there are cores where missing. */
  readonly threads?: number;
  /**
   * Whether memory is laid out by earlier runs of the same extents: a step of a
   * tiny model takes a twentieth less time, one of a large model no less and
   * up to twice the memory.
   */
  readonly plansMemory?: boolean;
}

const HINTS: Readonly<Record<Device, string>> = {
  cpu: "Are the weights whole?",
  webgpu:
    "WebGPU needs a graphics driver with Vulkan, Metal or Direct3D 12. Install one, or run with --device cpu",
  cuda:
    `CUDA needs Linux on x64, an NVIDIA driver, CUDA 12, cuDNN 9 and libonnxruntime_providers_cuda.so of ONNX Runtime ${
      env.versions.node ?? env.versions.common
    }. Install them, the last with "ONNXRUNTIME_NODE_INSTALL=cuda12 deno run -A npm:onnxruntime-node@1.30.0/script/install.js", or run with --device cpu meanwhile`,
};

/**
 * Loads a graph.
 *
 * @param graph The bytes of the model; its weights stay in their files.
 * @param options Where it runs and where its weights are.
 * @returns What runs it.
 * @throws {Error} If ONNX Runtime cannot load it, or the device is not there.
 */
export async function openSession(
  graph: Uint8Array<ArrayBuffer>,
  { device, folder, threads, plansMemory = false }: SessionOptions,
): Promise<InferenceSession> {
  // What goes wrong comes back as an error; the library would print it as well.
  env.logLevel = "fatal";
  try {
    return await InferenceSession.create(graph, {
      executionProviders: [device],
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
      enableMemPattern: plansMemory,
      logSeverityLevel: 4,
      extra: {
        session: {
          "model_external_initializers_file_folder_path": folder,
          // Threads look out for work this long before they sleep. By default
          // they would burn a core from one step to the next.
          "intra_op.spin_duration_us": "20",
        },
      },
    });
  } catch (cause) {
    throw new Error(
      `Cannot load the model on ${device}: ${(cause as Error).message}. ${
        HINTS[device]
      }`,
      { cause },
    );
  }
}
