import type { Store } from "../core/mod.ts";
import { answerText } from "../engine/mod.ts";
import { openStore } from "../store/mod.ts";
import type { ComparedModel } from "./compared_models.ts";
import { runFile } from "./run_file.ts";

/**
 * Reads what a model answered from the store of its run.
 *
 * @param model The model, and where its run is.
 * @param requests Ids of the requests.
 * @returns The whole answers that there are, by request; none where the run has
 *   no store that can be read.
 */
export async function storedTexts(
  { where, id }: Pick<ComparedModel, "where" | "id">,
  requests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const path = requests.length === 0
    ? null
    : await runFile(where, "store.sqlite");
  if (path === null) return new Map();
  try {
    using store = openStore(path);
    return new Map(
      store.responses(id, requests).flatMap((answer) => {
        if (answer === undefined || answer.kind === "failed") return [];
        const { requestId } = answer;
        return [[requestId, answerText(answer, choicesOf(requestId, store))]];
      }),
    );
  } catch {
    // Of another version, or damaged: all else can be told without it.
    return new Map();
  }
}

function choicesOf(id: string, store: Store): readonly string[] {
  const request = store.request(id);
  return request?.kind === "choose" ? request.continuations : [];
}
