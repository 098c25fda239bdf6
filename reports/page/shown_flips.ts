import { outcomeOf } from "../../analyses/mod.ts";
import type { Cell, Flip, PairedRow, Results } from "../../core/mod.ts";
import { cellKey } from "../cell_key.ts";
import { headlineOf } from "../headline.ts";
import { cutText, visibleText } from "../visible_text.ts";

/** The flips that a page has room for. */
export interface ShownFlips {
  /** A few a comparison, gained before lost. */
  readonly of: (row: Cell) => readonly Flip[];
  /** Those that show the clearest changes at work. */
  readonly telling: readonly {
    /** The flip. */
    readonly flip: Flip;
    /** The comparison that it belongs to. */
    readonly row: PairedRow;
  }[];
}

/**
 * Picks the flips that a page shows: of each task's first evaluator, the first
 * few of each comparison both ways, their texts cut to what a person reads.
 *
 * @param results All flips; walked once.
 * @returns The flips to show.
 */
export function shownFlips(results: Results): ShownFlips {
  const rows = headlineOf(results.paired, results.tasks);
  const most = Math.min(
    MOST_OF_EACH,
    Math.max(1, Math.floor(MOST_IN_ALL / (2 * Math.max(1, rows.length)))),
  );
  const kept = new Map(rows.map((row) => [cellKey(row), empty()]));
  for (const flip of results.flips) {
    const list = kept.get(cellKey(flip))?.[flip.change];
    if (list !== undefined && list.length < most) list.push(shortened(flip));
  }
  const of = (row: Cell): Flip[] => {
    const { gained, lost } = kept.get(cellKey(row)) ?? empty();
    return [...gained, ...lost];
  };
  return { of, telling: tellingOf(rows, of) };
}

const MOST_OF_EACH = 3;
const MOST_IN_ALL = 360;
const MOST_TELLING = 4;
const TEXT_LIMIT = 700;

interface Kept {
  readonly gained: Flip[];
  readonly lost: Flip[];
}

function empty(): Kept {
  return { gained: [], lost: [] };
}

function shortened(flip: Flip): Flip {
  // Made visible here already, as that lets go of the long text behind a cut.
  const short = (text: string) => visibleText(cutText(text, TEXT_LIMIT));
  const answer = (text: string | null) => text === null ? null : short(text);
  return {
    ...flip,
    sample: short(flip.sample),
    question: short(flip.question),
    ...flip.prefix === undefined ? {} : { prefix: short(flip.prefix) },
    target: short(flip.target),
    referenceAnswer: answer(flip.referenceAnswer),
    modelAnswer: answer(flip.modelAnswer),
    referenceText: short(flip.referenceText),
    modelText: short(flip.modelText),
  };
}

/** The shortest flip along each clear change, the largest changes first. */
function tellingOf(
  rows: readonly PairedRow[],
  of: (row: Cell) => readonly Flip[],
): ShownFlips["telling"] {
  const size = ({ difference }: PairedRow) => Math.abs(difference?.value ?? 0);
  const clear = rows
    .filter((row) => ["better", "worse"].includes(outcomeOf(row)))
    .toSorted((one, other) => size(other) - size(one));
  const found = new Map<string, ShownFlips["telling"][number]>();
  for (const row of clear) {
    const change = (row.difference?.value ?? 0) > 0 ? "gained" : "lost";
    const [flip] = of(row).filter((flip) => flip.change === change)
      .toSorted((one, other) => length(one) - length(other));
    const theme = JSON.stringify([row.task, change]);
    if (flip !== undefined && !found.has(theme)) {
      found.set(theme, { flip, row });
    }
  }
  return [...found.values()].slice(0, MOST_TELLING);
}

function length({ question, referenceText, modelText }: Flip): number {
  return question.length + referenceText.length + modelText.length;
}
