import type { Message } from "../core/mod.ts";

/** One turn of a conversation in which the model may call tools. */
export type Turn = Message | CallingTurn | ResultTurn;

/** A turn in which the model calls tools. */
export interface CallingTurn {
  /** The model speaks. */
  readonly role: "assistant";
  /** What it says besides. */
  readonly content?: string | null;
  /** What it calls, in this order. */
  readonly "tool_calls": readonly ToolCall[];
}

/** What a tool gave. */
export interface ResultTurn {
  /** The tool speaks. */
  readonly role: "tool";
  /** What it gave. */
  readonly content: string;
  /** The tool's name. */
  readonly name?: string;
  /** Which call it answers. */
  readonly "tool_call_id"?: string;
}

/** The call of a tool. */
export interface ToolCall {
  /** Tells calls apart. */
  readonly id?: string;
  /** A tool is a function. */
  readonly type: "function";
  /** What is called. */
  readonly function: {
    /** The tool's name. */
    readonly name: string;
    /** By name, or the JSON of that; templates tell the two apart. */
    readonly arguments: Readonly<Record<string, unknown>> | string;
  };
}

/**
 * A tool that the model may call. Templates write its JSON, in which a number
 * such as 1.0 is 1, as JavaScript does not tell them apart, and names that are
 * whole numbers come first; a whole number from 2^53 on is refused.
 */
export interface Tool {
  /** A tool is a function. */
  readonly type: "function";
  /** What it is. */
  readonly function: {
    /** Its name. */
    readonly name: string;
    /** What it is for. */
    readonly description?: string;
    /** JSON Schema of its arguments. */
    readonly parameters?: Readonly<Record<string, unknown>>;
    /** JSON Schema of what it gives. */
    readonly return?: Readonly<Record<string, unknown>>;
  };
}
