import type { KeptModel } from "../analyses/mod.ts";
import type { KeptResults } from "../core/mod.ts";
import { suggest } from "../suites/mod.ts";
import { isRun, keptRun } from "./kept_run.ts";
import { DEFAULT_SUITE } from "./suite_of.ts";

/** A model to compare, with where its run is kept. */
export interface ComparedModel extends KeptModel {
  /** What was kept of its run. */
  readonly run: KeptResults;
  /** Identifies what answered. */
  readonly id: string;
  /** The results folder, or its `results.json`, as it was typed. */
  readonly where: string;
}

/** The run that models are of where none is typed. */
const DEFAULT_RUN = `results/${DEFAULT_SUITE}`;

/** What was typed for a model: a run, a model, or both. */
interface Typed {
  readonly where?: string;
  readonly name?: string;
}

/**
 * Finds the two models that a command line compares, each typed as `RUN:MODEL`,
 * `RUN` or `MODEL`. A model without a run is of the other one's, or of the
 * default suite's; a run without a model stands for its only one, or for the
 * only one besides its reference.
 *
 * @param typed What was typed for each.
 * @returns The models, with labels that tell them apart.
 * @throws {RangeError} If a model is not in its run, which one is meant is open,
 *   or both are the same.
 * @throws {Error} If a run cannot be read.
 */
export async function comparedModels(
  typed: readonly [string, string],
): Promise<readonly [ComparedModel, ComparedModel]> {
  const sides = await Promise.all(typed.map(typedOf));
  const elsewhere = sides.find(({ where }) => where !== undefined)?.where;
  const wheres = sides.map(({ where = elsewhere ?? DEFAULT_RUN }) => where);
  const runs = new Map<string, KeptResults>();
  for (const where of new Set(wheres)) runs.set(where, await keptRun(where));
  const found = sides.map((side, index) => {
    const where = wheres[index] as string;
    const run = runs.get(where) as KeptResults;
    const name = nameOf(side, run, where);
    const { id } = run.models.find((one) => one.name === name) as Named;
    return { where, run, name, id };
  });
  const [first, second] = found as [Found, Found];
  if (first.name !== second.name) return [named(first), named(second)];
  if (first.run !== second.run) return [named(first, "A"), named(second, "B")];
  throw new RangeError(
    `Cannot compare "${first.name}" of "${first.where}" as it must be with another model: both are the same. It has ${
      listed(first.run)
    }`,
  );
}

type Named = KeptResults["models"][number];
type Found = Omit<ComparedModel, "label">;

/** Models of one name are told apart by a mark. */
function named(model: Found, mark?: string): ComparedModel {
  const { name } = model;
  return { ...model, label: mark === undefined ? name : `${name} (${mark})` };
}

/** A run is what is there; all else behind the last colon, or alone, is a name. */
async function typedOf(text: string): Promise<Typed> {
  if (await isRun(text)) return { where: text };
  const [, where = "", name = ""] = /^(.+):([^:/]+)$/.exec(text) ?? [];
  if (where !== "") return { where, name };
  return /[/\\]|\.json$/.test(text) ? { where: text } : { name: text };
}

function nameOf(typed: Typed, run: KeptResults, where: string): string {
  const all = run.models.map(({ name }) => name);
  const { name } = typed;
  if (name === undefined) return onlyOf(run, where);
  if (all.includes(name)) return name;
  throw new RangeError(
    `Cannot find the model "${name}" in the run "${where}": it has ${
      listed(run)
    }.${suggest(name, all)}${
      typed.where === undefined ? " A run is a folder with results.json" : ""
    }`,
  );
}

function onlyOf(run: KeptResults, where: string): string {
  const [only = run.reference, ...more] = run.models
    .map(({ name }) => name).filter((name) => name !== run.reference);
  if (more.length === 0) return only;
  throw new RangeError(
    `Cannot compare "${where}" as a run of one model besides its reference: it has ${
      listed(run)
    }. Name one, such as ${where}:${only}`,
  );
}

function listed({ models }: KeptResults): string {
  return models.map(({ name }) => `"${name}"`).join(", ");
}
