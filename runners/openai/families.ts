/** What is known of one kind of server. */
export interface Family {
  /** What its list of models gives as `owned_by`. */
  readonly name: string;
  /** Fields that turn off what it would else do to the probabilities. */
  readonly neutral: Readonly<Record<string, number>>;
  /** Page beside the list of models on which it tells of itself. */
  readonly page?: string;
  /** Fields of that page that stay the same while the model does. */
  readonly facts?: readonly string[];
}

/**
 * Servers whose defaults are known not to be neutral: vLLM and SGLang take
 * top-k, min-p and repetition penalty from the checkpoint's
 * `generation_config.json`, llama-server keeps 40 tokens above 0.05 of the
 * best. They list all that they serve, so a name that is missing is wrong;
 * llama-server would answer it with another model.
 */
export const FAMILIES: readonly Family[] = [
  {
    name: "vllm",
    neutral: { top_k: -1, min_p: 0, repetition_penalty: 1 },
    page: "/../version",
    facts: ["version"],
  },
  {
    name: "sglang",
    neutral: { top_k: -1, min_p: 0, repetition_penalty: 1 },
  },
  {
    name: "llamacpp",
    neutral: { top_k: -1, min_p: 0, repeat_penalty: 1 },
    page: "/../props",
    facts: ["build_info", "model_path", "chat_template"],
  },
];
