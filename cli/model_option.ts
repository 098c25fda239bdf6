import { isHubName, parseHubName } from "../checkpoints/hub_names/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { typedPath } from "./typed_path.ts";

/**
 * Reads `--model NAME=WHERE`.
 *
 * WHERE is a checkpoint folder, a folder and an adapter's (`DIR+ADAPTER`), each
 * of them also by its name on a hub (`hf:org/name`), a server and its model
 * (`http://host:8000/v1#model`), or a file of stored answers (`answers.jsonl`).
 *
 * @param option What was written behind `--model`.
 * @returns The model's name and how it is reached.
 * @throws {SyntaxError} If it is not of that form.
 */
export function modelSpecOf(option: string): [string, ModelSpec] {
  const [, name, where] = option.match(/^([A-Za-z][\w.-]*)=(.+)$/) ?? [];
  if (name === undefined || where === undefined) {
    throw new SyntaxError(
      `Cannot read --model "${option}" as NAME=WHERE with a name that begins with a letter, such as base=checkpoints/base or tuned=http://127.0.0.1:8000/v1#my-model`,
    );
  }
  return [name, modelSpecAt(where)];
}

/**
 * Reads the WHERE of {@linkcode modelSpecOf}.
 *
 * @param where What was typed.
 * @returns How the model is reached.
 */
export function modelSpecAt(where: string): ModelSpec {
  if (/^https?:\/\//.test(where)) {
    const [endpoint = "", model = "default"] = where.split("#", 2);
    return {
      ...{ endpoint, model, concurrency: 64, timeout: 120 },
      prompt: "chat",
    };
  }
  if (!isHubName(where) && /\.(jsonl|csv)$/.test(where)) {
    return { predictions: typedPath(where) };
  }
  const [checkpoint = "", adapter] = where.split("+", 2);
  return {
    checkpoint: typedModel(checkpoint),
    ...(adapter === undefined ? {} : { adapter: typedModel(adapter) }),
    prompt: "text",
  };
}

/** A name on a hub as it is, so that what is wrong with it is said at once. */
function typedModel(where: string): string {
  if (!isHubName(where)) return typedPath(where);
  parseHubName(where);
  return where;
}
