/** What is known of one kind of server. */
export interface Family {
  /** What its list of models gives as `owned_by`. */
  readonly name: string;
  /** Fields that turn off what it would else do to the probabilities. */
  readonly neutral: Readonly<Record<string, number>>;
  /** What it calls settings that the protocol does not have. */
  readonly settings: {
    /** Name of the repetition penalty. */
    readonly repetitionPenalty: string;
    /** Name of the tokens that end a text, where it takes any. */
    readonly endTokens?: string;
  };
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
    settings: {
      repetitionPenalty: "repetition_penalty",
      endTokens: "stop_token_ids",
    },
    page: "/../version",
    facts: ["version"],
  },
  {
    name: "sglang",
    neutral: { top_k: -1, min_p: 0, repetition_penalty: 1 },
    settings: {
      repetitionPenalty: "repetition_penalty",
      endTokens: "stop_token_ids",
    },
  },
  {
    name: "llamacpp",
    // A penalty counts the last 64 tokens unless it is told to count all.
    neutral: { top_k: -1, min_p: 0, repeat_penalty: 1, repeat_last_n: -1 },
    settings: { repetitionPenalty: "repeat_penalty" },
    page: "/../props",
    facts: ["build_info", "model_path", "chat_template"],
  },
];
