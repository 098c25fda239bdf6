import type { Tensor } from "onnxruntime-node";
import type { Checkpoint, DecoderConfig } from "../../checkpoints/mod.ts";
import type { Provenance } from "../../core/mod.ts";
import type {
  LanguageModel,
  Limits,
  Reading,
  Sequence,
  Slice,
} from "../local/mod.ts";
import { BLOCK_TOKENS } from "./arena.ts";
import { layOut, type Row } from "./batch.ts";
import type { CacheExtents, CacheMemory } from "./cache_memory.ts";
import { giveBack } from "./give_back.ts";
import { KeyValueCache } from "./key_value_cache.ts";
import type { LazySession } from "./lazy_session.ts";
import { cacheNames, type CachePart, ropesOf, windowsOf } from "./parts.ts";
import { floats, type Outputs, readRows } from "./readings.ts";
import { RowTable, type StoredRows, type Tables } from "./row_table.ts";
import { OnnxSequence, Prefix } from "./sequence.ts";
import { SerialQueue } from "./serial_queue.ts";
import { SpareMemory } from "./spare_memory.ts";
import { stepCosts } from "./step_costs.ts";
import { TurnTable } from "./turn_table.ts";

/** What an {@linkcode OnnxModel} is made of. */
export interface OnnxModelSource {
  /** The checkpoint that the session is loaded from. */
  readonly checkpoint: Checkpoint;
  /** The graph. */
  readonly session: LazySession;
  /** Says why predictions are no numbers. */
  readonly whyNaN: LanguageModel["whyNaN"];
  /** What its runs bring of the checkpoint. */
  readonly tables: Tables<StoredRows>;
  /** Digest of all that answers depend on. */
  readonly id: string;
  /** What stands behind the id. */
  readonly provenance: Provenance;
  /** Whether no input may be empty, as on webgpu, which crashes on it. */
  readonly neverEmpty: boolean;
}

/** A checkpoint that ONNX Runtime runs. */
export class OnnxModel implements LanguageModel {
  readonly id: string;
  readonly provenance: Provenance;
  readonly tokenizer: LanguageModel["tokenizer"];
  readonly template: LanguageModel["template"];
  readonly endTokens: readonly number[];
  readonly limits: Limits;
  readonly whyNaN: LanguageModel["whyNaN"];
  readonly #config: DecoderConfig;
  readonly #extents: CacheExtents;
  readonly #fewest: number;
  /** For what a run brings together. */
  readonly #gathered: SpareMemory;
  readonly #nothing: Prefix;
  /** Sequences whose newest tokens lie in the outputs of the last run that extended any. */
  #newest: readonly OnnxSequence[] = [];
  /** These outputs. */
  #outputs: CacheMemory = [];
  readonly #tables: Tables<RowTable>;
  readonly #turns: readonly TurnTable[];
  readonly #session: LazySession;
  /** Steps of two runs share the arenas' rows, so they take turns. */
  readonly #queue = new SerialQueue();

  /** @param source What it is made of. */
  constructor({ checkpoint, session, tables, ...source }: OnnxModelSource) {
    this.id = source.id;
    this.provenance = source.provenance;
    this.tokenizer = checkpoint.tokenizer;
    this.template = checkpoint.template;
    this.endTokens = checkpoint.endTokens;
    const { config } = checkpoint;
    const { keyValueHeads, headWidth } = config;
    const layers = config.layers.length;
    const tokenBytes = 2 * layers * keyValueHeads * headWidth *
      Float32Array.BYTES_PER_ELEMENT;
    this.limits = {
      context: config.context,
      vocabulary: config.vocabulary,
      tokenBytes,
      blockTokens: BLOCK_TOKENS,
      step: stepCosts(config, tokenBytes),
    };
    this.#session = session;
    this.whyNaN = source.whyNaN;
    this.#config = config;
    this.#tables = {
      embeddings: new RowTable(tables.embeddings),
      positions: tables.positions && new RowTable(tables.positions),
    };
    this.#turns = ropesOf(config).map((rope) => new TurnTable(rope));
    this.#extents = { layers, heads: keyValueHeads, headWidth };
    this.#fewest = source.neverEmpty ? 1 : 0;
    this.#gathered = new SpareMemory(this.#extents);
    this.#nothing = new Prefix(this.#extents, this.#cache(1, 0));
  }

  open(from?: Sequence): Sequence {
    return from === undefined
      ? new OnnxSequence(this.#extents, this.#nothing)
      : own(from).fork();
  }

  step(slices: readonly Slice[]): Promise<readonly (readonly Reading[])[]> {
    return this.#queue.run(() => this.#step(slices));
  }

  unload(): Promise<void> {
    return this.#queue.run(() => {
      this.#settle();
      this.#gathered.release();
      this.#tables.embeddings.forget();
      this.#tables.positions?.forget();
      return this.#session.unload();
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#queue.run(() => this.#session[Symbol.asyncDispose]());
  }

  async #step(
    slices: readonly Slice[],
  ): Promise<readonly (readonly Reading[])[]> {
    const readings = new Map<Slice, readonly Reading[]>();
    for (const group of groups(slices)) {
      const done = group.every(({ grows }) => grows)
        ? await this.#grow(group)
        : await this.#extend(group);
      group.forEach((slice, row) => readings.set(slice, done[row] ?? []));
    }
    return slices.map((slice) => readings.get(slice) ?? []);
  }

  /** Tokens of sequences that will go on growing, in place. */
  async #grow(slices: readonly Slice[]): Promise<(readonly Reading[])[]> {
    const sequences = slices.map(({ sequence }) => own(sequence));
    const prefix = prefixOf(sequences);
    const lengths = slices.map(({ sequence, tokens }) =>
      own(sequence).ownLength + tokens.length
    );
    const { cache, seated } = prefix.arena.seat(
      sequences,
      Math.max(...lengths),
    );
    if (!this.#newest.some(({ isFresh }) => isFresh)) this.#settle();
    const order = seated.map((sequence) => sequences.indexOf(sequence));
    const rows = order.map((index) => toRow(slices[index]));
    const outputs = await this.#run(rows, { prefix, past: cache });
    const layers = this.#newLayers(outputs);
    let first = 0;
    seated.forEach((sequence, row) => {
      const at = sequence.ownLength;
      const count = rows[row]?.tokens.length ?? 0;
      cache.write({ layers, first, count }, { row, at });
      sequence.grow(count);
      first += count;
    });
    const readings = readRows(rows, outputs);
    return slices.map((_, index) => readings[order.indexOf(index)] ?? []);
  }

  /** Several tokens a sequence; what lies apart is brought together first. */
  async #extend(slices: readonly Slice[]): Promise<(readonly Reading[])[]> {
    this.#settle();
    const sequences = slices.map(({ sequence }) => own(sequence));
    const prefix = prefixOf(sequences);
    const rows = slices.map(toRow);
    const [only] = sequences;
    const alone = sequences.length === 1 && only?.row?.cache.rows === 1;
    const past = alone ? only.row.cache : this.#gather(sequences);
    const outputs = await this.#run(rows, { prefix, past });
    if (!alone) this.#gathered.keep(past);
    const layers = this.#newLayers(outputs);
    let first = 0;
    sequences.forEach((sequence, row) => {
      const count = rows[row]?.tokens.length ?? 0;
      sequence.append({ layers, first, count });
      first += count;
    });
    this.#newest = sequences;
    this.#outputs = layers;
    return readRows(rows, outputs);
  }

  /** Gives the outputs of the last run that extended sequences back, once what is still fresh is copied to where it stays. */
  #settle(): void {
    for (const sequence of this.#newest) sequence.settle();
    this.#outputs.flat().forEach(giveBack);
    this.#newest = [];
    this.#outputs = [];
  }

  #gather(sequences: readonly OnnxSequence[]): KeyValueCache {
    const longest = Math.max(...sequences.map(({ ownLength }) => ownLength));
    const cache = this.#gathered.take(sequences.length, longest);
    sequences.forEach((sequence, row) => sequence.copyTo(cache, row));
    return cache;
  }

  async #run(
    rows: readonly Row[],
    { prefix, past }: { prefix: Prefix; past: KeyValueCache },
  ): Promise<Outputs> {
    const shared = this.#orOne(prefix.cache, 1);
    const before = this.#orOne(past, rows.length);
    const feeds = layOut(rows, {
      shared: prefix.length,
      sharedColumns: shared.capacity,
      pastColumns: before.capacity,
    }, {
      ...this.#config,
      tables: this.#tables,
      turns: this.#turns,
      windows: windowsOf(this.#config),
      fewestReads: this.#fewest,
    });
    addCache(feeds, "shared", shared.tensors());
    addCache(feeds, "past", before.tensors(rows.length));
    return await this.#session.run(feeds) as Outputs;
  }

  #orOne(cache: KeyValueCache, rows: number): KeyValueCache {
    return cache.capacity < this.#fewest
      ? this.#cache(rows, this.#fewest)
      : cache;
  }

  #newLayers(outputs: Outputs): CacheMemory {
    return Array.from({ length: this.#extents.layers }, (_, layer) => {
      const [key, value] = cacheNames("new", layer);
      return [floats(outputs, key), floats(outputs, value)] as const;
    });
  }

  #cache(rows: number, capacity: number): KeyValueCache {
    return new KeyValueCache(this.#extents, rows, capacity);
  }
}

function own(sequence: Sequence): OnnxSequence {
  if (sequence instanceof OnnxSequence) return sequence;
  throw new TypeError(
    "Cannot use a sequence of another model as its keys and values differ",
  );
}

function prefixOf([first]: readonly OnnxSequence[]): Prefix {
  if (first !== undefined) return first.prefix;
  throw new RangeError("Cannot run a step as it must have at least one slice");
}

/** Slices that one run can take: behind one prefix, all growing or none. */
function groups(slices: readonly Slice[]): Iterable<Slice[]> {
  const ids = new Map<Prefix, number>();
  const groups = new Map<string, Slice[]>();
  for (const slice of slices) {
    const { prefix } = own(slice.sequence);
    const id = ids.get(prefix) ?? ids.size;
    ids.set(prefix, id);
    const key = `${id} ${slice.grows ?? false}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slice]);
    else group.push(slice);
  }
  return groups.values();
}

function toRow(slice: Slice | undefined): Row {
  const { sequence, tokens, reads } = slice as Slice;
  const { length, ownLength } = own(sequence);
  return { tokens, start: length, past: ownLength, reads };
}

function addCache(
  feeds: Record<string, Tensor>,
  part: CachePart,
  layers: ReturnType<KeyValueCache["tensors"]>,
): void {
  layers.forEach(([keys, values], layer) => {
    const [key, value] = cacheNames(part, layer);
    feeds[key] = keys;
    feeds[value] = values;
  });
}
