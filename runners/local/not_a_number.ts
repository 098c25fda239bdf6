import type { ModelResponse } from "../../core/mod.ts";
import type { LanguageModel } from "./language_model.ts";

/** What is said of a prediction that is no number. */
export const NOT_A_NUMBER =
  "Cannot answer as the model's logits must be numbers: they are NaN";

/**
 * Adds to what is said of such a prediction what in the model it comes from.
 *
 * @param response A response of the model.
 * @param model The model.
 * @returns The response with a reason, or as it was where it needs none.
 */
export function explained(
  response: ModelResponse,
  model: Pick<LanguageModel, "whyNaN">,
): ModelResponse | Promise<ModelResponse> {
  if (response.kind !== "failed" || response.error !== NOT_A_NUMBER) {
    return response;
  }
  return model.whyNaN().then(
    (reason) => ({ ...response, error: `${NOT_A_NUMBER}, since ${reason}` }),
    ({ message }: Error) => ({
      ...response,
      error:
        `${NOT_A_NUMBER}. Its weights could not be read to find out why: ${message}`,
    }),
  );
}
