import type { ModelRequest, ModelResponse, Store } from "../core/mod.ts";
import { requestOf } from "./canonical.ts";
import { plan, type Posed } from "./plan.ts";
import type { Layout } from "./pose.ts";

/** Prompts that the canary compares logits on. */
const PROMPTS = 4;

/** Logits that it compares for each. */
const TOP = 16;

/**
 * The canary's requests: the likeliest next tokens of a few of the run's own
 * prompts.
 *
 * @param posed The tasks, each posed in one way.
 * @param layout How questions are put to the model.
 * @returns A few `next` requests.
 */
export function canaryRequests(
  posed: readonly Posed[],
  layout: Layout,
): readonly ModelRequest[] {
  const plain = posed.slice(0, PROMPTS).map((one) => ({
    ...one,
    samples: one.samples.slice(0, 1),
  }));
  return [...plan(plain, layout)].map(({ request: { prompt } }) =>
    requestOf({ kind: "next", prompt, top: TOP })
  );
}

/** Options of {@linkcode checkCanary}. */
export interface CanaryOptions {
  /** The model that must differ from the reference. */
  readonly model: { readonly name: string; readonly id: string };
  /** The model that it is compared with. */
  readonly reference: { readonly name: string; readonly id: string };
  /** Where the answers of both are. */
  readonly store: Store;
}

/**
 * Refuses a variant that answers just as the reference does: an adapter that
 * was not loaded, or a checkpoint that was never trained, would otherwise come
 * out as "no difference".
 *
 * @param requests What {@linkcode canaryRequests} made and both were asked.
 * @param options The two models and the store.
 * @throws {Error} If all logits that both returned are equal bit by bit.
 */
export function checkCanary(
  requests: readonly ModelRequest[],
  { model, reference, store }: CanaryOptions,
): void {
  if (model.id === reference.id) {
    throw new Error(
      `Cannot compare "${model.name}" with "${reference.name}" as two models: they are one and the same (${
        model.id.slice(0, 12)
      }). Check the paths in the suite`,
    );
  }
  const both = requests
    .map(({ id }) =>
      [store.response(model.id, id), store.response(reference.id, id)] as const
    )
    .filter((pair) => pair.every((response) => response?.kind === "next"));
  if (both.length > 0 && both.every(([a, b]) => sameLogits(a, b))) {
    throw new Error(
      `Cannot compare "${model.name}" with "${reference.name}" as two models: their logits are equal on all ${both.length} prompts that were tried. Did the fine-tune load? Check the adapter or the weights of "${model.name}"`,
    );
  }
}

function sameLogits(
  a: ModelResponse | undefined,
  b: ModelResponse | undefined,
): boolean {
  return a?.kind === "next" && b?.kind === "next" &&
    a.top.length === b.top.length &&
    a.top.every(({ token, logit }, i) =>
      token === b.top[i]?.token && logit === b.top[i]?.logit
    );
}
