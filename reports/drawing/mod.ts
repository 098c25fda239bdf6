/**
 * Draws and paints charts, on threads of their own or on the caller's. A door of
 * its own, as the threads are started before the reports are loaded.
 *
 * @module
 */

export type { Drawing } from "./drawing.ts";
export { drawingOver, type DrawingPorts } from "./drawing_over.ts";
export { DrawingThreads } from "./drawing_threads.ts";
