/**
 * Runs checkpoints through ONNX Runtime: the graph is written from the
 * configuration in memory, the weights stay in their safetensors files.
 *
 * @module
 */

export { openLocal, type OpenLocalOptions } from "./open_local.ts";
export { openModel, type OpenModelOptions } from "./open_model.ts";
export type { Device } from "./session.ts";
