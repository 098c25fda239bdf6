import { Tensor } from "onnxruntime-node";
import type { Read } from "../local/mod.ts";
import { int64 } from "./int64.ts";
import { EMBEDDINGS, maskName, POSITIONS, turnNames } from "./parts.ts";
import type { RowTable, Tables } from "./row_table.ts";
import type { TurnTable } from "./turn_table.ts";

/** New tokens of one sequence, as a row of a run. */
export interface Row {
  /** The new tokens. */
  readonly tokens: readonly number[];
  /** Position of the first one. */
  readonly start: number;
  /** Tokens of its own past, behind the shared prefix. */
  readonly past: number;
  /** What is wanted of the predictions. */
  readonly reads: readonly Read[];
}

/** Numbers of columns that a query may meet. */
export interface Columns {
  /** Tokens of the shared prefix. */
  readonly shared: number;
  /** Columns of the shared prefix; more than tokens where it must not be empty. */
  readonly sharedColumns: number;
  /** Columns of each row's own past. */
  readonly pastColumns: number;
}

/** What the layout depends on beside the rows. */
export interface BatchExtents {
  /** Fewest predictions to read: 1 where nothing may be empty. */
  readonly fewestReads: number;
  /** Number of query heads. */
  readonly heads: number;
  /** Number of key and value heads. */
  readonly keyValueHeads: number;
  /** Width of one head. */
  readonly headWidth: number;
  /** What tokens and positions become first. */
  readonly tables: Tables<RowTable>;
  /** What queries and keys are turned by, each way of turning once. */
  readonly turns: readonly TurnTable[];
  /** How many tokens a query sees: `null` for all before it; a mask each. */
  readonly windows: readonly (number | null)[];
}

/** Low enough that its exponential is 0, and finite, so that no sum is NaN. */
const MASKED = -1e9;

/**
 * Lays rows of different lengths out as the inputs of one run. The matrix
 * products see the tokens as one list without padding; only attention sees
 * rows.
 *
 * @param rows The rows, each with at least one token.
 * @param columns What each row's queries may meet.
 * @param extents What it depends on beside them.
 * @returns The inputs by name, without keys and values.
 */
export function layOut(
  rows: readonly Row[],
  columns: Columns,
  extents: BatchExtents,
): Record<string, Tensor> {
  const places = Math.max(...rows.map((row) => row.tokens.length));
  const tokens: number[] = [];
  const positions: number[] = [];
  for (const { tokens: fresh, start } of rows) {
    for (let place = 0; place < fresh.length; place++) {
      tokens.push(fresh[place] ?? 0);
      positions.push(start + place);
    }
  }
  return {
    tokens: integers(tokens, [tokens.length]),
    ...lookUp(extents.tables, { tokens, positions }),
    order: integers(tokens.map((_, place) => place), [tokens.length, 1]),
    ...turns(extents.turns, positions),
    single: truth(places === 1 && columns.sharedColumns === 0),
    ...padding(rows, places, tokens.length),
    ...masks(rows, { ...columns, places }, extents.windows),
    columns: integers([columns.sharedColumns, columns.pastColumns, places]),
    ...sharedShapes(rows.length, places, { ...extents, ...columns }),
    ...reads(rows, extents.fewestReads),
  };
}

function truth(value: boolean): Tensor {
  return new Tensor("bool", [value], []);
}

function integers(
  values: ArrayLike<number>,
  extents: readonly number[] = [values.length],
): Tensor {
  return new Tensor("int64", int64(values), extents);
}

function lookUp(
  tables: Tables<RowTable>,
  { tokens, positions }: Readonly<Record<"tokens" | "positions", number[]>>,
): Record<string, Tensor> {
  return {
    [EMBEDDINGS]: tables.embeddings.tensor(tokens),
    ...tables.positions && { [POSITIONS]: tables.positions.tensor(positions) },
  };
}

function turns(
  tables: readonly TurnTable[],
  positions: readonly number[],
): Record<string, Tensor> {
  const named = tables.flatMap((table, index) => {
    const [cosines, sines] = turnNames(index);
    const tensors = table.tensors(positions);
    return [[cosines, tensors[0]], [sines, tensors[1]]] as const;
  });
  return Object.fromEntries(named);
}

function padding(
  rows: readonly Row[],
  places: number,
  total: number,
): { pad: Tensor; unpad: Tensor } {
  const pad = new Int32Array(rows.length * places);
  const unpad = new Int32Array(total);
  let index = 0;
  rows.forEach(({ tokens }, row) => {
    // With a token of the row itself, so that nothing of another one gets there.
    pad.fill(index, row * places, (row + 1) * places);
    for (let place = 0; place < tokens.length; place++) {
      pad[row * places + place] = index;
      unpad[index++] = row * places + place;
    }
  });
  return {
    pad: integers(pad, [rows.length, places]),
    unpad: integers(unpad),
  };
}

interface Grid extends Columns {
  /** New tokens that the longest row has. */
  readonly places: number;
}

function masks(
  rows: readonly Row[],
  grid: Grid,
  windows: readonly (number | null)[],
): Record<string, Tensor> {
  const named = windows.map((window) =>
    [maskName(window), mask(rows, grid, window)] as const
  );
  return Object.fromEntries(named);
}

function mask(
  rows: readonly Row[],
  { shared, sharedColumns, pastColumns, places }: Grid,
  window: number | null,
): Tensor {
  const width = sharedColumns + pastColumns + places;
  const values = new Float32Array(rows.length * places * width);
  rows.forEach(({ past }, row) => {
    for (let place = 0; place < places; place++) {
      const start = (row * places + place) * width;
      const own = start + sharedColumns;
      const fresh = own + pastColumns;
      values.fill(MASKED, start + shared, own);
      values.fill(MASKED, own + past, fresh);
      values.fill(MASKED, fresh + place + 1, start + width);
      if (window === null) continue;
      // Tokens that are too far back: of the prefix, the past, the new ones.
      const far = Math.max(0, shared + past + place + 1 - window);
      values.fill(MASKED, start, start + Math.min(far, shared));
      values.fill(MASKED, own, own + clamp(far - shared, past));
      values.fill(MASKED, fresh, fresh + clamp(far - shared - past, place));
    }
  });
  return new Tensor("float32", values, [rows.length, 1, 1, places, width]);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function sharedShapes(
  rows: number,
  places: number,
  { heads, keyValueHeads, headWidth, sharedColumns }:
    & Pick<BatchExtents, "heads" | "keyValueHeads" | "headWidth">
    & Columns,
): Record<string, Tensor> {
  const groups = heads / keyValueHeads;
  const byRow = [keyValueHeads, rows, groups, places];
  return {
    "shared_flat": integers([
      ...[keyValueHeads, rows * groups * places, sharedColumns],
    ]),
    "shared_scores": integers([...byRow, sharedColumns]),
    "shared_results": integers([...byRow, headWidth]),
  };
}

function reads(
  rows: readonly Row[],
  fewest: number,
): Record<string, Tensor> {
  const read: number[] = [];
  const picks: number[] = [];
  const whole: number[] = [];
  let start = 0;
  for (const row of rows) {
    for (const { offset, picks: tokens, whole: isWhole } of row.reads) {
      for (const token of tokens) picks.push(read.length, token);
      if (isWhole) whole.push(read.length);
      read.push(start + offset);
    }
    start += row.tokens.length;
  }
  while (read.length < fewest) read.push(0);
  return {
    read: integers(read),
    picks: integers(picks, [picks.length / 2, 2]),
    whole: integers(whole),
  };
}
