import {
  clusteredMean,
  type Flips,
  mcnemar,
  type MeanError,
  studentMean,
  studentTail,
} from "../stats/mod.ts";
import { checkPaired, pairsOf, type Scores } from "./pairs.ts";

/** One of the tasks that models are ranked on. */
export interface RankedTask {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** The group of each sample, `null` where it is its own; absent where all are. */
  readonly groups?: readonly (string | null)[] | null;
  /** The same of tasks that ask about the same samples, so that their errors go together. */
  readonly source?: string;
}

/** What two models say of each other. */
export interface Lead {
  /** Above 0 where the one is ahead, below where the other is. */
  readonly ahead: number;
  /** Two-sided p-value; 1 where nothing tells. */
  readonly pValue: number;
}

/**
 * Tests which of two models is ahead on the samples that both have a score on;
 * on average, where there are several tasks.
 *
 * One task of binary scores is tested exactly (McNemar), all else by Student's
 * t, clustered where samples belong together. A gained and a lost pair join
 * each binary task without groups, as in `paired`, so that few flips are not
 * taken for certainty. How much the tasks of one source go together is not
 * known, so their errors are added up as if they were one.
 *
 * @param one The columns of the one, one a task.
 * @param other The columns of the other.
 * @param tasks The tasks, all of the same weight.
 * @returns The lead of the one.
 * @throws {RangeError} If columns of one task differ in length.
 *
 * @example Usage
 * ```ts
 * import { leadOf } from "@aftertune/aftertune/analyses/lead.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const tasks = [{ binary: true, better: "higher" }] as const;
 * const { ahead, pValue } = leadOf([[1, 1, 1, 1, 1]], [[0, 0, 0, 0, 0]], tasks);
 * assertEquals([ahead, pValue], [5, 0.0625]);
 * ```
 */
export function leadOf(
  one: readonly Scores[],
  other: readonly Scores[],
  tasks: readonly RankedTask[],
): Lead {
  const [task, ...rest] = tasks;
  if (task?.binary && !task.groups && rest.length === 0) {
    const { gained, lost } = flipsOf(one[0] as Scores, other[0] as Scores);
    return {
      ahead: sign(task) * (gained - lost),
      pValue: mcnemar(gained, lost),
    };
  }
  const parts: Part[] = [];
  for (const [index, task] of tasks.entries()) {
    const difference = differenceOn(
      task,
      one[index] as Scores,
      other[index] as Scores,
    );
    if (difference === null) return UNKNOWN;
    parts.push({ difference, source: task.source ?? `task ${index}`, task });
  }
  return averageLead(parts);
}

const UNKNOWN: Lead = { ahead: 0, pValue: 1 };

/** What is known of one task. */
interface Part {
  readonly task: RankedTask;
  readonly source: string;
  readonly difference: MeanError;
}

function averageLead(parts: readonly Part[]): Lead {
  let ahead = 0;
  for (const { task, difference } of parts) {
    ahead += sign(task) * difference.mean / parts.length;
  }
  let variance = 0;
  let spread = 0;
  for (const together of Map.groupBy(parts, ({ source }) => source).values()) {
    const errors = together.map(({ difference: { error } }) => error);
    const error = errors.reduce((sum, each) => sum + each) / parts.length;
    const freedom = Math.min(
      ...together.map(({ difference }) => difference.freedom),
    );
    variance += error ** 2;
    spread += error ** 4 / freedom;
  }
  if (variance === 0) return UNKNOWN;
  // Degrees of freedom of a sum of means (Welch and Satterthwaite).
  const tail = studentTail(
    Math.abs(ahead) / Math.sqrt(variance),
    variance ** 2 / spread,
  );
  return { ahead, pValue: Math.min(1, 2 * tail) };
}

/** The one's mean less the other's; `null` where its error is not known. */
function differenceOn(
  { binary, groups }: RankedTask,
  one: Scores,
  other: Scores,
): MeanError | null {
  if (binary && !groups) return joinedMean(flipsOf(one, other));
  const pairs = pairsOf(other, one);
  const differences = pairs.map(({ before, after }) => after - before);
  const clusters = pairs.map(({ index }) => {
    const group = groups?.[index] ?? null;
    return group === null ? `sample ${index}` : `group ${group}`;
  });
  if (differences.length === 0) return null;
  const level = 0.95;
  const mean = groups
    ? clusteredMean(differences, { clusters, level })
    : studentMean(differences, { level });
  // Where all pairs differ by the same, nothing tells how others would.
  return mean === null || mean.error === 0 && mean.mean !== 0 ? null : mean;
}

/** The mean with a gained and a lost pair more. */
function joinedMean({ gained, lost, n }: Flips): MeanError | null {
  if (n === 0) return null;
  const joined = n + 2;
  const mean = (gained - lost) / joined;
  const squares = gained + lost + 2 - joined * mean ** 2;
  const freedom = joined - 1;
  return { mean, error: Math.sqrt(squares / freedom / joined), freedom, n };
}

/** Counts without an array of pairs: a leaderboard compares many. */
function flipsOf(one: Scores, other: Scores): Flips {
  checkPaired(other, one);
  let [gained, lost, n] = [0, 0, 0];
  for (let index = 0; index < one.length; index++) {
    const [after, before] = [one[index], other[index]];
    if (typeof after !== "number" || typeof before !== "number") continue;
    n++;
    if (after > before) gained++;
    else if (after < before) lost++;
  }
  return { gained, lost, n };
}

function sign({ better }: RankedTask): 1 | -1 {
  return better === "higher" ? 1 : -1;
}
