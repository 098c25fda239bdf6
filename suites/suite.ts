import type { Design } from "../core/mod.ts";

/** How questions are put: as running text, or through the model's chat template. */
export type Layout = "text" | "chat";

/** A model that runs on this machine. */
export interface CheckpointSpec {
  /** Folder in Hugging Face layout, or its name on a hub. */
  readonly checkpoint: string;
  /** Folder of a PEFT LoRA adapter that is applied to it, or its name on a hub. */
  readonly adapter?: string | undefined;
  /** Whether each request is computed alone; as the command line says where it is absent. */
  readonly deterministic?: boolean | undefined;
  /** How questions are put to it. */
  readonly prompt: Layout;
}

/** A model behind an OpenAI-compatible server. */
export interface EndpointSpec {
  /** Base address, up to and with `/v1`. */
  readonly endpoint: string;
  /** What the server calls the model. */
  readonly model: string;
  /** Name of the environment variable that holds the key. */
  readonly key?: string | undefined;
  /** Most requests under way at once. */
  readonly concurrency: number;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  /** How questions are put to it. */
  readonly prompt: Layout;
}

/** Answers that something else gave. */
export interface PredictionsSpec {
  /** JSONL or CSV file of stored answers. */
  readonly predictions: string;
}

/** Which model is asked, and how it is reached. */
export type ModelSpec = CheckpointSpec | EndpointSpec | PredictionsSpec;

/** Which task is asked, and how. */
export interface TaskSpec {
  /** Name of a task, or a file that exports one. */
  readonly task: string;
  /** Ways of posing it that are asked besides the plain one. */
  readonly treatments: readonly string[];
  /** Asks only this many samples, from the first. */
  readonly limit?: number | undefined;
}

/** Which models are asked which tasks, and who is compared with whom. */
export interface Suite {
  /** Names the results folder. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description?: string | undefined;
  /** Name of the model that the others are compared with. */
  readonly reference: string;
  /** Seeds treatments and resampling. */
  readonly seed: number;
  /** Confidence level of all intervals. */
  readonly level: number;
  /** Folder with data sets that do not come with aftertune. */
  readonly data?: string | undefined;
  /** The models, by the names that reports use. */
  readonly models: Readonly<Record<string, ModelSpec>>;
  /** The tasks, in report order. */
  readonly tasks: readonly TaskSpec[];
  /** How the models hang together. */
  readonly design: Design;
}
