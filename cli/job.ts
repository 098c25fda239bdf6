import type { DrawingPorts } from "../reports/drawing/mod.ts";
import type { Budget, CheckpointSpec, Suite } from "../suites/mod.ts";
import type { Github } from "./github.ts";
import type { Snapshots } from "./located.ts";

/** What the worker is to do, with all paths absolute and all names checked. */
export interface Job {
  /** Which verb. */
  readonly verb: "eval" | "plan" | "score" | "report" | "gate" | "export";
  /** The suite, after the command line's changes. */
  readonly suite: Suite;
  /** Folder that store and reports are in. */
  readonly folder: string;
  /** Keys of servers, by the name of their environment variable. */
  readonly keys: Readonly<Record<string, string>>;
  /** Where models of a hub are on this machine; empty where none is asked. */
  readonly snapshots: Snapshots;
  /** Names of the reports to write. */
  readonly reports: readonly string[];
  /** What fine-tuning may cost, where that is asked. */
  readonly budget?: Budget;
  /** What is asked of the comparisons to come, where that is asked. */
  readonly power?: PowerQuestion;
  /** The format that the results are written in, where that is asked. */
  readonly exporting?: Exporting;
  /** Settings of the run. */
  readonly settings: Settings;
  /** What is written to the terminal, and how. */
  readonly output: Output;
}

/** A format of another program, and what is said of a run besides. */
export interface Exporting {
  /** Name of the format. */
  readonly format: string;
  /** Folder that the files are written into, an absolute path. */
  readonly out: string;
  /** Who made the models and this evaluation; `null` where nobody is named. */
  readonly organization: string | null;
  /** Data sets of tasks, as `--dataset` has them. */
  readonly datasets: readonly string[];
}

/** What is asked of comparisons before they are made. */
export interface PowerQuestion {
  /** The difference that is to be found, `null` where none is named. */
  readonly difference: number | null;
  /** Share of samples whose verdict changes, `null` where it is not stated. */
  readonly discordance: number | null;
}

/** A model of this machine that the worker is to examine. */
export interface Examination {
  /** Tells it from a job. */
  readonly verb: "doctor";
  /** The model as it was typed. */
  readonly where: string;
  /** Where it is, with absolute paths. */
  readonly model: CheckpointSpec;
  /** Where it is on this machine, as far as it came from a hub. */
  readonly snapshots: Snapshots;
  /** Where and how it runs. */
  readonly settings: Pick<Settings, "device" | "threads">;
  /** What is written to the terminal, and how. */
  readonly output: Pick<Output, "json" | "columns">;
}

/** Settings that are not part of the suite. */
export interface Settings {
  /** Where local models run. */
  readonly device: "auto" | "cpu" | "cuda" | "webgpu";
  /** One request at a time, bit-equal whatever else is asked. */
  readonly deterministic: boolean;
  /** Threads of a local model; `null` leaves it to the machine. */
  readonly threads: number | null;
  /** Bytes that a local model may take beside its weights; `null` leaves it to what is free. */
  readonly memory: number | null;
  /** What local models leave out of prompts that are too long; `null` lets such requests fail. */
  readonly truncate: "left" | "middle" | null;
  /** Bytes of memory that were free when the command began. */
  readonly free: number;
}

/** What is written to the terminal, and how. */
export interface Output {
  /** Progress as lines or a bar, or none. */
  readonly progress: "bar" | "lines" | "none";
  /** Results as JSON in place of a table. */
  readonly json: boolean;
  /** Whether decisions are told with their arithmetic. */
  readonly explain: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
  /** The workflow of GitHub's that it runs in, `null` where there is none. */
  readonly github: Github | null;
  /** The command that goes on after a stop. */
  readonly command: string;
  /** When the command began, ISO 8601 in UTC. */
  readonly started: string;
}

/** What the worker is told. */
export type ToWorker = Assigned | { readonly stop: true };

/** What the worker is to do, and who draws its charts. */
export interface Assigned {
  /** What to do. */
  readonly job: Job | Examination;
  /** The ports of what draws charts, `null` where there are none. */
  readonly drawing: DrawingPorts | null;
}

/** What the worker tells. */
export type FromWorker = { readonly loaded: true } | Ended;

/** How a job ended. */
export interface Ended {
  /** Exit code of the command. */
  readonly exit: number;
  /** Why it failed. */
  readonly error?: string;
}
