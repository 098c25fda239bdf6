import type { DatasetFile, Sample, Task } from "../core/mod.ts";
import { locate } from "./locate.ts";
import { readRows } from "./read_rows.ts";

/** Options of {@linkcode loadSamples}. */
export interface LoadOptions {
  /** The folder of the data that does not come with aftertune. */
  readonly dataFolder?: string;
  /** Takes only that many samples, from the head. */
  readonly limit?: number;
}

/** What a task asks. */
export interface LoadedSamples {
  /** The samples, in the order of their rows. */
  readonly samples: readonly Sample[];
  /** The worked examples, in the order in which they are shown. */
  readonly shots: readonly Sample[];
}

/**
 * Reads the samples of a task, and its worked examples from the head of the
 * training rows.
 *
 * @param task The task.
 * @param options Where the data is and how much of it to take.
 * @returns Samples with unique ids, and as many worked examples as the task has.
 * @throws {SyntaxError} If a row cannot be read; names file, row and field.
 * @throws {RangeError} If ids repeat, rows are too few, or a file's place is
 *   outside of the data folder.
 * @throws {Error} If a file is missing or has another hash.
 *
 * @example Usage
 * ```ts
 * import { loadSamples } from "@aftertune/aftertune/datasets/mod.ts";
 * import { facts } from "@aftertune/aftertune/tasks/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { samples } = await loadSamples(facts, { limit: 1 });
 *
 * assertEquals(samples[0]?.question, "What is the capital of Kramistan?");
 * ```
 */
export async function loadSamples(
  task: Task,
  options: LoadOptions = {},
): Promise<LoadedSamples> {
  const { test, train } = task.dataset;
  const load = async (file: DatasetFile): Promise<Sample[]> => {
    const path = await locate(file, task.dataset, options.dataFolder);
    return await parseRows(task, { ...file, location: path });
  };
  const samples = await load(test);
  if (samples.length === 0) {
    throw new RangeError(
      `Cannot load task "${task.name}" as it must have samples: no row of "${test.location}" is one`,
    );
  }
  const count = task.shots ?? 0;
  const examples = count > 0 && train !== undefined ? await load(train) : [];
  if (examples.length < count) {
    throw new RangeError(
      `Cannot load task "${task.name}" as it must have ${count} worked examples: its training rows give ${examples.length}`,
    );
  }
  return {
    samples: samples.slice(0, options.limit),
    shots: examples.slice(0, count),
  };
}

async function parseRows(
  task: Task,
  file: DatasetFile,
): Promise<Sample[]> {
  const numbered = await Array.fromAsync(readRows(file));
  const rows = numbered.map(({ row }) => row);
  const places = new Map<string, number>();
  const samples: Sample[] = [];
  for (const [index, { number, row }] of numbered.entries()) {
    const sample = at(file, number, () => task.parse(row, index, rows));
    if (sample === null) continue;
    const place = places.get(sample.id);
    if (place !== undefined) {
      throw new RangeError(
        `Cannot load task "${task.name}" as ids must be unique: rows ${place} and ${number} of "${file.location}" are both "${sample.id}"`,
      );
    }
    places.set(sample.id, number);
    samples.push(sample);
  }
  return samples;
}

/** Adds file and row to what a task says of a malformed row. */
function at<T>(file: DatasetFile, number: number, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new SyntaxError(
      `Cannot read row ${number} of "${file.location}" as a sample: ${cause.message}`,
      { cause },
    );
  }
}
