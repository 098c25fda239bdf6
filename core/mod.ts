/**
 * The contracts that all rooms share: types and nothing else.
 *
 * @module
 */

export type * from "./answer_row.ts";
export type * from "./cell.ts";
export type * from "./dataset.ts";
export type * from "./evaluator.ts";
export type * from "./explanation.ts";
export type * from "./gate.ts";
export type * from "./json.ts";
export type * from "./request.ts";
export type * from "./report.ts";
export type * from "./response.ts";
export type * from "./results_file.ts";
export type * from "./runner.ts";
export type * from "./sample.ts";
export type * from "./score.ts";
export type * from "./store.ts";
export type * from "./study.ts";
export type * from "./task.ts";
export type * from "./treatment.ts";
