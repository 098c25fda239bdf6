/** One turn of a conversation. */
export interface Message {
  /** Who speaks. */
  readonly role: "system" | "user" | "assistant";
  /** What is said. */
  readonly content: string;
}

/** What is put to a model: running text, or a conversation that its chat template lays out. */
export type Prompt =
  | { readonly kind: "text"; readonly text: string }
  | {
    readonly kind: "chat";
    readonly messages: readonly Message[];
    /** The start of the reply that is forced on the model. */
    readonly prefix?: string;
  };

/** How a response is decoded. */
export interface Sampling {
  /** Most tokens to generate, at least 1. */
  readonly maxTokens: number;
  /** The response ends before the first of these strings. */
  readonly stop: readonly string[];
  /** 0 is greedy. */
  readonly temperature: number;
  /** Keeps the likeliest tokens up to this probability mass, in (0, 1]. */
  readonly topP?: number;
  /** Keeps this many of the likeliest tokens. */
  readonly topK?: number;
  /** Keeps tokens at least this much as likely as the likeliest one, in [0, 1]. */
  readonly minP?: number;
  /** Makes tokens that prompt or reply have already less likely where it is above 1, which changes nothing; above 0. */
  readonly repetitionPenalty?: number;
  /** What is added to the logits of tokens, by the token's id. */
  readonly bias?: Readonly<Record<string, number>>;
  /** Ids of tokens that must not come. */
  readonly banned?: readonly number[];
  /** Ids of the tokens that end the response, in place of the model's own. */
  readonly endTokens?: readonly number[];
  /** Whether the response tells the ids of its tokens. */
  readonly tokens?: boolean;
  /** Whether the response tells the log-probabilities of its tokens. */
  readonly logprobs?: boolean;
  /** Seeds the draws; needed where the temperature is above 0. */
  readonly seed?: number;
}

/** Asks for text until a stop string, the end token or the limit. */
export interface GenerateRequest {
  /** Tells the kinds apart. */
  readonly kind: "generate";
  /** What the text continues. */
  readonly prompt: Prompt;
  /** How it is decoded. */
  readonly sampling: Sampling;
}

/** Asks for the log-probability of each of several continuations. */
export interface ChooseRequest {
  /** Tells the kinds apart. */
  readonly kind: "choose";
  /** What the continuations follow. */
  readonly prompt: Prompt;
  /** Each a whole continuation, leading space included. */
  readonly continuations: readonly string[];
}

/** Asks for the distribution of the next token. */
export interface NextRequest {
  /** Tells the kinds apart. */
  readonly kind: "next";
  /** What the token follows. */
  readonly prompt: Prompt;
  /** How many of the likeliest tokens to return. */
  readonly top: number;
}

/** What may be asked of a model, without its id. */
export type RequestBody = GenerateRequest | ChooseRequest | NextRequest;

/** Which kinds of request there are. */
export type RequestKind = RequestBody["kind"];

/** What is asked of a model. */
export type ModelRequest = RequestBody & {
  /** SHA-256 of the body's canonical JSON: equal requests have equal ids. */
  readonly id: string;
};
