import type { Rope } from "./rope.ts";

/** What must be known of a decoder to run it, whatever its architecture. */
export interface DecoderConfig {
  /** The class that transformers runs it with. */
  readonly architecture: string;
  /** Number of tokens that can be told apart. */
  readonly vocabulary: number;
  /** Most tokens that the model can attend to. */
  readonly context: number;
  /** Width of the activations between layers. */
  readonly width: number;
  /** How tokens enter and leave. */
  readonly embedding: EmbeddingConfig;
  /** Number of query heads. */
  readonly heads: number;
  /** Number of key and value heads, which the query heads share. */
  readonly keyValueHeads: number;
  /** Width of one head. */
  readonly headWidth: number;
  /** What may differ from layer to layer. */
  readonly layers: readonly LayerConfig[];
  /** What holds attention scores within bounds: `cap · tanh(score / cap)`; `null` where nothing does. */
  readonly scoreCap: number | null;
  /** The part of each layer that sees one token at a time. */
  readonly feedForward: FeedForwardConfig;
  /** Whether attention and feed-forward part see the same activations, instead of one after the other. */
  readonly parallel: boolean;
  /** How activations are normalized. */
  readonly norm: NormConfig;
  /** Which linear modules have biases. */
  readonly biases: BiasConfig;
  /** Whether matrices are stored `[input, output]`, as the Conv1D modules of GPT-2 are. */
  readonly transposed: boolean;
  /** What its modules are called. */
  readonly modules: Modules;
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
}

/** How tokens become activations and activations logits. */
export interface EmbeddingConfig {
  /** Width of a token's embedding. */
  readonly width: number;
  /** What embeddings are multiplied by. */
  readonly scale: number;
  /** Whether the output layer is the embedding matrix. */
  readonly tied: boolean;
  /** What holds logits within bounds, as {@linkcode DecoderConfig.scoreCap} does scores. */
  readonly logitCap: number | null;
}

/** One layer's attention. */
export interface LayerConfig {
  /** How many tokens a query sees, the last of them its own; `null` for all before it. */
  readonly window: number | null;
  /** How positions turn queries and keys, `null` where they do not. */
  readonly rope: Rope | null;
  /** What products of queries and keys are multiplied by. */
  readonly scale: number;
}

/** The functions between the matrices of a feed-forward part. */
export type Activation = "silu" | "gelu" | "gelu_tanh" | "relu";

/** The feed-forward part of each layer. */
export interface FeedForwardConfig {
  /** Its inner width. */
  readonly width: number;
  /** The function between its matrices. */
  readonly activation: Activation;
  /** Whether one half of what comes in opens and closes the other. */
  readonly gated: boolean;
}

/** How activations are normalized. */
export interface NormConfig {
  /** By their root mean square, or by mean and variance. */
  readonly kind: "rms" | "layer";
  /** What keeps the divisor above zero. */
  readonly epsilon: number;
  /** What is added to the stored scale. */
  readonly added: 0 | 1;
  /** Whether there is a stored scale. */
  readonly scaled: boolean;
  /** Whether queries and keys are normalized too: each head by itself, or all in one. */
  readonly queriesAndKeys: "by head" | "as one" | null;
}

/** Which linear modules have biases. */
export interface BiasConfig {
  /** Queries, keys and values. */
  readonly projections: boolean;
  /** What leaves the attention. */
  readonly output: boolean;
  /** The feed-forward part. */
  readonly feedForward: boolean;
}

/** What the modules of a decoder are called in its checkpoint; what is left out is not there. */
export interface Modules {
  /** What all names but the head's begin with, which checkpoints of the bare decoder leave out. */
  readonly base: string;
  /** What names may begin with instead, and what that stands for; the first that fits counts. */
  readonly spellings?: readonly (readonly [stored: string, full: string])[];
  /** What the names of modules begin with that no text meets. */
  readonly aside?: readonly string[];
  /** The embedding matrix. */
  readonly embedding: string;
  /** From the embeddings' width to that of the activations. */
  readonly embeddingIn?: string;
  /** From the width of the activations to that of the embeddings. */
  readonly embeddingOut?: string;
  /** Learned positions, and the row of the first one. */
  readonly positions?: { readonly name: string; readonly first: number };
  /** What the names of a layer begin with; its number and a dot follow. */
  readonly layers: string;
  /** Of each layer. */
  readonly attention: AttentionModules;
  /** Of each layer. */
  readonly feedForward: BlockModules;
  /** The norm behind the last layer. */
  readonly norm?: string;
  /** The output layer. */
  readonly head: string;
}

/** What a block of a layer is made of: what comes out is added to what went in. */
export interface BlockModules {
  /** Normalizes what goes in. */
  readonly before?: string;
  /** Normalizes what comes out, before it is added. */
  readonly after?: string;
  /** Normalizes the sum. */
  readonly outer?: string;
  /** The matrices that what goes in meets: one for each purpose, or one for all. */
  readonly inputs: readonly string[];
  /** The matrix that leads back. */
  readonly output: string;
}

/** What an attention block is made of. */
export interface AttentionModules extends BlockModules {
  /** Whether the one matrix for all purposes holds query, key and value of the first head, then those of the second and so on. */
  readonly fusedByHead?: boolean;
  /** Normalizes queries. */
  readonly queryNorm?: string;
  /** Normalizes keys. */
  readonly keyNorm?: string;
}
