import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { wilson } from "../stats/mod.ts";
import { chanceOf } from "./chance_of.ts";
import { placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { headlines } from "./headlines.ts";
import { type Known, shareOf } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** Of so few samples nothing is said. */
const FEWEST = 10;
/** A score this near to its end leaves nothing to see beyond. */
const EDGE = 0.02;
/** So many answers at one place are one answer. */
const ONE_PICK = 0.8;
/** So many more answers repeat another one than right answers would. */
const REPEATED = 0.25;
/** So many answers are empty. */
const EMPTY = 0.01;
/** So many answers are cut off. */
const TRUNCATED = 0.05;

/** What makes a task unable to tell models apart, or answers suspect. */
export const alarms: Analysis = {
  name: "alarms",
  title: "Alarms",
  description:
    "What should be looked at before a number is believed. By the first evaluator of a task, floor and ceiling: at most 2 in 100 samples are off the worst or the best score, so that a change that way cannot show. Chance: the score cannot be told from guessing among the choices (Wilson's interval holds it). One pick: 8 in 10 answers take the choice at the same place, and more than right ones do. Repeated: a quarter more answers repeat an earlier one than right ones would. Empty: 1 in 100 answers has no visible character. Truncated: 5 in 100 were cut off by the token limit. Shortened: a part of a prompt was left out, as it was too long for the model. Only alarms that go off are listed; of fewer than 10 samples nothing is said.",
  analyse(study) {
    const find = headlines(study);
    return study.columns.flatMap((column) => {
      const headline = find(column) === column;
      const judges = column.measures === "ability" && column.binary;
      return [
        ...headline && judges ? scoreAlarms(column, study) : [],
        ...pickAlarms(column, study),
        ...headline ? outputAlarms(column, study) : [],
      ];
    });
  },
};

function scoreAlarms(column: Column, { level }: Study): Figure[] {
  const { n, scores, places, clusters } = sharedScores([column]);
  if (n < FEWEST) return [];
  const known = shareOf(scores[0] as Float64Array, { clusters, level });
  const { value, low, high } = known;
  const share = value as number;
  const good = column.better === "higher" ? share : 1 - share;
  const place = placeOf(column);
  const found: Figure[] = [];
  const add = (quantity: string, note: string): void => {
    found.push(figure(quantity, { ...place, ...known, note }));
  };
  if (good <= EDGE) {
    add(
      "floor",
      "A change for the worse cannot show: nothing is left to lose.",
    );
  }
  if (good >= 1 - EDGE) {
    add(
      "ceiling",
      "A change for the better cannot show: nothing is left to gain.",
    );
  }
  const chance = chanceOf(column.samples, places[0] as Uint32Array);
  if (chance !== null && low !== null && high !== null) {
    if (low <= chance && chance <= high && column.better === "higher") {
      const percent = (100 * chance).toFixed(0);
      add("chance", `Guessing is right as often, ${percent} times in 100.`);
    }
  }
  return found;
}

function pickAlarms(column: Column, { level }: Study): Figure[] {
  const { picks } = column.outputs;
  const n = picks.reduce((sum, count) => sum + count, 0);
  if (picks.length < 2 || n < FEWEST) return [];
  const most = Math.max(...picks);
  const place = picks.indexOf(most);
  const { low, high } = wilson(most, n, { level });
  if (most / n < ONE_PICK || targetsAt(place, column) >= low) return [];
  const note = `Answers take choice ${
    place + 1
  } of ${picks.length} most of the time, whatever is asked.`;
  return [
    figure("one_pick", {
      ...placeOf(column),
      ...{ value: most / n, low, high, n, note },
    }),
  ];
}

/** The share of samples whose right choice is at a place. */
function targetsAt(place: number, { samples }: Column): number {
  const there = samples.filter(({ choices, targets }) => {
    const choice = choices?.[place]?.trim();
    return targets.some((target) => target.trim() === choice);
  });
  return there.length / samples.length;
}

function outputAlarms(column: Column, { level }: Study): Figure[] {
  const { answered, empty, truncated, shortened, repeated } = column.outputs;
  if (answered < FEWEST) return [];
  const place = { ...placeOf(column), evaluator: null };
  const add = (quantity: string, count: number, note: string): Figure => {
    const known: Known = {
      ...{ value: count / answered, n: answered, note },
      ...wilson(count, answered, { level }),
    };
    return figure(quantity, { ...place, ...known });
  };
  const found: Figure[] = [];
  const expected = repeated / answered >= REPEATED
    ? repeatedTargets(column)
    : 1;
  if (repeated / answered >= expected + REPEATED) {
    found.push(add(
      "repeated",
      repeated,
      `Answers repeat an earlier one; right ones would ${
        (100 * expected).toFixed(0)
      } times in 100.`,
    ));
  }
  if (empty / answered >= EMPTY) {
    found.push(add("empty", empty, "Answers have no visible character."));
  }
  if (truncated / answered >= TRUNCATED) {
    found.push(add(
      "truncated",
      truncated,
      "Answers were cut off by the token limit: what would have followed is not judged.",
    ));
  }
  if (shortened > 0) {
    found.push(add(
      "shortened",
      shortened,
      "Prompts were too long for the model: a part of each was left out.",
    ));
  }
  return found;
}

/** The share of right answers that repeat an earlier one. */
function repeatedTargets({ samples }: Column): number {
  const targets = new Set(samples.map(({ targets }) => targets[0] ?? ""));
  return 1 - targets.size / samples.length;
}
