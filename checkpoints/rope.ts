import type { Fields } from "./fields.ts";
import { unhandled } from "./unhandled.ts";

/**
 * How positions turn queries and keys (rotary embeddings, Su et al. 2021,
 * https://arxiv.org/abs/2104.09864).
 */
export interface Rope {
  /** By how much each pair of a head's first numbers turns from one position to the next, in radians; numbers beyond stay. */
  readonly frequencies: readonly number[];
  /** What turned numbers are multiplied by. */
  readonly amplitude: number;
  /** Most tokens of a text that they hold for, `null` where its length does not matter. */
  readonly reach: number | null;
}

/** What rotary embeddings depend on beside their own parameters. */
export interface RopeOptions {
  /** Width of one head. */
  readonly headWidth: number;
  /** Most tokens that the model can attend to. */
  readonly context: number;
  /** Share of a head that turns, where parameters name none; all of it where missing, and then they must not. */
  readonly share?: number;
  /** Base of the frequencies where the parameters name none. */
  readonly theta?: number;
  /** The context that the model was first trained on, whatever the parameters say of it. */
  readonly originalContext?: number;
}

/** A type of rotary embedding: from the plain frequencies to those of the type. */
type Scaling = (parameters: Fields, plain: Plain) => Rope;

interface Plain {
  readonly frequencies: readonly number[];
  readonly theta: number;
  readonly context: number;
  readonly originalContext: number;
}

const DEFAULT_THETA = 10_000;

/** As transformers computes them (`modeling_rope_utils.py`). */
const SCALINGS: ReadonlyMap<string, Scaling> = new Map([
  ["default", (_, { frequencies }) => still(frequencies)],
  ["linear", linear],
  ["dynamic", dynamic],
  ["llama3", llama3],
  ["yarn", yarn],
  ["longrope", longrope],
  // What Phi-3 called it at first.
  ["su", longrope],
]);

/**
 * Reads the rotary embedding from a configuration, in the spelling of
 * transformers 5 (`rope_parameters`) or of those before it (`rope_theta` and
 * `rope_scaling`).
 *
 * @param config The fields of config.json.
 * @param options What it depends on beside them.
 * @returns How positions turn queries and keys.
 * @throws {RangeError} If the type, or a parameter, is not supported.
 */
export function readRope(config: Fields, options: RopeOptions): Rope {
  const current = config.object("rope_parameters");
  const parameters = config.object("rope_scaling") ?? current;
  const theta = config.number("rope_theta", options.theta ?? DEFAULT_THETA);
  return ropeOf(parameters, { ...options, theta });
}

/**
 * Reads the parameters of a rotary embedding.
 *
 * @param parameters The parameters, `undefined` where there are none.
 * @param options What it depends on beside them.
 * @returns How positions turn queries and keys.
 * @throws {RangeError} If the type, or a parameter, is not supported.
 */
export function ropeOf(
  parameters: Fields | undefined,
  options: RopeOptions,
): Rope {
  const { theta = DEFAULT_THETA, share, context, originalContext } = options;
  if (parameters === undefined) return still(plain(theta, options));
  const base = parameters.number("rope_theta", theta);
  const part = share === undefined
    ? {}
    : { share: parameters.number("partial_rotary_factor", share) };
  const stated = parameters.count("original_max_position_embeddings", context);
  const rope = readScaling(parameters)(parameters, {
    frequencies: plain(base, { ...options, ...part }),
    theta: base,
    context,
    originalContext: originalContext ?? stated,
  });
  refuseUnread(parameters);
  return rope;
}

/**
 * Refuses parameters of a rotary embedding that nobody asked for.
 *
 * @param parameters The parameters.
 * @throws {RangeError} If there is one.
 */
export function refuseUnread(parameters: Fields): void {
  const [name] = parameters.unread;
  if (name === undefined) return;
  const value = parameters.value(name);
  throw unhandled({ name, place: "its rotary embedding", value });
}

function readScaling(parameters: Fields): Scaling {
  const old = parameters.string("type", "default");
  const type = parameters.string("rope_type", old);
  const scaling = SCALINGS.get(type);
  if (scaling !== undefined) return scaling;
  throw new RangeError(
    `Cannot run this checkpoint as the type of its rotary embedding must be one of ${
      [...SCALINGS.keys()].join(", ")
    }: it is "${type}"`,
  );
}

function plain(
  theta: number,
  { headWidth, share = 1 }: RopeOptions,
): readonly number[] {
  const width = Math.trunc(headWidth * share);
  if (width % 2 !== 0 || width < 2) {
    throw new RangeError(
      `Cannot run this checkpoint as the width that rotary embeddings turn must be even and above 0: it is ${width}`,
    );
  }
  return Array.from(
    { length: width / 2 },
    (_, pair) => theta ** (-2 * pair / width),
  );
}

function still(frequencies: readonly number[]): Rope {
  return { frequencies, amplitude: 1, reach: null };
}

/** All positions shrunk by one factor. */
function linear(parameters: Fields, { frequencies }: Plain): Rope {
  const factor = parameters.number("factor");
  return still(frequencies.map((frequency) => frequency / factor));
}

/**
 * Frequencies shrink with the text once it is longer than the context. All of
 * them would, so keys kept of its beginning would be those of another length:
 * texts end at the context, and up to there nothing shrinks.
 */
function dynamic(parameters: Fields, { frequencies, context }: Plain): Rope {
  parameters.number("factor");
  return { frequencies, amplitude: 1, reach: context };
}

/** Low frequencies shrunk, high ones kept, as Llama 3.1 has it. */
function llama3(
  parameters: Fields,
  { frequencies, originalContext }: Plain,
): Rope {
  const factor = parameters.number("factor");
  const low = parameters.number("low_freq_factor");
  const high = parameters.number("high_freq_factor");
  const turn = (frequency: number) => {
    const turns = originalContext * frequency / (2 * Math.PI);
    const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)));
    return frequency * (kept + (1 - kept) / factor);
  };
  return still(frequencies.map(turn));
}

/** Low frequencies shrunk, high ones kept, all a little louder (Peng et al. 2023, https://arxiv.org/abs/2309.00071). */
function yarn(
  parameters: Fields,
  { frequencies, theta, context, originalContext: original }: Plain,
): Rope {
  const factor = parameters.number("factor", context / original);
  const isWhole = parameters.boolean("truncate", true);
  const width = 2 * frequencies.length;
  const pairOf = (turns: number) =>
    width * Math.log(original / (2 * Math.PI * turns)) / (2 * Math.log(theta));
  const first = pairOf(parameters.number("beta_fast", 32));
  const last = pairOf(parameters.number("beta_slow", 1));
  const low = Math.max(isWhole ? Math.floor(first) : first, 0);
  const high = Math.min(isWhole ? Math.ceil(last) : last, width - 1);
  const range = low === high ? 0.001 : high - low;
  const turn = (frequency: number, pair: number) => {
    const shrunk = Math.min(1, Math.max(0, (pair - low) / range));
    return frequency * (1 - shrunk + shrunk / factor);
  };
  return {
    frequencies: frequencies.map(turn),
    amplitude: yarnAmplitude(parameters, factor),
    reach: null,
  };
}

function yarnAmplitude(parameters: Fields, factor: number): number {
  const above = parameters.number("mscale", 0);
  const below = parameters.number("mscale_all_dim", 0);
  const scale = (share: number) =>
    factor <= 1 ? 1 : 0.1 * share * Math.log(factor) + 1;
  const inferred = above !== 0 && below !== 0
    ? scale(above) / scale(below)
    : scale(1);
  return parameters.number("attention_factor", inferred);
}

/**
 * Each frequency shrunk by a factor of its own (Ding et al. 2024,
 * https://arxiv.org/abs/2402.13753): one list of factors for texts within the
 * context that the model was first trained on, another for longer ones. A text
 * that grows out of the first would have to be computed anew, so it ends there.
 */
function longrope(
  parameters: Fields,
  { frequencies, context, originalContext }: Plain,
): Rope {
  parameters.value("long_factor");
  const factors = parameters.numbers("short_factor");
  if (factors.length !== frequencies.length) {
    throw new RangeError(
      `Cannot run this checkpoint as "short_factor" of its rotary embedding must hold ${frequencies.length} numbers: it holds ${factors.length}`,
    );
  }
  const factor = parameters.number("factor", context / originalContext);
  const inferred = factor <= 1
    ? 1
    : Math.sqrt(1 + Math.log(factor) / Math.log(originalContext));
  return {
    frequencies: frequencies.map((frequency, pair) =>
      frequency / (factors[pair] ?? 1)
    ),
    amplitude: parameters.number("attention_factor", inferred),
    reach: originalContext,
  };
}
