import type { Provenance, Runner } from "../core/mod.ts";
import {
  type Answerer,
  askedAgain,
  digestOf,
  type Posed,
} from "../engine/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { errorOfAll } from "./error_of_all.ts";
import type { Job } from "./job.ts";
import { kindsOf, layoutOf, openModel } from "./models.ts";

/** A model that is ready to answer. */
export interface Candidate extends Answerer, AsyncDisposable {
  /** Puts questions to it. */
  readonly runner: Runner;
  /** Name of the model that it asks again; its own name where it is no repeat. */
  readonly original: string;
}

/**
 * Opens every model of a suite before any is asked, so that what is wrong with
 * the last one is known at once.
 *
 * @param job The suite and settings.
 * @param posed What they will be asked.
 * @returns The models in the suite's order.
 * @throws {Error} If models cannot be opened or cannot answer such requests,
 *   each of which is told, local models run on several devices, or a repeat is
 *   not of its model; those that were opened are disposed of.
 */
export async function openCandidates(
  { suite, settings, keys, snapshots }: Job,
  posed: readonly Posed[],
): Promise<readonly Candidate[]> {
  await using stack = new AsyncDisposableStack();
  const candidates: Candidate[] = [];
  const refusals: unknown[] = [];
  const originals = new Map(Object.entries(suite.design.repeats));
  for (const [name, spec] of Object.entries(suite.models)) {
    const original = originals.get(name) ?? name;
    try {
      const opened = await openNamed(
        name,
        () => openModel(spec, { posed, settings, keys, snapshots }),
      );
      const candidate = stack.use(
        candidateOf(opened, { name, spec, original }),
      );
      checkServes(name, candidate.runner, posed);
      candidates.push(candidate);
    } catch (error) {
      refusals.push(error);
    }
  }
  if (refusals.length > 0) throw errorOfAll(refusals);
  checkDevices(candidates);
  checkRepeats(candidates);
  stack.move();
  return candidates;
}

function candidateOf(
  opened: Runner,
  { name, spec, original }: Pick<Candidate, "name" | "original"> & {
    readonly spec: ModelSpec;
  },
): Candidate {
  const isAskedAgain = original !== name && !("predictions" in spec);
  const runner = isAskedAgain ? askedAgain(opened, name) : opened;
  return {
    ...{ name, id: runner.id, layout: layoutOf(spec), runner, original },
    [Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
  };
}

async function openNamed(
  name: string,
  open: () => Promise<Runner>,
): Promise<Runner> {
  try {
    return await open();
  } catch (cause) {
    throw new Error(
      `Cannot open the model "${name}": ${(cause as Error).message}`,
      { cause },
    );
  }
}

function checkServes(
  name: string,
  { serves, refusals }: Runner,
  posed: readonly Posed[],
): void {
  const refused = [...kindsOf(posed)].find((kind) => !serves.has(kind));
  if (refused === undefined) return;
  const asking = posed.find(({ task }) => task.kind === refused);
  throw new Error(
    `Cannot ask the model "${name}" the task "${asking?.task.name}", which needs "${refused}" requests: ${
      refusals?.[refused] ?? `it serves ${[...serves].join(", ")} only`
    }. Remove the task or the model from the suite`,
  );
}

/**
 * What a model runs on.
 *
 * @param candidate The model.
 * @returns The device; `null` where it does not run in this process.
 */
export function deviceOf({ runner }: Pick<Candidate, "runner">): string | null {
  const device = runner.provenance["device"];
  return typeof device === "string" ? device : null;
}

/** What differs between devices must not pass for what fine-tuning changed. */
function checkDevices(candidates: readonly Candidate[]): void {
  const placed = candidates.flatMap((candidate) => {
    const device = deviceOf(candidate);
    return device === null ? [] : [{ name: candidate.name, device }];
  });
  const [first] = placed;
  const other = placed.find(({ device }) => device !== first?.device);
  if (first === undefined || other === undefined) return;
  throw new Error(
    `Cannot compare local models as all must run on one device: "${first.name}" runs on ${first.device}, "${other.name}" on ${other.device}. Name one with --device`,
  );
}

/** What is not the same model asked again would pass for noise. */
function checkRepeats(candidates: readonly Candidate[]): void {
  for (const { name, original, id, runner } of candidates) {
    const first = candidates.find(({ name }) => name === original);
    if (name === original || first === undefined) continue;
    const refusal = id === first.id
      // Only these are not asked, so that their id stays what it was.
      ? "both are the same stored answers. Name a file of answers that were given another time"
      : areUnlike(runner.provenance, first.runner.provenance)
      ? "their weights differ. Check the paths in the suite"
      : null;
    if (refusal === null) continue;
    throw new Error(
      `Cannot take "${name}" as "${original}" asked again: ${refusal}`,
    );
  }
}

/** Whether both are known to be local models of other weights. */
function areUnlike(one: Provenance, other: Provenance): boolean {
  const [digest, otherDigest] = [one, other].map(({ weights, adapter }) =>
    typeof weights === "string" ? digestOf({ weights, adapter }) : null
  );
  return digest !== null && otherDigest !== null && digest !== otherDigest;
}
