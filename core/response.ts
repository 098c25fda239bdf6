/** What answering one request took. */
export interface Usage {
  /** Tokens of the prompt, `null` where the model does not tell. */
  readonly promptTokens: number | null;
  /** Tokens that were left out of a prompt too long for the model, where that was asked for. */
  readonly omittedTokens?: number;
  /** Tokens generated or scored, `null` where the model does not tell. */
  readonly completionTokens: number | null;
}

/** Text that a model generated. */
export interface Generated {
  /** Tells the kinds apart. */
  readonly kind: "generated";
  /** Id of the request. */
  readonly requestId: string;
  /** The text, without prompt, forced prefix or stop string. */
  readonly text: string;
  /** Why it ended: of itself, at the token limit, or withheld by the server. */
  readonly finish: "stop" | "length" | "filtered";
  /** Ids of all its tokens in the model's vocabulary, that of the end included, where they were asked for. */
  readonly tokens?: readonly number[];
  /** Natural logarithm of the probability of each of these by the model, before any sampling setting, where they were asked for. */
  readonly logprobs?: readonly number[];
  /** What it took. */
  readonly usage: Usage;
}

/** One continuation as the model sees it. */
export interface Choice {
  /** Natural logarithm of its probability given the prompt. */
  readonly logprob: number;
  /** Number of its tokens. */
  readonly tokens: number;
  /** Whether each of its tokens is the likeliest one at its place. */
  readonly greedy: boolean;
}

/** Log-probabilities of the continuations asked for, in their order. */
export interface Chosen {
  /** Tells the kinds apart. */
  readonly kind: "chosen";
  /** Id of the request. */
  readonly requestId: string;
  /** One a continuation. */
  readonly choices: readonly Choice[];
  /** What it took. */
  readonly usage: Usage;
}

/** One possible next token. */
export interface TokenLogit {
  /** Id in the model's vocabulary. */
  readonly token: number;
  /** Its raw logit. */
  readonly logit: number;
  /** Its log-probability, natural logarithm. */
  readonly logprob: number;
}

/** The likeliest next tokens, best first. */
export interface Next {
  /** Tells the kinds apart. */
  readonly kind: "next";
  /** Id of the request. */
  readonly requestId: string;
  /** As many as were asked for, best first. */
  readonly top: readonly TokenLogit[];
  /** What it took. */
  readonly usage: Usage;
}

/** A request that could not be answered; data, not an exception. */
export interface Failed {
  /** Tells the kinds apart. */
  readonly kind: "failed";
  /** Id of the request. */
  readonly requestId: string;
  /** What was attempted, what must hold, what is, what to do. */
  readonly error: string;
}

/** A response that can be scored. */
export type Answer = Generated | Chosen | Next;

/** What comes back for a request: an answer, or why there is none. */
export type ModelResponse = Answer | Failed;
