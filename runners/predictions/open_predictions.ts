import type { ModelRequest, ModelResponse, Runner } from "../../core/mod.ts";
import {
  nameOf,
  type Origin,
  readPrediction,
  type StoredRow,
} from "./prediction.ts";

/** What is known of stored answers beside the rows. */
export interface PredictionsOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** SHA-256 of the file, which is the runner's id. */
  readonly sha256: string;
  /** Tells which samples a request asks; several may lead to equal requests. */
  readonly resolve: (requestId: string) => readonly Origin[];
}

/** An answer and the row that it is from. */
interface Stored {
  readonly response: string;
  readonly number: number;
}

const REFUSED = "stored answers are texts without probabilities";

/**
 * Answers requests with what something else answered before. Each row gives
 * the text for one sample of a task, posed as it is or under a treatment.
 *
 * A request without a row is a failure, and so is one that several samples
 * share whose rows differ.
 *
 * @param rows The stored answers, read to their end.
 * @param options Where they are from, and what requests ask.
 * @returns The runner; it serves `generate`.
 * @throws {SyntaxError} If a row has a field that is unknown, missing or no
 *   text, or two rows answer one sample; names file, row and field.
 *
 * @example Answers of another harness
 * ```ts
 * import { openPredictions } from "@aftertune/aftertune/runners/predictions/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = [
 *   { number: 1, row: { task: "gsm8k", sample: "0", response: "#### 18" } },
 * ];
 * await using runner = await openPredictions(rows, {
 *   file: "answers.jsonl",
 *   sha256: "0".repeat(64),
 *   resolve: () => [{ task: "gsm8k", treatment: "none", sample: "0" }],
 * });
 *
 * const [response] = await Array.fromAsync(runner.run([{
 *   kind: "generate",
 *   id: "1",
 *   prompt: { kind: "text", text: "Janet has 16 eggs" },
 *   sampling: { maxTokens: 8, stop: [], temperature: 0 },
 * }]));
 * assertEquals(response?.kind === "generated" && response.text, "#### 18");
 * ```
 */
export async function openPredictions(
  rows: Iterable<StoredRow> | AsyncIterable<StoredRow>,
  { file, sha256, resolve }: PredictionsOptions,
): Promise<Runner> {
  const answers = await readAll(rows, file);
  return {
    id: sha256,
    provenance: { runner: "predictions", sha256, answers: answers.size },
    serves: new Set(["generate"]),
    refusals: { choose: REFUSED, next: REFUSED },
    async *run(requests, { signal } = {}) {
      signal?.throwIfAborted();
      for await (const request of requests) {
        yield answer(request, resolve(request.id), answers);
        signal?.throwIfAborted();
      }
    },
    [Symbol.asyncDispose]: (): Promise<void> => Promise.resolve(),
  };
}

async function readAll(
  rows: Iterable<StoredRow> | AsyncIterable<StoredRow>,
  file: string,
): Promise<ReadonlyMap<string, Stored>> {
  const answers = new Map<string, Stored>();
  for await (const row of rows) {
    const { response, ...origin } = readPrediction(row, file);
    const key = keyOf(origin);
    const earlier = answers.get(key);
    if (earlier !== undefined) {
      throw new SyntaxError(
        `Cannot read row ${row.number} of "${file}" as it must be the only one of its sample: row ${earlier.number} answers ${
          nameOf(origin)
        } too`,
      );
    }
    answers.set(key, { response, number: row.number });
  }
  return answers;
}

function answer(
  request: ModelRequest,
  origins: readonly Origin[],
  answers: ReadonlyMap<string, Stored>,
): ModelResponse {
  const requestId = request.id;
  const failed = (error: string): ModelResponse => ({
    kind: "failed",
    requestId,
    error,
  });
  if (request.kind !== "generate") {
    return failed(`Cannot serve "${request.kind}" as ${REFUSED}`);
  }
  const found = origins.flatMap((origin) => answers.get(keyOf(origin)) ?? []);
  const [first, ...others] = found;
  if (first === undefined) {
    const names = origins.map(nameOf).join("; ") || "a sample of no task";
    return failed(
      `Cannot answer as an answer must be stored: none is to ${names}`,
    );
  }
  const other = others.find(({ response }) => response !== first.response);
  if (other !== undefined) {
    return failed(
      `Cannot answer as equal requests must have equal answers: rows ${first.number} and ${other.number} answer the same request and differ`,
    );
  }
  return {
    kind: "generated",
    requestId,
    text: first.response,
    finish: "stop",
    usage: { promptTokens: null, completionTokens: null },
  };
}

function keyOf({ task, treatment, sample }: Origin): string {
  return JSON.stringify([task, treatment, sample]);
}
