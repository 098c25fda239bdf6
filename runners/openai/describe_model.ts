import { createHash } from "node:crypto";
import { levenshteinDistance } from "@std/text/levenshtein-distance";
import type { Call } from "./connect.ts";
import { excerpt } from "./excerpt.ts";
import { isRecord } from "./is_record.ts";
import { ServerError } from "./server_error.ts";
import { FAMILIES, type Family } from "./families.ts";

/** So many names of models fit into a message. */
const MOST_NAMES = 10;

/** A longer fact is kept by its digest. */
const LONGEST_FACT = 200;

/** What a server tells of itself and of the model. */
export interface ServedModel {
  /** Names of all models that it lists; empty where it lists none. */
  readonly names: readonly string[];
  /** What kind of server it is, `undefined` where that is not known. */
  readonly family: Family | undefined;
  /** What it says of the model and of itself, always in the same order. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * Fields of a `/models` entry that stay the same while the model does; others
 * such as `created` are the time of the question on vLLM and llama-server.
 */
const STABLE = ["owned_by", "root", "parent", "max_model_len"];
const STABLE_META = ["n_params", "n_vocab", "n_ctx_train", "n_embd", "size"];

/**
 * Asks a server which models it serves.
 *
 * @param call Asks it.
 * @param model What the server calls the model.
 * @returns What it tells; little where it has no list of models.
 * @throws {ServerError} If it cannot be reached or turns the key down.
 * @throws {RangeError} If it lists everything it serves, and not this model.
 */
export async function describeModel(
  call: Call,
  model: string,
): Promise<ServedModel> {
  const entries = await listModels(call);
  const names = entries.map(({ id }) => id);
  const entry = entries.find(({ id }) => id === model);
  const owner = (entry ?? entries[0])?.["owned_by"];
  const family = FAMILIES.find(({ name }) => name === owner);
  if (family !== undefined && entry === undefined) {
    throw new RangeError(
      `Cannot ask the server for a model as it must list it: "${model}" is not listed. ${
        listed(model, names)
      }`,
    );
  }
  const page = family?.page === undefined ? {} : await tell(call, family.page);
  const facts = {
    ...pick(entry, STABLE),
    ...pick(entry?.["meta"], STABLE_META),
    ...pick(page, family?.facts ?? []),
  };
  return { names, family, facts };
}

/**
 * Tells which names a server knows, for the end of a message.
 *
 * @param model The name that it was asked for.
 * @param names The names that it knows.
 * @returns A sentence; empty where it lists none.
 */
export function listed(model: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  if (names.includes(model)) {
    return "It lists the model: correct the rest of the endpoint";
  }
  const [nearest = ""] = names.toSorted((a, b) =>
    levenshteinDistance(model, a) - levenshteinDistance(model, b)
  );
  const isNear = levenshteinDistance(model, nearest) <= model.length / 2;
  const question = isNear ? `Did you mean ${excerpt(nearest)}? ` : "";
  const shown = names.slice(0, MOST_NAMES).map(excerpt).join(", ");
  const more = names.length - MOST_NAMES;
  return `${question}It lists ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

/** An entry of the list of models. */
interface Entry extends Readonly<Record<string, unknown>> {
  /** Name of the model. */
  readonly id: string;
}

async function listModels(call: Call): Promise<readonly Entry[]> {
  const page = await tell(call, "/models");
  const data = isRecord(page) ? page["data"] : undefined;
  return Array.isArray(data) ? data.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value) && typeof value["id"] === "string";
}

/** Asks for a page that not every server has, or has in working order. */
async function tell(call: Call, path: string): Promise<unknown> {
  try {
    return await call(path);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    const { blame, status = 0 } = error;
    const lacks = blame === "request" || blame === "setup" && status >= 400;
    if (lacks || status === 500) return undefined;
    throw error;
  }
}

/** Takes some fields that are numbers or texts out of a record. */
function pick(
  record: unknown,
  names: readonly string[],
): Record<string, string | number> {
  const picked: Record<string, string | number> = {};
  for (const name of names) {
    const value = isRecord(record) ? record[name] : undefined;
    if (typeof value === "number") picked[name] = value;
    if (typeof value === "string") picked[name] = shortened(value);
  }
  return picked;
}

/** A text, or the digest of a long one such as a chat template. */
function shortened(text: string): string {
  return text.length <= LONGEST_FACT
    ? text
    : `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
