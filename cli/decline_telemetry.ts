/**
 * Keeps ONNX Runtime from telling its maker of models and machines. It does so
 * from native code, where no permission holds it, unless this is set before its
 * library is loaded.
 */
export function declineTelemetry(): void {
  Deno.env.set("ORT_DISABLE_TELEMETRY", "1");
}
